"""Where dots stand: on their true spot, or on the nearest free one, so that no two ever overlap."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from renderers.engine.ops import Box

_APART = 9.0
_STEP = 5.0
_FARTHEST = 1200.0
_FIRST_TURN = -0.7


@dataclass(frozen=True, slots=True)
class Dot:
    """``home`` is the area the dot would rather not leave."""

    x: float
    y: float
    radius: float
    home: Box


@dataclass(frozen=True, slots=True)
class Place:
    """``moved`` says that (x, y) is not the dot's true spot."""

    x: float
    y: float
    radius: float
    moved: bool


def places(dots: Sequence[Dot], plane: Box, kept: Sequence[Box] = ()) -> list[Place]:
    """Earlier dots choose first. Where the plane is full a dot stands outside its home, at last on others.

    No dot is moved onto a box of ``kept``.
    """
    found: list[Place] = []
    for dot in dots:
        free = next(_free(dot, dot.home, found, kept), None) or next(_free(dot, plane, found, kept), None)
        found.append(free or Place(dot.x, dot.y, dot.radius, False))
    return found


def _free(dot: Dot, bounds: Box, taken: Sequence[Place], kept: Sequence[Box]) -> Iterator[Place]:
    room = bounds.inset(dot.radius + 2)
    for x, y in _spiral(dot.x, dot.y):
        true = (x, y) == (dot.x, dot.y)
        inside = room.x <= x <= room.right and room.y <= y <= room.bottom and not _covers(x, y, dot.radius, kept)
        if (inside or true) and all(_clear(x, y, dot.radius, other) for other in taken):
            yield Place(x, y, dot.radius, not true)


def _covers(x: float, y: float, radius: float, kept: Sequence[Box]) -> bool:
    disc = Box(x - radius, y - radius, 2 * radius, 2 * radius)
    return any(disc.touches(box) for box in kept)


def _clear(x: float, y: float, radius: float, other: Place) -> bool:
    return math.hypot(x - other.x, y - other.y) >= radius + other.radius + _APART


def _spiral(x: float, y: float) -> Iterator[tuple[float, float]]:
    """The spot itself, then ever farther around it, starting up to the right, off the axes."""
    yield x, y
    reach = _STEP
    while reach < _FARTHEST:
        steps = max(8, int(reach * 0.9))
        for at in range(steps):
            angle = _FIRST_TURN + 2 * math.pi * at / steps
            yield x + reach * math.cos(angle), y + reach * math.sin(angle)
        reach += _STEP
