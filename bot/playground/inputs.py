"""The state of inputs: what they start with, what an unfilled one sends, and what Slack's client insists on."""

import re
from collections.abc import Iterator, Mapping

from bot.playground.kit.limits import length
from bot.playground.kit.walk import blocks_within, elements_of
from bot.playground.refusals import Json

STATE: Mapping[str, tuple[str, str]] = {
    "plain_text_input": ("value", "initial_value"),
    "number_input": ("value", "initial_value"),
    "email_text_input": ("value", "initial_value"),
    "url_text_input": ("value", "initial_value"),
    "rich_text_input": ("rich_text_value", "initial_value"),
    "static_select": ("selected_option", "initial_option"),
    "external_select": ("selected_option", "initial_option"),
    "radio_buttons": ("selected_option", "initial_option"),
    "users_select": ("selected_user", "initial_user"),
    "conversations_select": ("selected_conversation", "initial_conversation"),
    "channels_select": ("selected_channel", "initial_channel"),
    "datepicker": ("selected_date", "initial_date"),
    "timepicker": ("selected_time", "initial_time"),
    "datetimepicker": ("selected_date_time", "initial_date_time"),
    "checkboxes": ("selected_options", "initial_options"),
    "multi_static_select": ("selected_options", "initial_options"),
    "multi_external_select": ("selected_options", "initial_options"),
    "multi_users_select": ("selected_users", "initial_users"),
    "multi_conversations_select": ("selected_conversations", "initial_conversations"),
    "multi_channels_select": ("selected_channels", "initial_channels"),
    "file_input": ("files", "initial_files"),
}
"""For every stateful element: the key of its state, and the field it starts from."""

MANY = ("selected_options", "selected_users", "selected_conversations", "selected_channels", "files")
REQUIRED = "Please complete this required field."
EMAIL = re.compile(r"^[^@\s]+@[^@\s]+\.[^@\s]+$")


def state_key(kind: str) -> str:
    """Where an element of this type keeps its value."""
    return STATE[kind][0]


def initial_state(element: Json) -> Json:
    """What the element holds before anybody touched it; unfilled ones are null or an empty list."""
    key, initial = STATE[element["type"]]
    return {"type": element["type"], key: element.get(initial, [] if key in MANY else None)}


def is_empty(state: Json) -> bool:
    """Whether nothing has been filled in."""
    return all(not value and value != 0 for name, value in state.items() if name != "type")


def stateful(blocks: list[Json]) -> Iterator[tuple[Json, Json]]:
    """Every (block, element) pair that has a state."""
    for block in blocks_within(blocks):
        if block["type"] in ("container", "carousel"):
            continue
        for element, _ in elements_of(block):
            if element["type"] in STATE:
                yield block, element


def complete_values(blocks: list[Json], given: Json) -> Json:
    """Slack's `state.values`: everything stateful on the surface, and nothing that is not on it."""
    values: Json = {}
    for block, element in stateful(blocks):
        key, _ = STATE[element["type"]]
        sent = given.get(block["block_id"], {}).get(element["action_id"]) or {}
        value = sent.get(key)
        if value in (None, "") or value == []:
            value = [] if key in MANY else None
        state = {"type": element["type"], key: value}
        values.setdefault(block["block_id"], {})[element["action_id"]] = state
    return values


def check_values(blocks: list[Json], values: Json) -> dict[str, str]:
    """What Slack's client says before it sends anything: block id to sentence."""
    errors: dict[str, str] = {}
    for block, element in stateful(blocks):
        if block["type"] != "input":
            continue
        state = values[block["block_id"]][element["action_id"]]
        sentence = _objection(block, element, state)
        if sentence is not None:
            errors[block["block_id"]] = sentence
    return errors


def _objection(block: Json, element: Json, state: Json) -> str | None:
    if is_empty(state):
        return None if block.get("optional") else REQUIRED
    value = state[state_key(element["type"])]
    if isinstance(value, list):
        most = element.get("max_selected_items") or element.get("max_files")
        return f"Please select at most {most} items." if most and len(value) > most else None
    if element["type"] == "plain_text_input":
        return _text_objection(element, str(value))
    if element["type"] == "number_input":
        return _number_objection(element, str(value))
    if element["type"] == "email_text_input" and not EMAIL.match(str(value)):
        return "Please enter a valid email address."
    if element["type"] == "url_text_input" and not re.match(r"^https?://\S+\.\S+|^https?://localhost", str(value)):
        return "Please enter a valid URL, for example https://example.com"
    return None


def _text_objection(element: Json, value: str) -> str | None:
    least, most = element.get("min_length", 0), element.get("max_length", 3000)
    if length(value) < least:
        return f"Please enter at least {least} characters."
    if length(value) > most:
        return f"Please enter at most {most} characters."
    return None


def _number_objection(element: Json, value: str) -> str | None:
    try:
        number = float(value)
    except ValueError:
        return "Please enter a number."
    if not element["is_decimal_allowed"] and not number.is_integer():
        return "Please enter a whole number."
    if element.get("min_value") is not None and number < float(element["min_value"]):
        return f"Please enter a number of at least {element['min_value']}."
    if element.get("max_value") is not None and number > float(element["max_value"]):
        return f"Please enter a number of at most {element['max_value']}."
    return None
