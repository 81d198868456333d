"""Edit anything on the board: choose it here, its own form follows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from bot.flows.decision import Decision, Refused, Who, accepted
from bot.flows.fields import Form, Values
from bot.flows.gates import check_leading
from bot.flows.kinds import KINDS
from bot.flows.picking import pick_fields, picked, read_led, read_picked
from bot.flows.task import Task
from storage.changes import Outcome
from storage.records import Workshop

__all__ = ["EDIT", "picked"]


def _start(workshop: Workshop, who: Who, values: Values) -> Form | Refused:
    at = read_picked(workshop, KINDS, values)
    refusal = check_leading(workshop, who)
    if refusal or at is None:
        return refusal or Refused(text="There is nothing to edit yet.")
    fields = pick_fields(workshop, KINDS, at)
    return Form(title="Edit", submit="Edit", fields=fields, values=at.values)


def _decide(
    workshop: Workshop,
    who: Who,
    _now: datetime,
    _new_id: Callable[[], str],
    values: Values,
    _agreed: frozenset[str] = frozenset(),
) -> Decision:
    item = read_led(workshop, who, values)
    return Outcome(answer=item) if isinstance(item, Refused) else accepted("", (), before=workshop)


EDIT = Task(key="edit", label="Edit…", start=_start, decide=_decide, opens=True)
