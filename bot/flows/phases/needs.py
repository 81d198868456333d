"""Expectations and pain points: what was hoped for at an experience, and what got in the way."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from bot.flows import order, read
from bot.flows.asking import KNOWN, choose_again, standing
from bot.flows.decision import Decision, Refused, accepted, refused
from bot.flows.kinds import EXPERIENCE
from bot.flows.phase import Group, Line, Phase, Saving
from bot.flows.phases.needs_forms import METS, ExpectationForm, NeedsForm, PainPointForm, needs_form
from bot.flows.read import Need, NeedKind
from bot.flows.wording import counted, listed, quoted
from storage.changes import Outcome, Put
from storage.records import Expectation, Met, PainPoint, Severity, Workshop

_TWICE = "This is already there, word for word. Reword it, or ask a facilitator to merge them."


def _severity(form: NeedsForm | PainPointForm) -> Severity:
    return Severity(form.severity or Severity.BAD)


def _save(saving: Saving) -> Decision:
    if isinstance(saving.form, ExpectationForm | PainPointForm):
        return _save_one(saving, saving.form)
    form = saving.read(NeedsForm)
    if not form.expectations and not form.pain_points:
        return refused(expectations="Write at least one expectation or one pain point.")
    kept, gone = standing(saving.workshop, EXPERIENCE, (form.experience,))
    if gone:
        return choose_again(saving.workshop, needs_form(saving.workshop, None, saving.who), saving.values, gone)
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
    return replace(
        _new(saving, Expectation, number),
        experience_ids=(experience_id,),
        text=text,
        evidence=form.evidence,
        link=form.link,
    )


def _pain_point(saving: Saving, form: NeedsForm, experience_id: str, text: str, number: int) -> PainPoint:
    return replace(
        _new(saving, PainPoint, number),
        experience_ids=(experience_id,),
        text=text,
        severity=_severity(form),
        evidence=form.evidence,
        link=form.link,
    )


def _new(saving: Saving, kind: type[NeedKind], number: int = 0) -> NeedKind:
    before = saving.workshop.expectations if kind is Expectation else saving.workshop.pain_points
    return kind(
        id=saving.new_id(),
        author=saving.who.user_id,
        created_at=saving.now,
        updated_at=saving.now,
        position=order.last_position(before) + number * order.STEP,
        experience_ids=(),
        text="",
    )


def _save_one(saving: Saving, form: ExpectationForm | PainPointForm) -> Decision:
    """Over the one edited, or as a new one where that is gone."""
    workshop, hoped = saving.workshop, isinstance(form, ExpectationForm)
    old = saving.item if isinstance(saving.item, Expectation | PainPoint) else None
    item = old or (_new(saving, Expectation) if hoped else _new(saving, PainPoint))
    kept, gone = standing(workshop, EXPERIENCE, form.experiences)
    if gone:
        return choose_again(workshop, needs_form(workshop, item, saving.who), saving.values, gone)
    there = read.expectations(workshop) if hoped else read.pain_points(workshop)
    beside = [each for each in there if each.id != item.id]
    if any(_fresh((form.text,), beside, experience_id)[1] for experience_id in kept):
        return Outcome(answer=Refused(fields={"text": _TWICE}))
    new = replace(
        _reworded(item, form),
        experience_ids=(*kept, *hidden(workshop, item)),
        text=form.text,
        evidence=form.evidence,
        link=form.link,
        version=item.version + 1 if old else 1,
        updated_at=saving.now,
    )
    return accepted(f"Saved {quoted(new.text)}.", (Put(new),))


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
    stages = {stage.id: stage.name for stage in read.stages(workshop)}
    places = {each.id: number for number, each in enumerate(experiences)}
    lines: dict[int, list[Line]] = {number: [] for number in places.values()}
    for need in read.needs(workshop):
        where = sorted(places[key] for key in need.experience_ids if key in places)
        lines[where[0]].append(_line(need, also=len(where) - 1))
    filled = tuple(
        Group(f"{stages[each.stage_id]}: {each.what}", tuple(lines[number]))
        for number, each in enumerate(experiences)
        if lines[number]
    )
    return (*filled, *(Group("", (), warning=sentence) for sentence in _untouched(workshop)))


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
    who, at = need.author, need.created_at
    return Line(item_id=need.id, kind=kind, text=need.text, meta=meta, author=who, link=need.link, at=at)


def _gaps(workshop: Workshop) -> tuple[str, ...]:
    if not read.experiences(workshop):
        return ("There is no experience yet.",)
    return _untouched(workshop)


def _untouched(workshop: Workshop) -> tuple[str, ...]:
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
    start=needs_form,
    carry=(),
    save=_save,
    collected=_collected,
    gaps=_gaps,
    blocked=_blocked,
)
