"""The memory that pages are painted into. One piece is kept: to be handed so much takes longer than to fill it.

Imported only when a picture is drawn, because matplotlib and numpy cost half a second.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.colors import to_rgba

from renderers.engine.ops import Page
from renderers.engine.png import Pixels

_POINTS_PER_INCH = 72
_kept: list[RendererAgg] = []


@dataclass(frozen=True, slots=True)
class Canvas:
    """A page's pixels, ``dpi`` to the inch: the upper ``height`` rows of what may have been made for a higher one."""

    renderer: RendererAgg
    height: int

    @property
    def pixels(self) -> Pixels:
        """Height x width x 4, opaque."""
        rows: Pixels = np.asarray(self.renderer.buffer_rgba())  # type: ignore[no-untyped-call]
        return rows[: self.height]

    @property
    def dpi(self) -> float:
        return float(self.renderer.dpi)

    def fill(self, colour: str) -> None:
        ground = np.array([round(255 * part) for part in to_rgba(colour)], np.uint8)
        self.pixels.view(np.uint32)[...] = ground.view(np.uint32)

    def give_up(self) -> None:
        """Whoever comes next may paint over these pixels."""
        _kept[:] = [self.renderer]


def new_canvas(page: Page, scale: float) -> Canvas:
    """Memory of its own, with nothing but the page's ground on it; ``scale`` pixels a point."""
    width, height = round(page.width * scale), round(page.height * scale)
    canvas = Canvas(RendererAgg(width, height, _POINTS_PER_INCH * scale), height)  # type: ignore[no-untyped-call]
    canvas.fill(page.ground)
    return canvas


def canvas_for(page: Page, scale: float) -> Canvas:
    """The same, in the memory that was given up last where it is as wide and high enough."""
    width, height = round(page.width * scale), round(page.height * scale)
    while _kept:
        renderer = _kept.pop()
        if (renderer.width, renderer.dpi) == (width, _POINTS_PER_INCH * scale) and renderer.height >= height:
            canvas = Canvas(renderer, height)
            canvas.fill(page.ground)
            return canvas
    return new_canvas(page, scale)
