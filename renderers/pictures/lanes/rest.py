"""List sheets: everything the map's cells had no room for, in full, under its stage, in flowing columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from renderers import style
from renderers.engine.ops import Block, Canvas, Page, Paint, Shape, moved
from renderers.engine.paths import polyline, rectangle
from renderers.parts.legend import footer
from renderers.parts.view import View
from renderers.parts.words import beside, paragraph, single
from renderers.pictures.lanes.cutting import continued_head
from renderers.pictures.lanes.listed import LANES
from renderers.pictures.lanes.lists import GAP, Row
from renderers.pictures.lanes.plan import MARGIN, PAGE_WIDTH
from renderers.texts.alt_map import map_list_alt

_COLUMNS = 4
_GUTTER = 28.0
_MEASURE = (PAGE_WIDTH - 2 * MARGIN - _GUTTER * (_COLUMNS - 1)) / _COLUMNS
_TALLEST = 1240.0
_LOW = 160.0
"""Less is not worth a column of its own."""

_HALVINGS = 10
_SLACK = (1.0, 1.06, 1.12, 1.18, 1.25)
_SCALE = 1.5
_TITLES = {lane.key: lane.title for lane in LANES}

Where = tuple[str, int, str]
_Column = tuple["_Piece", ...]


@dataclass(frozen=True, slots=True)
class Rest:
    """Rows left over from one cell."""

    stage: str
    part: int
    lane: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class _Piece:
    """A heading or a row; a row knows the heading it belongs to, which stands above it in each column."""

    block: Block
    where: Where
    above: float
    heading: _Piece | None = None


@dataclass(frozen=True, slots=True)
class Listed:
    """List sheets before their number of all sheets is known; ``sheets`` says where each cell goes on."""

    view: View
    pages: tuple[tuple[_Column, ...], ...]
    sheets: dict[Where, int]
    first: int

    def finished(self, total: int) -> tuple[Page, ...]:
        return tuple(_page(self.view, columns, self.first + index, total) for index, columns in enumerate(self.pages))


def rest_pages(view: View, rest: Sequence[Rest], before: int) -> Listed:
    """``before`` is the number of map sheets that come first."""
    pages = tuple(_sheets(_pieces(view, rest)))
    sheets: dict[Where, int] = {}
    for index, page in enumerate(pages):
        for piece in (piece for column in page for piece in column):
            sheets.setdefault(piece.where, before + 1 + index)
    return Listed(view, pages, sheets, before + 1)


def _pieces(view: View, rest: Sequence[Rest]) -> list[_Piece]:
    names = {stage.key: stage.name for stage in view.journey.stages}
    pieces: list[_Piece] = []
    for entry in rest:
        where = (entry.stage, entry.part, entry.lane)
        heading = _Piece(_heading(names[entry.stage], _TITLES[entry.lane]), where, 22.0)
        pieces += [heading, *(_Piece(row(_MEASURE), where, GAP, heading) for row in entry.rows)]
    return pieces


def _heading(stage: str, lane: str) -> Block:
    name = beside(paragraph(stage, style.LANE, _MEASURE))
    words = single(f"{lane}, continued", style.NOTE)
    line = Shape(polyline(((0.0, 0.0), (_MEASURE, 0.0))), Paint(stroke=style.RULE), 0.0, 0.0, 2)
    ops = (line, *moved(name.ops, 0.0, 8.0), *moved(words.ops, 0.0, 9.0 + name.height))
    return Block(_MEASURE, 9.0 + name.height + words.height + 2, ops)


def _sheets(pieces: Sequence[_Piece]) -> Iterator[tuple[_Column, ...]]:
    """Full sheets, and what is left evenly over the columns of the last one."""
    while pieces:
        starts = _flow(pieces, _TALLEST)
        end = starts[_COLUMNS] if len(starts) > _COLUMNS else len(pieces)
        chosen = starts[:_COLUMNS] if end < len(pieces) else _balanced(pieces)
        ends = [*chosen[1:], end]
        yield tuple(_column(pieces[start:stop]) for start, stop in zip(chosen, ends, strict=True))
        pieces = pieces[end:]


def _column(pieces: Sequence[_Piece]) -> _Column:
    """A list that goes on here has its heading once more."""
    heading = pieces[0].heading
    return (heading, *pieces) if heading else tuple(pieces)


def _flow(pieces: Sequence[_Piece], tallest: float) -> list[int]:
    """With which piece each column begins: down one, then the next, and no heading ends one."""
    starts: list[int] = []
    used = 0.0
    for index, piece in enumerate(pieces):
        need = piece.block.height
        if piece.heading is None:
            need += pieces[index + 1].above + pieces[index + 1].block.height
        if starts and used + piece.above + need <= tallest:
            used += piece.above + piece.block.height
        else:
            starts.append(index)
            used = piece.block.height + (piece.heading.block.height + piece.above if piece.heading else 0.0)
    return starts


def _balanced(pieces: Sequence[_Piece]) -> list[int]:
    """As low as the columns of a sheet allow; a little higher where that tears fewer lists."""
    low, high = _LOW, _TALLEST
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        if len(_flow(pieces, middle)) <= _COLUMNS:
            high = middle
        else:
            low = middle
    tried = [_flow(pieces, min(_TALLEST, high * slack)) for slack in _SLACK]
    return min(tried, key=lambda starts: sum(pieces[start].heading is not None for start in starts))


def _page(view: View, columns: Sequence[Sequence[_Piece]], number: int, total: int) -> Page:
    canvas = Canvas()
    head = continued_head(view)
    canvas.add(*head.ops)
    top = bottom = head.height
    for index, column in enumerate(columns):
        y = top
        for place, piece in enumerate(column):
            y += piece.above if place else 0.0
            canvas.place(piece.block, MARGIN + index * (_MEASURE + _GUTTER), y)
            y += piece.block.height
        bottom = max(bottom, y)
    lanes = {piece.where[2] for column in columns for piece in column}
    foot = footer(view, lanes, (number, total), PAGE_WIDTH - 2 * MARGIN)
    rule = Paint(fill=style.RULE)
    canvas.add(Shape(rectangle(PAGE_WIDTH - 2 * MARGIN, 1.0), rule, MARGIN, bottom + 24, 2))
    canvas.place(foot, MARGIN, bottom + 38)
    names = {stage.key: stage.name for stage in view.journey.stages}
    lists = [(names[piece.where[0]], _TITLES[piece.where[2]]) for column in columns for piece in column]
    alt = map_list_alt(view.journey, lists, number, total)
    return Page(PAGE_WIDTH, round(bottom + 38 + foot.height + 24), tuple(canvas.ops), scale=_SCALE, alt=alt)
