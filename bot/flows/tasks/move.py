"""Move an experience to another stage, an expectation or pain point to other experiences. Ids and links stay."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from bot.flows import order, owed, read
from bot.flows.asking import experience_options, options_of, standing
from bot.flows.decision import Decision, Refused, Who, accepted, refused
from bot.flows.fields import Choice, Field, Form, Values
from bot.flows.gates import check_leading
from bot.flows.kinds import EXPECTATION, EXPERIENCE, PAIN_POINT, STAGE, Contribution
from bot.flows.phases.needs import hidden
from bot.flows.picking import pick_fields, read_led, read_picked
from bot.flows.read import Need
from bot.flows.task import Task
from bot.flows.wording import counted, quoted
from storage.changes import Outcome, Put
from storage.records import Experience, Stage, Workshop

_KINDS = (EXPERIENCE, EXPECTATION, PAIN_POINT)
_CHOOSE = "Choose where it belongs."


def _start(workshop: Workshop, who: Who, values: Values) -> Form | Refused:
    at = read_picked(workshop, _KINDS, values)
    refusal = check_leading(workshop, who)
    if refusal or at is None:
        return refusal or Refused(text="There is nothing to move yet.")
    experience = at.kind is EXPERIENCE
    to = _stages(workshop, at.item) if experience else _experiences(workshop)
    fields = (*pick_fields(workshop, _KINDS, at, refills=True), to)
    here = {} if experience or at.item is None else {"to": _shown(workshop, at.item)}
    return Form(title="Move", submit="Move", fields=fields, values={**at.values, **here})


def _stages(workshop: Workshop, item: Contribution | None) -> Field:
    here = item.stage_id if isinstance(item, Experience) else ""
    stages = options_of(stage for stage in read.stages(workshop) if stage.id != here)
    return Choice(key="to", label="To stage", options=stages)


def _experiences(workshop: Workshop) -> Field:
    return Choice(key="to", label="To experiences", options=experience_options(workshop), several=True)


def _shown(workshop: Workshop, item: Contribution) -> tuple[str, ...]:
    keys = item.experience_ids if isinstance(item, Need) else ()
    return tuple(each.id for each in read.experiences(workshop) if each.id in keys)


def _decide(
    workshop: Workshop,
    who: Who,
    now: datetime,
    _new_id: Callable[[], str],
    values: Values,
    _agreed: frozenset[str] = frozenset(),
) -> Decision:
    item = read_led(workshop, who, values)
    if isinstance(item, Refused):
        return Outcome(answer=item)
    if isinstance(item, Experience):
        return _to_stage(workshop, now, item, values)
    if isinstance(item, Need):
        return _to_experiences(workshop, now, item, values)
    return refused(item="Only experiences, expectations and pain points can be moved.")


def _to_stage(workshop: Workshop, now: datetime, item: Experience, values: Values) -> Decision:
    chosen = values.get("to")
    stages, gone = standing(workshop, STAGE, (chosen,) if isinstance(chosen, str) and chosen else ())
    stage = next((each for each in read.stages(workshop) if each.id in stages), None)
    if stage is None:
        return refused(to="That stage was removed. Choose another." if gone else _CHOOSE)
    if stage.id == item.stage_id:
        return refused(to=f"It is at {quoted(stage.name)} already. Choose another stage.")
    return _moved(workshop, _at(workshop, now, item, stage), f"{quoted(item.what)} is now at {quoted(stage.name)}.")


def _at(workshop: Workshop, now: datetime, item: Experience, stage: Stage) -> Experience:
    position = order.last_position(workshop.experiences)
    return replace(item, stage_id=stage.id, position=position, version=item.version + 1, updated_at=now)


def _to_experiences(workshop: Workshop, now: datetime, item: Need, values: Values) -> Decision:
    chosen = values.get("to")
    keys = (chosen,) if isinstance(chosen, str) else chosen or ()
    kept, gone = standing(workshop, EXPERIENCE, keys)
    if gone or not kept:
        return refused(to="One of these was removed. Choose again." if gone else _CHOOSE)
    links = (*kept, *hidden(workshop, item))
    moved = replace(item, experience_ids=links, version=item.version + 1, updated_at=now)
    return _moved(workshop, moved, f"{quoted(item.text)} now belongs to {counted(len(kept), 'experience')}.")


def _moved(workshop: Workshop, item: Contribution, text: str) -> Decision:
    return accepted(text, (Put(item),), (owed.board(workshop),), before=workshop)


MOVE = Task(key="move", label="Move…", start=_start, decide=_decide)
