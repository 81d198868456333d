"""Edit what the workshop is about: everything from its setup, and what is out of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from bot.flows import owed
from bot.flows.checks import ShortText, check_form
from bot.flows.decision import Decision, Refused, Who, accepted
from bot.flows.fields import Field, Form, Text, Values
from bot.flows.gates import check_leading
from bot.flows.setup import JOURNEY_FIELDS, SetupForm
from bot.flows.task import Task
from bot.flows.wording import quoted
from storage.changes import Outcome, Put
from storage.records import Workshop

_MORE: tuple[Field, ...] = (
    Text(key="workstream", label="Workstream", optional=True, hint="The part of the initiative this is for."),
    Text(key="non_goals", label="Non-goals", optional=True, hint="What this workshop leaves out."),
)


class JourneyForm(SetupForm):
    workstream: ShortText = ""
    non_goals: ShortText = ""


def _start(workshop: Workshop, who: Who, _values: Values) -> Form | Refused:
    head = workshop.head
    return check_leading(workshop, who) or Form(
        title="Edit the journey",
        submit="Save",
        fields=(*JOURNEY_FIELDS, *_MORE),
        values={
            "journey": head.journey,
            "initiative": head.initiative,
            "occasion": head.occasion or None,
            "value_stream": head.value_stream,
            "trigger": head.trigger,
            "end_value": head.end_value,
            "workstream": head.workstream,
            "non_goals": head.non_goals,
        },
    )


def _decide(
    workshop: Workshop,
    who: Who,
    _now: datetime,
    _new_id: Callable[[], str],
    values: Values,
    _agreed: frozenset[str] = frozenset(),
) -> Decision:
    form = check_form(JourneyForm, values)
    refusal = check_leading(workshop, who)
    if isinstance(form, Refused):
        return Outcome(answer=refusal or form)
    if refusal:
        return Outcome(answer=refusal)
    head = replace(workshop.head, **form.model_dump())
    owes = (owed.board(workshop), *owed.everyones_home(workshop))
    return accepted(f"Saved {quoted(head.journey)}.", (Put(head),), owes, before=workshop)


SETUP = Task(key="setup", label="Edit the journey…", start=_start, decide=_decide)
