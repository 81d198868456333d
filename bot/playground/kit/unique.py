"""Ids that must differ: block ids on a surface, action ids within a block."""

from collections.abc import Sequence

from bot.playground.kit.shapes import Problems
from bot.playground.kit.walk import elements_of
from bot.playground.refusals import Json


def check_ids(blocks: Sequence[object], pointer: str, problems: Problems) -> None:
    """No block id twice on the surface, no action id twice in a block, at most one focus."""
    seen: set[str] = set()
    focused = 0
    for index, block in enumerate(blocks):
        if not isinstance(block, dict):
            continue
        block_id = block.get("block_id")
        if isinstance(block_id, str) and block_id in seen:
            problems.add(f"{pointer}/{index}/block_id", f"block_id {block_id} already exists")
        seen.add(str(block_id))
        focused += _check_actions(block, f"{pointer}/{index}", problems)
    if focused > 1:
        problems.add(pointer, "only one element can have focus_on_load")


def _check_actions(block: Json, pointer: str, problems: Problems) -> int:
    seen: set[str] = set()
    focused = 0
    for element, place in elements_of(block, pointer):
        action_id = element.get("action_id")
        if isinstance(action_id, str) and action_id in seen:
            problems.add(f"{place}/action_id", f"action_id {action_id} already exists")
        seen.add(str(action_id))
        focused += element.get("focus_on_load") is True
    return focused
