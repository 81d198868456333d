"""List sheets: everything the map's cells had no room for, in full, under its stage, in flowing columns."""

from __future__ import annotations

from collections.abc import Sequence
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
_SCALE = 1.5
_TITLES = {lane.key: lane.title for lane in LANES}

Where = tuple[str, int, str]


@dataclass(frozen=True, slots=True)
class Rest:
    """Rows left over from one cell."""

    stage: str
    part: int
    lane: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class _Piece:
    """A heading or a row; ``keep`` asks to stand with the next piece."""

    block: Block
    where: Where
    above: float
    keep: bool = False


@dataclass(frozen=True, slots=True)
class Listed:
    """List sheets before their number of all sheets is known; ``sheets`` says where each cell goes on."""

    view: View
    pages: tuple[tuple[tuple[_Piece, ...], ...], ...]
    sheets: dict[Where, int]
    first: int

    def finished(self, total: int) -> tuple[Page, ...]:
        return tuple(_page(self.view, columns, self.first + index, total) for index, columns in enumerate(self.pages))


def rest_pages(view: View, rest: Sequence[Rest], before: int) -> Listed:
    """``before`` is the number of map sheets that come first."""
    columns = _flow(_pieces(view, rest))
    pages = tuple(tuple(columns[start : start + _COLUMNS]) for start in range(0, len(columns), _COLUMNS))
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
        pieces.append(_Piece(_heading(names[entry.stage], _TITLES[entry.lane]), where, 22.0, keep=True))
        pieces += [_Piece(row(_MEASURE), where, GAP) for row in entry.rows]
    return pieces


def _heading(stage: str, lane: str) -> Block:
    name = beside(paragraph(stage, style.LANE, _MEASURE))
    words = single(f"{lane}, continued", style.NOTE)
    line = Shape(polyline(((0.0, 0.0), (_MEASURE, 0.0))), Paint(stroke=style.RULE), 0.0, 0.0, 2)
    ops = (line, *moved(name.ops, 0.0, 8.0), *moved(words.ops, 0.0, 9.0 + name.height))
    return Block(_MEASURE, 9.0 + name.height + words.height + 2, ops)


def _flow(pieces: Sequence[_Piece]) -> list[tuple[_Piece, ...]]:
    columns: list[list[_Piece]] = []
    used = 0.0
    for index, piece in enumerate(pieces):
        need = piece.block.height
        if piece.keep:
            need += pieces[index + 1].above + pieces[index + 1].block.height
        above = piece.above if columns and columns[-1] else 0.0
        if not columns or used + above + need > _TALLEST:
            columns.append([])
            used, above = 0.0, 0.0
        columns[-1].append(piece)
        used += above + piece.block.height
    return [tuple(column) for column in columns]


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
