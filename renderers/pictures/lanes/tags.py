"""Words that stand over the curves: on a ground of their own, with a line to what they speak of."""

from __future__ import annotations

from collections.abc import Iterator

from renderers import style
from renderers.engine.ops import Block, Box, Op, Paint, Shape, moved
from renderers.engine.paths import polyline, rectangle
from renderers.parts.curves import OVER_CURVES
from renderers.parts.words import single

_HIGH, _PAD = 26.0, 9.0
_INSIDE = 6.0

Point = tuple[float, float]


def tag(text: str, colour: str) -> Block:
    """One line in white on ``colour``."""
    words = single(text, style.coloured(style.LABEL, style.WHITE), OVER_CURVES + 2)
    wide = words.width + 2 * _PAD
    ground = Shape(rectangle(wide, _HIGH, 6), Paint(fill=colour), level=OVER_CURVES + 1)
    return Block(wide, _HIGH, (ground, *moved(words.ops, _PAD, (_HIGH - words.height) / 2)))


def way(box: Box, point: Point, reach: float) -> tuple[Point, Point] | None:
    """From ``reach`` beside the point to the nearest place on the box; None where it is no farther away."""
    end = (min(max(point[0], box.x + _INSIDE), box.right - _INSIDE), min(max(point[1], box.y), box.bottom))
    across, down = end[0] - point[0], end[1] - point[1]
    length = float((across**2 + down**2) ** 0.5)
    if length <= reach:
        return None
    return (point[0] + across * reach / length, point[1] + down * reach / length), end


def leader(found: tuple[Point, Point], colour: str) -> Iterator[Op]:
    """The line along that way."""
    yield Shape(polyline(found), Paint(stroke=colour, width=1.3), level=OVER_CURVES)
