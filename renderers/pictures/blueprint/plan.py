"""The measures of one sheet: how wide slots and gutters are, how high rows, and on which track each arrow runs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from renderers import style
from renderers.engine.wrap import longest_word
from renderers.journey import Lane
from renderers.pictures.blueprint.boxes import PAD, need
from renderers.pictures.blueprint.grid import Grid
from renderers.pictures.blueprint.routes import Route, Way
from renderers.pictures.lanes.plan import shares

PAGE, MARGIN, HEAD = 1600.0, 40.0, 140.0
LEFT = MARGIN + HEAD
ROOM = PAGE - MARGIN - LEFT
TRACK = 9.0
_NARROW, _STEP_MOST, _ITEM, _ITEM_MOST = 78.0, 118.0, 96.0, 136.0
_BETWEEN_STEPS, _BETWEEN_STAGES, _GUTTER, _SIDE = 10.0, 24.0, 24.0, 36.0
_MOST_OF_ROOM = 0.97


@dataclass(frozen=True, slots=True)
class Columns:
    """``lefts`` and ``widths`` of slots; ``tracks`` is where each route that runs down a gutter does."""

    lefts: tuple[float, ...]
    widths: tuple[float, ...]
    tracks: dict[Route, float]

    def centre(self, slot: int) -> float:
        return self.lefts[slot] + self.widths[slot] / 2

    def right(self, slot: int) -> float:
        return self.lefts[slot] + self.widths[slot]


def columns(grid: Grid, found: Sequence[Route]) -> Columns:
    """Gutters as wide as their arrows need, the rest shared by what stands in the slots."""
    lanes = {at: _down_tracks(grid, found, at) for at in range(grid.slots)}
    gutters = [_gutter(grid, found, at, len(set(lanes[at].values()))) for at in range(grid.slots)]
    room = ROOM - sum(gutters)
    needs = _needs(grid)
    squeeze = min(1.0, room * _MOST_OF_ROOM / sum(needs))
    filled = {grid.spots[item.key].slot for part in grid.parts for item in part.items}
    weights = [1.25 if slot in filled else 1.0 for slot in range(grid.slots)]
    widths = shares([need * squeeze for need in needs], weights, room)
    lefts: list[float] = []
    tracks: dict[Route, float] = {}
    x = LEFT
    for at, (gutter, wide) in enumerate(zip(gutters, widths, strict=True)):
        count = len(set(lanes[at].values()))
        first = x + (gutter - TRACK * (count - 1)) / 2
        tracks |= {route: first + TRACK * track for route, track in lanes[at].items()}
        lefts.append(x + gutter)
        x += gutter + wide
    return Columns(tuple(lefts), tuple(widths), tracks)


def _needs(grid: Grid) -> list[float]:
    needs = [_NARROW] * grid.slots
    for part, start in zip(grid.parts, grid.starts, strict=False):
        for at, experience in enumerate(part.experiences):
            word = longest_word(experience.what, style.CARD) + 2 * PAD + 1
            needs[start + at] = min(_STEP_MOST, max(_NARROW, word))
    for part in grid.parts:
        for item in part.items:
            slot = grid.spots[item.key].slot
            needs[slot] = max(needs[slot], min(_ITEM_MOST, max(_ITEM, need(item))))
    return needs


def _gutter(grid: Grid, found: Sequence[Route], at: int, tracks: int) -> float:
    beside = any(route.way is Way.SIDE and route.down == at for route in found)
    least = _SIDE if beside else _GUTTER if tracks else _BETWEEN_STEPS
    least = max(least, _BETWEEN_STAGES) if at in grid.starts else least
    least = 0.0 if at == 0 and not tracks else least
    return max(least, 14 + TRACK * tracks if tracks else 0.0)


def _down_tracks(grid: Grid, found: Sequence[Route], gutter: int) -> dict[Route, int]:
    here = [route for route in found if route.way is Way.AROUND and route.down == gutter]
    spans = [(float(grid.spots[each.upper].row), float(grid.spots[each.lower].row)) for each in here]
    return dict(zip(here, packed(spans), strict=True))


def packed(spans: Sequence[tuple[float, float]], apart: float = 0.0) -> list[int]:
    """The lowest track for each span on which it touches no other."""
    ends: dict[int, list[tuple[float, float]]] = {}
    found = []
    for low, high in spans:
        track = 0
        while any(
            low < other_high + apart and other_low < high + apart for other_low, other_high in ends.get(track, ())
        ):
            track += 1
        ends.setdefault(track, []).append((low, high))
        found.append(track)
    return found


@dataclass(frozen=True, slots=True)
class Rows:
    """``tops`` and ``heights`` of rows, ``lines`` the height of each separator, ``tracks`` by route and gutter."""

    tops: tuple[float, ...]
    heights: tuple[float, ...]
    lines: dict[Lane, float]
    tracks: dict[tuple[Route, int], float]
    bottom: float


SEPARATED = (Lane.FRONTSTAGE, Lane.BACKSTAGE, Lane.SUPPORT)
_BAND = 34.0
_PLAIN, _HEADED = 12.0, 31.0
_APART = 8.0


def rows(
    grid: Grid, found: Sequence[Route], spans: dict[tuple[Route, int], tuple[float, float]], heights: Sequence[float]
) -> Rows:
    """Gutters as high as the tracks in them; ``spans`` says from where to where each route runs across one."""
    tops: list[float] = []
    lines: dict[Lane, float] = {}
    tracks: dict[tuple[Route, int], float] = {}
    y = 0.0
    for gutter in range(len(grid.rows) + 1):
        here = [key for key in spans if key[1] == gutter]
        under = [key for key in here if key[0].way is Way.UNDER]
        others = [key for key in here if key[0].way is not Way.UNDER]
        if under:
            levels = packed([spans[key] for key in under], _APART)
            tracks |= {key: y + _HEADED + TRACK * level for key, level in zip(under, levels, strict=True)}
            y += _HEADED + TRACK * max(levels)
        lane = grid.rows[gutter].lane if gutter < len(grid.rows) else None
        if lane in SEPARATED and grid.rows[gutter - 1].lane is not lane and lane:
            lines[lane] = y + _BAND / 2
            y += _BAND
        levels = packed([spans[key] for key in others], _APART)
        above = _HEADED if _ends_above(grid, found, gutter) else _PLAIN
        tracks |= {key: y + above + TRACK * level for key, level in zip(others, levels, strict=True)}
        y += _height(grid, found, gutter, above, levels)
        if gutter < len(grid.rows):
            tops.append(y)
            y += heights[gutter]
    return Rows(tuple(tops), tuple(heights), lines, tracks, y)


def _height(grid: Grid, found: Iterable[Route], gutter: int, above: float, levels: Sequence[int]) -> float:
    """Of what is left of a gutter below its separator."""
    if levels:
        return above + TRACK * max(levels) + _HEADED
    if gutter in (0, len(grid.rows)):
        return 0.0
    enters = any(route.way is Way.STRAIGHT and grid.spots[route.lower].row == gutter for route in found)
    return _HEADED if enters or _ends_above(grid, found, gutter) else _PLAIN


def _ends_above(grid: Grid, found: Iterable[Route], gutter: int) -> bool:
    """Whether an arrow from below ends at a box above this gutter."""
    upwards = (route for route in found if route.head_up and route.way not in (Way.SIDE, Way.UNDER))
    return any(grid.spots[route.upper].row == gutter - 1 for route in upwards)
