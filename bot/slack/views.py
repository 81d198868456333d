"""Submitted forms. Whatever the answer, what was typed is kept until it is stored."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from slack_bolt.context.ack.async_ack import AsyncAck
from slack_bolt.context.async_context import AsyncBoltContext

from bot.flows.decision import Answer, Confirm, Decision, Done, Refused
from bot.flows.exporting import TITLE, decide_formats
from bot.flows.fields import Values
from bot.flows.phases import PHASES
from bot.flows.picking import picked
from bot.flows.saving import add_form, carried, decide_save
from bot.flows.setup import decide_start
from bot.slack.deciding import decide_in
from bot.slack.desk import NOT_FOUND, STRANGER, Desk
from bot.slack.failing import spoken
from bot.slack.forms import amended, block_ids, form_view, labels, read_values
from bot.slack.ids import Caller, Hint, Json, read_caller, read_hint
from bot.slack.in_list import show_list
from bot.slack.opening import edit_view, find_task, offered
from bot.slack.previews import draw_again
from bot.slack.private import final_view, undo_button
from bot.slack.refill import labels_of
from storage.changes import InChannel
from storage.records import Workshop

NEXT_ONE = "Add the next one, or press Done."
OLD_FORM = "This form is from another version of me. Copy your text, close the form and open it again."


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission:
    """One press of a form's submit button. ``key`` is the form's own, so that it counts once."""

    desk: Desk
    caller: Caller
    view: Mapping[str, Any]
    hint: Hint
    values: Values
    key: str


async def answer_submission(desk: Desk, ack: AsyncAck, body: Mapping[str, Any], context: AsyncBoltContext) -> None:
    """The listener: one transaction, then the ack with what the modal shows next."""
    view = body["view"]
    hint = read_hint(view.get("private_metadata"))
    caller = replace(read_caller(context, body), channel_id="")
    key = f"form:{hint.key or view['id']}"
    submission = Submission(desk=desk, caller=caller, view=view, hint=hint, values=read_values(view), key=key)
    handle = HANDLERS.get(str(view.get("callback_id")), _unknown)
    try:
        answer = await handle(submission)
    except Exception as error:
        answer = _refused(submission, Refused(text=spoken(error, f"submission {view.get('callback_id')}")))
    await (ack(**answer) if answer else ack())


async def _setup(submission: Submission) -> Json:
    desk, caller = submission.desk, submission.caller
    channel_id = str(submission.values.get("channel") or submission.hint.channel)
    if caller.external or not channel_id:
        return _refused(submission, Refused(text=STRANGER if caller.external else "Choose a channel."))

    def decide(open_workshop: Workshop | None) -> Decision:
        return decide_start(
            open_workshop,
            caller.who,
            desk.now(),
            desk.new_id,
            submission.values,
            channel_id=channel_id,
            bring=desk.examples.bring,
        )

    answer = await desk.change(caller, InChannel(caller.who.tenant, channel_id), submission.key, decide)
    if not isinstance(answer, Done):
        return await _not_yet(submission, answer)
    if submission.hint.channel:
        return {"response_action": "clear"}
    return {"response_action": "update", "view": final_view(answer.text, title="Workshop started")}


async def _add(submission: Submission) -> Json:
    answer = await _saved(submission)
    if not isinstance(answer, Done):
        return await _not_yet(submission, answer)
    hint, caller, desk = submission.hint, submission.caller, submission.desk
    workshop = answer.workshop
    note = f"{answer.text} {NEXT_ONE}"
    keep = carried(hint.subject, submission.values)
    form = add_form(workshop, hint.subject, caller.who, keep=keep, note=note) if workshop else None
    if form is None or isinstance(form, Refused):
        return {"response_action": "update", "view": final_view(answer.text)}
    seen = workshop.head.phase if workshop else hint.seen
    fresh = Hint(workshop=hint.workshop, subject=hint.subject, seen=seen, key=desk.new_id(), nonce=desk.new_id()[:8])
    view = form_view(await offered(desk, caller, form, hint.workshop), fresh, callback="add")
    return {"response_action": "update", "view": view}


async def _edit(submission: Submission) -> Json:
    """An edit that was opened from the list closes onto the list, brought up to date."""
    answer = await _saved(submission)
    if not isinstance(answer, Done):
        return await _not_yet(submission, answer)
    below = submission.view.get("previous_view_id")
    if not below:
        return {"response_action": "update", "view": final_view(answer.text)}
    hint = Hint(workshop=submission.hint.workshop)
    submission.desk.errands.run(show_list(submission.desk, submission.caller, str(below), hint, note=answer.text))
    return {}


async def _saved(submission: Submission) -> Answer:
    desk, hint, who = submission.desk, submission.hint, submission.caller.who
    if hint.subject not in {phase.key for phase in PHASES}:
        return Refused(text=OLD_FORM)

    def decide(workshop: Workshop) -> Decision:
        return decide_save(
            workshop,
            who,
            desk.now(),
            desk.new_id,
            phase_key=hint.subject,
            values=submission.values,
            item_id=hint.item or None,
            version=hint.version,
            agreed=frozenset(hint.agreed),
        )

    return await decide_in(desk, submission.caller, hint.workshop, submission.key, decide)


async def _task(submission: Submission) -> Json:
    desk, hint, caller = submission.desk, submission.hint, submission.caller
    task = find_task(hint.subject)
    if caller.external or task is None:
        return _refused(submission, Refused(text=STRANGER if caller.external else OLD_FORM))

    def decide(workshop: Workshop) -> Decision:
        agreed = frozenset(hint.agreed)
        return task.decide(workshop, caller.who, desk.now(), desk.new_id, submission.values, agreed)

    answer = await decide_in(desk, caller, hint.workshop, submission.key, decide)
    if not isinstance(answer, Done):
        return await _not_yet(submission, answer)
    if task.opens:
        return await _opened(submission)
    more = [undo_button(answer, hint)] if answer.undo else []
    return {"response_action": "update", "view": final_view(answer.text, *more)}


async def _export(submission: Submission) -> Json:
    """The files follow by direct message; the modal shows how far they are."""
    desk, caller, view_id = submission.desk, submission.caller, str(submission.view["id"])

    def decide(workshop: Workshop) -> Decision:
        values = submission.values
        return decide_formats(workshop, caller.who, desk.now(), desk.new_id, values=values, view_id=view_id)

    if caller.external:
        return _refused(submission, Refused(text=STRANGER))
    answer = await decide_in(desk, caller, submission.hint.workshop, submission.key, decide)
    if not isinstance(answer, Done):
        return await _not_yet(submission, answer)
    return {"response_action": "update", "view": final_view(answer.text, title=TITLE)}


async def _map(submission: Submission) -> Json:
    """The picture once more, of the stages chosen in its modal."""
    view = await draw_again(submission.desk, submission.caller, submission.view, submission.key)
    return {"response_action": "update", "view": view}


async def _opened(submission: Submission) -> Json:
    """The form of what was chosen, in place of the choice."""
    desk, caller = submission.desk, submission.caller
    workshop = await desk.workshop(caller, submission.hint.workshop)
    if workshop is None:
        return _refused(submission, Refused(text=NOT_FOUND))
    view = await edit_view(desk, caller, workshop, *picked(submission.values))
    if isinstance(view, Refused):
        return _refused(submission, view)
    return {"response_action": "update", "view": view}


async def _unknown(submission: Submission) -> Json:
    return _refused(submission, Refused(text=OLD_FORM))


HANDLERS: Mapping[str, Callable[[Submission], Awaitable[Json]]] = {
    "setup": _setup,
    "add": _add,
    "edit": _edit,
    "task": _task,
    "export": _export,
    "map": _map,
}


async def _not_yet(submission: Submission, answer: Refused | Confirm) -> Json:
    return _refused(submission, answer) if isinstance(answer, Refused) else await _asked(submission, answer)


def _refused(submission: Submission, refusal: Refused) -> Json:
    """Sentences under their fields; what has no field stands on top, with everything typed kept."""
    ids = block_ids(submission.view)
    if refusal.fields and not refusal.text and all(key in ids for key in refusal.fields):
        return {"response_action": "errors", "errors": {ids[key]: text for key, text in refusal.fields.items()}}
    names = labels(submission.view, refusal.fields)
    under = [f"{names[key]}: {text}" if key in names else text for key, text in refusal.fields.items()]
    note = "\n".join(filter(None, (refusal.text, *under))) or OLD_FORM
    return {"response_action": "update", "view": amended(submission.view, submission.hint, note=note)}


async def _asked(submission: Submission, question: Confirm) -> Json:
    """The same form once more, asking; agreeing is pressing its button, which now says what it does."""
    hint = submission.hint.but(agreed=(*submission.hint.agreed, question.token))
    if question.form is None:
        view = amended(submission.view, hint, note=question.text, submit=question.submit)
        return {"response_action": "update", "view": view}
    form = replace(question.form, note=question.text, submit=question.submit)
    fresh = hint.but(nonce=submission.desk.new_id()[:8])
    names = await labels_of(submission.desk, submission.caller, form)
    callback = str(submission.view["callback_id"])
    return {"response_action": "update", "view": form_view(form, fresh, callback=callback, labels=names)}
