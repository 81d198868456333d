"""Composition objects: text, options, confirm dialogs, pictures (slack-contract 2.4)."""

import re
from collections.abc import Mapping

from bot.playground.kit import limits
from bot.playground.kit.shapes import (
    Check,
    Problems,
    Rule,
    anything,
    choice,
    flag,
    items,
    one_of,
    shape,
    string,
    typed,
    url,
)
from bot.playground.refusals import Json

FILE_ID = re.compile(r"^F[A-Z0-9]{8,}$")


def text(most: int, *, plain: bool = False) -> Check:
    """A text object of 1 to `most` characters; `plain` leaves only plain_text."""
    table: Mapping[str, Check] = {
        "plain_text": shape({"text": string(most)}, {"emoji": flag}),
        "mrkdwn": shape({"text": string(most)}, {"verbatim": flag}),
    }
    return typed(table, "plain_text") if plain else typed(table)


CONFIRM = shape(
    {
        "title": text(limits.CONFIRM_TITLE, plain=True),
        "text": text(limits.CONFIRM_TEXT),
        "confirm": text(limits.CONFIRM_BUTTON, plain=True),
        "deny": text(limits.CONFIRM_BUTTON, plain=True),
    },
    {"style": choice("primary", "danger")},
)


def option(*, plain: bool, with_url: bool = False) -> Check:
    """One option; checkboxes and radio buttons take mrkdwn, only overflow menus take a url."""
    optional: dict[str, Check] = {"description": text(limits.OPTION_TEXT, plain=plain)}
    if with_url:
        optional["url"] = url(limits.URL)
    required = {"text": text(limits.OPTION_TEXT, plain=plain), "value": string(limits.OPTION_VALUE)}
    return shape(required, optional)


def options(most: int, *, plain: bool = True, with_url: bool = False) -> Check:
    """A list of options."""
    return items(option(plain=plain, with_url=with_url), most)


GROUP = shape(
    {"label": text(limits.OPTION_TEXT, plain=True), "options": options(limits.OPTIONS)},
    {},
)


def all_options(element: Json) -> list[Json]:
    """The options of a select, radio group, checkbox group or menu, those in groups among them."""
    listed = list(element.get("options") or [])
    for group in element.get("option_groups") or []:
        if isinstance(group, dict):
            listed += group.get("options") or []
    return [item for item in listed if isinstance(item, dict)]


def _essence(item: object) -> tuple[object, object, object]:
    if not isinstance(item, dict):
        return (None, None, None)
    words = item.get("text")
    label = words.get("text") if isinstance(words, dict) else None
    return (item.get("value"), label, str(item.get("description") or ""))


def initial_among_options(name: str) -> Rule:
    """What is chosen at first must be one of the options, label, value and description alike."""

    def rule(value: Json, pointer: str, problems: Problems) -> None:
        chosen = value.get(name)
        if chosen is None:
            return
        known = {_essence(item) for item in all_options(value)}
        if isinstance(chosen, list) and not chosen:
            problems.add(f"{pointer}/{name}", "no fewer than 1 items allowed")
        for index, item in enumerate(chosen if isinstance(chosen, list) else [chosen]):
            if _essence(item) not in known:
                place = f"{pointer}/{name}/{index}" if isinstance(chosen, list) else f"{pointer}/{name}"
                problems.add(place, f"{name} must match exactly one of the provided options")

    return rule


def _file_id(value: object, pointer: str, problems: Problems) -> None:
    if not isinstance(value, str) or not FILE_ID.match(value):
        problems.add(pointer, "must match pattern ^F[A-Z0-9]{8,}$")


SLACK_FILE = shape({}, {"id": _file_id, "url": url(limits.URL)}, one_of("id", "url"))

IMAGE_FIELDS: Mapping[str, Check] = {
    "image_url": url(limits.URL),
    "slack_file": SLACK_FILE,
    "image_width": anything,
    "image_height": anything,
    "image_bytes": anything,
}

FILTER = shape(
    {},
    {
        "include": items(choice("im", "mpim", "private", "public"), 4),
        "exclude_external_shared_channels": flag,
        "exclude_bot_users": flag,
    },
)

DISPATCH = shape(
    {},
    {"trigger_actions_on": items(choice("on_enter_pressed", "on_character_entered"), 2)},
)
