"""The persona x stage heat map: how each stage feels to each persona, with what a mean would hide."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from renderers.engine.ops import Page
from renderers.findings import find
from renderers.journey import Experience, Journey, Persona, Stage
from renderers.parts.frame import Foot, Head, framed, method_line, nothing
from renderers.parts.tied import Place, everywhere, places
from renderers.picture import Picture
from renderers.pictures.tables import keys
from renderers.pictures.tables.grid import Heading, Table, grid
from renderers.pictures.tables.scores import Tally, mean_of, score_cell, tally
from renderers.style import persona_look
from renderers.texts.fitting import fitting
from renderers.texts.line import part
from renderers.texts.names import in_quotes
from renderers.texts.words import count, listed, signed

_MEASURE = 1120.0
_MOST_TOLD = 4


@dataclass(frozen=True, slots=True)
class _Heat:
    """``lowest`` and ``highest`` are the cells of such a mean as printed, of the ``scored`` ones in scope."""

    journey: Journey
    cells: dict[tuple[str, str], Tally]
    lowest: tuple[Place, ...]
    highest: tuple[Place, ...]
    scored: int

    def of(self, persona: Persona, stage: Stage) -> Tally:
        return self.cells[persona.key, stage.key]


def _heat(journey: Journey) -> _Heat:
    lived: dict[tuple[str, str], list[Experience]] = defaultdict(list)
    for experience in journey.experiences:
        for persona in experience.personas:
            lived[persona, experience.stage].append(experience)
    pairs = [(persona, stage) for persona in journey.personas for stage in journey.stages]
    cells = {(persona.key, stage.key): tally(lived[persona.key, stage.key]) for persona, stage in pairs}
    scored = [pair for pair in pairs if pair[1].in_scope and cells[pair[0].key, pair[1].key].today]
    means = {pair: cells[pair[0].key, pair[1].key].rank[0] for pair in scored}
    ends = [end(means.values(), default=0.0) for end in (min, max)]
    lowest, highest = (tuple(pair for pair in scored if means[pair] == end) for end in ends)
    return _Heat(journey, cells, lowest, highest, len(scored))


def lay_out(journey: Journey) -> tuple[Page, ...]:
    """One sheet for up to twelve personas and stages."""
    heat = _heat(journey)
    stamp = "Assumption map" if find(journey).confidence.assumption_map else ""
    method = "Mean of today’s scores by persona and stage"
    head = Head("Heat map", _title(heat), method_line(journey, method), stamp)
    if not (journey.personas and journey.stages):
        missing = "persona" if not journey.personas else "stage"
        note = f"Add the first {missing}; each persona is then a row, each stage a column."
        return (framed(head, nothing(f"No {missing} yet", note, _MEASURE), Foot()),)
    if not journey.experiences:
        note = "Say what each persona lives through in each stage, then score it from −2 to +2."
        return (framed(head, nothing("No experiences yet", note, _MEASURE), Foot()),)
    tables = _table(heat).sheets()
    return tuple(
        framed(head, grid(table, _MEASURE), _foot(heat, table, number, len(tables)))
        for number, table in enumerate(tables, 1)
    )


def _table(heat: _Heat) -> Table:
    journey = heat.journey
    by_stage: dict[str, list[Experience]] = defaultdict(list)
    by_persona: dict[str, list[Experience]] = defaultdict(list)
    for experience in journey.experiences:
        by_stage[experience.stage].append(experience)
        for key in experience.personas:
            by_persona[key].append(experience)
    bad = {(persona.key, stage.key) for persona, stage in heat.lowest if len(heat.cells) > 1}
    return Table(
        columns=tuple(
            Heading(
                stage.name,
                note="" if stage.in_scope else "out of scope",
                total=mean_of(tally(by_stage[stage.key])),
            )
            for stage in journey.stages
        ),
        rows=tuple(
            Heading(persona.name, persona.role, mark=persona_look(at), total=mean_of(tally(by_persona[persona.key])))
            for at, persona in enumerate(journey.personas)
        ),
        cells=tuple(
            tuple(
                score_cell(heat.of(persona, stage), framed=(persona.key, stage.key) in bad) for stage in journey.stages
            )
            for persona in journey.personas
        ),
        across="All stages" if len(journey.stages) > 1 else "",
        down="Everyone" if len(journey.personas) > 1 else "",
        overall=mean_of(tally(journey.experiences)),
    )


def _foot(heat: _Heat, table: Table, sheet: int, sheets: int) -> Foot:
    found = [keys.score_scale()] if _scored(heat) else []
    if any(cell.framed for row in table.cells for cell in row):
        found.append(keys.framed("lowest mean"))
    shared = any(len(each.personas) > 1 and each.today for each in heat.journey.experiences)
    note = "An experience that personas share counts in each of their rows, and once in the totals." if shared else ""
    return Foot((*found, *keys.used(table)), note, sheet, sheets)


def _scored(heat: _Heat) -> bool:
    """Whether any cell shows a mean, in scope or out of it."""
    return any(found.today for found in heat.cells.values())


def _title(heat: _Heat) -> str:
    if not heat.lowest:
        return "No scored stage is in scope" if _scored(heat) else "Nobody has scored a stage yet"
    least = heat.of(*heat.lowest[0]).rank[0]
    if 1 < len(heat.lowest) == heat.scored:
        return everywhere(heat.lowest, heat.journey, signed(least))
    told = places(heat.lowest, heat.journey, signed(least))
    return f"Hardest for {told}" if least < 0 else f"No stage is below neutral for anybody; lowest for {told}"


def describe(journey: Journey) -> str:
    """Size, lowest and highest cells, what means hide, and where nothing is known."""
    heat = _heat(journey)
    told = [
        f"Heat map: {part(journey.title, 70)}",
        _title(heat),
        f"{count(len(journey.personas), 'persona')} by {count(len(journey.stages), 'stage')}",
        _told_lowest(heat),
        _told_hidden(heat),
        _told_rows(heat),
        _told_empty(heat),
    ]
    return fitting(told)


def _told_lowest(heat: _Heat) -> str:
    """Nothing more than the title where several are all alike."""
    if len(heat.lowest) == heat.scored:
        return f"Lowest: {_told(heat, heat.lowest)}" if heat.scored == 1 else ""
    return f"Lowest: {_told(heat, heat.lowest)}. Highest: {_told(heat, heat.highest)}"


def _told(heat: _Heat, equals: Sequence[Place]) -> str:
    """The first of several alike, and how many others are."""
    persona, stage = equals[0]
    today = heat.of(persona, stage).today
    said = f"mean {signed(today.mean)}, lowest {signed(today.low)}, {count(today.n, 'score')}" if today else ""
    others = f", and {count(len(equals) - 1, 'other place')} of that mean" if len(equals) > 1 else ""
    return f"{part(persona.name, 30)} at {in_quotes(stage.name, 30)}, {said}{others}"


def _told_hidden(heat: _Heat) -> str:
    hidden = [
        f"{part(persona.name, 24)} at {in_quotes(stage.name, 24)}, {signed(found.today.low)} below a mean of "
        f"{signed(found.today.mean)}"
        for persona in heat.journey.personas
        for stage in heat.journey.stages
        if (found := heat.of(persona, stage)).today and found.hidden and found.today
    ]
    return f"Hidden by means: {'; '.join(hidden[:_MOST_TOLD])}" if hidden else ""


def _told_rows(heat: _Heat) -> str:
    rows = []
    for persona in heat.journey.personas:
        lived = [each for each in heat.journey.experiences if persona.key in each.personas]
        if today := tally(lived).today:
            rows.append(f"{part(persona.name, 24)} {signed(today.mean)}")
    return f"Over all stages: {listed(rows[:8])}" if rows else ""


def _told_empty(heat: _Heat) -> str:
    empty = sum(not found.lived for found in heat.cells.values())
    return f"{count(empty, 'cell has', 'cells have')} no experience" if empty else ""


def says(journey: Journey) -> bool:
    """There are personas to compare, and scores to compare them by."""
    return len(journey.personas) > 1 and any(each.today for each in journey.experiences)


PICTURE = Picture("heat_map", "Heat map", lay_out, describe, says=says)
