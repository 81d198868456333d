"""Free room for labels: what is drawn is marked on a grid of four points, a label takes the first free place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from renderers.engine.curve import Curve
from renderers.engine.ops import Box

_CELL = 4.0


class Room:
    """Free places inside ``bounds``; each row of cells is one number whose bits are the taken ones."""

    def __init__(self, bounds: Box) -> None:
        self._bounds = bounds
        self._rows: defaultdict[int, int] = defaultdict(int)

    def take(self, box: Box) -> None:
        rows, bits = self._cells(box)
        for row in rows:
            self._rows[row] |= bits

    def take_curve(self, curve: Curve, reach: float) -> None:
        """The curve and ``reach`` points above and below it."""
        rows, left = self._rows, self._bounds.x
        for x, y in curve.every(_CELL):
            first = max(0, int((x - left) // _CELL))
            bits = (1 << max(0, int((x + _CELL - left) // _CELL) + 1)) - (1 << first)
            for row in range(int((y - reach) // _CELL), int((y + reach) // _CELL) + 1):
                rows[row] |= bits

    def place(self, candidates: Iterable[Box]) -> Box | None:
        """The first candidate that touches nothing; it is taken."""
        for box in candidates:
            if self._inside(box) and self._is_free(box):
                self.take(box)
                return box
        return None

    def least_bad(self, candidates: Sequence[Box]) -> Box:
        """The candidate that covers least, for what must be said anyway; kept inside the bounds, taken."""
        best = min((self._pushed(box) for box in candidates), key=self._covered)
        self.take(best)
        return best

    def _is_free(self, box: Box) -> bool:
        rows, bits = self._cells(box)
        return all(not self._rows.get(row, 0) & bits for row in rows)

    def _covered(self, box: Box) -> int:
        """How many cells under it are taken."""
        rows, bits = self._cells(box)
        return sum((self._rows[row] & bits).bit_count() for row in rows if row in self._rows)

    def _cells(self, box: Box) -> tuple[range, int]:
        """Rows, and the bits of its columns; what lies left of the bounds is left out."""
        left = max(0, int((box.x - self._bounds.x) // _CELL))
        right = max(0, int((box.right - self._bounds.x) // _CELL) + 1)
        rows = range(int(box.y // _CELL), int(box.bottom // _CELL) + 1)
        return rows, (1 << right) - (1 << min(left, right))

    def _inside(self, box: Box) -> bool:
        bounds = self._bounds
        across = bounds.x <= box.x and box.right <= bounds.right
        return across and bounds.y <= box.y and box.bottom <= bounds.bottom

    def _pushed(self, box: Box) -> Box:
        x = max(self._bounds.x, min(box.x, self._bounds.right - box.width))
        y = max(self._bounds.y, min(box.y, self._bounds.bottom - box.height))
        return Box(x, y, box.width, box.height)


def around(x: float, y: float, wide: float, high: float, reaches: Iterable[float]) -> list[Box]:
    """Places for a label around a point: below, above, right and left, then the corners, ever farther away."""
    found = []
    for reach in reaches:
        below, above = y + reach, y - reach - high
        right, left, middle = x + reach, x - reach - wide, y - high / 2
        centre = x - wide / 2
        found += [Box(centre, below, wide, high), Box(centre, above, wide, high)]
        found += [Box(right, middle, wide, high), Box(left, middle, wide, high)]
        found += [Box(cx, cy, wide, high) for cy in (below, above) for cx in (x - wide * 0.15, x - wide * 0.85)]
        found += [Box(cx, cy, wide, high) for cy in (below, above) for cx in (right, left)]
    return found
