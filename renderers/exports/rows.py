"""The journey as flat rows for a workbook: one sheet of a kind, figures as figures, typed words whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from renderers.findings import find
from renderers.journey import Action, Estimate, Journey, Measure, Spread
from renderers.texts.plans import ranked
from renderers.texts.reading import Reading, read
from renderers.texts.summary import summary
from renderers.texts.words import EVIDENCE, MET, SEVERITY, listed

Cell = str | int | float | date | None


@dataclass(frozen=True, slots=True)
class Title:
    """Of a column, ``width`` in characters."""

    name: str
    width: int


@dataclass(frozen=True, slots=True)
class Rows:
    """One sheet; ``empty`` is what stands in it while there is nothing else."""

    name: str
    titles: tuple[Title, ...]
    rows: tuple[tuple[Cell, ...], ...]
    empty: str


def sheets(journey: Journey) -> tuple[Rows, ...]:
    """In reading order. ``No.`` of an experience is its number on the map."""
    reading = read(journey)
    return tuple(make(journey, reading) for make in _SHEETS)


def _titles(told: str) -> tuple[Title, ...]:
    """From ``No. 6 | Stage 28``."""
    parts = (each.rpartition(" ") for each in told.split(" | "))
    return tuple(Title(name, int(width)) for name, _, width in parts)


def _journey(journey: Journey, _reading: Reading) -> Rows:
    made = summary(journey)
    about: tuple[tuple[str, Cell], ...] = (
        ("Journey", journey.title),
        ("Trigger", journey.trigger),
        ("End value", journey.end_value),
        ("Initiative", journey.initiative),
        ("Occasion", journey.occasion),
        ("Value stream", journey.value_stream),
        ("Held on", journey.held_on),
        ("People", journey.people),
        ("Invited", journey.invited or None),
        ("Missing", listed(journey.missing_functions)),
        ("Version", journey.version),
        ("Finding", made.headline),
        ("Decision", journey.decision),
        ("Decided by", journey.decider),
        ("Seen or measured", f"{find(journey).confidence.percent}%"),
    )
    found = [(title, line.plain) for title, lines in made.sections if title != "Actions" for line in lines]
    rows = tuple(row for row in (*about, *found) if row[1] not in (None, ""))
    return Rows("Journey", _titles("What 26 | Which 100"), rows, "")


def _personas(journey: Journey, _reading: Reading) -> Rows:
    titles = _titles(
        "Persona 24 | Role 24 | Segment 20 | Side 12 | Goal 40 | Needs 40 | Frustrations 40 | Quote 40 | "
        "Who said so 24 | Evidence 12 | Link 30"
    )
    rows = tuple(
        (
            *(each.name, each.role, each.segment, "colleague" if each.internal else "customer"),
            *(each.goal, each.needs, each.frustrations, each.quote, each.quote_source),
            *(EVIDENCE[each.evidence], each.link),
        )
        for each in journey.personas
    )
    return Rows("Personas", titles, rows, "No personas yet")


def _stages(journey: Journey, _reading: Reading) -> Rows:
    titles = _titles(
        "No. 6 | Stage 28 | Value to the persona 40 | In scope 10 | Owner 24 | Work, minutes 14 | "
        "Wait before, minutes 20 | Complete and right 18"
    )
    rows = tuple(
        (
            *(number, each.name, each.value, "yes" if each.in_scope else "no", each.owner),
            *(each.process_time, each.wait_time, each.accuracy),
        )
        for number, each in enumerate(journey.stages, 1)
    )
    return Rows("Stages", titles, rows, "No stages yet")


def _experiences(_journey: Journey, reading: Reading) -> Rows:
    titles = _titles(
        "No. 6 | Stage 24 | Experience 50 | What should happen instead 40 | Personas 28 | Channels 24 | "
        "Moment that matters 20 | Today mean 12 | Today lowest 14 | Today highest 14 | Today people 14 | "
        "Target mean 14 | Gap 8 | Evidence 12 | Quote 40 | Link 30"
    )
    rows = tuple(
        (
            *(reading.numbers[each.key], column.stage.name, each.what, each.instead),
            *("; ".join(reading.who(each)), "; ".join(each.channels), "yes" if each.moment else "no"),
            *_spread(each.today),
            *(round(each.target.mean, 2) if each.target else None, _gap(each.today, each.target)),
            *(EVIDENCE[each.evidence], each.quote, each.link),
        )
        for column in reading.columns
        for each in column.experiences
    )
    return Rows("Experiences", titles, rows, "No experiences yet")


def _spread(told: Spread | None) -> tuple[Cell, ...]:
    return (round(told.mean, 2), told.low, told.high, told.n) if told else (None,) * 4


def _gap(today: Spread | None, target: Spread | None) -> Cell:
    return round(target.mean - today.mean, 2) if today and target else None


def _expectations(journey: Journey, reading: Reading) -> Rows:
    places = _Places(reading)
    titles = _titles("Expectation 60 | Met 22 | Stages 28 | Experience no. 16 | Evidence 12 | Link 30")
    rows = tuple(
        (each.text, MET[each.met], *places.of(each.experiences), EVIDENCE[each.evidence], each.link)
        for each in journey.expectations
    )
    return Rows("Expectations", titles, rows, "No expectations yet")


def _pain_points(journey: Journey, reading: Reading) -> Rows:
    places = _Places(reading)
    titles = _titles("Pain point 60 | Votes 8 | Severity 10 | Stages 28 | Experience no. 16 | Evidence 12 | Link 30")
    rows = tuple(
        (
            *(each.text, each.votes, SEVERITY[each.severity]),
            *(*places.of(each.experiences), EVIDENCE[each.evidence], each.link),
        )
        for each in sorted(journey.pain_points, key=lambda each: -each.votes)
    )
    return Rows("Pain points", titles, rows, "No pain points yet")


def _opportunities(journey: Journey, reading: Reading) -> Rows:
    places = _Places(reading)
    titles = _titles("Opportunity 60 | Votes 8 | Stages 28 | Experience no. 16")
    rows = tuple((each.text, each.votes, *places.of(each.experiences)) for each in journey.opportunities)
    return Rows("Opportunities", titles, rows, "No opportunities yet")


def _actions(journey: Journey, reading: Reading) -> Rows:
    pains = {each.key: each.text for each in journey.pain_points}
    titles = _titles(
        "No. 6 | Action 50 | Owner 24 | Due 12 | State 12 | Expected effect 40 | Changes 14 | Votes 8 | "
        "Cost median 12 | Cost lowest 12 | Cost highest 12 | Benefit median 14 | Benefit lowest 14 | "
        "Benefit highest 14 | Against the pain points 50 | Stages 28 | Experience no. 16"
    )
    places = _Places(reading)
    rows = tuple(
        (
            *(number, *_action(each), *_estimate(each.cost), *_estimate(each.benefit)),
            *("; ".join(pains[key] for key in each.pain_points), *places.of(each.experiences)),
        )
        for number, each in enumerate(ranked(journey.actions), 1)
    )
    return Rows("Actions", titles, rows, "No actions yet")


def _action(each: Action) -> tuple[Cell, ...]:
    changes = each.influence.value if each.influence else ""
    return each.title, each.owner, each.due, each.state.value, each.effect, changes, each.votes


def _estimate(told: Estimate | None) -> tuple[Cell, ...]:
    return (told.median, told.low, told.high) if told else (None, None, None)


def _measures(journey: Journey, _reading: Reading) -> Rows:
    stages = {each.key: each.name for each in journey.stages}
    titles = _titles(
        "Measure 40 | Stage 24 | Voice 12 | Unit 10 | Better 10 | Target 12 | When 12 | Value 12 | "
        "Baseline 10 | Change 30"
    )
    rows = tuple(row for each in journey.measures for row in _readings(each, stages.get(each.stage, "whole journey")))
    return Rows("Measures", titles, rows, "No measures yet")


def _readings(each: Measure, stage: str) -> Iterator[tuple[Cell, ...]]:
    """One row per reading, or one with the present value where no readings are kept."""
    start = (each.name, stage, each.voice.value, each.unit, "lower" if each.lower_is_better else "higher", each.target)
    turns = {turn.index: turn.name for turn in each.turns}
    for at, reading in enumerate(each.readings):
        yield (*start, reading.label, reading.value, "yes" if at < each.baseline_n else "no", turns.get(at, ""))
    if not each.readings:
        yield (*start, "now", each.now, "", "")


class _Places:
    """Where an item belongs: the names of stages, the numbers of experiences."""

    def __init__(self, reading: Reading) -> None:
        self._numbers = reading.numbers
        self._stages = {each.key: column.stage.name for column in reading.columns for each in column.experiences}

    def of(self, experiences: Sequence[str]) -> tuple[str, str]:
        numbers = sorted({self._numbers[key] for key in experiences})
        return "; ".join(dict.fromkeys(self._stages[key] for key in experiences)), "; ".join(map(str, numbers))


_SHEETS: tuple[Callable[[Journey, Reading], Rows], ...] = (
    *(_journey, _personas, _stages, _experiences, _expectations, _pain_points, _opportunities, _actions, _measures),
)
