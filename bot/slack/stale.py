"""Buttons on boards that have been replaced, and buttons of another release."""

from __future__ import annotations

from contextlib import suppress

from bot.slack.commands import board_link, show_again
from bot.slack.errors import SlackFailed
from bot.slack.opening import whisper
from bot.slack.press import Press

UNKNOWN = "This button is from another version of me. Type /journey status to get the board as it is now."
REPLACED = "This board has been replaced by a newer one."


async def is_stale(press: Press) -> bool:
    """Whether the button stands on a message that is not the live board. Home tabs and lists have no message."""
    if not press.message_ts or press.ephemeral or press.hint.generation is None:
        return False
    row = await press.desk.store.ledger.owed(press.caller.who.tenant, f"board:{press.hint.workshop}")
    live = row.progress.get("ts") if row else None
    return live is not None and live != press.message_ts


async def point_to_board(press: Press) -> None:
    """Say where the live board is, and take the old one away."""
    workshop = await press.desk.workshop(press.caller, press.hint.workshop)
    if workshop is None:
        await whisper(press.desk, press.caller, UNKNOWN)
        return
    await show_again(press.desk, workshop)
    link = await board_link(press.desk, workshop)
    await whisper(press.desk, press.caller, f"{REPLACED} The live one: {link}" if link else REPLACED)
    with suppress(SlackFailed):
        await press.desk.slack.call("chat.delete", channel=workshop.head.channel_id, ts=press.message_ts)
