"""Expectations and pain points: what was hoped for at an experience, and what got in the way."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Annotated

from bot.flows import order, read
from bot.flows.asking import EVIDENCE_FIELDS, KNOWN, choose_again, experience_options, standing
from bot.flows.checks import LONG, Address, Known, Lines, Sheet, chosen, several, typed
from bot.flows.decision import Decision, Refused, Who, accepted
from bot.flows.fields import Choice, Field, Form, Option, Text, Values
from bot.flows.kinds import EXPERIENCE
from bot.flows.phase import Group, Line, Phase, Saving
from bot.flows.read import Need
from bot.flows.wording import counted, listed, quoted
from storage.changes import Outcome, Put
from storage.records import Evidence, Expectation, Item, Met, PainPoint, Severity, Workshop

SEVERITIES = (Option("mild", "Mild"), Option("bad", "Bad"), Option("severe", "Severe"))
METS = (Option("met", "Met"), Option("partly", "Partly met"), Option("unmet", "Unmet"))
_CHOOSE = "Choose the experience this belongs to."
_HOW_BAD = Choice(key="severity", label="How bad?", options=SEVERITIES)


def _severity(form: NeedsForm | PainPointForm) -> Severity:
    return Severity(form.severity or Severity.BAD)


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


def _start(workshop: Workshop, item: Item | None, _who: Who) -> Form:
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


def _save(saving: Saving) -> Decision:
    if isinstance(saving.item, Expectation | PainPoint):
        return _save_one(saving, saving.item)
    form = saving.read(NeedsForm)
    if not form.expectations and not form.pain_points:
        return Outcome(answer=Refused(fields={"expectations": "Write at least one expectation or one pain point."}))
    kept, gone = standing(saving.workshop, EXPERIENCE, (form.experience,))
    if gone:
        return choose_again(saving.workshop, _start(saving.workshop, None, saving.who), saving.values, gone)
    return _added(saving, form, kept[0])


def _added(saving: Saving, form: NeedsForm, experience_id: str) -> Decision:
    workshop = saving.workshop
    hoped, hoped_before = _fresh(form.expectations, read.expectations(workshop), experience_id)
    hurts, hurts_before = _fresh(form.pain_points, read.pain_points(workshop), experience_id)
    puts = (
        *_puts(hoped, lambda text, number: _expectation(saving, form, experience_id, text, number)),
        *_puts(hurts, lambda text, number: _pain_point(saving, form, experience_id, text, number)),
    )
    saved = listed(
        [
            *([counted(len(hoped), "expectation")] if hoped else []),
            *([counted(len(hurts), "pain point")] if hurts else []),
        ]
    )
    twice = hoped_before + hurts_before
    said = [f"Saved {saved}." if saved else "Nothing new to save."]
    if twice:
        said.append(f"Already there: {listed([quoted(text) for text in twice])}.")
    return accepted(" ".join(said), puts)


def _fresh(lines: Iterable[str], there: Iterable[Need], experience_id: str) -> tuple[list[str], list[str]]:
    """The lines that are new at this experience, and those that are there or were written twice."""
    known = {each.text.casefold() for each in there if experience_id in each.experience_ids}
    new: list[str] = []
    twice: list[str] = []
    for line in lines:
        (twice if line.casefold() in known else new).append(line)
        known.add(line.casefold())
    return new, twice


def _puts(lines: list[str], made: Callable[[str, int], Need]) -> tuple[Put, ...]:
    return tuple(Put(made(text, number)) for number, text in enumerate(lines))


def _expectation(saving: Saving, form: NeedsForm, experience_id: str, text: str, number: int) -> Expectation:
    return Expectation(
        id=saving.new_id(),
        author=saving.who.user_id,
        created_at=saving.now,
        updated_at=saving.now,
        position=order.last_position(saving.workshop.expectations) + number * order.STEP,
        experience_ids=(experience_id,),
        text=text,
        evidence=form.evidence,
        link=form.link,
    )


def _pain_point(saving: Saving, form: NeedsForm, experience_id: str, text: str, number: int) -> PainPoint:
    return PainPoint(
        id=saving.new_id(),
        author=saving.who.user_id,
        created_at=saving.now,
        updated_at=saving.now,
        position=order.last_position(saving.workshop.pain_points) + number * order.STEP,
        experience_ids=(experience_id,),
        text=text,
        severity=_severity(form),
        evidence=form.evidence,
        link=form.link,
    )


def _save_one(saving: Saving, old: Need) -> Decision:
    form = _one(saving, old)
    kept, gone = standing(saving.workshop, EXPERIENCE, form.experiences)
    if gone:
        return choose_again(saving.workshop, _start(saving.workshop, old, saving.who), saving.values, gone)
    there = read.expectations(saving.workshop) if isinstance(old, Expectation) else read.pain_points(saving.workshop)
    beside = [each for each in there if each.id != old.id]
    if any(_fresh((form.text,), beside, experience_id)[1] for experience_id in kept):
        return Outcome(
            answer=Refused(fields={"text": "This is already there, word for word. Merge them or reword it."})
        )
    new = replace(
        _reworded(old, form),
        experience_ids=(*kept, *hidden(saving.workshop, old)),
        text=form.text,
        evidence=form.evidence,
        link=form.link,
        version=old.version + 1,
        updated_at=saving.now,
    )
    return accepted(f"Saved {quoted(new.text)}.", (Put(new),))


def _one(saving: Saving, old: Need) -> ExpectationForm | PainPointForm:
    return saving.read(ExpectationForm) if isinstance(old, Expectation) else saving.read(PainPointForm)


def _reworded(old: Need, form: ExpectationForm | PainPointForm) -> Need:
    if isinstance(old, Expectation) and isinstance(form, ExpectationForm):
        return replace(old, met=Met(form.met) if form.met else None)
    if isinstance(old, PainPoint) and isinstance(form, PainPointForm):
        return replace(old, severity=_severity(form))
    raise TypeError(f"{type(form).__name__} cannot edit {type(old).__name__}")


def hidden(workshop: Workshop, need: Need) -> tuple[str, ...]:
    """Removed experiences it hangs on: the link stays, so that bringing one back brings it back there too."""
    shown = {each.id for each in read.experiences(workshop)}
    return tuple(key for key in need.experience_ids if key not in shown)


def _collected(workshop: Workshop) -> tuple[Group, ...]:
    """Under every experience its lines; one that hangs on several stands under the first of them only."""
    experiences = read.experiences(workshop)
    lines: dict[str, list[Line]] = {each.id: [] for each in experiences}
    for need in read.needs(workshop):
        where = [each.id for each in experiences if each.id in need.experience_ids]
        if where:
            lines[where[0]].append(_line(need, also=len(where) - 1))
    stages = {stage.id: stage.name for stage in read.stages(workshop)}
    return tuple(
        Group(
            f"{stages.get(each.stage_id, '')}: {each.what}",
            tuple(lines[each.id]),
            warning="" if read.needs_of(workshop, each) else "Nothing yet.",
        )
        for each in experiences
    )


def _line(need: Need, *, also: int) -> Line:
    kind, how = ("expectation", "") if isinstance(need, Expectation) else ("pain_point", need.severity.value)
    if isinstance(need, Expectation) and need.met:
        how = next(option.label.lower() for option in METS if option.key == need.met)
    parts = (
        "expectation" if kind == "expectation" else "pain point",
        how,
        KNOWN[need.evidence].label.lower(),
        f"also at {counted(also, 'more experience')}" if also else "",
    )
    meta = " · ".join(part for part in parts if part)
    return Line(item_id=need.id, kind=kind, text=need.text, meta=meta, author=need.author, link=need.link)


def _gaps(workshop: Workshop) -> tuple[str, ...]:
    if not read.experiences(workshop):
        return ("There is no experience yet.",)
    filled = {key for need in read.needs(workshop) for key in need.experience_ids}
    empty = [quoted(each.what) for each in read.experiences(workshop) if each.id not in filled]
    return (f"No expectation or pain point yet for {listed(empty)}.",) if empty else ()


def _blocked(workshop: Workshop) -> str:
    if read.experiences(workshop):
        return ""
    return "Expectations and pain points need an experience. Add one first: a facilitator presses Back."


NEEDS = Phase(
    key="needs",
    title="Expectations and pain points",
    prompt="For each experience: what did they hope for, and what gets in the way?",
    example="Expectation: “Key in hand within two minutes.” Pain point: “No sign says how to call someone.”",
    button="Add expectations and pain points",
    kinds=("expectation", "pain_point"),
    model=NeedsForm,
    edits={"expectation": ExpectationForm, "pain_point": PainPointForm},
    start=_start,
    carry=(),
    save=_save,
    collected=_collected,
    gaps=_gaps,
    blocked=_blocked,
)
