"""Blocks in a message: invalid_blocks, or msg_blocks_too_long for too much text altogether."""

from bot.playground.kit import limits
from bot.playground.kit.blocks import check_blocks
from bot.playground.kit.shapes import Problems
from bot.playground.kit.unique import check_ids
from bot.playground.kit.walk import text_length
from bot.playground.refusals import Json, SlackRefusal


def check_message_blocks(blocks: list[Json]) -> None:
    """Raise what Slack answers when it does not take these blocks in a message."""
    if not blocks:
        return
    problems = Problems("message")
    check_blocks(blocks, "/blocks", problems, limits.BLOCKS_IN_MESSAGE)
    if not problems.lines:
        check_ids(blocks, "/blocks", problems)
        _check_counts(blocks, problems)
    if problems.lines:
        raise SlackRefusal("invalid_blocks", problems.lines)
    counted = [block for block in blocks if block["type"] not in ("table", "data_table")]
    if text_length(counted) > limits.MESSAGE_TEXT_TOTAL:
        raise SlackRefusal("msg_blocks_too_long")


def _check_counts(blocks: list[Json], problems: Problems) -> None:
    known = [block for block in blocks if isinstance(block, dict)]
    for kind, most in (("table", limits.TABLES_IN_MESSAGE), ("data_visualization", limits.CHARTS_IN_MESSAGE)):
        if sum(block.get("type") == kind for block in known) > most:
            problems.add("/blocks", f"only {most} {kind} block{'s' * (most > 1)} allowed")
    for kind, most in (
        ("markdown", limits.MARKDOWN_TOTAL),
        ("table", limits.TABLE_TEXT_TOTAL),
        ("data_table", limits.DATA_TABLE_TEXT_TOTAL),
    ):
        if text_length([block for block in known if block.get("type") == kind]) > most:
            problems.add("/blocks", f"{kind} text must be less than {most + 1} characters altogether")
