"""Type-ahead: what an external select offers for what has been typed. Read only, at most a hundred answers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from slack_bolt.context.ack.async_ack import AsyncAck
from slack_bolt.context.async_context import AsyncBoltContext

from bot.flows.decision import Refused
from bot.flows.fields import Choice, Field, Option, Suggest
from bot.slack.desk import Desk
from bot.slack.failing import spoken
from bot.slack.forms import read_values, slack_option
from bot.slack.ids import Caller, Hint, Json, read_caller, read_hint
from bot.slack.opening import found_names
from bot.slack.refill import form_of, matching
from bot.slack.text import clip, one_line
from storage.text import clean

MOST = 100
LONGEST = 75  # of a new name, so that it is shown whole


async def answer_options(desk: Desk, ack: AsyncAck, body: Mapping[str, Any], context: AsyncBoltContext) -> None:
    """The listener. What cannot be looked up offers nothing, which Slack shows as “No results”."""
    found: tuple[Option, ...] = ()
    try:
        found = await _found(desk, read_caller(context, body), body)
    except Exception as error:
        spoken(error, "options")
    rendered: list[Json] = [slack_option(option)._resolve() for option in found[:MOST]]
    await ack(options=rendered)


async def _found(desk: Desk, caller: Caller, body: Mapping[str, Any]) -> tuple[Option, ...]:
    view = body.get("view") or {}
    typed = clean(str(body.get("value") or ""), 200)
    hint = read_hint(view.get("private_metadata"))
    field = await _field(desk, caller, view, hint, str(body.get("action_id") or ""))
    if isinstance(field, Choice):
        return matching(field.options, typed)
    if isinstance(field, Suggest):
        names = await found_names(desk, caller, field.source, typed, hint.workshop)
        known = tuple(Option(key=key, label=label) for key, label in names.items())
        return (*_new(typed, names), *known) if field.typed else known
    return ()


async def _field(desk: Desk, caller: Caller, view: Mapping[str, Any], hint: Hint, key: str) -> Field | None:
    form = await form_of(desk, caller, str(view.get("callback_id", "")), hint, read_values(view))
    if form is None or isinstance(form, Refused):
        return None
    return next((field for field in form.fields if field.key == key), None)


def _new(typed: str, known: Mapping[str, str]) -> tuple[Option, ...]:
    """What was typed as a new name, unless it is there already."""
    name = clip(one_line(typed), LONGEST)
    if not name or name.casefold() in {each.casefold() for each in known}:
        return ()
    return (Option(key=name, label=name, note="Add as new"),)
