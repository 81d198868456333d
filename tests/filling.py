"""Filling a form by hand: what a person types or picks becomes the state of the input."""

from collections.abc import Awaitable, Callable
from datetime import date, datetime, time

from bot.playground.inputs import MANY, STATE, state_key
from bot.playground.refusals import Json
from bot.playground.workspace import Workspace
from tests.finding import Thing, option_called, options_of
from tests.reading import text_of

Fetch = Callable[[Thing, str], Awaitable[list[Json]]]
TYPED = ("plain_text_input", "number_input", "email_text_input", "url_text_input")


async def state_for(workspace: Workspace, thing: Thing, wanted: object, fetch: Fetch) -> Json:
    """The element's state after the person put `wanted` in: a text, a label, a list of labels, or None."""
    kind = thing.element["type"]
    key = state_key(kind)
    if wanted is None:
        return {"type": kind, key: [] if key in MANY else None}
    if key in MANY:
        picked = _listed(thing, wanted)
        return {"type": kind, key: [await _one(workspace, thing, item, fetch) for item in picked]}
    return {"type": kind, key: await _one(workspace, thing, wanted, fetch)}


def _listed(thing: Thing, wanted: object) -> list[object]:
    if isinstance(wanted, bool) and thing.element["type"] == "checkboxes":
        boxes = thing.element["options"]
        assert len(boxes) == 1, "say which boxes to tick"
        return [boxes[0]["text"]["text"]] if wanted else []
    assert isinstance(wanted, list | tuple), f"“{thing.label}” takes a list"
    return list(wanted)


async def _one(workspace: Workspace, thing: Thing, wanted: object, fetch: Fetch) -> object:
    kind = thing.element["type"]
    if kind in TYPED:
        return str(wanted)
    if kind == "rich_text_input":
        section = {"type": "rich_text_section", "elements": [{"type": "text", "text": str(wanted)}]}
        return {"type": "rich_text", "elements": [section]}
    if kind.endswith("external_select"):
        return _found_or_new(workspace, await fetch(thing, str(wanted)), str(wanted))
    if kind.endswith(("static_select",)) or kind in ("radio_buttons", "checkboxes"):
        return option_called(workspace, options_of(thing.element), str(wanted))
    if kind.endswith("users_select"):
        return user_called(workspace, str(wanted))
    if kind.endswith(("conversations_select", "channels_select")):
        return channel_called(workspace, str(wanted))
    return _moment(kind, wanted)


def _found_or_new(workspace: Workspace, offered: list[Json], typed: str) -> Json:
    """What was typed, picked from what is offered; where it is new, the offer to add it."""
    labels = [text_of(workspace, option["text"]) for option in offered]
    new = f"Add “{typed}”"
    return option_called(workspace, offered, new if new in labels else typed)


def _moment(kind: str, wanted: object) -> object:
    if isinstance(wanted, datetime) and kind == "datetimepicker":
        return int(wanted.timestamp())
    if isinstance(wanted, time):
        return wanted.strftime("%H:%M")
    if isinstance(wanted, date):
        return wanted.isoformat()
    assert kind in STATE, f"cannot fill a {kind}"
    return wanted


def user_called(workspace: Workspace, name: str) -> str:
    """A person's id by first or full name; the app's by its own."""
    for person in workspace.people.values():
        if name.lstrip("@").casefold() in (person.name.casefold(), person.real_name.casefold()):
            return person.id
    if name.lstrip("@").casefold() == workspace.app.name.casefold():
        return workspace.app.user_id
    raise AssertionError(f"nobody is called “{name}”; there are {[p.name for p in workspace.people.values()]}")


def channel_called(workspace: Workspace, name: str) -> str:
    """A channel's id by its name, with or without #."""
    for channel in workspace.channels.values():
        if channel.kind != "im" and channel.name == name.lstrip("#"):
            return channel.id
    listed = [f"#{channel.name}" for channel in workspace.channels.values()]
    raise AssertionError(f"no channel “{name}”; there are {listed}")
