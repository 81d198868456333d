"""Presses inside modals: turning pages of the list, editing and removing a line, undoing, refilling a form."""

from __future__ import annotations

from slackblocks import Block

from bot.flows.decision import Answer, Confirm, Decision, Done, Refused
from bot.flows.tasks.remove import decide_remove
from bot.flows.tasks.undo import decide_undo
from bot.slack.blocks import actions, button
from bot.slack.deciding import decide_in
from bot.slack.desk import ALREADY, Desk
from bot.slack.errors import SlackFailed, Trouble
from bot.slack.ids import Caller, Hint, Json, read_hint
from bot.slack.listing import EDIT, list_view
from bot.slack.opening import edit_view, open_view
from bot.slack.press import Press
from bot.slack.private import answers, final_view, replaced, undo_button
from storage.records import Workshop


async def update_view(desk: Desk, view_id: str, view: Json) -> None:
    """A modal that has been closed meanwhile needs nothing any more."""
    try:
        await desk.slack.call("views.update", view_id=view_id, view=view)
    except SlackFailed as failure:
        if failure.trouble is not Trouble.GONE:
            raise


async def show_list(
    desk: Desk, caller: Caller, view_id: str, hint: Hint, *, note: str = "", offer: Block | None = None
) -> None:
    """The list in an open modal, as it stands now."""
    workshop = await desk.workshop(caller, hint.workshop)
    if workshop is None:
        return
    fresh = hint.but(nonce=desk.new_id()[:8])
    await update_view(desk, view_id, list_view(workshop, caller.who, fresh, note=note, offer=offer))


async def press_page(press: Press) -> None:
    await show_list(press.desk, press.caller, str(press.view["id"]), press.hint)


async def press_line(press: Press) -> None:
    if press.hint.verb == EDIT:
        await _edit(press)
    else:
        await press_remove(press)


async def _edit(press: Press) -> None:
    workshop = await press.desk.workshop(press.caller, press.hint.workshop)
    if workshop is None:
        return
    view = await edit_view(press.desk, press.caller, workshop, press.hint.subject, press.hint.item)
    if isinstance(view, Refused):
        await show_list(press.desk, press.caller, str(press.view["id"]), _list_hint(press), note=view.text)
    else:
        await open_view(press.desk, press.caller, view, push=True)


async def press_remove(press: Press) -> None:
    """Remove one line, after asking where more would go with it."""
    desk, who, hint = press.desk, press.caller.who, press.hint

    def decide(workshop: Workshop) -> Decision:
        agreed = frozenset(hint.agreed)
        return decide_remove(workshop, who, desk.now(), desk.new_id, hint.subject, hint.item, agreed=agreed)

    answer = await decide_in(desk, press.caller, hint.workshop, press.key, decide)
    note = answer.text or ALREADY
    await show_list(desk, press.caller, str(press.view["id"]), _list_hint(press), note=note, offer=_offer(answer, hint))


def _offer(answer: Answer, hint: Hint) -> Block | None:
    """What can be done about the answer: undo what was done, or do what was asked about."""
    if isinstance(answer, Done) and answer.undo:
        return undo_button(answer, hint)
    if isinstance(answer, Confirm):
        return actions(button(answer.submit, "remove", hint.but(agreed=(*hint.agreed, answer.token)).to_json()))
    return None


async def press_undo(press: Press) -> None:
    """Wherever the button stands, what it did is shown in its place."""
    answer = await _undone(press)
    if not press.view:
        message = replaced(answers(answer, press.hint))
        await press.desk.slack.reply(press.caller.response_url, message)
    elif press.view.get("callback_id") == "list":
        await show_list(press.desk, press.caller, str(press.view["id"]), _list_hint(press), note=answer.text)
    else:
        await update_view(press.desk, str(press.view["id"]), final_view(answer.text))


async def _undone(press: Press) -> Answer:
    desk, who, removal_id = press.desk, press.caller.who, press.hint.item

    def decide(workshop: Workshop) -> Decision:
        return decide_undo(workshop, who, desk.now(), removal_id)

    return await decide_in(desk, press.caller, press.hint.workshop, press.key, decide)


def _list_hint(press: Press) -> Hint:
    return read_hint(press.view.get("private_metadata"))
