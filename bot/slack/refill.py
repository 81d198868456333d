"""A choice that refills its form at once, and what the type-ahead fields of a form offer.

Both rebuild the open form from its hint and what has been typed so far; nothing is kept between the two.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from bot.flows import setup
from bot.flows.decision import Refused
from bot.flows.fields import Form, Option, Values
from bot.flows.journey import journey_of
from bot.flows.phases.personas import picked
from bot.flows.picturing import stages_field
from bot.flows.saving import add_form, edit_form
from bot.slack.desk import Desk
from bot.slack.forms import form_view, read_values
from bot.slack.ids import Caller, Hint, read_hint
from bot.slack.in_list import update_view
from bot.slack.opening import find_task, offered
from bot.slack.press import Press
from storage.records import Workshop

ORIGIN = "origin_id"


async def refill(press: Press) -> None:
    """The same modal with the form that follows from the choice; typed text moves along as initial values."""
    hint, values = read_hint(press.view.get("private_metadata")), read_values(press.view)
    callback = str(press.view.get("callback_id", ""))
    form = await form_of(press.desk, press.caller, callback, hint, values)
    if form is None or isinstance(form, Refused):
        return
    fresh = hint.but(nonce=press.desk.new_id()[:8])
    labels = await labels_of(press.desk, press.caller, form)
    view = form_view(
        await offered(press.desk, press.caller, form, hint.workshop), fresh, callback=callback, labels=labels
    )
    await update_view(press.desk, str(press.view["id"]), view)


async def form_of(desk: Desk, caller: Caller, callback: str, hint: Hint, values: Values) -> Form | Refused | None:
    """The form that stands in a modal, filled with ``values``; None for modals that hold none."""
    if callback == "setup":
        return _setup(desk, caller, hint, values)
    workshop = await desk.workshop(caller, hint.workshop)
    if workshop is None:
        return None
    match callback:
        case "add":
            return await _add(desk, caller, workshop, hint, values)
        case "edit":
            form = edit_form(workshop, hint.verb, hint.item, caller.who)
            return form if isinstance(form, Refused) else replace(form, values={**form.values, **values})
        case "task":
            task = find_task(hint.subject)
            return task.start(workshop, caller.who, values) if task else None
        case "map":
            return Form(title="", submit="", fields=(stages_field(journey_of(workshop)),))
    return None


def _setup(desk: Desk, caller: Caller, hint: Hint, values: Values) -> Form:
    """An example fills what is still empty or came from another example; what somebody typed stays."""
    chosen = str(values.get("start_from") or setup.BLANK)
    known = {str(value) for option in desk.examples.options for value in desk.examples.values(option.key).values()}
    filled = {key: value for key, value in desk.examples.values(chosen).items() if _is_free(values.get(key), known)}
    given = {**values, **filled}
    return setup.setup_form(caller.who, examples=desk.examples.options, place=not hint.channel, values=given)


def _is_free(value: object, known: set[str]) -> bool:
    return not value or value in known


async def _add(desk: Desk, caller: Caller, workshop: Workshop, hint: Hint, values: Values) -> Form | Refused:
    origin = values.get(ORIGIN)
    if isinstance(origin, str) and origin:
        persona = await desk.store.persona(caller.who.tenant, origin, seen_by=caller.who.user_id)
        if persona is not None:
            return picked(persona)
    return add_form(workshop, hint.subject, caller.who, keep=values)


async def labels_of(desk: Desk, caller: Caller, form: Form) -> Mapping[str, str]:
    """What chosen keys of look-ups are called, where the key is no name itself."""
    origin = form.values.get(ORIGIN)
    if not isinstance(origin, str) or not origin:
        return {}
    persona = await desk.store.persona(caller.who.tenant, origin, seen_by=caller.who.user_id)
    return {origin: persona.name} if persona else {}


def matching(options: tuple[Option, ...], typed: str) -> tuple[Option, ...]:
    """The options whose label or note contains what was typed, whatever the case; at most Slack's hundred."""
    wanted = typed.casefold().strip()
    found = (each for each in options if wanted in f"{each.label} {each.note}".casefold())
    return tuple(each for each, _ in zip(found, range(100), strict=False))
