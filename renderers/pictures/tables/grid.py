"""A table of coloured cells with heads, totals outside, and signs for what is empty; twelve by twelve a sheet."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum

from renderers import style
from renderers.engine.ops import Block, Canvas, Op, Paint, Shape, Text, moved, stacked
from renderers.engine.paths import polyline, rectangle
from renderers.engine.type import Type
from renderers.engine.wrap import longest_word
from renderers.parts.frame import ruled
from renderers.parts.marks import persona_mark
from renderers.parts.ramp import Ground
from renderers.parts.words import beside, fitted, hugged, paragraph, single
from renderers.pictures.tables.ground import BLANK, BLANK_INK, hatch
from renderers.style import PersonaLook

MOST = 12
_GAP = 6.0
_WIDEST = 210.0
_LEAST_HEIGHT = 68.0
_HEAD, _NARROW_HEAD = 200.0, 156.0
_TOTAL, _NARROW_TOTAL = 96.0, 74.0
_MANY = 8
_VALUE = Type(24, 29, 700, style.INK)
_TOTAL_VALUE = Type(20, 25, 700, style.INK)
_NAMES = (Type(15, 19, 600), Type(13.5, 17, 600), Type(12.5, 16, 600), Type(12, 15, 600))
_ROW_NAME = Type(14.5, 18.5, 600)
_MOST_NAME_LINES = 4
_LOW_ROWS, _LOW_FROM = 58.0, 8

_PLAIN = Ground(style.WHITE, style.INK, style.CARD_EDGE)


class Kind(Enum):
    """Hatched: nothing is managed here; blank, a dash: nothing needs to be; open: something is, but not known yet."""

    FILLED = 0
    OPEN = 1
    HATCHED = 2
    BLANK = 3


@dataclass(frozen=True, slots=True)
class Cell:
    """``value`` is large, ``note`` small below it, ``pill`` a warning; ``framed`` draws the eye."""

    kind: Kind = Kind.HATCHED
    value: str = ""
    note: str = ""
    pill: str = ""
    ground: Ground = _PLAIN
    framed: bool = False
    flagged: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """A row's or column's head, and its total; ``warning`` is said below the name in alarm."""

    name: str
    note: str = ""
    warning: str = ""
    mark: PersonaLook | None = None
    total: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """``cells`` by row, then column. ``across`` names the totals of rows, ``down`` those of columns."""

    columns: tuple[Heading, ...]
    rows: tuple[Heading, ...]
    cells: tuple[tuple[Cell, ...], ...]
    across: str = ""
    down: str = ""
    overall: str = ""

    def sheets(self) -> list[Table]:
        """At most twelve rows and columns each, of about one size."""
        return [
            replace(
                self,
                columns=tuple(self.columns[at] for at in columns),
                rows=tuple(self.rows[at] for at in rows),
                cells=tuple(tuple(self.cells[row][at] for at in columns) for row in rows),
            )
            for rows in _parts(len(self.rows))
            for columns in _parts(len(self.columns))
        ]


def _parts(length: int) -> list[range]:
    number = max(1, -(-length // MOST))
    borders = [length * at // number for at in range(number + 1)]
    return [range(low, high) for low, high in itertools.pairwise(borders)]


@dataclass(frozen=True, slots=True)
class _Plan:
    head: float
    column: float
    total: float
    row: float
    small: bool

    def x(self, at: int) -> float:
        return self.head + at * (self.column + _GAP)


def grid(table: Table, measure: float) -> Block:
    """As wide as its columns, at most ``measure``; every row is as high as the highest."""
    plan = _plan(table, measure)
    canvas = Canvas()
    y = _column_heads(canvas, table, plan)
    for heading, cells in zip(table.rows, table.cells, strict=True):
        _row(canvas, heading, cells, plan, y)
        y += plan.row + _GAP
    if table.down:
        y = _totals(canvas, table, plan, y)
    return Block(plan.x(len(table.columns)) + plan.total, y, tuple(canvas.ops))


def _plan(table: Table, measure: float) -> _Plan:
    many = len(table.columns) > _MANY
    head, total = (_NARROW_HEAD, _NARROW_TOTAL) if many else (_HEAD, _TOTAL)
    total = total if table.across else 0.0
    column = (measure - head - total) / len(table.columns) - _GAP
    plan = _Plan(head, min(_WIDEST, column), total, 0.0, many)
    names = [_row_name(heading, plan).height for heading in table.rows]
    inner = [_inner(cell, plan).height for cells in table.cells for cell in cells]
    least, around = (_LOW_ROWS, 10.0) if len(table.rows) > _LOW_FROM else (_LEAST_HEIGHT, 16.0)
    return replace(plan, row=max([least, *(height + around for height in (*names, *inner))]))


def _column_heads(canvas: Canvas, table: Table, plan: _Plan) -> float:
    """Names end on one line, what is said of them stands below it."""
    names = [_column_name(heading, plan) for heading in table.columns]
    notes = [_column_note(heading, plan) for heading in table.columns]
    line, below = (max(block.height for block in blocks) for blocks in (names, notes))
    for at, (name, note) in enumerate(zip(names, notes, strict=True)):
        canvas.place(name, plan.x(at), line - name.height)
        canvas.place(note, plan.x(at), line)
    if table.across:
        words = _centred(paragraph(table.across, style.NOTE, plan.total), plan.total)
        canvas.place(words, plan.x(len(names)), line - words.height)
    return line + below + 10


def _column_name(heading: Heading, plan: _Plan) -> Block:
    colour = style.CAPTION if heading.note else style.INK
    flat = heading.name.replace("\n", " ")
    fitting = (each for each in _NAMES if longest_word(flat, each) <= plan.column)
    words = style.coloured(next(fitting, _NAMES[-1]), colour)
    return fitted(flat, words, plan.column, _MOST_NAME_LINES, align="centre")


def _column_note(heading: Heading, plan: _Plan) -> Block:
    parts = []
    if heading.note:
        parts.append(paragraph(heading.note, style.NOTE, plan.column, "centre"))
    if heading.warning:
        parts.append(paragraph(heading.warning, style.coloured(style.PILL, style.ALARM), plan.column, "centre"))
    return stacked(parts, 2.0)


def _row(canvas: Canvas, heading: Heading, cells: Sequence[Cell], plan: _Plan, y: float) -> None:
    name = _row_name(heading, plan)
    canvas.place(name, 0.0, y + (plan.row - name.height) / 2)
    if heading.mark:
        canvas.add(persona_mark(heading.mark, 7.5, 9.0, y + plan.row / 2))
    for at, cell in enumerate(cells):
        canvas.place(_cell(cell, plan), plan.x(at), y)
    if plan.total:
        total = _total(heading, plan.total)
        canvas.place(total, plan.x(len(cells)), y + (plan.row - total.height) / 2)


def _row_name(heading: Heading, plan: _Plan) -> Block:
    indent = 28.0 if heading.mark else 0.0
    measure = plan.head - indent - 16
    parts = [beside(fitted(heading.name, _ROW_NAME, measure, 3))]
    if heading.note:
        parts.append(beside(fitted(heading.note, style.NOTE, measure, 2)))
    found = stacked(parts, 1.0)
    return Block(plan.head, found.height, tuple(moved(found.ops, indent, 0.0)))


def _totals(canvas: Canvas, table: Table, plan: _Plan, y: float) -> float:
    wide = plan.x(len(table.columns)) + plan.total
    canvas.place(Block(wide, 1.0, (ruled(wide),)), 0.0, y + 4)
    totals = [_total(heading, plan.column) for heading in table.columns]
    height = max(total.height for total in totals)
    name = paragraph(table.down, style.LANE, plan.head - 16)
    canvas.place(name, 0.0, y + 16 + (height - name.height) / 2)
    for at, total in enumerate(totals):
        canvas.place(total, plan.x(at), y + 16)
    if plan.total and table.overall:
        overall = _total(Heading("", total=table.overall), plan.total)
        canvas.place(overall, plan.x(len(totals)), y + 16)
    return y + 16 + height


def _total(heading: Heading, wide: float) -> Block:
    return _centred(single(heading.total or "–", _TOTAL_VALUE), wide)


def _cell(cell: Cell, plan: _Plan) -> Block:
    wide, high = plan.column, plan.row
    canvas = Canvas()
    canvas.add(*_ground(cell, wide, high))
    inner = _inner(cell, plan)
    canvas.place(inner, 4.0, (high - inner.height) / 2)
    return Block(wide, high, tuple(canvas.ops))


def _inner(cell: Cell, plan: _Plan) -> Block:
    measure = plan.column - 8
    parts = []
    if cell.value:
        value = replace(_VALUE, size=20.0, leading=25.0) if plan.small else _VALUE
        parts.append(_centred(single(cell.value, style.coloured(value, cell.ground.ink)), measure))
    below = [_note(cell, measure)] if cell.note else []
    below += [_pill(cell.pill)] if cell.pill else []
    wide = sum(block.width for block in below) + 6.0 * (len(below) - 1)
    if wide <= measure:
        below = [_side_by_side(below, wide)] if below else []
    return stacked([*parts, *(_in_the_middle(block, measure) for block in below)], 1.0)


def _note(cell: Cell, measure: float) -> Block:
    colour = cell.ground.ink if cell.kind is Kind.FILLED else style.CAPTION
    return hugged(cell.note, style.coloured(style.NOTE, colour), measure, "centre")


def _side_by_side(blocks: Sequence[Block], wide: float) -> Block:
    height = max(block.height for block in blocks)
    canvas = Canvas()
    x = 0.0
    for block in blocks:
        canvas.place(block, x, (height - block.height) / 2)
        x += block.width + 6.0
    return Block(wide, height, tuple(canvas.ops))


def _in_the_middle(block: Block, measure: float) -> Block:
    return Block(measure, block.height, tuple(moved(block.ops, (measure - block.width) / 2, 0.0)))


def _pill(text: str) -> Block:
    words = single(text, style.coloured(replace(style.PILL, weight=600), style.ALARM))
    wide = words.width + 14
    ground = Shape(rectangle(wide, 18.0, 9), Paint(style.WHITE, style.ALARM, 1.2), 0.0, 1.0, 20)
    return Block(wide, 20.0, (ground, *moved(words.ops, 7.0, 2.0)))


def _ground(cell: Cell, wide: float, high: float) -> list[Op]:
    if cell.kind is Kind.HATCHED:
        return hatch(wide, high)
    if cell.kind is Kind.BLANK:
        return [Shape(polyline(((wide / 2 - BLANK, 0.0), (wide / 2 + BLANK, 0.0))), BLANK_INK, 0.0, high / 2, 4)]
    if cell.kind is Kind.OPEN:
        return [Shape(rectangle(wide, high, 6), Paint(style.WHITE, style.DOT, 1.2, (4, 3.5)), level=4)]
    ops: list[Op] = [Shape(rectangle(wide, high, 6), Paint(cell.ground.fill, cell.ground.edge), level=4)]
    if cell.framed or cell.flagged:
        ops.append(Shape(rectangle(wide - 5, high - 5, 4), Paint(stroke=style.WHITE, width=2.0), 2.5, 2.5, 5))
        frame = Paint(stroke=style.INK, width=2.5, dash=None if cell.framed else (6, 3))
        ops.append(Shape(rectangle(wide, high, 6), frame, level=6))
    return ops


def _centred(block: Block, measure: float) -> Block:
    """Every line in the middle of ``measure``."""
    ops: list[Op] = []
    for op in block.ops:
        if isinstance(op, Text):
            x = (measure - op.width) / 2
            inside = replace(op.inside, x=0.0, width=measure)
            ops.append(replace(op, x=x, inside=inside))
    return Block(measure, block.height, tuple(ops))
