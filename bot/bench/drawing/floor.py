"""The least there is: a new and empty canvas, the fastest raster at hand, and the deflate of rows already filtered."""

from __future__ import annotations

from collections.abc import Callable
from importlib.util import find_spec

import numpy as np
from isal import isal_zlib

from bot.bench.drawing.subject import Subject
from bot.bench.drawing.timing import Gate, best
from renderers.engine import agg
from renderers.engine.canvas import new_canvas
from renderers.engine.png import Pixels

_NAME = "ours ÷ the least there is"


def floor(told: Subject, times: int) -> list[Gate]:
    """With Skia, where ``pip install skia-python`` was run, else with Agg on finished paths."""
    rows = _filtered(agg.painted(told.page, told.scale).pixels)
    works: dict[str, Callable[[], object]] = {
        "ours": told.draw,
        "clear": lambda: new_canvas(told.page, told.scale),
        "deflate": lambda: isal_zlib.compress(rows, 1),
    }
    return _by_skia(told, works, times) if find_spec("skia") else _by_agg(told, works, times)


def _filtered(pixels: Pixels) -> Pixels:
    """Three bytes a pixel, each less the one above it."""
    rows = np.ascontiguousarray(pixels[..., :3]).reshape(len(pixels), -1)
    rows[1:] -= rows[:-1].copy()
    return rows


def _by_agg(told: Subject, works: dict[str, Callable[[], object]], times: int) -> list[Gate]:
    finished = list(agg.layers(told.page))
    canvas = new_canvas(told.page, told.scale)

    def raster() -> None:
        for layer in finished:
            layer.paint_on(canvas, told.scale)

    found = best({**works, "raster": raster}, times)
    return [_gate(_NAME, found, "raster", "new canvas, Agg on finished paths, deflate")]


def _by_skia(told: Subject, works: dict[str, Callable[[], object]], times: int) -> list[Gate]:
    """Judged on the way from the display list; the raster alone is shown beside it."""
    from bot.bench.drawing.skia_canvas import SkiaCanvas

    canvas = SkiaCanvas(told.page, told.scale)
    found = best({**works, "raster": canvas.paint, "recorded": canvas.replay}, times)
    beside = _gate("… with all drawing commands recorded before", found, "recorded", "")
    return [_gate(_NAME, found, "raster", "new canvas, Skia from our ops, deflate"), Gate(beside.what, beside.ratio)]


def _gate(name: str, found: dict[str, float], raster: str, note: str) -> Gate:
    least = found["clear"] + found[raster] + found["deflate"]
    return Gate(name, found["ours"] / least, most=2.5, aim=1.7, note=note)
