"""The lanes that list: expectations, pain points, and what should happen instead.

A cell takes what fits its budget, the weightiest first and always at least one; the rest goes to list sheets.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from renderers import style
from renderers.engine.ops import Block, Op, moved, stacked
from renderers.journey import Expectation, Experience, PainPoint
from renderers.parts.marks import CHIP_WIDTH, chip, evidence_badge, mark_row, met_sign, severity_chip
from renderers.parts.view import View
from renderers.parts.words import paragraph
from renderers.pictures.lanes.plan import Column

GAP = 9.0
_BADGE_ROOM = 18.0
_MORE_ROOM = 24.0

Row = Callable[[float], Block]
"""An item drawn in a given width."""


@dataclass(frozen=True, slots=True)
class ListLane:
    """``rows`` says what stands under a column; each of ``bounds`` is (most rows, height) of a cell."""

    key: str
    title: str
    note: str
    bounds: tuple[tuple[int, float], tuple[int, float]]
    rows: Callable[[View, Column], list[Row]]


@dataclass(frozen=True, slots=True)
class Cell:
    """A drawn cell and the rows it had no room for."""

    block: Block
    left: tuple[Row, ...]


ROOMY, TIGHT = 0, 1
"""Which bounds hold: roomy ones as long as the sheet does not grow too high, else tight ones."""


def cell(lane: ListLane, view: View, column: Column, bounds: int, sheet: int | None) -> Cell:
    """``sheet`` is where the rest is listed, once that is known."""
    rows = lane.rows(view, column)
    most, height = lane.bounds[bounds]
    drawn: list[Block] = []
    used = 0.0
    for row in rows[:most]:
        block = row(column.text_width)
        if drawn and used + GAP + block.height > height - (_MORE_ROOM if len(rows) > len(drawn) + 1 else 0):
            break
        used += GAP * bool(drawn) + block.height
        drawn.append(block)
    left = tuple(rows[len(drawn) :])
    if left:
        where = f" on sheet {sheet}" if sheet else ""
        drawn.append(paragraph(f"+{len(left)} more{where}", style.NOTE, column.text_width))
    return Cell(stacked(drawn, GAP), left)


def expectation_row(expectation: Expectation) -> Row:
    """Sign, text, evidence."""

    def draw(measure: float) -> Block:
        return _row(met_sign(expectation.met), 24.0, 1.5, expectation.text, expectation, measure)

    return draw


def pain_row(view: View, pain: PainPoint) -> Row:
    """Chip with votes and severity, whose it is below, text, evidence."""

    def draw(measure: float) -> Block:
        sign = severity_chip(pain.severity, pain.votes if view.voted else None)
        if view.several:
            marks = mark_row(view.personas(view.owners[pain.key]), 3.6, 3)
            indent = max(0.0, (CHIP_WIDTH - marks.width) / 2)
            below = moved(marks.ops, indent, sign.height + 4)
            sign = Block(sign.width, sign.height + 4 + marks.height, (*sign.ops, *below))
        return _row(sign, max(42.0, sign.width + 10), 0.0, pain.text, pain, measure)

    return draw


def instead_row(view: View, experience: Experience) -> Row:
    """The number of the experience and what should happen in its place."""

    def draw(measure: float) -> Block:
        sign = chip(str(view.numbers[experience.key]), style.INSTEAD_CHIP, style.INSTEAD_TEXT)
        return _row(sign, max(42.0, sign.width + 10), 0.0, experience.instead, None, measure)

    return draw


def _row(
    sign: Block, indent: float, drop: float, text: str, known: Expectation | PainPoint | None, measure: float
) -> Block:
    room = measure - indent - (_BADGE_ROOM if known else 0.0)
    words = paragraph(text, style.BODY, room)
    ops: list[Op] = [*moved(sign.ops, 0.0, drop), *moved(words.ops, indent, 0.0)]
    if known:
        badge = evidence_badge(known.evidence)
        ops += moved(badge.ops, measure - badge.width, 4.3)
    return Block(measure, max(sign.height + drop, words.height), tuple(ops))


def _here(column: Column, keys: Sequence[str]) -> bool:
    """Whether any of the experiences stands in this part of the stage."""
    return any(slot.experience.key in keys for slot in column.slots)


def _expectations(view: View, column: Column) -> list[Row]:
    found = view.expectations[column.stage.key]
    return [expectation_row(each) for each in found if _here(column, each.experiences)]


def _pain_points(view: View, column: Column) -> list[Row]:
    found = view.pain_points[column.stage.key]
    return [pain_row(view, each) for each in found if _here(column, each.experiences)]


def _instead(view: View, column: Column) -> list[Row]:
    wanted = [slot.experience for slot in column.slots if slot.experience.instead.strip()]
    return [instead_row(view, each) for each in wanted]


LANES = (
    ListLane(
        "expectations",
        "Expectations",
        "What they need, and whether they get it",
        ((8, 420.0), (4, 260.0)),
        _expectations,
    ),
    ListLane("pain points", "Pain points", "Most votes first, then the worst", ((9, 560.0), (5, 380.0)), _pain_points),
    ListLane("instead", "Instead", "What should happen, by experience number", ((6, 340.0), (3, 220.0)), _instead),
)
