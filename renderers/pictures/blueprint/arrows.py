"""Routes as lines: where they leave and enter boxes, rounded corners, heads, and the mark of another unit."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence

from renderers import style
from renderers.engine.ops import Op, Paint, Path, Shape
from renderers.engine.paths import polygon, regular
from renderers.pictures.blueprint.grid import Grid
from renderers.pictures.blueprint.plan import Columns, Rows
from renderers.pictures.blueprint.routes import Route, Way

_LINE = Paint(stroke=style.SECONDARY, width=1.5)
_HEAD = polygon(((-4.2, -7.5), (4.2, -7.5), (0.0, 0.0)))
_CORNER = 5.0
_STEP = 13.0
_APART = 4.0
_LEVEL, _MARK_LEVEL = 12, 14
_MARK_AT = 15.0

Point = tuple[float, float]


class Ports:
    """Where each route meets its two boxes, in x: straight ones in the middle, others beside them."""

    def __init__(self, grid: Grid, columns: Columns, found: Sequence[Route]) -> None:
        self._grid = grid
        self._columns = columns
        self._x: dict[tuple[Route, bool], float] = {}
        sides: dict[tuple[str, bool], list[tuple[Route, bool]]] = defaultdict(list)
        for route in found:
            if route.way is Way.SIDE:
                continue
            sides[route.upper, False].append((route, True))
            sides[route.lower, route.way is not Way.UNDER].append((route, False))
        for (key, top), ends in sides.items():
            self._spread(key, top, ends)

    def x(self, route: Route, upper: bool) -> float:
        return self._x[route, upper]

    def _spread(self, key: str, top: bool, ends: Sequence[tuple[Route, bool]]) -> None:
        slot = self._grid.spots[key].slot
        centre = self._columns.centre(slot)
        straight = [end for end in ends if end[0].way is Way.STRAIGHT]
        self._x |= dict.fromkeys(straight, centre)
        bent = sorted((end for end in ends if end not in straight), key=lambda end: self._towards(end))
        left = [end for end in bent if self._towards(end) <= centre] if straight else []
        right = bent[len(left) :] if straight else []
        places = [-(at + 1.0) for at in range(len(left))][::-1] + [at + 1.0 for at in range(len(right))]
        if not straight:
            places = [at - (len(bent) - 1) / 2 for at in range(len(bent))]
        most = max((abs(place) for place in places), default=0.0)
        step = min(_STEP, (self._columns.widths[slot] / 2 - 10) / most) if most else 0.0
        shift = -_APART if top else _APART
        for end, place in zip(bent, places, strict=True):
            self._x[end] = centre + place * step + shift

    def _towards(self, end: tuple[Route, bool]) -> float:
        route, upper = end
        if route in self._columns.tracks:
            return self._columns.tracks[route]
        other = route.lower if upper else route.upper
        return self._columns.centre(self._grid.spots[other].slot)


def spans(columns: Columns, ports: Ports, found: Sequence[Route]) -> dict[tuple[Route, int], tuple[float, float]]:
    """From where to where each route runs across each of its gutters."""
    runs: dict[tuple[Route, int], tuple[float, float]] = {}
    for route in found:
        if not route.across:
            continue
        xs = [ports.x(route, True), ports.x(route, False)]
        if route.way is Way.AROUND:
            xs.insert(1, columns.tracks[route])
        for at, gutter in enumerate(route.across):
            runs[route, gutter] = min(xs[at : at + 2]), max(xs[at : at + 2])
    return runs


def line(grid: Grid, columns: Columns, rows: Rows, ports: Ports, route: Route) -> list[Point]:
    """From the upper to the lower box."""
    upper, lower = grid.spots[route.upper], grid.spots[route.lower]
    if route.way is Way.SIDE:
        y = rows.tops[upper.row] + min(rows.heights[upper.row] / 2, 40.0)
        return [(columns.right(upper.slot), y), (columns.lefts[lower.slot], y)]
    start = (ports.x(route, True), rows.tops[upper.row] + rows.heights[upper.row])
    under = route.way is Way.UNDER
    end = (ports.x(route, False), rows.tops[lower.row] + (rows.heights[lower.row] if under else 0.0))
    if route.way is Way.STRAIGHT:
        return [start, end]
    first = rows.tracks[route, route.across[0]]
    if route.way is Way.AROUND:
        x, last = columns.tracks[route], rows.tracks[route, route.across[1]]
        return [start, (start[0], first), (x, first), (x, last), (end[0], last), end]
    return [start, (start[0], first), (end[0], first), end]


def drawn(route: Route, points: Sequence[Point]) -> Iterator[Op]:
    yield Shape(_rounded(points), _LINE, level=_LEVEL)
    if route.head_down:
        yield _head(points[-2], points[-1])
    if route.head_up:
        yield _head(points[1], points[0])
    if route.crosses:
        yield crossing(*_before(points[-2], points[-1]))


def crossing(x: float, y: float) -> Shape:
    """The mark of another unit: a diamond on the line."""
    return Shape(regular(4, 6.5), Paint(style.GOLD_TINT, style.GOLD, 1.8), x, y, _MARK_LEVEL)


def _before(start: Point, end: Point) -> Point:
    """On the last stretch, clear of the head; in the middle where that is short."""
    long = math.dist(start, end)
    back = min(_MARK_AT, long / 2)
    return end[0] + (start[0] - end[0]) * back / long, end[1] + (start[1] - end[1]) * back / long


def _head(start: Point, end: Point) -> Shape:
    turn = math.atan2(end[1] - start[1], end[0] - start[0]) - math.pi / 2
    cos, sin = round(math.cos(turn), 6), round(math.sin(turn), 6)
    pairs = zip(_HEAD.points[::2], _HEAD.points[1::2], strict=True)
    turned = tuple(value for x, y in pairs for value in (x * cos - y * sin, x * sin + y * cos))
    return Shape(Path(_HEAD.codes, turned), Paint(fill=style.SECONDARY), *end, _MARK_LEVEL - 1)


def _rounded(points: Sequence[Point]) -> Path:
    codes, values = "M", list(points[0])
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        reach = min(_CORNER, math.dist(before, corner) / 2, math.dist(corner, after) / 2)
        codes += "LQ"
        values += [*_towards(corner, before, reach), *corner, *_towards(corner, after, reach)]
    return Path(codes + "L", (*values, *points[-1]))


def _towards(start: Point, end: Point, reach: float) -> Point:
    long = math.dist(start, end)
    share = reach / long if long else 0.0
    return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share
