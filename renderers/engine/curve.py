"""Monotone cubic curves: through every point, never beyond them between two."""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil, inf

from renderers.engine.ops import Path

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Curve:
    """Points with strictly growing x, and the slope in each (Fritsch and Carlson's limiter, harmonic mean)."""

    points: tuple[Point, ...]
    slopes: tuple[float, ...]

    def at(self, x: float) -> float | None:
        """The height at ``x``; None outside the first and last point."""
        points = self.points
        if not points or not points[0][0] <= x <= points[-1][0]:
            return None
        index = min(bisect_right(points, (x, inf)) - 1, len(points) - 2)
        return self._between(index, x)

    def every(self, step: float, grid: float = 0.0) -> Iterator[Point]:
        """Points on it, ``step`` apart, from its first one on; with ``grid`` from the next multiple of that on."""
        index, last = 0, len(self.points) - 2
        x, end = self.points[0][0], self.points[-1][0]
        x = ceil(x / grid) * grid if grid else x
        while x <= end:
            while index < last and self.points[index + 1][0] <= x:
                index += 1
            yield x, self._between(min(index, last), x)
            x += step

    def _between(self, index: int, x: float) -> float:
        """The height in the piece that begins with point ``index``; a single point is as high everywhere."""
        if index < 0:
            return self.points[0][1]
        (x0, y0), (x1, y1) = self.points[index], self.points[index + 1]
        h = x1 - x0
        t = (x - x0) / h
        square = t * t
        cube = square * t
        part = 3 * square - 2 * cube
        lean = (cube - 2 * square + t) * self.slopes[index] + (cube - square) * self.slopes[index + 1]
        return (1 - part) * y0 + part * y1 + lean * h

    def path(self, first: int = 0, last: int | None = None) -> Path:
        """From point ``first`` to point ``last``, or to the end."""
        codes, values = "M", list(self.points[first])
        for index in range(first, len(self.points) - 1 if last is None else last):
            (x0, y0), (x1, y1) = self.points[index], self.points[index + 1]
            third = (x1 - x0) / 3
            codes += "C"
            values += [x0 + third, y0 + third * self.slopes[index]]
            values += [x1 - third, y1 - third * self.slopes[index + 1], x1, y1]
        return Path(codes, tuple(values))


def through(points: Sequence[Point]) -> Curve:
    """``points`` sorted by x, no two of the same x."""
    pairs = list(itertools.pairwise(points))
    widths = [b[0] - a[0] for a, b in pairs]
    secants = [(b[1] - a[1]) / h for (a, b), h in zip(pairs, widths, strict=True)]
    if not secants:
        return Curve(tuple(points), (0.0,) * len(points))
    slopes = [secants[0]]
    for index in range(1, len(secants)):
        before, after = secants[index - 1], secants[index]
        if before * after <= 0:
            slopes.append(0.0)
        else:
            w1, w2 = 2 * widths[index] + widths[index - 1], widths[index] + 2 * widths[index - 1]
            slopes.append((w1 + w2) / (w1 / before + w2 / after))
    slopes.append(secants[-1])
    return Curve(tuple(points), tuple(slopes))
