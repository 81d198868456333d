"""Hand over: who facilitates. At least one always does; where none is left, anybody may name one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Annotated

from bot.flows import owed, read
from bot.flows.checks import Sheet, check_form, several
from bot.flows.decision import Decision, Refused, Who, accepted, refused
from bot.flows.fields import Form, People, Values
from bot.flows.gates import check_facilitator, check_open
from bot.flows.task import Task
from storage.changes import Outcome, Put
from storage.records import Member, Workshop


class HandOverForm(Sheet):
    facilitators: Annotated[tuple[str, ...], several("Name at least one facilitator.")] = ()


def _start(workshop: Workshop, who: Who, _values: Values) -> Form | Refused:
    return _check(workshop, who) or Form(
        title="Hand over",
        submit="Hand over",
        fields=(People(key="facilitators", label="Facilitators"),),
        values={"facilitators": read.facilitators(workshop)},
        intro="Facilitators lead through the steps and can change everything on the board.",
    )


def _check(workshop: Workshop, who: Who) -> Refused | None:
    led = read.facilitators(workshop)
    return check_open(workshop) or (check_facilitator(workshop, who) if led else None)


def _decide(
    workshop: Workshop,
    who: Who,
    _now: datetime,
    new_id: Callable[[], str],
    values: Values,
    _agreed: frozenset[str] = frozenset(),
) -> Decision:
    refusal = _check(workshop, who)
    form = check_form(HandOverForm, values)
    if isinstance(form, Refused):
        return Outcome(answer=refusal or form)
    if refusal:
        return Outcome(answer=refusal)
    named = form.facilitators
    if all(each.left for each in workshop.members if each.user_id in named) and _all_known(workshop, named):
        return refused(facilitators="Name somebody who is in this channel.")
    changes = tuple(Put(each) for each in _members(workshop, named, new_id))
    people = [each.user_id for each in workshop.members if each.facilitator]
    owes = (owed.board(workshop), *owed.homes(workshop, (*people, *named)))
    return accepted(_said(who, named), changes, owes, before=workshop)


def _all_known(workshop: Workshop, user_ids: tuple[str, ...]) -> bool:
    return all(read.member(workshop, user_id) for user_id in user_ids)


def _members(workshop: Workshop, named: tuple[str, ...], new_id: Callable[[], str]) -> tuple[Member, ...]:
    """Whose part changes, and who is new."""
    changed = (each for each in workshop.members if each.facilitator != (each.user_id in named))
    new = (user_id for user_id in named if read.member(workshop, user_id) is None)
    return (
        *(replace(each, facilitator=each.user_id in named) for each in changed),
        *(Member(id=new_id(), user_id=user_id, facilitator=True) for user_id in new),
    )


def _said(who: Who, named: tuple[str, ...]) -> str:
    people = ", ".join(f"<@{user_id}>" for user_id in named)
    rest = "" if who.user_id in named else " You now take part like everybody else."
    return f"Facilitated by {people}.{rest}"


HAND_OVER = Task(key="hand_over", label="Hand over…", start=_start, decide=_decide)
