"""Opens modals beside the ack, within the three seconds a trigger lives."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from bot.flows import kinds
from bot.flows.decision import Refused
from bot.flows.fields import Form, Suggest
from bot.flows.saving import add_form, edit_form
from bot.flows.setup import setup_form
from bot.flows.task import Task
from bot.flows.tasks import TASKS
from bot.slack.calls import LATE
from bot.slack.desk import NOT_FOUND, STRANGER, Desk
from bot.slack.errors import TOO_SLOW, TOO_SLOW_COMMAND, SlackFailed
from bot.slack.failing import spoken
from bot.slack.forms import form_view
from bot.slack.ids import Caller, Hint, Json
from bot.slack.private import in_conversation, says
from storage.records import Workshop

OLD = "This menu is from another version of me. Type /journey status to get the board as it is now."


async def open_view(desk: Desk, caller: Caller, view: Json, *, push: bool = False, late: str = TOO_SLOW) -> str:
    """The id of the opened modal, or "" after the caller has been told why there is none."""
    method = "views.push" if push else "views.open"
    try:
        opened = await desk.slack.open_view(method, caller.trigger_id, view)
    except SlackFailed as failure:
        await whisper(desk, caller, late if failure.code == LATE else spoken(failure, method))
        return ""
    return str(opened["id"])


async def whisper(desk: Desk, caller: Caller, text: str) -> None:
    """Tell the caller privately, wherever they stand; from inside a modal by direct message."""
    message = says(text)
    if caller.response_url:
        await desk.slack.reply(caller.response_url, message)
        return
    body = {"channel": caller.who.user_id, "text": message["text"], "blocks": message["blocks"]}
    await desk.slack.call("chat.postMessage", **body)


def new_hint(desk: Desk, **about: object) -> Hint:
    """A hint for a form that opens now, with a key and a nonce of its own."""
    return Hint.model_validate({"key": desk.new_id(), "nonce": desk.new_id()[:8], **about})


async def start_view(desk: Desk, caller: Caller, journey: str = "") -> Json:
    place = in_conversation(caller)
    form = setup_form(caller.who, examples=desk.examples.options, place=place, values={"journey": journey})
    return form_view(form, new_hint(desk, channel="" if place else caller.channel_id), callback="setup")


async def open_start(desk: Desk, caller: Caller, journey: str) -> None:
    await open_view(desk, caller, await start_view(desk, caller, journey), late=TOO_SLOW_COMMAND)


async def add_view(desk: Desk, caller: Caller, workshop: Workshop, phase_key: str) -> Json | Refused:
    form = add_form(workshop, phase_key, caller.who)
    if isinstance(form, Refused):
        return form
    hint = new_hint(desk, workshop=workshop.head.id, subject=phase_key, seen=workshop.head.phase)
    return form_view(await offered(desk, caller, form, workshop.head.id), hint, callback="add")


async def edit_view(desk: Desk, caller: Caller, workshop: Workshop, kind_key: str, item_id: str) -> Json | Refused:
    form = edit_form(workshop, kind_key, item_id, caller.who)
    kind = kinds.by_key(kind_key)
    item = kinds.find(workshop, kind, item_id) if kind else None
    if isinstance(form, Refused) or item is None or kind is None:
        return form if isinstance(form, Refused) else Refused(text=NOT_FOUND)
    about = {
        "workshop": workshop.head.id,
        "subject": kind.phase,
        "item": item_id,
        "verb": kind_key,
        "version": item.version,
    }
    hint = new_hint(desk, seen=workshop.head.phase, **about)
    return form_view(await offered(desk, caller, form, workshop.head.id), hint, callback="edit")


async def task_view(desk: Desk, caller: Caller, workshop: Workshop, task_key: str) -> Json | Refused:
    if caller.external:
        return Refused(text=STRANGER)
    task = find_task(task_key)
    form = task.start(workshop, caller.who, {}) if task else Refused(text=OLD)
    if isinstance(form, Refused):
        return form
    hint = new_hint(desk, workshop=workshop.head.id, subject=task_key, seen=workshop.head.phase)
    return form_view(await offered(desk, caller, form, workshop.head.id), hint, callback="task")


def find_task(key: str) -> Task | None:
    """None for a key of another release."""
    return next((task for task in TASKS if task.key == key), None)


async def offered(desk: Desk, caller: Caller, form: Form, workshop_id: str) -> Form:
    """The form without look-ups that have nothing to offer and where nothing new may be typed."""
    kept = []
    for field in form.fields:
        closed = isinstance(field, Suggest) and not field.typed
        source = field.source if isinstance(field, Suggest) else ""
        if not closed or await found_names(desk, caller, source, "", workshop_id):
            kept.append(field)
    return form if len(kept) == len(form.fields) else replace(form, fields=tuple(kept))


async def found_names(desk: Desk, caller: Caller, source: str, typed: str, workshop_id: str) -> Mapping[str, str]:
    """Key → label of what a look-up offers, newest or nearest first; earlier personas are those of other workshops."""
    tenant, user_id = caller.who.tenant, caller.who.user_id
    if caller.external:
        return {}
    if source == "personas":
        found = await desk.store.earlier_personas(tenant, user_id, typed, but=workshop_id)
        return {each.id: " · ".join(filter(None, (each.name, each.role))) for each in found}
    if source == "channels":
        return {name: name for name in await desk.store.channel_names(tenant, typed)}
    return {}
