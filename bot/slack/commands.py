"""``/journey``: the words of the command. Every answer goes to the caller alone."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from slack_bolt.context.ack.async_ack import AsyncAck
from slack_bolt.context.async_context import AsyncBoltContext
from slackblocks import RichTextLink

from bot.flows.asks import decide_summary
from bot.flows.decision import Decision
from bot.flows.moves import decide_back, decide_close, decide_next
from bot.flows.status import NONE, status_of
from bot.slack.blocks import rich
from bot.slack.deciding import decide_in
from bot.slack.desk import STRANGER, Desk
from bot.slack.exporting import open_export
from bot.slack.failing import spoken
from bot.slack.guide import help_message
from bot.slack.ids import Caller, Hint, Json, read_caller
from bot.slack.opening import open_start
from bot.slack.previews import open_map
from bot.slack.private import answers, in_conversation, says
from bot.slack.text import as_typed
from storage.changes import Owe, OwedKind
from storage.records import Workshop

ELSEWHERE = "Workshops live in channels. Type this in the channel of the workshop, or /journey start to open one."
Answerer = Callable[[Desk, Caller, str], Awaitable[Json | None]]


async def answer_command(desk: Desk, ack: AsyncAck, body: Mapping[str, Any], context: AsyncBoltContext) -> None:
    """The listener: one transaction at most, then the ack with the answer in it."""
    caller = read_caller(context, body)
    word, _, rest = str(body.get("text") or "").strip().partition(" ")
    try:
        answer = await WORDS.get(word.casefold(), _help)(desk, caller, as_typed(rest.strip()))
    except Exception as error:
        answer = says(spoken(error, f"/journey {word if word in WORDS else ''}"))
    await (ack(**answer) if answer else ack())


async def _start(desk: Desk, caller: Caller, rest: str) -> Json | None:
    if caller.external:
        return says(STRANGER)
    if not in_conversation(caller) and await desk.open_here(caller):
        return await _status(desk, caller, rest)
    desk.errands.run(open_start(desk, caller, rest))
    return None


async def _status(desk: Desk, caller: Caller, _rest: str) -> Json | None:
    """Where the workshop stands; and whatever could not be shown so far is tried again."""
    workshop = await _here(desk, caller)
    if workshop is None:
        return says(ELSEWHERE if in_conversation(caller) else NONE)
    await show_again(desk, workshop)
    link = await board_link(desk, workshop)
    to_board = [rich(RichTextLink(link, "Open the board"))] if link else []
    return says("\n".join(status_of(workshop, caller.who)), *to_board)


async def _help(desk: Desk, caller: Caller, _rest: str) -> Json | None:
    workshop = await _here(desk, caller)
    state = status_of(workshop, caller.who) if workshop else (NONE,)
    return help_message((ELSEWHERE,) if in_conversation(caller) else state)


async def _next(desk: Desk, caller: Caller, _rest: str) -> Json | None:
    def decide(workshop: Workshop) -> Decision:
        return decide_next(workshop, caller.who, desk.now(), desk.new_id, seen=workshop.head.phase)

    return await _decided(desk, caller, "next", decide)


async def _back(desk: Desk, caller: Caller, _rest: str) -> Json | None:
    def decide(workshop: Workshop) -> Decision:
        return decide_back(workshop, caller.who, desk.now(), seen=workshop.head.phase)

    return await _decided(desk, caller, "back", decide)


async def _close(desk: Desk, caller: Caller, _rest: str) -> Json | None:
    return await _decided(
        desk, caller, "close", lambda workshop: decide_close(workshop, caller.who, desk.now(), desk.new_id)
    )


async def _summary(desk: Desk, caller: Caller, _rest: str) -> Json | None:
    return await _decided(
        desk, caller, "summary", lambda workshop: decide_summary(workshop, caller.who, desk.now(), desk.new_id)
    )


async def _export(desk: Desk, caller: Caller, _rest: str) -> Json | None:
    if caller.external:
        return says(STRANGER)
    workshop = await _here(desk, caller)
    if workshop is None:
        return says(ELSEWHERE if in_conversation(caller) else NONE)
    desk.errands.run(open_export(desk, caller, workshop))
    return None


async def _map(desk: Desk, caller: Caller, rest: str) -> Json | None:
    workshop = await _here(desk, caller)
    if workshop is None:
        return says(ELSEWHERE if in_conversation(caller) else NONE)
    desk.errands.run(open_map(desk, caller, workshop.head.id, rest))
    return None


WORDS: Mapping[str, Answerer] = {
    "start": _start,
    "status": _status,
    "next": _next,
    "back": _back,
    "map": _map,
    "summary": _summary,
    "export": _export,
    "close": _close,
    "help": _help,
}
_AFTER_THE_END = frozenset({"summary"})


async def _decided(desk: Desk, caller: Caller, word: str, decide: Callable[[Workshop], Decision]) -> Json:
    """A decision on the workshop of this channel: the open one, or the last one for what outlives it."""
    if caller.external:
        return says(STRANGER)
    workshop = await _here(desk, caller, closed=word in _AFTER_THE_END)
    if workshop is None:
        return says(ELSEWHERE if in_conversation(caller) else NONE)
    key = f"command:{caller.trigger_id}"
    answer = await decide_in(desk, caller, workshop.head.id, key, decide)
    return answers(answer, Hint(workshop=workshop.head.id, subject=word, seen=workshop.head.phase))


async def _here(desk: Desk, caller: Caller, *, closed: bool = True) -> Workshop | None:
    """The workshop of the caller's channel: the open one, else the last one where closed ones count."""
    if in_conversation(caller):
        return None
    found = await desk.store.open_workshop(caller.who.tenant, caller.channel_id)
    if found is None and closed:
        found = await desk.store.latest_workshop(caller.who.tenant, caller.channel_id)
    return found


async def show_again(desk: Desk, workshop: Workshop) -> None:
    """Try what waits in this channel once more, and the board even if it was deleted too often."""
    head = workshop.head
    woken = await desk.store.ledger.wake(head.tenant, channel_id=head.channel_id)
    row = await desk.store.ledger.owed(head.tenant, f"board:{head.id}")
    if woken or row is None or "ts" not in row.progress:
        await desk.store.owe(
            Owe(
                key=f"board:{head.id}",
                kind=OwedKind.BOARD,
                tenant=head.tenant,
                team_id=head.team_id,
                workshop_id=head.id,
                channel_id=head.channel_id,
                args={"asked": desk.now().isoformat()},
            )
        )
    desk.look()


async def board_link(desk: Desk, workshop: Workshop) -> str:
    """The address of the live board, or nothing while there is none."""
    row = await desk.store.ledger.owed(workshop.head.tenant, f"board:{workshop.head.id}")
    return row.progress.get("link", "") if row else ""
