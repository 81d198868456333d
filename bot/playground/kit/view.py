"""A view as a whole: modal or Home tab (slack-contract 2.1 and 3)."""

import json
from collections.abc import Mapping

from bot.playground.kit import limits
from bot.playground.kit.blocks import check_blocks
from bot.playground.kit.objects import text
from bot.playground.kit.shapes import Check, Problems, anything, choice, flag, shape, string
from bot.playground.kit.unique import check_ids
from bot.playground.kit.walk import blocks_within
from bot.playground.refusals import Json, SlackRefusal

COMMON: Mapping[str, Check] = {
    "private_metadata": string(limits.PRIVATE_METADATA, 0),
    "callback_id": string(limits.IDENTIFIER, 0),
    "external_id": string(limits.IDENTIFIER, 0),
}
NAME = text(limits.VIEW_TITLE, plain=True)


def _check_submit(view: Json, kind: str, problems: Problems) -> None:
    asks = any(block["type"] == "input" for block in blocks_within(view["blocks"]))
    if kind == "modal" and asks and view.get("submit") is None:
        problems.add("/view", "missing required field: submit")


SHAPES: Mapping[str, Check] = {
    "modal": shape(
        {"type": choice("modal"), "title": NAME, "blocks": anything},
        {**COMMON, "submit": NAME, "close": NAME, "clear_on_close": flag, "notify_on_close": flag},
    ),
    "home": shape({"type": choice("home"), "blocks": anything}, COMMON),
}


def check_view(view: Json, kind: str) -> None:
    """Raise view_too_large or invalid_arguments when Slack would not take the view as a `kind`."""
    if len(json.dumps(view, ensure_ascii=False).encode("utf-8", "surrogatepass")) > limits.VIEW_BYTES:
        raise SlackRefusal("view_too_large")
    problems = Problems("home" if kind == "home" else "modal")
    SHAPES[kind](view, "/view", problems)
    check_blocks(view.get("blocks"), "/view/blocks", problems, limits.BLOCKS_IN_VIEW)
    if not problems.lines:
        check_ids(view["blocks"], "/view/blocks", problems)
        _check_submit(view, kind, problems)
    if problems.lines:
        raise SlackRefusal("invalid_arguments", problems.lines)
