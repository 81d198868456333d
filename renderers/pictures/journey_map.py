"""The journey map: who, from trigger to end value, what they do, how it feels, what they need, what hurts.

Sheets are split at stage boundaries. What a cell cannot hold is listed, in full, on sheets of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from renderers import style
from renderers.engine.ops import Block, Canvas, Page, Paint, Shape
from renderers.engine.paths import polyline, rectangle
from renderers.journey import Journey
from renderers.parts.heading import heading, persona_strip, trigger_to_value
from renderers.parts.legend import footer
from renderers.parts.view import View, view
from renderers.parts.words import paragraph
from renderers.picture import Picture
from renderers.pictures.lanes.emotion import BLEED, emotion_lane
from renderers.pictures.lanes.experiences import experience_lane
from renderers.pictures.lanes.listed import LANES
from renderers.pictures.lanes.lists import ROOMY, TIGHT, ListLane, cell
from renderers.pictures.lanes.plan import (
    HEAD_WIDTH,
    LEFT,
    MARGIN,
    PADDING,
    PAGE_WIDTH,
    Column,
    Plan,
    Slot,
    plans,
)
from renderers.pictures.lanes.rest import Rest, Where, rest_pages
from renderers.pictures.lanes.stages import stage_bar, value_cell
from renderers.pictures.lanes.tiles import map_tiles
from renderers.pictures.lanes.whole import decision_strip, whole_lane, whole_rows
from renderers.texts.alt_map import map_alt

_WIDE = PAGE_WIDTH - 2 * MARGIN
_PAD = 14.0
_LEAST_LANE = 56.0
_COMFORTABLE = 1.1 * PAGE_WIDTH
_TALLEST = 1.5 * PAGE_WIDTH
_MOST_STAGES, _FEW_STAGES = 7, 4


@dataclass(frozen=True, slots=True)
class _Map:
    """One map sheet: ``before`` are the slots of earlier ones, ``where`` the list sheet of each cell's rest."""

    seen: View
    plan: Plan
    before: Sequence[Slot]
    bounds: int
    where: Mapping[Where, int]
    last: bool


@dataclass(frozen=True, slots=True)
class _Body:
    """How far the lanes reach, where paper may be cut between them, and the stage bar's top and bottom."""

    bottom: float
    cuts: tuple[float, ...] = ()
    bar: tuple[float, float] = (0.0, 0.0)


def lay_out(journey: Journey) -> tuple[Page, ...]:
    """Map sheets, then list sheets for what had no room; more sheets where one would grow too high."""
    seen = view(journey)
    if not journey.stages:
        return (_sheet(seen, None, 1, 1),)
    sheets = plans(journey, seen.experiences, _MOST_STAGES)
    roomy = _pages(seen, sheets, ROOMY)
    if _tallest(roomy, sheets) <= _COMFORTABLE:
        return roomy
    tight = _pages(seen, sheets, TIGHT)
    if _tallest(tight, sheets) <= _TALLEST or max(len(plan.columns) for plan in sheets) <= _FEW_STAGES:
        return tight
    more = plans(journey, seen.experiences, _FEW_STAGES)
    split = _pages(seen, more, TIGHT)
    return split if _tallest(split, more) <= _TALLEST else tight


def _tallest(drawn: Sequence[Page], sheets: Sequence[Plan]) -> float:
    """Of the map sheets; list sheets come after them."""
    return max(page.height for page in drawn[: len(sheets)])


def _pages(seen: View, sheets: Sequence[Plan], bounds: int) -> tuple[Page, ...]:
    rest = [entry for plan in sheets for entry in _left(seen, plan, bounds)]
    listed = rest_pages(seen, rest, len(sheets))
    total = len(sheets) + len(listed.pages)
    maps = []
    for number, plan in enumerate(sheets, 1):
        before = [slot for earlier in sheets[: number - 1] for slot in earlier.slots]
        lanes = partial(_lanes, _Map(seen, plan, before, bounds, listed.sheets, number == len(sheets)))
        maps.append(_sheet(seen, lanes, number, total))
    return (*maps, *listed.finished(total))


def _left(seen: View, plan: Plan, bounds: int) -> list[Rest]:
    """The rows each cell has no room for."""
    found = []
    for column in plan.columns:
        for lane in LANES:
            rows = cell(lane, seen, column, bounds, None).left
            if rows:
                found.append(Rest(column.stage.key, column.part, lane.key, rows))
    return found


def _sheet(seen: View, lanes: Callable[[Canvas, float], _Body] | None, number: int, total: int) -> Page:
    canvas = Canvas()
    y = _top(canvas, seen)
    body = lanes(canvas, y) if lanes else _Body(_nothing_yet(canvas, y))
    y = body.bottom
    canvas.add(_line(MARGIN - BLEED, y, PAGE_WIDTH - MARGIN + BLEED, style.RULE))
    foot = footer(seen, number, total, _WIDE)
    canvas.place(foot, MARGIN, y + 14)
    height = y + 14 + foot.height + 24
    return Page(PAGE_WIDTH, round(height), tuple(canvas.ops), cuts=body.cuts, repeat=body.bar)


def kicker(journey: Journey) -> str:
    scored = any(each.today for each in journey.experiences)
    aimed = any(each.target for each in journey.experiences)
    state = "today with target" if scored and aimed else "today" if scored else "target" if aimed else "not scored yet"
    return f"Customer journey map  ·  {state}"


def _top(canvas: Canvas, seen: View) -> float:
    head = heading(seen, kicker(seen.journey), _WIDE, map_tiles(seen))
    canvas.place(head, MARGIN, 38.0)
    y = 38.0 + head.height + 18
    strip = persona_strip(seen, _WIDE)
    canvas.place(strip, MARGIN, y)
    y += strip.height + 18
    way = trigger_to_value(seen.journey, _WIDE)
    canvas.place(way, MARGIN, y)
    return y + way.height + 16


def _lanes(given: _Map, canvas: Canvas, y: float) -> _Body:
    first = y
    plan = given.plan
    bar = stage_bar(plan)
    canvas.place(bar, 0.0, y)
    y += bar.height
    values = [value_cell(column) for column in plan.columns]
    y = _cells(canvas, plan, "Value", "What each stage gives them", values, y)
    y = _experiences(canvas, given.seen, plan, y)
    feelings = emotion_lane(given.seen, plan, given.before)
    canvas.place(feelings, 0.0, y)
    y += feelings.height
    cuts = []
    for lane in LANES:
        cells = [_cell(given, lane, column) for column in plan.columns]
        if any(block.ops for block in cells):
            cuts.append(y)
            y = _cells(canvas, plan, lane.title, lane.note, cells, y)
    _columns(canvas, plan, first + bar.height, y)
    bottom = _closing(canvas, given.seen, y) if given.last else y
    return _Body(bottom, tuple(cuts), (first, first + bar.height))


def _closing(canvas: Canvas, seen: View, y: float) -> float:
    """What belongs to no stage, under the lanes of the last map sheet."""
    rows = whole_rows(seen)
    if rows:
        lane = whole_lane(rows, PAGE_WIDTH - MARGIN - LEFT - 2 * PADDING)
        head = _head(canvas, "Whole journey", "What belongs to no single stage", y)
        canvas.place(lane, LEFT + PADDING, y + _PAD)
        y += max(_LEAST_LANE, head, lane.height + 2 * _PAD)
    strip = decision_strip(seen, _WIDE)
    if strip is not None:
        canvas.place(strip, MARGIN, y + 12)
        y += strip.height + 24
    return y


def _cell(given: _Map, lane: ListLane, column: Column) -> Block:
    sheet = given.where.get((column.stage.key, column.part, lane.key))
    return cell(lane, given.seen, column, given.bounds, sheet).block


def _cells(canvas: Canvas, plan: Plan, title: str, note: str, blocks: Sequence[Block], y: float) -> float:
    head = _head(canvas, title, note, y)
    for column, block in zip(plan.columns, blocks, strict=True):
        canvas.place(block, column.x + PADDING, y + _PAD)
    bottom = y + max([_LEAST_LANE, head, *(block.height + 2 * _PAD for block in blocks)])
    canvas.add(_line(MARGIN - BLEED, bottom, PAGE_WIDTH - MARGIN + BLEED, style.HAIRLINE))
    return bottom


def _head(canvas: Canvas, title: str, note: str, y: float) -> float:
    """Lane name and caption; returns the height they need."""
    name = paragraph(title, style.LANE, HEAD_WIDTH - 24)
    words = paragraph(note, style.NOTE, HEAD_WIDTH - 24)
    canvas.place(name, MARGIN, y + _PAD)
    canvas.place(words, MARGIN, y + _PAD + name.height + 1)
    return name.height + words.height + 2 * _PAD


def _experiences(canvas: Canvas, seen: View, plan: Plan, y: float) -> float:
    head = _head(canvas, "Experiences", "What people do, and where", y)
    lane = experience_lane(seen, plan)
    canvas.place(lane, 0.0, y + _PAD)
    return y + max(head, lane.height + 2 * _PAD)


def _columns(canvas: Canvas, plan: Plan, top: float, bottom: float) -> None:
    """Hairlines between stages; a stage out of scope stands on grey."""
    for index, column in enumerate(plan.columns):
        if index:
            line = polyline(((0.0, top), (0.0, bottom)))
            canvas.add(Shape(line, Paint(stroke=style.HAIRLINE), column.x, 0.0, 2))
        if not column.stage.in_scope:
            ground = rectangle(column.width, bottom - top)
            canvas.add(Shape(ground, Paint(fill=style.QUIET, alpha=0.6), column.x, top, 0))


def _line(left: float, y: float, right: float, colour: str) -> Shape:
    return Shape(polyline(((left, 0.0), (right, 0.0))), Paint(stroke=colour), 0.0, y, 2)


def _nothing_yet(canvas: Canvas, y: float) -> float:
    """Before the first stage is named."""
    text = paragraph("No stages yet", style.coloured(style.STRONG, style.SECONDARY), _WIDE - 80, "centre")
    note = "Name the steps from trigger to end value, and the map grows from here."
    words = paragraph(note, style.BODY, _WIDE - 80, "centre")
    frame = Paint(style.WHITE, style.DOT, 1.2, (4, 3.5))
    canvas.add(Shape(rectangle(_WIDE, 180, 8), frame, MARGIN, y, 4))
    canvas.place(text, MARGIN + 40, y + 66)
    canvas.place(words, MARGIN + 40, y + 90)
    return y + 180 + 24


PICTURE = Picture("journey_map", "Journey map", lay_out, map_alt)
