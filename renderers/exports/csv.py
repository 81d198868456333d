"""The journey as CSV for Excel and Sheets: one flat table to filter and pivot, and the personas beside it.

One row per experience and expectation or pain point, everything around them repeated; an experience without any,
and a stage without experience, have a row of their own. Figures are numbers, everything typed is text.
"""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Iterable, Iterator

from renderers.exports.cells import text_cell
from renderers.exports.file import File
from renderers.journey import Evidence, Expectation, Experience, Journey, PainPoint, Persona, Spread
from renderers.texts.reading import Column, Reading, read
from renderers.texts.words import EVIDENCE, MET, SEVERITY

Cell = str | int | float | None

STAGE = ("Stage no.", "Stage", "Value to the persona", "In scope")
EXPERIENCE = (
    "Experience no.",
    "Experience",
    "What should happen instead",
    "Personas",
    "Channels",
    "Today mean",
    "Today lowest",
    "Today highest",
    "Today people",
    "Target mean",
    "Target people",
    "Gap",
    "Experience evidence",
    "Experience link",
)
ITEM = ("Kind", "Text", "Met", "Severity", "Votes", "Evidence", "Link")
PERSONA = ("Persona", "Role or segment", "Goal", "Customer or colleague", "Needs", "Frustrations", "Evidence", "Link")


def csv_files(journey: Journey) -> tuple[File, ...]:
    """The table of the journey, then the table of its personas; UTF-8 with a byte order mark, CRLF."""
    day = journey.held_on.isoformat()
    rows = _journey_rows(read(journey))
    return (
        File(f"customer-journey-{day}.csv", _table((*STAGE, *EXPERIENCE, *ITEM), rows)),
        File(f"customer-journey-personas-{day}.csv", _table(PERSONA, map(_persona, journey.personas))),
    )


def _table(titles: tuple[str, ...], rows: Iterable[tuple[Cell, ...]]) -> bytes:
    """Text is always quoted and figures never, so that no program mistakes one for the other."""
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n")
    writer.writerow(titles)
    for row in rows:
        filled = (*row, *[None] * (len(titles) - len(row)))
        writer.writerow(text_cell(cell) if isinstance(cell, str) else _figure(cell) for cell in filled)
    return out.getvalue().encode("utf-8-sig")


def _figure(cell: float | None) -> float | str:
    return "" if cell is None else cell


def _journey_rows(reading: Reading) -> Iterator[tuple[Cell, ...]]:
    for number, column in enumerate(reading.columns, 1):
        stage = column.stage
        start = (number, stage.name, stage.value, "yes" if stage.in_scope else "no")
        yield from (start + row for row in _stage_rows(column, reading)) if column.experiences else (start,)


def _stage_rows(column: Column, reading: Reading) -> Iterator[tuple[Cell, ...]]:
    own: dict[str, list[tuple[Cell, ...]]] = defaultdict(list)
    for keys, row in (*map(_expectation, column.expectations), *map(_pain_point, column.pain_points)):
        for key in keys:
            own[key].append(row)
    for experience in column.experiences:
        start = _experience(experience, reading)
        yield from (start + row for row in own[experience.key]) if own[experience.key] else (start,)


def _experience(each: Experience, reading: Reading) -> tuple[Cell, ...]:
    gap = round(each.target.mean - each.today.mean, 2) if each.target and each.today else None
    return (
        reading.numbers[each.key],
        each.what,
        each.instead,
        "; ".join(reading.who(each)),
        "; ".join(each.channels),
        *_spread(each.today),
        *(_spread(each.target)[0], each.target.n if each.target else None),
        gap,
        EVIDENCE[each.evidence],
        each.link,
    )


def _spread(spread: Spread | None) -> tuple[Cell, Cell, Cell, Cell]:
    return (round(spread.mean, 2), spread.low, spread.high, spread.n) if spread else (None, None, None, None)


def _expectation(each: Expectation) -> tuple[tuple[str, ...], tuple[Cell, ...]]:
    known = _known(each.evidence, each.link)
    return each.experiences, ("Expectation", each.text, MET[each.met], None, None, *known)


def _pain_point(each: PainPoint) -> tuple[tuple[str, ...], tuple[Cell, ...]]:
    known = _known(each.evidence, each.link)
    return each.experiences, ("Pain point", each.text, None, SEVERITY[each.severity], each.votes, *known)


def _known(evidence: Evidence, link: str) -> tuple[Cell, Cell]:
    return EVIDENCE[evidence], link


def _persona(each: Persona) -> tuple[Cell, ...]:
    side = "colleague" if each.internal else "customer"
    known = _known(each.evidence, each.link)
    return each.name, each.role, each.goal, side, each.needs, each.frustrations, *known
