"""What the buttons of board, Home tab and private messages do."""

from __future__ import annotations

from dataclasses import replace

from bot.flows.decision import Answer, Decision, Done, Refused
from bot.flows.moves import decide_back, decide_close, decide_next
from bot.flows.owed import board
from bot.slack.deciding import decide_in
from bot.slack.desk import NOT_FOUND, STRANGER
from bot.slack.exporting import open_export
from bot.slack.ids import Hint, Json
from bot.slack.listing import list_view
from bot.slack.opening import add_view, open_view, start_view, task_view, whisper
from bot.slack.paint import FRESH
from bot.slack.press import Press
from bot.slack.previews import open_map
from bot.slack.private import answers, gone, replaced
from storage.records import Workshop


async def _workshop(press: Press) -> Workshop | None:
    """The workshop the button is about, or nothing after saying that it cannot be found."""
    found = await press.desk.workshop(press.caller, press.hint.workshop)
    if found is None:
        await whisper(press.desk, press.caller, NOT_FOUND)
    return found


async def _show(press: Press, view: Json | Refused) -> None:
    if isinstance(view, Refused):
        await whisper(press.desk, press.caller, view.text)
    else:
        await open_view(press.desk, press.caller, view)


async def press_add(press: Press) -> None:
    """The form of the phase the workshop is in now, which the board may be a moment behind."""
    if workshop := await _workshop(press):
        await _show(press, await add_view(press.desk, press.caller, workshop, workshop.head.phase))


async def press_all(press: Press) -> None:
    if workshop := await _workshop(press):
        hint = Hint(workshop=workshop.head.id, nonce=press.desk.new_id()[:8])
        await _show(press, list_view(workshop, press.caller.who, hint))


async def press_map(press: Press) -> None:
    if await _workshop(press):
        await open_map(press.desk, press.caller, press.hint.workshop)


async def press_manage(press: Press) -> None:
    """The menu forgets what was chosen: Slack would not report the same choice a second time."""
    if workshop := await _workshop(press):
        await _show(press, await task_view(press.desk, press.caller, workshop, press.hint.subject))
        await press.desk.store.owe(replace(board(workshop), args={FRESH: press.desk.new_id()[:8]}))
        press.desk.look()


async def press_export(press: Press) -> None:
    if press.caller.external:
        await whisper(press.desk, press.caller, STRANGER)
    elif workshop := await _workshop(press):
        await open_export(press.desk, press.caller, workshop, push=press.view.get("type") == "modal")


async def press_start(press: Press) -> None:
    await _show(press, await start_view(press.desk, press.caller))


async def press_next(press: Press) -> None:
    await _tell_unless_done(press, await _move(press, press.hint.but(subject="next", agreed=())))


async def press_back(press: Press) -> None:
    await _tell_unless_done(press, await _move(press, press.hint.but(subject="back", agreed=())))


async def press_agree(press: Press) -> None:
    """The question was asked privately; it goes once it is done, which the board shows, or says why it is not."""
    answer = await _move(press, press.hint)
    message = gone() if isinstance(answer, Done) else replaced(answers(answer, press.hint))
    await press.desk.slack.reply(press.caller.response_url, message)


async def press_dismiss(press: Press) -> None:
    await press.desk.slack.reply(press.caller.response_url, gone())


async def _move(press: Press, hint: Hint) -> Answer:
    desk, who, agreed = press.desk, press.caller.who, frozenset(hint.agreed)

    def decide(workshop: Workshop) -> Decision:
        if hint.subject == "close":
            return decide_close(workshop, who, desk.now(), desk.new_id, agreed=agreed)
        if hint.subject == "back":
            return decide_back(workshop, who, desk.now(), seen=hint.seen)
        return decide_next(workshop, who, desk.now(), desk.new_id, seen=hint.seen, agreed=agreed)

    if press.caller.external:
        return Refused(text=STRANGER)
    return await decide_in(desk, press.caller, hint.workshop, press.key, decide)


async def _tell_unless_done(press: Press, answer: Answer) -> None:
    """What the board shows by itself needs no words."""
    if not isinstance(answer, Done):
        hint = press.hint.but(subject=press.action)
        await press.desk.slack.reply(press.caller.response_url, answers(answer, hint))


async def press_nothing(_press: Press) -> None:
    """A button that only follows a link."""
