"""One sheet of the blueprint, put together: stages above, lanes and lines of sight, boxes, arrows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from renderers import style
from renderers.engine.ops import Block, Canvas, Paint, Shape, stacked
from renderers.engine.paths import chevron, polyline
from renderers.journey import Behind, Experience, Lane, PainPoint
from renderers.parts.view import View
from renderers.parts.words import fitted, paragraph, single, together
from renderers.pictures.blueprint import arrows
from renderers.pictures.blueprint.boxes import Box, badge, behind_box, experience_box, gap_box
from renderers.pictures.blueprint.choice import Part
from renderers.pictures.blueprint.grid import Gap, Grid, arranged
from renderers.pictures.blueprint.plan import HEAD, LEFT, MARGIN, PAGE, Columns, Rows, columns, rows
from renderers.pictures.blueprint.routes import Route, Way, routes

_STAGE_HEIGHT, _TIP = 46.0, 12.0
_BELOW_STAGES = 14.0
_LABEL = style.coloured(style.PILL, style.SECONDARY)
_LINES = {
    Lane.FRONTSTAGE: ("Line of interaction", None, 1.6),
    Lane.BACKSTAGE: ("Line of visibility", (8.0, 5.0), 2.0),
    Lane.SUPPORT: ("Line of internal interaction", (2.0, 4.0), 1.6),
}
_HEADS: dict[Lane | None, tuple[str, str]] = {
    Lane.EVIDENCE: ("Evidence", "What can be seen or touched"),
    None: ("What they do", "Experiences, and how they feel"),
    Lane.FRONTSTAGE: ("Frontstage", "Done where they see it"),
    Lane.BACKSTAGE: ("Backstage", "Done where nobody sees it"),
    Lane.SUPPORT: ("Support", "What all of it stands on"),
}


@dataclass(frozen=True, slots=True)
class Made:
    """``body`` starts at the left edge of the page; the rest says which signs it needs explained."""

    body: Block
    routes: tuple[Route, ...]
    gaps: bool
    view: View
    steps: tuple[Experience, ...]


def sheet(view: View, parts: Sequence[Part], numbers: dict[str, int]) -> Made:
    """``numbers`` are those of the pain points, by key."""
    grid = arranged(view, parts)
    found = routes(grid)
    across = columns(grid, found)
    ports = arrows.Ports(grid, across, found)
    boxes = _boxes(view, grid, across, numbers)
    gaps = [(gap, *_gap(grid, across, found, gap)) for gap in grid.gaps]
    heights = [0.0 if row.level else _lane(row.lane).height + 6 for row in grid.rows]
    for spot, box in [
        *((grid.spots[key], box) for key, box in boxes.items()),
        *((gap.spot, box) for gap, box, _ in gaps),
    ]:
        heights[spot.row] = max(heights[spot.row], box.height)
    down = rows(grid, found, arrows.spans(across, ports, found), heights)
    inner = Canvas()
    for route in found:
        inner.add(*arrows.drawn(route, arrows.line(grid, across, down, ports, route)))
    spots = ((grid.spots[key], box) for key, box in boxes.items())
    placed = [(spot.row, across.lefts[spot.slot], box) for spot, box in spots]
    placed += [(gap.spot.row, x, box) for gap, box, x in gaps]
    _lanes(inner, grid, down, placed)
    _separators(inner, grid, across, down, found, ports)
    canvas = Canvas()
    _stages(canvas, grid, across)
    canvas.place(Block(PAGE, down.bottom, tuple(inner.ops)), 0.0, _STAGE_HEIGHT + _BELOW_STAGES)
    body = Block(PAGE, _STAGE_HEIGHT + _BELOW_STAGES + down.bottom, tuple(canvas.ops))
    steps = tuple(each for part in parts for each in part.experiences)
    return Made(body, tuple(found), bool(gaps), view, steps)


def _boxes(view: View, grid: Grid, across: Columns, numbers: dict[str, int]) -> dict[str, Box]:
    pains = {pain.key: pain for pain in view.journey.pain_points}
    found: dict[str, Box] = {}
    for part in grid.parts:
        for experience in part.experiences:
            hurt = [pain for pain in view.pain_points[part.stage.key] if experience.key in pain.experiences]
            wide = across.widths[grid.spots[experience.key].slot]
            found[experience.key] = experience_box(view, experience, _badges(hurt, numbers), wide)
        for item in part.items:
            caused = [pains[key] for key in item.pain_points if key in numbers]
            wide = across.widths[grid.spots[item.key].slot]
            found[item.key] = behind_box(item, _badges(caused, numbers), _elsewhere(view, grid, item), wide)
    return found


def _badges(pains: Sequence[PainPoint], numbers: dict[str, int]) -> list[Block]:
    ordered = sorted((pain for pain in pains if pain.key in numbers), key=lambda pain: numbers[pain.key])
    return [badge(numbers[pain.key], pain) for pain in ordered]


def _elsewhere(view: View, grid: Grid, item: Behind) -> str:
    """What it depends on that stands on no or another sheet, where an arrow cannot reach."""
    wanted = {*item.needs, *item.agrees} - {*grid.spots}
    stages = {stage.key: stage.name for stage in view.journey.stages}
    found = [each for each in view.journey.behind if each.key in wanted]
    return together(f"{each.text} (in {stages.get(each.stage, 'no stage')})" for each in found) if found else ""


def _gap(grid: Grid, across: Columns, found: Sequence[Route], gap: Gap) -> tuple[Box, float]:
    """As wide as its stage, up to the first arrow that passes."""
    part = grid.part_at(gap.spot.slot)
    last = gap.spot.slot
    while last + 1 < grid.starts[part + 1] and not _passed(grid, found, gap.spot.row, last + 1):
        last += 1
    left = across.lefts[gap.spot.slot]
    ask = "those who take this journey" if gap.lane is None else gap.part.stage.owner.strip()
    return gap_box(ask or "whoever runs this stage", across.right(last) - left), left


def _passed(grid: Grid, found: Sequence[Route], row: int, slot: int) -> bool:
    """Whether an arrow runs down through this slot or the gutter left of it."""
    for route in found:
        if any(spot.row == row and spot.slot == slot for spot in route.passes):
            return True
        inside = grid.spots[route.upper].row < row < grid.spots[route.lower].row
        if route.way is Way.AROUND and route.down == slot and inside:
            return True
    return False


def _stages(canvas: Canvas, grid: Grid, across: Columns) -> None:
    for at, (part, (start, end)) in enumerate(zip(grid.parts, pairwise(grid.starts), strict=True)):
        left = across.lefts[start] - (0.0 if at == 0 else _TIP)
        right = across.right(end - 1) + (0.0 if at == len(grid.parts) - 1 else 4.0)
        wide = right - left
        canvas.add(Shape(chevron(wide, _STAGE_HEIGHT, _TIP, at == 0), Paint(fill=style.STAGE), left, 0.0, 4))
        room = wide - 2 * _TIP - 16
        words = paragraph(part.stage.name.replace("\n", " "), style.STAGE_NAME, room)
        if len(words.ops) > 1:
            words = fitted(part.stage.name, style.STAGE_NAME_SMALL, room, 2)
        canvas.place(words, left + _TIP + 10, (_STAGE_HEIGHT - words.height) / 2)


def _lanes(canvas: Canvas, grid: Grid, down: Rows, placed: Sequence[tuple[int, float, Box]]) -> None:
    """Row by row as they are read: the name of a lane at its first row, then boxes (row, left, box) to the right."""
    for at, row in enumerate(grid.rows):
        if not row.level:
            canvas.place(_lane(row.lane), MARGIN, down.tops[at])
        for _, left, box in sorted((each for each in placed if each[0] == at), key=lambda each: each[1]):
            canvas.place(box.drawn(down.heights[at]), left, down.tops[at])


def _lane(lane: Lane | None) -> Block:
    title, note = _HEADS[lane]
    return stacked([single(title, style.LANE), paragraph(note, style.NOTE, HEAD - 20)], 2.0)


def _separators(
    canvas: Canvas, grid: Grid, across: Columns, down: Rows, found: Sequence[Route], ports: arrows.Ports
) -> None:
    xs = _crossings(grid, across, found, ports)
    for lane, y in down.lines.items():
        title, dash, width = _LINES[lane]
        row = next(at for at, each in enumerate(grid.rows) if each.lane is lane)
        left = paragraph(title, _LABEL, HEAD - 20)
        right = single(title, _LABEL)
        canvas.place(left, MARGIN, y - left.height / 2)
        x = _free(right.width, xs[row])
        ends: tuple[tuple[float, float], ...] = ((LEFT - 12, PAGE - MARGIN),)
        if x is not None:
            ends = ((LEFT - 12, x - 10), (x + right.width + 10, PAGE - MARGIN))
            canvas.place(right, x, y - right.height / 2)
        paint = Paint(stroke=style.INK, width=width, dash=dash)
        for start, end in ends:
            if end > start:
                canvas.add(Shape(polyline(((start, 0.0), (end, 0.0))), paint, 0.0, y, 3))


def _free(wide: float, crossed: Sequence[float]) -> float | None:
    """The place farthest to the right that no arrow crosses; None where arrows leave none."""
    x = PAGE - MARGIN - wide
    for at in sorted(crossed, reverse=True):
        if x - 8 < at < x + wide + 8:
            x = at - 10 - wide
    return x if x >= LEFT else None


def _crossings(grid: Grid, across: Columns, found: Sequence[Route], ports: arrows.Ports) -> dict[int, list[float]]:
    """Where arrows run down through the separator above each row: separators stand above the tracks of a gutter."""
    xs: dict[int, list[float]] = {row: [] for row in range(len(grid.rows))}
    for route in found:
        upper, lower = grid.spots[route.upper].row, grid.spots[route.lower].row
        for row in range(upper + 1, lower + 1):
            if route.way is Way.AROUND and row > upper + 1:
                xs[row].append(across.tracks[route])
            elif route.way is Way.ACROSS and row > route.across[0]:
                xs[row].append(ports.x(route, False))
            else:
                xs[row].append(ports.x(route, True))
    return xs
