"""Bring back what was removed, newest first."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from bot.flows.decision import Decision, Refused, Who, refused
from bot.flows.fields import Choice, Form, Option, Values
from bot.flows.gates import check_leading
from bot.flows.kinds import kind_of
from bot.flows.removal import decide_undo, removal_label, removals
from bot.flows.task import Task
from storage.changes import Outcome
from storage.records import Workshop

__all__ = ["UNDO", "decide_undo"]


def _start(workshop: Workshop, who: Who, _values: Values) -> Form | Refused:
    found = removals(workshop)
    refusal = check_leading(workshop, who)
    if refusal or not found:
        return refusal or Refused(text="Nothing has been removed.")
    options = tuple(Option(each.id, removal_label(each), kind_of(each.items[0]).noun) for each in found)
    field = Choice(key="removal", label="What to bring back", options=options)
    return Form(title="Bring back", submit="Bring back", fields=(field,), values={"removal": options[0].key})


def _decide(
    workshop: Workshop,
    who: Who,
    now: datetime,
    _new_id: Callable[[], str],
    values: Values,
    _agreed: frozenset[str] = frozenset(),
) -> Decision:
    refusal = check_leading(workshop, who)
    if refusal:
        return Outcome(answer=refusal)
    removal_id = values.get("removal")
    if not isinstance(removal_id, str) or not removal_id:
        return refused(removal="Choose what to bring back.")
    return decide_undo(workshop, who, now, removal_id)


UNDO = Task(key="undo", label="Bring back…", start=_start, decide=_decide)
