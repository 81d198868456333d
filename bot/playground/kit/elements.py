"""Interactive elements and images, with the surfaces that take them (slack-contract 2.3)."""

import re
from collections.abc import Mapping

from bot.playground.kit import limits
from bot.playground.kit.objects import (
    CONFIRM,
    DISPATCH,
    FILTER,
    GROUP,
    IMAGE_FIELDS,
    initial_among_options,
    option,
    options,
    text,
)
from bot.playground.kit.shapes import (
    Check,
    Problems,
    Rule,
    anything,
    choice,
    flag,
    items,
    number,
    one_of,
    ordered,
    shape,
    string,
    typed,
    url,
)
from bot.playground.model import Surface

DATE = re.compile(r"^\d{4}-\d{2}-\d{2}$")
TIME = re.compile(r"^([01]\d|2[0-3]):[0-5]\d$")
NUMBER = re.compile(r"^-?\d+(\.\d+)?$")

ACTION_ID = string(limits.IDENTIFIER)
PLACEHOLDER = text(limits.PLACEHOLDER, plain=True)
PICKING: Mapping[str, Check] = {
    "action_id": ACTION_ID,
    "placeholder": PLACEHOLDER,
    "confirm": CONFIRM,
    "focus_on_load": flag,
}
TYPING: Mapping[str, Check] = {
    "action_id": ACTION_ID,
    "placeholder": PLACEHOLDER,
    "focus_on_load": flag,
    "dispatch_action_config": DISPATCH,
}
STRING_ID = string(limits.IDENTIFIER)


def matching(pattern: re.Pattern[str], words: str) -> Check:
    """A string of one form."""

    def check(value: object, pointer: str, problems: Problems) -> None:
        if not isinstance(value, str) or not pattern.match(value):
            problems.add(pointer, words)

    return check


def select(required: Mapping[str, Check], extra: Mapping[str, Check], *rules: Rule) -> Check:
    """A select menu with one choice."""
    return shape(required, {**PICKING, **extra}, *rules)


def multi(required: Mapping[str, Check], extra: Mapping[str, Check], *rules: Rule) -> Check:
    """A select menu with several choices."""
    return select(required, {**extra, "max_selected_items": number(1, limits.OPTIONS)}, *rules)


LISTED: Mapping[str, Check] = {
    "options": options(limits.OPTIONS),
    "option_groups": items(GROUP, limits.GROUPS),
}
QUERY: Mapping[str, Check] = {"min_query_length": number(0, limits.TEXT)}
CONVERSATION: Mapping[str, Check] = {"default_to_current_conversation": flag, "filter": FILTER}
ONE_OPTION = option(plain=True)
SOME_OPTIONS = options(limits.OPTIONS)
SOME_IDS = items(STRING_ID, limits.OPTIONS)

BUTTON = shape(
    {"text": text(limits.BUTTON_TEXT, plain=True)},
    {
        "action_id": ACTION_ID,
        "value": string(limits.BUTTON_VALUE),
        "url": url(limits.URL),
        "style": choice("primary", "danger"),
        "confirm": CONFIRM,
        "accessibility_label": string(limits.BUTTON_TEXT),
        "agent_prompt": string(limits.AGENT_PROMPT),
        "agent_prompt_display": anything,
        "visible_to_user_ids": items(STRING_ID, limits.OPTIONS),
    },
)
FEEDBACK = shape(
    {"text": text(limits.BUTTON_TEXT, plain=True), "value": string(limits.BUTTON_VALUE)},
    {"accessibility_label": string(limits.BUTTON_TEXT)},
)
IMAGE = shape(
    {"alt_text": string(limits.ALT_TEXT)},
    IMAGE_FIELDS,
    one_of("image_url", "slack_file"),
)

CHECKS: Mapping[str, Check] = {
    "button": BUTTON,
    "image": IMAGE,
    "workflow_button": shape(
        {"text": text(limits.BUTTON_TEXT, plain=True), "workflow": anything, "action_id": ACTION_ID},
        {"style": choice("primary", "danger"), "accessibility_label": string(limits.BUTTON_TEXT)},
    ),
    "icon_button": shape(
        {"icon": choice("trash"), "text": text(limits.BUTTON_TEXT, plain=True)},
        {
            "action_id": ACTION_ID,
            "value": string(limits.BUTTON_VALUE),
            "confirm": CONFIRM,
            "accessibility_label": string(limits.BUTTON_TEXT),
            "visible_to_user_ids": items(STRING_ID, limits.ICON_BUTTON_VIEWERS),
        },
    ),
    "feedback_buttons": shape({"positive_button": FEEDBACK, "negative_button": FEEDBACK}, {"action_id": ACTION_ID}),
    "overflow": shape(
        {"options": options(limits.OVERFLOW_OPTIONS, with_url=True)},
        {"action_id": ACTION_ID, "confirm": CONFIRM},
    ),
    "checkboxes": shape(
        {"options": options(limits.FEW_OPTIONS, plain=False)},
        {
            "action_id": ACTION_ID,
            "confirm": CONFIRM,
            "focus_on_load": flag,
            "initial_options": options(limits.FEW_OPTIONS, plain=False),
        },
        initial_among_options("initial_options"),
    ),
    "radio_buttons": shape(
        {"options": options(limits.FEW_OPTIONS, plain=False)},
        {
            "action_id": ACTION_ID,
            "confirm": CONFIRM,
            "focus_on_load": flag,
            "initial_option": option(plain=False),
        },
        initial_among_options("initial_option"),
    ),
    "static_select": select(
        {},
        {**LISTED, "initial_option": ONE_OPTION},
        one_of("options", "option_groups"),
        initial_among_options("initial_option"),
    ),
    "multi_static_select": multi(
        {},
        {**LISTED, "initial_options": SOME_OPTIONS},
        one_of("options", "option_groups"),
        initial_among_options("initial_options"),
    ),
    "external_select": select({}, {**QUERY, "initial_option": ONE_OPTION}),
    "multi_external_select": multi({}, {**QUERY, "initial_options": SOME_OPTIONS}),
    "users_select": select({}, {"initial_user": STRING_ID}),
    "multi_users_select": multi({}, {"initial_users": SOME_IDS}),
    "conversations_select": select(
        {}, {**CONVERSATION, "initial_conversation": STRING_ID, "response_url_enabled": flag}
    ),
    "multi_conversations_select": multi({}, {**CONVERSATION, "initial_conversations": SOME_IDS}),
    "channels_select": select({}, {"initial_channel": STRING_ID, "response_url_enabled": flag}),
    "multi_channels_select": multi({}, {"initial_channels": SOME_IDS}),
    "datepicker": select({}, {"initial_date": matching(DATE, "must be a date, YYYY-MM-DD")}),
    "timepicker": select({}, {"initial_time": matching(TIME, "must be a time, HH:mm"), "timezone": STRING_ID}),
    "datetimepicker": select({}, {"initial_date_time": number(1_000_000_000, 9_999_999_999)}),
    "plain_text_input": shape(
        {},
        {
            **TYPING,
            "initial_value": string(limits.INPUT_LENGTH, 0),
            "multiline": flag,
            "min_length": number(0, limits.INPUT_LENGTH),
            "max_length": number(1, limits.INPUT_LENGTH),
        },
        ordered("min_length", "max_length"),
    ),
    "number_input": shape(
        {"is_decimal_allowed": flag},
        {
            **TYPING,
            "initial_value": matching(NUMBER, "must be a number in a string"),
            "min_value": matching(NUMBER, "must be a number in a string"),
            "max_value": matching(NUMBER, "must be a number in a string"),
        },
        ordered("min_value", "max_value"),
    ),
    "email_text_input": shape({}, {**TYPING, "initial_value": string(limits.INPUT_LENGTH)}),
    "url_text_input": shape({}, {**TYPING, "initial_value": url(limits.URL)}),
    "rich_text_input": shape(
        {},
        {
            **TYPING,
            "initial_value": anything,
            "min_lines": number(1, limits.INPUT_LINES),
            "max_lines": number(1, limits.INPUT_LINES),
        },
        ordered("min_lines", "max_lines"),
    ),
    "file_input": shape(
        {},
        {
            "action_id": ACTION_ID,
            "filetypes": items(string(limits.IDENTIFIER), limits.OPTIONS),
            "max_files": number(1, limits.FILES),
        },
    ),
}

ONLY_ON: Mapping[str, tuple[Surface, ...]] = {
    "workflow_button": ("message",),
    "icon_button": ("message",),
    "feedback_buttons": ("message",),
    "datetimepicker": ("message", "modal"),
    "number_input": ("modal",),
    "email_text_input": ("modal",),
    "url_text_input": ("modal",),
    "rich_text_input": ("modal", "home"),
    "file_input": ("modal",),
}
"""Elements that not every surface takes; the element pages bind, not the input-block page."""

SELECTS = tuple(
    f"{many}{kind}_select"
    for many in ("", "multi_")
    for kind in ("static", "external", "users", "conversations", "channels")
)
PICKERS = ("checkboxes", "datepicker", "radio_buttons", "timepicker")
IN_SECTION = ("button", "image", "overflow", "workflow_button", *PICKERS, *SELECTS)
IN_ACTIONS = ("button", "overflow", "workflow_button", "datetimepicker", *PICKERS, *SELECTS)
IN_INPUT = (
    "plain_text_input",
    "number_input",
    "email_text_input",
    "url_text_input",
    "rich_text_input",
    "file_input",
    "datetimepicker",
    *PICKERS,
    *SELECTS,
)


def element(*allowed: str) -> Check:
    """One element of the allowed types, on a surface that takes it."""
    by_type = typed(CHECKS, *allowed)

    def check(value: object, pointer: str, problems: Problems) -> None:
        kind = value.get("type") if isinstance(value, dict) else None
        surfaces = ONLY_ON.get(str(kind))
        if surfaces is not None and problems.surface not in surfaces:
            problems.add(f"{pointer}/type", f"unsupported type: {kind}")
            return
        by_type(value, pointer, problems)

    return check
