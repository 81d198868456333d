"""The journey map: who, from trigger to end value, what they do, how it feels, what they need, what hurts.

Sheets are split at stage boundaries. What a cell cannot hold is listed, in full, on sheets of its own.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from renderers import style
from renderers.engine.ops import Block, Canvas, Page, Paint, Shape
from renderers.engine.paths import polyline, rectangle
from renderers.journey import Journey
from renderers.parts.curves import skips
from renderers.parts.legend import EMOTION, SKIPPED, footer
from renderers.parts.view import View, view
from renderers.parts.words import paragraph
from renderers.picture import Picture
from renderers.pictures.lanes.cutting import cut
from renderers.pictures.lanes.draft import (
    LEAST_LANE,
    PAD,
    WIDE,
    Above,
    Draft,
    above,
    drafted,
    lane,
    lane_head,
    rule,
    top,
)
from renderers.pictures.lanes.emotion import BLEED, emotion_lane
from renderers.pictures.lanes.listed import CHANGES
from renderers.pictures.lanes.lists import ROOMY, TIGHT, cell
from renderers.pictures.lanes.plan import LEFT, MARGIN, PADDING, PAGE_WIDTH, Plan, plans
from renderers.pictures.lanes.rest import Rest, Where, rest_pages
from renderers.pictures.lanes.whole import decision_strip, whole_lane, whole_rows
from renderers.texts.alt_map import map_alt, map_change_alt, map_list_alt, map_sheet_alt

_MOST_STAGES = 7
_ABOVE_FOOT, _BELOW_FOOT = 12.0, 22.0
_FOOTER = _ABOVE_FOOT + 20.0 + _BELOW_FOOT
_COMFORTABLE = 1.04 * PAGE_WIDTH - _FOOTER
_TALLEST = 1.1 * PAGE_WIDTH - _FOOTER
"""Without a footer of one line."""


def lay_out(journey: Journey) -> tuple[Page, ...]:
    """Map sheets, then list sheets for what had no room.

    What would be higher than a sheet should be is set tighter, or cut between its lanes.
    """
    seen = view(journey)
    if not journey.stages:
        return (_nothing_yet(seen),)
    below = _closing(seen)
    sheets = _above(seen)
    roomy = [drafted(seen, each, ROOMY) for each in sheets]
    if _tallest(roomy, below) <= _COMFORTABLE:
        return _pages(seen, roomy, ROOMY, below)
    tight = _cut(seen, [drafted(seen, each, TIGHT) for each in sheets], below)
    loose = _cut(seen, roomy, below)
    if len(loose) == len(tight) > len(sheets):
        return _pages(seen, loose, ROOMY, below)
    return _pages(seen, tight, TIGHT, below)


def _cut(seen: View, drafts: Sequence[Draft], below: Block) -> list[Draft]:
    *earlier, last = drafts
    whole = [*((each, 0.0) for each in earlier), (last, below.height)]
    return [sheet for draft, under in whole for sheet in cut(seen, draft, _TALLEST, under)]


def _above(seen: View) -> list[Above]:
    title = top(seen)
    found = plans(seen.journey, seen.experiences, _MOST_STAGES)
    earlier = [[slot for plan in found[:number] for slot in plan.slots] for number in range(len(found))]
    return [above(seen, title, plan, before) for plan, before in zip(found, earlier, strict=True)]


def _tallest(sheets: Sequence[Draft], below: Block) -> float:
    """What stands ``below`` is on the last sheet."""
    *earlier, last = (each.height for each in sheets)
    return max([*earlier, last + below.height])


def _pages(seen: View, sheets: Sequence[Draft], bounds: int, below: Block) -> tuple[Page, ...]:
    listed = rest_pages(seen, [entry for each in sheets for entry in _left(each)], len(sheets))
    total = len(sheets) + len(listed.pages)
    nothing = Block(PAGE_WIDTH, 0.0, ())
    return (
        *(
            _page(seen, each, bounds, listed.sheets, (number, total), below if number == len(sheets) else nothing)
            for number, each in enumerate(sheets, 1)
        ),
        *listed.finished(total),
    )


def _left(draft: Draft) -> list[Rest]:
    """The rows each cell has no room for, stage by stage."""
    return [
        Rest(column.stage.key, column.part, each.lane.key, each.cells[index].left)
        for index, column in enumerate(draft.above.plan.columns)
        for each in draft.lanes
        if each.cells[index].left
    ]


def _page(
    seen: View, draft: Draft, bounds: int, sheets: Mapping[Where, int], numbers: tuple[int, int], below: Block
) -> Page:
    """``sheets`` says where each cell goes on; ``numbers`` are this sheet's and the last one's."""
    plan = draft.above.plan
    canvas = Canvas()
    canvas.add(*draft.above.block.ops)
    if draft.above.curves:
        canvas.place(emotion_lane(seen, plan, draft.above.before), 0.0, draft.above.block.height)
    y = draft.above.height
    cuts = [draft.above.block.height] if draft.above.curves else []
    for each in draft.lanes:
        blocks = []
        for column, found in zip(plan.columns, each.cells, strict=True):
            sheet = sheets.get((column.stage.key, column.part, each.lane.key))
            told = cell(each.lane, seen, column, bounds, sheet) if found.left else found
            blocks.append(told.block)
        cuts.append(y)
        y += lane(canvas, plan, each.lane.title, each.lane.note, blocks, y, each.pad)
    _columns(canvas, plan, draft.above.bar[1], y)
    canvas.place(below, 0.0, y)
    shown = [*_curves_shown(seen, draft), *(each.lane.key for each in draft.lanes)]
    page = _finished(canvas, seen, y + below.height, shown, numbers, tuple(cuts), draft.above.bar)
    return replace(page, alt=_alt(seen, draft, numbers))


def _curves_shown(seen: View, draft: Draft) -> list[str]:
    """What the footer has to say of the curves."""
    if not draft.above.curves:
        return []
    skipped = skips(seen, [slot.experience for slot in draft.above.plan.slots])
    return [EMOTION, SKIPPED] if skipped else [EMOTION]


def _alt(seen: View, draft: Draft, numbers: tuple[int, int]) -> str:
    stages = {column.stage.key for column in draft.above.plan.columns}
    if draft.above.curves:
        return map_sheet_alt(seen.journey, seen.findings, stages, *numbers)
    if any(each.lane not in CHANGES for each in draft.lanes):
        lists = [(column.stage.name, each.lane.title) for each in draft.lanes for column in draft.above.plan.columns]
        return map_list_alt(seen.journey, lists, *numbers)
    return map_change_alt(seen.journey, stages, *numbers)


def _finished(
    canvas: Canvas,
    seen: View,
    y: float,
    shown: Collection[str],
    numbers: tuple[int, int],
    cuts: tuple[float, ...] = (),
    bar: tuple[float, float] = (0.0, 0.0),
) -> Page:
    """With its footer."""
    canvas.add(rule(MARGIN - BLEED, y, PAGE_WIDTH - MARGIN + BLEED, style.RULE))
    foot = footer(seen, shown, numbers, WIDE)
    canvas.place(foot, MARGIN, y + _ABOVE_FOOT)
    height = round(y + _ABOVE_FOOT + foot.height + _BELOW_FOOT)
    return Page(PAGE_WIDTH, height, tuple(canvas.ops), cuts=cuts, repeat=bar)


def _closing(seen: View) -> Block:
    """What belongs to no stage, under the lanes of the last map sheet."""
    canvas = Canvas()
    y = 0.0
    rows = whole_rows(seen)
    if rows:
        found = whole_lane(rows, PAGE_WIDTH - MARGIN - LEFT - 2 * PADDING)
        head = lane_head("Whole journey", "What belongs to no single stage")
        canvas.place(head, MARGIN, PAD)
        canvas.place(found, LEFT + PADDING, PAD)
        y += max(LEAST_LANE, head.height + 2 * PAD, found.height + 2 * PAD)
    strip = decision_strip(seen, WIDE)
    if strip is not None:
        canvas.place(strip, MARGIN, y + 10)
        y += strip.height + 20
    return Block(PAGE_WIDTH, y, tuple(canvas.ops))


def _columns(canvas: Canvas, plan: Plan, start: float, bottom: float) -> None:
    """Hairlines between stages; a stage out of scope stands on grey."""
    for index, column in enumerate(plan.columns):
        if index:
            line = polyline(((0.0, start), (0.0, bottom)))
            canvas.add(Shape(line, Paint(stroke=style.HAIRLINE), column.x, 0.0, 2))
        if not column.stage.in_scope:
            ground = rectangle(column.width, bottom - start)
            canvas.add(Shape(ground, Paint(fill=style.QUIET, alpha=0.6), column.x, start, 0))


def _nothing_yet(seen: View) -> Page:
    """Before the first stage is named."""
    canvas = Canvas()
    title = top(seen)
    canvas.add(*title.ops)
    y = title.height
    text = paragraph("No stages yet", style.coloured(style.STRONG, style.SECONDARY), WIDE - 80, "centre")
    note = "Name the steps from trigger to end value, and the map grows from here."
    words = paragraph(note, style.BODY, WIDE - 80, "centre")
    frame = Paint(style.WHITE, style.DOT, 1.2, (4, 3.5))
    canvas.add(Shape(rectangle(WIDE, 180, 8), frame, MARGIN, y, 4))
    canvas.place(text, MARGIN + 40, y + 66)
    canvas.place(words, MARGIN + 40, y + 90)
    return _finished(canvas, seen, y + 180 + 24, [EMOTION], (1, 1))


PICTURE = Picture("journey_map", "Journey map", lay_out, map_alt)
