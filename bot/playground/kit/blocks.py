"""Every block type: its fields, its limits and the surfaces that take it (slack-contract 2.2)."""

from collections.abc import Mapping

from bot.playground.kit import limits
from bot.playground.kit.elements import IN_ACTIONS, IN_INPUT, IN_SECTION, element
from bot.playground.kit.objects import IMAGE_FIELDS, text
from bot.playground.kit.rich_text import RICH_TEXT
from bot.playground.kit.shapes import (
    Check,
    Problems,
    any_of,
    anything,
    choice,
    flag,
    items,
    number,
    one_of,
    shape,
    string,
    typed,
    url,
)
from bot.playground.kit.tables import DATA_TABLE, DATA_VISUALIZATION, TABLE
from bot.playground.model import Surface
from bot.playground.refusals import Json

BLOCK_ID: Mapping[str, Check] = {"block_id": string(limits.IDENTIFIER)}


def _no_dispatch_for_files(value: Json, pointer: str, problems: Problems) -> None:
    inner = value.get("element")
    if isinstance(inner, dict) and inner.get("type") == "file_input" and value.get("dispatch_action"):
        problems.add(f"{pointer}/dispatch_action", "file_input cannot dispatch actions")


def _context_part(value: object, pointer: str, problems: Problems) -> None:
    if isinstance(value, dict) and value.get("type") == "image":
        element("image")(value, pointer, problems)
    else:
        text(limits.TEXT)(value, pointer, problems)


def _no_pending_alone(value: Json, pointer: str, problems: Problems) -> None:
    if value.get("status") == "pending":
        problems.add(f"{pointer}/status", "must be a valid enum value: pending")


def _no_divider_when_collapsible(value: Json, pointer: str, problems: Problems) -> None:
    if value.get("has_header_divider") and value.get("is_collapsible"):
        problems.add(pointer, "has_header_divider cannot be used with is_collapsible")


def _child_block(value: object, pointer: str, problems: Problems) -> None:
    CHILD_BLOCK(value, pointer, problems)


TASK_REQUIRED: Mapping[str, Check] = {
    "task_id": string(limits.IDENTIFIER),
    "title": string(limits.TEXT),
}
TASK_OPTIONAL: Mapping[str, Check] = {
    **BLOCK_ID,
    "status": choice("pending", "in_progress", "complete", "error"),
    "details": RICH_TEXT,
    "output": RICH_TEXT,
    "sources": anything,
}
CARD = shape(
    {},
    {
        **BLOCK_ID,
        "title": text(limits.CARD_LINE),
        "subtitle": text(limits.CARD_LINE),
        "body": text(limits.CARD_TEXT),
        "subtext": text(limits.CARD_TEXT),
        "hero_image": element("image"),
        "icon": element("image"),
        "slack_icon": anything,
        "actions": items(element("button"), limits.CARD_ACTIONS),
    },
    any_of("hero_image", "title", "actions", "body"),
)

CHECKS: Mapping[str, Check] = {
    "section": shape(
        {},
        {
            **BLOCK_ID,
            "text": text(limits.TEXT),
            "fields": items(text(limits.FIELD_TEXT), limits.FIELDS),
            "accessory": element(*IN_SECTION),
            "expand": flag,
        },
        any_of("text", "fields"),
    ),
    "actions": shape({"elements": items(element(*IN_ACTIONS), limits.ACTIONS)}, BLOCK_ID),
    "context": shape({"elements": items(_context_part, limits.CONTEXT_ELEMENTS)}, BLOCK_ID),
    "divider": shape({}, BLOCK_ID),
    "header": shape({"text": text(limits.HEADER, plain=True)}, {**BLOCK_ID, "level": number(1, 4)}),
    "image": shape(
        {"alt_text": string(limits.ALT_TEXT)},
        {**BLOCK_ID, **IMAGE_FIELDS, "title": text(limits.IMAGE_TITLE, plain=True)},
        one_of("image_url", "slack_file"),
    ),
    "input": shape(
        {"label": text(limits.LABEL, plain=True), "element": element(*IN_INPUT)},
        {
            **BLOCK_ID,
            "hint": text(limits.LABEL, plain=True),
            "optional": flag,
            "dispatch_action": flag,
        },
        _no_dispatch_for_files,
    ),
    "rich_text": RICH_TEXT,
    "video": shape(
        {
            "title": text(limits.VIDEO_TITLE, plain=True),
            "alt_text": string(limits.ALT_TEXT),
            "video_url": url(limits.URL),
            "thumbnail_url": url(limits.URL),
        },
        {
            **BLOCK_ID,
            "title_url": url(limits.URL),
            "author_name": string(limits.VIDEO_AUTHOR),
            "description": text(limits.VIDEO_DESCRIPTION, plain=True),
            "provider_name": string(limits.IDENTIFIER),
            "provider_icon_url": url(limits.URL),
        },
    ),
    "markdown": shape({"text": string(limits.MARKDOWN_TOTAL)}, BLOCK_ID),
    "table": TABLE,
    "data_table": DATA_TABLE,
    "data_visualization": DATA_VISUALIZATION,
    "card": CARD,
    "carousel": shape({"elements": items(typed({"card": CARD}), limits.CARDS)}, BLOCK_ID),
    "container": shape(
        {"child_blocks": items(_child_block, limits.CONTAINER_BLOCKS)},
        {
            **BLOCK_ID,
            "title": text(limits.CONTAINER_TITLE),
            "rich_text_title": anything,
            "subtitle": text(limits.CONTAINER_TITLE),
            "icon": anything,
            "width": choice("narrow", "standard", "wide", "full"),
            "is_collapsible": flag,
            "default_collapsed": flag,
            "has_header_divider": flag,
        },
        any_of("title", "rich_text_title"),
        _no_divider_when_collapsible,
    ),
    "alert": shape(
        {"text": text(limits.ALERT)},
        {**BLOCK_ID, "level": choice("default", "info", "warning", "error", "success")},
    ),
    "context_actions": shape(
        {"elements": items(element("feedback_buttons", "icon_button"), limits.CONTEXT_ACTIONS)}, BLOCK_ID
    ),
    "plan": shape(
        {
            "title": string(limits.TEXT),
            "tasks": items(shape(TASK_REQUIRED, TASK_OPTIONAL), limits.PLAN_TASKS),
        },
        BLOCK_ID,
    ),
    "task_card": shape(TASK_REQUIRED, TASK_OPTIONAL, _no_pending_alone),
}

CHILD_BLOCK = typed(
    CHECKS, "actions", "context", "divider", "header", "image", "input", "rich_text", "section", "table", "video"
)

EVERYWHERE: tuple[Surface, ...] = ("message", "modal", "home")
SURFACES: Mapping[str, tuple[Surface, ...]] = {
    **dict.fromkeys(CHECKS, EVERYWHERE),
    **dict.fromkeys(("markdown", "context_actions", "plan", "task_card"), ("message",)),
    **dict.fromkeys(("table", "data_table", "data_visualization", "carousel", "container"), ("message", "home")),
    "alert": ("modal",),
}
"""Which surfaces take which block."""


def check_blocks(blocks: object, pointer: str, problems: Problems, most: int) -> None:
    """An array of blocks for the surface of `problems`."""

    def check_one(value: object, place: str, found: Problems) -> None:
        kind = value.get("type") if isinstance(value, dict) else None
        if isinstance(kind, str) and found.surface not in SURFACES.get(kind, EVERYWHERE):
            found.add(f"{place}/type", f"unsupported type: {kind}")
            return
        typed(CHECKS)(value, place, found)

    items(check_one, most)(blocks, pointer, problems)
