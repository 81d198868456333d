"""Routes as lines: where they leave and enter boxes, rounded corners, heads, and the mark of another unit."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from renderers import style
from renderers.engine.ops import Op, Paint, Path, Shape
from renderers.engine.paths import polygon, regular
from renderers.pictures.blueprint.grid import Grid
from renderers.pictures.blueprint.plan import Columns, Rows
from renderers.pictures.blueprint.routes import Route, Way

_LINE = Paint(stroke=style.SECONDARY, width=1.5)
_HEAD = polygon(((-4.2, -7.5), (4.2, -7.5), (0.0, 0.0)))
_CORNER = 5.0
_STEP, _EDGE = 22.0, 10.0
_LEVEL, _MARK_LEVEL = 12, 14
_MARK, _MARK_AT = 6.0, 15.5

Point = tuple[float, float]
_End = tuple[Route, bool]
"""A route at its upper box, or at its lower one."""


class Ports:
    """Where each route meets its two boxes, in x: straight ones in the middle, others beside them.

    Ports of one side stand a step apart. Those of two sides that face each other differ by half a step, so that
    no line from above runs into one from below; therefore all boxes of a slot share one step.
    """

    def __init__(self, grid: Grid, columns: Columns, found: Sequence[Route]) -> None:
        self._grid = grid
        self._columns = columns
        self._x: dict[_End, float] = {}
        sides: dict[tuple[str, bool], list[_End]] = defaultdict(list)
        for route in found:
            if route.way is Way.SIDE:
                continue
            sides[route.upper, False].append((route, True))
            sides[route.lower, route.way is not Way.UNDER].append((route, False))
        places: dict[int, dict[_End, float]] = defaultdict(dict)
        for (key, top), ends in sides.items():
            slot = grid.spots[key].slot
            places[slot] |= self._places(columns.centre(slot), top, ends)
        for slot, placed in places.items():
            step = _step(placed.values(), columns.widths[slot])
            self._x |= {end: columns.centre(slot) + place * step for end, place in placed.items()}

    def x(self, route: Route, upper: bool) -> float:
        return self._x[route, upper]

    def _places(self, centre: float, top: bool, ends: Sequence[_End]) -> dict[_End, float]:
        """In steps from the centre; lines lead to the side they come from, so that they cross as little as can be."""
        straight = [end for end in ends if end[0].way is Way.STRAIGHT]
        bent = sorted((end for end in ends if end not in straight), key=self._towards)
        if straight:
            outwards = 0.0 if top else 0.5
            left = sum(self._towards(end) <= centre for end in bent)
            found = [at - left - outwards for at in range(left)]
            found += [at + 1 + outwards for at in range(len(bent) - left)]
        else:
            first = -((len(bent) - 1) // 2) - 0.25 if top else -(len(bent) // 2) + 0.25
            found = [first + at for at in range(len(bent))]
        return dict.fromkeys(straight, 0.0) | dict(zip(bent, found, strict=True))

    def _towards(self, end: _End) -> float:
        route, upper = end
        if route in self._columns.tracks:
            return self._columns.tracks[route]
        other = route.lower if upper else route.upper
        return self._columns.centre(self._grid.spots[other].slot)


def _step(places: Iterable[float], wide: float) -> float:
    """As wide as it should be, or as fits on a box of that width."""
    most = max(abs(place) for place in places)
    return min(_STEP, (wide / 2 - _EDGE) / most) if most else _STEP


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
    return Shape(regular(4, _MARK), Paint(style.GOLD_TINT, style.GOLD, 1.8), x, y, _MARK_LEVEL)


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
