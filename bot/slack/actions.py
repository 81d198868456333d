"""Every button and menu there is, in one table. A press is acked first, then acted on, and answered privately."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from slack_bolt.context.ack.async_ack import AsyncAck
from slack_bolt.context.async_context import AsyncBoltContext

from bot.slack import in_list, on_board, previews, refill, stale
from bot.slack.desk import Desk
from bot.slack.failing import spoken
from bot.slack.opening import whisper
from bot.slack.press import Press, read_press

ACTS: Mapping[str, Callable[[Press], Awaitable[None]]] = {
    "add": on_board.press_add,
    "all": on_board.press_all,
    "map": on_board.press_map,
    "picture": previews.press_picture,
    "manage": on_board.press_manage,
    "next": on_board.press_next,
    "back": on_board.press_back,
    "start": on_board.press_start,
    "export": on_board.press_export,
    "agree": on_board.press_agree,
    "dismiss": on_board.press_dismiss,
    "link": on_board.press_nothing,
    "page_earlier": in_list.press_page,
    "page_later": in_list.press_page,
    "line": in_list.press_line,
    "remove": in_list.press_remove,
    "undo": in_list.press_undo,
}
FORMS = frozenset({"setup", "add", "edit", "task"})
ON_BOARD = frozenset({"add", "all", "map", "next", "back", "manage"})


async def answer_press(desk: Desk, ack: AsyncAck, body: Mapping[str, Any], context: AsyncBoltContext) -> None:
    """The listener. A choice inside a form is not a press of ours to know: it refills the form."""
    press = read_press(desk, body, context)
    await ack()
    desk.errands.run(_acted(press))


async def _acted(press: Press) -> None:
    act = ACTS.get(press.action)
    try:
        if press.view.get("callback_id") in FORMS:
            await refill.refill(press)
        elif act is None:
            await whisper(press.desk, press.caller, stale.UNKNOWN)
        elif press.action in ON_BOARD and await stale.is_stale(press):
            await stale.point_to_board(press)
        else:
            await act(press)
    except Exception as error:
        await whisper(press.desk, press.caller, spoken(error, f"press {press.action if act else 'unknown'}"))
