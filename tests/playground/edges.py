"""Payloads at the edge of what Slack takes, for the sweeps."""

from typing import Any

from bot.playground.kit.message import check_message_blocks
from bot.playground.kit.view import check_view
from bot.playground.refusals import Json, SlackRefusal
from tests.playground.lab import asks, modal, option, words

TEXT_INPUT: Json = {"type": "plain_text_input"}
CONFIRM: Json = {"title": words(), "text": words(), "confirm": words(), "deny": words()}
PICTURE: Json = {"type": "image", "image_url": "https://example.com/a.png", "alt_text": "a"}
URL = "https://example.com/"


def pictured(**reference: Any) -> Json:  # noqa: ANN401
    """An image block of an uploaded file."""
    return {"type": "image", "alt_text": "a", "slack_file": reference}


def options(count: int) -> list[Json]:
    """So many options."""
    return [option(str(number)) for number in range(count)]


def select(**more: Any) -> Json:  # noqa: ANN401
    """A select of two options, or as told."""
    return {"type": "static_select", "action_id": "s", "options": options(2), **more}


def rich(text: str = "x") -> Json:
    """A rich_text block of one line."""
    part = {"type": "rich_text_section", "elements": [{"type": "text", "text": text}]}
    return {"type": "rich_text", "elements": [part]}


def table(rows: int, columns: int, text: str = "x") -> Json:
    """A table of raw text."""
    cells = [[{"type": "raw_text", "text": text}] * columns] * rows
    return {"type": "table", "rows": cells}


def data_table(rows: int, columns: int, text: str = "x", **more: Any) -> Json:  # noqa: ANN401
    """The same as a data table."""
    return {**table(rows, columns, text), "type": "data_table", "caption": "Numbers", **more}


def line_chart(series: int = 1, points: int = 2, name: str = "", title: str = "Chart") -> Json:
    """A chart with every point in place."""
    data = [{"label": str(number), "value": number} for number in range(points)]
    lines = [{"name": f"{name}{number}", "data": data} for number in range(series)]
    axis = {"categories": [str(number) for number in range(points)]}
    chart = {"type": "line", "series": lines, "axis_config": axis}
    return {"type": "data_visualization", "title": title, "chart": chart}


def pie(parts: int = 2, value: object = 1, label: str = "") -> Json:
    """A pie of equal parts."""
    segments = [{"label": f"{label}{number}", "value": value} for number in range(parts)]
    return {"type": "data_visualization", "title": "Pie", "chart": {"type": "pie", "segments": segments}}


def messaged(block: Json) -> tuple[str, Json]:
    """The block in a message."""
    return "message", {"blocks": [block]}


def in_form(element: Json) -> tuple[str, Json]:
    """The element in a form."""
    return "modal", modal(asks("Name", element))


def indented(indent: int) -> Json:
    """A list that far in."""
    item = {"type": "rich_text_section", "elements": [{"type": "text", "text": "x"}]}
    part = {"type": "rich_text_list", "style": "bullet", "indent": indent, "elements": [item]}
    return {"type": "rich_text", "elements": [part]}


def tasks(count: int) -> list[Json]:
    """So many tasks of a plan."""
    return [{"task_id": str(number), "title": "Task", "status": "pending"} for number in range(count)]


def grouped(count: int, label: str) -> Json:
    """So many groups of one option."""
    return {"type": "static_select", "option_groups": [{"label": words(label), "options": options(1)}] * count}


def check(surface: str, payload: Json) -> SlackRefusal | None:
    """What Slack answers to this payload."""
    try:
        check_message_blocks(payload["blocks"]) if surface == "message" else check_view(payload, surface)
    except SlackRefusal as refusal:
        return refusal
    return None
