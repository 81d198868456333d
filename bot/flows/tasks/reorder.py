"""Change the order: stages of the journey, personas, experiences inside a stage, lines of an experience."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from bot.flows import order, owed
from bot.flows.asking import options_of
from bot.flows.decision import Decision, Refused, Who, accepted, refused
from bot.flows.fields import Choice, Form, Option, Values
from bot.flows.gates import check_leading
from bot.flows.kinds import KINDS, Contribution, kind_of, label_of
from bot.flows.picking import pick_fields, read_led, read_picked
from bot.flows.task import Task
from bot.flows.wording import quoted
from storage.changes import Outcome, Put
from storage.records import Expectation, Experience, PainPoint, Workshop


def _start(workshop: Workshop, who: Who, values: Values) -> Form | Refused:
    at = read_picked(workshop, KINDS, values, least=2)
    refusal = check_leading(workshop, who)
    if refusal or at is None:
        return refusal or Refused(text="There is nothing to put in order yet.")
    offered = [kind for kind in KINDS if len(kind.shown(workshop)) > 1]
    places = options_of(_beside(workshop, at.item)) if at.item else ()
    after = Choice(key="after", label="Place after", options=(Option(order.FIRST, "None, put it first"), *places))
    fields = (*pick_fields(workshop, offered, at, refills=True), after)
    return Form(title="Change the order", submit="Move", fields=fields, values=at.values)


def _beside(workshop: Workshop, item: Contribution) -> tuple[Contribution, ...]:
    """The others it can be put after: of its kind, and in the same place."""
    others = (other for other in kind_of(item).shown(workshop) if other.id != item.id)
    return tuple(other for other in others if _together(item, other))


def _together(item: Contribution, other: Contribution) -> bool:
    if isinstance(item, Experience) and isinstance(other, Experience):
        return item.stage_id == other.stage_id
    if isinstance(item, Expectation | PainPoint) and isinstance(other, Expectation | PainPoint):
        return bool(set(item.experience_ids) & set(other.experience_ids))
    return True


def _decide(
    workshop: Workshop,
    who: Who,
    _now: datetime,
    _new_id: Callable[[], str],
    values: Values,
    _agreed: frozenset[str] = frozenset(),
) -> Decision:
    item = read_led(workshop, who, values)
    if isinstance(item, Refused):
        return Outcome(answer=item)
    after = values.get("after")
    beside = _beside(workshop, item)
    if after != order.FIRST and after not in {other.id for other in beside}:
        return refused(after="Choose where to put it.")
    position, pushed = order.place(beside, str(after))
    changes = (Put(replace(item, position=position)), *pushed)
    return accepted(f"Moved {quoted(label_of(item))}.", changes, (owed.board(workshop),), before=workshop)


REORDER = Task(key="reorder", label="Change the order…", start=_start, decide=_decide)
