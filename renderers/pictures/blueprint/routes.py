"""The ways arrows take: down a free column where there is one, else through the gutters between boxes.

A route runs from its ``upper`` to its ``lower`` item. Gutter ``n`` across is the one above row ``n``, gutter
``n`` down the one left of slot ``n``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from renderers.journey import Behind
from renderers.pictures.blueprint.grid import Grid, Spot


class Way(Enum):
    """Straight down; one bend across; across, down and across again; from side to side; below both."""

    STRAIGHT = 0
    ACROSS = 1
    AROUND = 2
    SIDE = 3
    UNDER = 4


@dataclass(frozen=True, slots=True)
class Route:
    """Heads stand where something is needed; ``crosses`` says that another unit does it."""

    upper: str
    lower: str
    head_up: bool
    head_down: bool
    crosses: bool
    way: Way
    across: tuple[int, ...] = ()
    down: int | None = None
    passes: frozenset[Spot] = frozenset()
    """Free spots on the way."""


@dataclass(frozen=True, slots=True)
class _Link:
    """``back`` says that the second needs the first as well."""

    source: Behind
    target: Behind
    back: bool


def routes(grid: Grid) -> list[Route]:
    """One for each dependency between two items of the sheet."""
    taken = grid.taken()
    found = []
    for link in sorted(_links(grid), key=lambda link: not _straight(grid, link)):
        route = _route(grid, link, taken)
        taken |= route.passes
        found.append(route)
    return found


def _links(grid: Grid) -> Iterator[_Link]:
    items = {item.key: item for part in grid.parts for item in part.items}
    seen: set[frozenset[str]] = set()
    for item in items.values():
        for key in dict.fromkeys((*item.agrees, *item.needs)):
            pair = frozenset((item.key, key))
            if key in items and len(pair) == 2 and pair not in seen:
                seen.add(pair)
                other = items[key]
                back = key in item.agrees or item.key in (*other.needs, *other.agrees)
                yield _Link(item, other, back)


def _straight(grid: Grid, link: _Link) -> bool:
    return grid.spots[link.source.key].slot == grid.spots[link.target.key].slot


def _route(grid: Grid, link: _Link, taken: set[Spot]) -> Route:
    one, two = grid.spots[link.source.key], grid.spots[link.target.key]
    downwards = (one.row, one.slot) <= (two.row, two.slot)
    upper, lower = (link.source, link.target) if downwards else (link.target, link.source)
    top, bottom = (one, two) if downwards else (two, one)
    way, across, down, passes = _way(grid, top, bottom, taken)
    units = {" ".join(item.unit.split()).casefold() for item in (upper, lower) if item.unit.strip()}
    return Route(
        upper=upper.key,
        lower=lower.key,
        head_up=link.back or not downwards,
        head_down=link.back or downwards,
        crosses=len(units) > 1,
        way=way,
        across=across,
        down=down,
        passes=frozenset(passes),
    )


def _way(grid: Grid, top: Spot, bottom: Spot, taken: set[Spot]) -> tuple[Way, tuple[int, ...], int | None, list[Spot]]:
    if top.row == bottom.row:
        beside = bottom.slot - top.slot == 1
        return (Way.SIDE, (), bottom.slot, []) if beside else (Way.UNDER, (top.row + 1,), None, [])
    between = range(top.row + 1, bottom.row)
    below = [Spot(row, bottom.slot) for row in between]
    if taken.isdisjoint(below):
        if top.slot == bottom.slot:
            return Way.STRAIGHT, (), None, below
        return Way.ACROSS, (top.row + 1,), None, below
    above = [Spot(row, top.slot) for row in between]
    if taken.isdisjoint(above):
        return Way.ACROSS, (bottom.row,), None, above
    right = bottom.slot + 1
    gutter = right if top.slot > bottom.slot and right < grid.slots else bottom.slot
    return Way.AROUND, (top.row + 1, bottom.row), gutter, []
