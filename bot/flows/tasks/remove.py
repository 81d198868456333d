"""Remove anything from the board; what hangs on it alone goes with it, and all of it can be brought back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from bot.flows.decision import Decision, Refused, Who
from bot.flows.fields import Form, Values
from bot.flows.gates import check_leading
from bot.flows.kinds import KINDS, kind_of
from bot.flows.picking import pick_fields, read_led, read_picked
from bot.flows.removal import decide_remove
from bot.flows.task import Task
from storage.changes import Outcome
from storage.records import Workshop

__all__ = ["REMOVE", "decide_remove"]


def _start(workshop: Workshop, who: Who, values: Values) -> Form | Refused:
    at = read_picked(workshop, KINDS, values)
    refusal = check_leading(workshop, who)
    if refusal or at is None:
        return refusal or Refused(text="There is nothing to remove yet.")
    fields = pick_fields(workshop, KINDS, at)
    intro = "What belongs to it alone goes with it. You can bring it back later."
    return Form(title="Remove", submit="Remove", fields=fields, values=at.values, intro=intro)


def _decide(
    workshop: Workshop,
    who: Who,
    now: datetime,
    new_id: Callable[[], str],
    values: Values,
    agreed: frozenset[str] = frozenset(),
) -> Decision:
    item = read_led(workshop, who, values)
    if isinstance(item, Refused):
        return Outcome(answer=item)
    return decide_remove(workshop, who, now, new_id, kind_of(item).key, item.id, agreed=agreed)


REMOVE = Task(key="remove", label="Remove…", start=_start, decide=_decide)
