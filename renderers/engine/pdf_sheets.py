"""Pages to sheets of A3: a page too high to be read on one goes on to a second at the cuts it names."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass

from renderers.engine.ops import Box, Op, Page, Text

WIDTH, HEIGHT = 1190.55, 841.89
MARGIN = 24.0

_ACROSS, _DOWN = WIDTH - 2 * MARGIN, HEIGHT - 2 * MARGIN
_ABOVE_FOOT = _DOWN - 12.0
_READABLE = 0.62
"""The scale below which 14 point text is less than 9 points on paper."""
_EDGE = 8.0
"""How far a line may reach beyond its path."""


@dataclass(frozen=True, slots=True)
class Band:
    """A stretch of a page, from ``top`` to ``bottom``, drawn from ``at`` down, in points of the page."""

    top: float
    bottom: float
    at: float = 0.0
    repeated: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    page: Page
    scale: float
    bands: tuple[Band, ...]

    @property
    def left(self) -> float:
        return (WIDTH - self.page.width * self.scale) / 2

    @property
    def top(self) -> float:
        """From the foot of the paper: a whole page stands in the middle, a part of one at the head."""
        high = self.bands[-1].at + self.bands[-1].bottom - self.bands[-1].top
        return HEIGHT - ((HEIGHT - high * self.scale) / 2 if high == self.page.height else MARGIN)

    @property
    def area(self) -> Box:
        """In points of the paper, from its foot."""
        high = (self.bands[-1].at + self.bands[-1].bottom - self.bands[-1].top) * self.scale
        return Box(self.left, self.top - high, self.page.width * self.scale, high)


def sheets(page: Page) -> list[Sheet]:
    """As large as the paper is wide where the cuts allow it, else as its longest uncut stretch allows."""
    whole = min(_ACROSS / page.width, _DOWN / page.height)
    scale = min(_ACROSS / page.width, _ABOVE_FOOT / max(_stretches(page)))
    if whole >= _READABLE or scale <= whole:
        return [Sheet(page, whole, (Band(0.0, page.height),))]
    first, *others = _parts(page, _ABOVE_FOOT / scale)
    repeated = Band(*page.repeat, repeated=True)
    head = repeated.bottom - repeated.top
    rest = [Sheet(page, scale, (repeated, Band(*part, head))) for part in others]
    return [Sheet(page, scale, (Band(*first),)), *rest]


def _stretches(page: Page) -> Iterator[float]:
    """How high a sheet must be at least for each stretch between cuts."""
    head = page.repeat[1] - page.repeat[0]
    for start, end in itertools.pairwise((0.0, *page.cuts, page.height)):
        yield end - start + (head if start else 0.0)


def _parts(page: Page, room: float) -> list[tuple[float, float]]:
    """Stretches between cuts, joined as long as they fit."""
    head = page.repeat[1] - page.repeat[0]
    parts: list[tuple[float, float]] = []
    start = 0.0
    for cut, after in itertools.pairwise((*page.cuts, page.height)):
        if after - start + (head if parts else 0.0) > room:
            parts.append((start, cut))
            start = cut
    return [*parts, (start, page.height)]


def inside(page: Page, band: Band) -> list[Op]:
    """What is seen of the page in the band: a line of text wholly or not at all."""
    return [op for op in page.ops if _is_inside(op, band)]


def _is_inside(op: Op, band: Band) -> bool:
    if isinstance(op, Text):
        return band.top <= op.y < band.bottom
    return op.box.y - _EDGE < band.bottom and op.box.bottom + _EDGE > band.top
