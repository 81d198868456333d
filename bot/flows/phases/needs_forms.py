"""The forms of expectations and pain points: many lines at once to add, one at a time to edit."""

from __future__ import annotations

from typing import Annotated

from bot.flows.asking import EVIDENCE_FIELDS, experience_options
from bot.flows.checks import LONG, Address, Known, Lines, Sheet, chosen, several, typed
from bot.flows.decision import Who
from bot.flows.fields import Choice, Field, Form, Option, Text, Values
from bot.flows.read import Need
from storage.records import Evidence, Expectation, Item, Met, PainPoint, Severity, Workshop

SEVERITIES = (Option("mild", "Mild"), Option("bad", "Bad"), Option("severe", "Severe"))
METS = (Option("met", "Met"), Option("partly", "Partly met"), Option("unmet", "Unmet"))
_CHOOSE = "Choose the experience this belongs to."
_HOW_BAD = Choice(key="severity", label="How bad?", options=SEVERITIES)


class NeedsForm(Sheet):
    experience: Annotated[str, chosen(_CHOOSE)] = ""
    expectations: Lines = ()
    pain_points: Lines = ()
    severity: Annotated[str, chosen(keys=frozenset(Severity))] = Severity.BAD.value
    evidence: Known = Evidence.GUESS
    link: Address = ""


class ExpectationForm(Sheet):
    experiences: Annotated[tuple[str, ...], several(_CHOOSE)] = ()
    text: Annotated[str, typed(LONG, missing="Say what the persona expects.")] = ""
    met: Annotated[str, chosen(keys=frozenset(Met))] = ""
    evidence: Known = Evidence.GUESS
    link: Address = ""


class PainPointForm(Sheet):
    experiences: Annotated[tuple[str, ...], several(_CHOOSE)] = ()
    text: Annotated[str, typed(LONG, missing="Say what gets in the way.")] = ""
    severity: Annotated[str, chosen(keys=frozenset(Severity))] = Severity.BAD.value
    evidence: Known = Evidence.GUESS
    link: Address = ""


def needs_form(workshop: Workshop, item: Item | None, _who: Who) -> Form:
    if isinstance(item, Expectation):
        met = Choice(key="met", label="Is it met today?", options=METS, optional=True)
        return _edit_form(workshop, item, "Expectation", met, {"met": item.met.value if item.met else None})
    if isinstance(item, PainPoint):
        return _edit_form(workshop, item, "Pain point", _HOW_BAD, {"severity": item.severity.value})
    experiences = experience_options(workshop)
    return Form(
        title="Expectations and pains",
        submit="Add",
        fields=(
            Choice(key="experience", label="Experience", options=experiences),
            _lines("expectations", "Expectations (one per line)", "Key in hand within two minutes"),
            _lines("pain_points", "Pain points (one per line)", "No sign says how to call someone"),
            _HOW_BAD,
            *EVIDENCE_FIELDS,
        ),
        values={
            "experience": experiences[0].key if len(experiences) == 1 else None,
            "severity": Severity.BAD.value,
            "evidence": Evidence.GUESS.value,
        },
    )


def _lines(key: str, label: str, placeholder: str) -> Text:
    return Text(key=key, label=label, limit=LONG, long=True, optional=True, placeholder=placeholder)


def _edit_form(workshop: Workshop, item: Need, label: str, extra: Field, values: Values) -> Form:
    known = {option.key for option in experience_options(workshop)}
    return Form(
        title=f"Edit {label.lower()}",
        submit="Save",
        fields=(
            Choice(key="experiences", label="Experiences", options=experience_options(workshop), several=True),
            Text(key="text", label=label, limit=LONG, long=True),
            extra,
            *EVIDENCE_FIELDS,
        ),
        values={
            "experiences": tuple(key for key in item.experience_ids if key in known),
            "text": item.text,
            "evidence": item.evidence.value,
            "link": item.link,
            **values,
        },
    )
