"""Colour emoji to pixels: HarfBuzz paints the glyph's layers and gradients (COLR version 1) at the wanted size."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt
import uharfbuzz as hb

from renderers.engine.fonts import FontKey, font

_KEY = FontKey("Emoji", 400, 14)


@dataclass(frozen=True, slots=True)
class Stamp:
    """Pixels (height x width x RGBA, premultiplied), and where they stand from the glyph's origin, y downwards."""

    pixels: npt.NDArray[np.uint8]
    left: int
    top: int


@lru_cache(maxsize=1024)
def stamp(glyph: int, scale: float) -> Stamp | None:
    """``scale`` pixels a unit of the face; None for what leaves no mark, such as a variation selector."""
    extents = font(_KEY).get_glyph_extents(glyph)
    brush = hb.RasterPaint()
    brush.transform = (scale, 0.0, 0.0, scale, 0.0, 0.0)
    if not extents or not brush.set_glyph_extents(extents) or not brush.paint_glyph_or_fail(font(_KEY), glyph):
        return None
    image = brush.render()
    if image is None or not image.extents.width or not image.extents.height:
        return None
    size = image.extents
    rows = np.frombuffer(image.buffer, np.uint8).reshape(size.height, size.stride)[::-1, : size.width * 4]
    pixels = rows.reshape(size.height, size.width, 4)[..., [2, 1, 0, 3]]
    return Stamp(pixels, size.x_origin, -(size.y_origin + size.height))


def blend(canvas: npt.NDArray[np.uint8], mark: Stamp, x: float, y: float) -> None:
    """Over an opaque canvas, with the glyph's origin at the pixel nearest to (x, y); clipped at its edges."""
    left, top = round(x) + mark.left, round(y) + mark.top
    high, wide = mark.pixels.shape[:2]
    x0, y0 = max(0, left), max(0, top)
    x1, y1 = min(canvas.shape[1], left + wide), min(canvas.shape[0], top + high)
    if x0 >= x1 or y0 >= y1:
        return
    above = mark.pixels[y0 - top : y1 - top, x0 - left : x1 - left].astype(np.uint16)
    below = canvas[y0:y1, x0:x1, :3]
    covered = (below * (255 - above[..., 3:]) + 127) // 255
    canvas[y0:y1, x0:x1, :3] = np.minimum(255, covered + above[..., :3])
