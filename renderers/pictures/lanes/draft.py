"""A map sheet before it is a page: what stands above the lists, drawn once, and the cells of the lists below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from renderers import style
from renderers.engine.ops import Block, Canvas, Paint, Shape
from renderers.engine.paths import polyline
from renderers.journey import Journey
from renderers.parts.heading import heading, persona_strip, trigger_to_value
from renderers.parts.view import View
from renderers.parts.words import paragraph
from renderers.pictures.lanes.emotion import BLEED, emotion_height
from renderers.pictures.lanes.experiences import experience_lane
from renderers.pictures.lanes.listed import LANES
from renderers.pictures.lanes.lists import Cell, ListLane, cell
from renderers.pictures.lanes.plan import HEAD_WIDTH, MARGIN, PADDING, PAGE_WIDTH, Plan, Slot
from renderers.pictures.lanes.stages import stage_bar, value_cell
from renderers.pictures.lanes.tiles import map_tiles

WIDE = PAGE_WIDTH - 2 * MARGIN
PAD = 11.0
LIST_PADS = (14.0, 8.0)
"""Above and below a list: roomy, and tight."""
LEAST_LANE = 56.0


@dataclass(frozen=True, slots=True)
class Above:
    """From the title down to the experiences, with the stage bar's top and bottom; the same for any lists.

    With ``curves``, ``height`` has room for the emotion lane, which is drawn when the sheet is sure to be wanted.
    ``before`` are the slots of earlier sheets.
    """

    plan: Plan
    before: Sequence[Slot]
    block: Block
    bar: tuple[float, float]
    height: float
    curves: bool = True


@dataclass(frozen=True, slots=True)
class Cells:
    """One list lane of a sheet, a cell for each column."""

    lane: ListLane
    cells: tuple[Cell, ...]
    pad: float

    @property
    def used(self) -> bool:
        return any(each.block.ops for each in self.cells)

    @property
    def height(self) -> float:
        head = lane_head(self.lane.title, self.lane.note)
        return lane_height(head.height, [each.block for each in self.cells], self.pad)


@dataclass(frozen=True, slots=True)
class Draft:
    """``height`` leaves out what stands below the lists."""

    above: Above
    lanes: tuple[Cells, ...]

    @property
    def height(self) -> float:
        return self.above.height + sum(each.height for each in self.lanes)


def kicker(journey: Journey) -> str:
    scored = any(each.today for each in journey.experiences)
    aimed = any(each.target for each in journey.experiences)
    state = "today with target" if scored and aimed else "today" if scored else "target" if aimed else "not scored yet"
    return f"Customer journey map  ·  {state}"


def top(seen: View) -> Block:
    """Title, personas, trigger and end value."""
    canvas = Canvas()
    head = heading(seen, kicker(seen.journey), WIDE, map_tiles(seen))
    canvas.place(head, MARGIN, 36.0)
    y = 36.0 + head.height + 15
    strip = persona_strip(seen, WIDE)
    canvas.place(strip, MARGIN, y)
    y += strip.height + 14
    way = trigger_to_value(seen.journey, WIDE)
    canvas.place(way, MARGIN, y)
    return Block(PAGE_WIDTH, y + way.height + 13, tuple(canvas.ops))


def above(seen: View, title: Block, plan: Plan, before: Sequence[Slot]) -> Above:
    canvas = Canvas()
    canvas.add(*title.ops)
    y = title.height
    bar = stage_bar(plan)
    canvas.place(bar, 0.0, y)
    bottom = y + bar.height
    values = [value_cell(column) for column in plan.columns]
    y = bottom + lane(canvas, plan, "Value", "What they gain", values, bottom)
    y = _experiences(canvas, seen, plan, y)
    block = Block(PAGE_WIDTH, y, tuple(canvas.ops))
    return Above(plan, before, block, (title.height, bottom), y + emotion_height(seen, plan))


def drafted(seen: View, given: Above, bounds: int) -> Draft:
    """With as much in each cell as ``bounds`` allow."""
    columns = given.plan.columns
    lanes = [
        Cells(each, tuple(cell(each, seen, column, bounds, None) for column in columns), LIST_PADS[bounds])
        for each in (lane.worded(seen) for lane in LANES)
    ]
    return Draft(given, tuple(each for each in lanes if each.used))


def lane(
    canvas: Canvas, plan: Plan, title: str, note: str, blocks: Sequence[Block], y: float, pad: float = PAD
) -> float:
    """Draws the head, a block in each column and the line below; returns its height."""
    head = lane_head(title, note)
    canvas.place(head, MARGIN, y + pad)
    for column, block in zip(plan.columns, blocks, strict=True):
        canvas.place(block, column.x + PADDING, y + pad)
    high = lane_height(head.height, blocks, pad)
    canvas.add(rule(MARGIN - BLEED, y + high, PAGE_WIDTH - MARGIN + BLEED, style.HAIRLINE))
    return high


def lane_height(head: float, blocks: Sequence[Block], pad: float) -> float:
    return max([LEAST_LANE, *(high + 2 * pad for high in (head, *(block.height for block in blocks)))])


def lane_head(title: str, note: str) -> Block:
    """Lane name and caption."""
    canvas = Canvas()
    name = paragraph(title, style.LANE, HEAD_WIDTH - 24)
    words = paragraph(note, style.NOTE, HEAD_WIDTH - 24)
    canvas.place(name, 0.0, 0.0)
    canvas.place(words, 0.0, name.height + 1)
    return Block(HEAD_WIDTH - 24, name.height + words.height, tuple(canvas.ops))


def rule(left: float, y: float, right: float, colour: str) -> Shape:
    return Shape(polyline(((left, 0.0), (right, 0.0))), Paint(stroke=colour), 0.0, y, 2)


def _experiences(canvas: Canvas, seen: View, plan: Plan, y: float) -> float:
    head = lane_head("Experiences", "What people do, and where")
    canvas.place(head, MARGIN, y + PAD)
    cards = experience_lane(seen, plan)
    canvas.place(cards, 0.0, y + PAD)
    return y + max(head.height, cards.height) + 2 * PAD
