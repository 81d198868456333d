"""Slack gives ids to blocks and elements that came without."""

from copy import deepcopy

from bot.playground.kit.walk import blocks_within, elements_of
from bot.playground.refusals import Json
from bot.playground.workspace import Workspace


def with_ids(workspace: Workspace, blocks: list[Json]) -> list[Json]:
    """A copy of the blocks in which everything has its id."""
    filled = deepcopy(blocks)
    for block in blocks_within(filled):
        block.setdefault("block_id", workspace.new_id("b"))
        for element, _ in elements_of(block):
            element.setdefault("action_id", workspace.new_id("a"))
    return filled
