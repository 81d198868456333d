"""The persona x stage heat map of pain points: votes where people voted, else how many there are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from renderers.engine.ops import Page
from renderers.journey import Journey, PainPoint, Persona, Stage
from renderers.parts.frame import Foot, Head, framed, method_line, nothing
from renderers.parts.ramp import Steps
from renderers.parts.tied import places
from renderers.picture import Picture
from renderers.pictures.control.axis import figure
from renderers.pictures.tables import keys
from renderers.pictures.tables.grid import Cell, Heading, Kind, Table, grid
from renderers.style import persona_look
from renderers.texts.fitting import fitting
from renderers.texts.line import part
from renderers.texts.names import in_quotes
from renderers.texts.words import count

_MEASURE = 1120.0
_MOST_TOLD = 5


@dataclass(frozen=True, slots=True)
class _Pains:
    """Pain points by persona and stage; ``lived`` are the pairs with any experience."""

    journey: Journey
    cells: dict[tuple[str, str], tuple[PainPoint, ...]]
    lived: frozenset[tuple[str, str]]
    voted: bool

    def weight(self, pains: Iterable[PainPoint]) -> int:
        return sum(pain.votes if self.voted else 1 for pain in pains)

    def of(self, persona: Persona, stage: Stage) -> tuple[PainPoint, ...]:
        return self.cells.get((persona.key, stage.key), ())

    def most(self) -> int:
        return max((self.weight(each) for each in self.cells.values()), default=0)

    def ranked(self) -> list[tuple[Persona, Stage]]:
        """The heaviest first, in scope, none without weight."""
        journey = self.journey
        pairs = [(persona, stage) for persona in journey.personas for stage in journey.stages if stage.in_scope]
        heavy = [pair for pair in pairs if self.weight(self.of(*pair))]
        return sorted(heavy, key=lambda pair: -self.weight(self.of(*pair)))


def _pains(journey: Journey) -> _Pains:
    lived = {each.key: each for each in journey.experiences}
    cells: dict[tuple[str, str], dict[str, PainPoint]] = defaultdict(dict)
    for pain in journey.pain_points:
        for where in pain.experiences:
            for persona in lived[where].personas:
                cells[persona, lived[where].stage][pain.key] = pain
    return _Pains(
        journey,
        {pair: tuple(found.values()) for pair, found in cells.items()},
        frozenset((persona, each.stage) for each in journey.experiences for persona in each.personas),
        any(pain.votes for pain in journey.pain_points),
    )


def lay_out(journey: Journey) -> tuple[Page, ...]:
    """One sheet for up to twelve personas and stages."""
    pains = _pains(journey)
    head = Head("Pain heat map", _title(pains), method_line(journey, _method(pains)))
    if not (journey.personas and journey.stages and journey.pain_points):
        note = "Collect what gets in people’s way; each persona is then a row, each stage a column."
        return (framed(head, nothing("No pain points yet", note, _MEASURE), Foot()),)
    tables = _table(pains).sheets()
    return tuple(
        framed(head, grid(table, _MEASURE), _foot(pains, table, number, len(tables)))
        for number, table in enumerate(tables, 1)
    )


def _method(pains: _Pains) -> str:
    if not pains.voted:
        return "Number of pain points by persona and stage"
    each = pains.journey.votes_each
    return "Sum of dot votes by persona and stage" + (f", {count(each, 'vote')} each" if each else "")


def _table(pains: _Pains) -> Table:
    journey, steps = pains.journey, Steps(pains.most())
    ranked = pains.ranked()
    heaviest = pains.weight(pains.of(*ranked[0])) if ranked else -1
    return Table(
        columns=tuple(
            Heading(stage.name, note="" if stage.in_scope else "out of scope", total=_total(pains, stage.key, 1))
            for stage in journey.stages
        ),
        rows=tuple(
            Heading(persona.name, persona.role, mark=persona_look(at), total=_total(pains, persona.key, 0))
            for at, persona in enumerate(journey.personas)
        ),
        cells=tuple(
            tuple(_cell(pains, (persona, stage), steps, stage.in_scope and heaviest) for stage in journey.stages)
            for persona in journey.personas
        ),
        across="Total" if len(journey.stages) > 1 else "",
        down="Total" if len(journey.personas) > 1 else "",
        overall=figure(pains.weight(journey.pain_points)),
    )


def _cell(pains: _Pains, where: tuple[Persona, Stage], steps: Steps, heaviest: int) -> Cell:
    persona, stage = where
    if (persona.key, stage.key) not in pains.lived:
        return Cell()
    found = pains.of(persona, stage)
    weight = pains.weight(found)
    ground = steps.ground(weight)
    if not found:
        return Cell(Kind.FILLED, value="–", ground=ground)
    note = count(len(found), "pain point") if pains.voted else ""
    return Cell(Kind.FILLED, figure(weight), note, ground=ground, framed=weight == heaviest)


def _total(pains: _Pains, key: str, side: int) -> str:
    """Of one row (side 0) or column (side 1); a pain point counts once."""
    once = {pain.key: pain for pair, found in pains.cells.items() if pair[side] == key for pain in found}
    return figure(pains.weight(once.values()))


def _foot(pains: _Pains, table: Table, sheet: int, sheets: int) -> Foot:
    unit = "Votes" if pains.voted else "Pain points"
    labels = Steps(pains.most()).labels()
    nothing_hurts = any(not pains.weight(pains.cells.get(pair, ())) for pair in pains.lived)
    found = [keys.steps(unit, labels if nothing_hurts else labels[1:])]
    if any(cell.framed for row in table.cells for cell in row):
        found.append(keys.framed("highest"))
    places = [pain.key for found_ in pains.cells.values() for pain in found_]
    several = len(places) > len(set(places))
    note = "A pain point of several cells counts in each of them, and once in a total." if several else ""
    return Foot((*found, *keys.used(table)), note, sheet, sheets)


def _title(pains: _Pains) -> str:
    ranked = pains.ranked()
    if not ranked:
        outside = "No pain point in scope has a vote" if pains.voted else "No pain point is in scope"
        return outside if pains.cells else "Nothing is known to hurt yet"
    heaviest = pains.weight(pains.of(*ranked[0]))
    equals = [pair for pair in ranked if pains.weight(pains.of(*pair)) == heaviest]
    most = "Heaviest on" if pains.voted else "Most pain points for"
    weight = count(heaviest, "vote") if pains.voted else f"{heaviest:,}"
    return f"{most} {places(equals, pains.journey, weight)}"


def describe(journey: Journey) -> str:
    """The heaviest cells, and the heaviest pain point of each."""
    pains = _pains(journey)
    unit = "vote" if pains.voted else "pain point"
    told = [f"Pain heat map: {part(journey.title, 70)}", _title(pains)]
    told.append(f"{count(len(journey.personas), 'persona')} by {count(len(journey.stages), 'stage')}")
    told.append(f"{count(pains.weight(journey.pain_points), unit)} in all")
    for persona, stage in pains.ranked()[:_MOST_TOLD]:
        found = pains.of(persona, stage)
        first = max(found, key=lambda pain: pain.votes)
        weight = count(pains.weight(found), unit)
        told.append(
            f"{part(persona.name, 30)} at {in_quotes(stage.name, 30)}, {weight}, first {in_quotes(first.text, 60)}"
        )
    return fitting(told)


def says(journey: Journey) -> bool:
    """There is something that hurts."""
    return bool(journey.pain_points)


PICTURE = Picture("pain_heat_map", "Pain heat map", lay_out, describe, says=says)
