"""A page onto matplotlib's Agg canvas: one compound path for each paint of a level, no figure and no axes.

Imported only when a picture is drawn, because matplotlib and numpy cost half a second.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from operator import attrgetter

import numpy as np
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.colors import to_rgba
from matplotlib.path import Path as AggPath
from matplotlib.transforms import Affine2D

from renderers.engine.canvas import Canvas, canvas_for
from renderers.engine.emoji import blend, stamp
from renderers.engine.fonts import in_colour
from renderers.engine.glyphs import Codes, Vertices, path_arrays, text_arrays
from renderers.engine.ops import Page, Paint, Path, Shape, Text
from renderers.engine.png import Pixels, encoded
from renderers.engine.shaping import shape


def pngs(pages: Sequence[tuple[Page, float]]) -> list[bytes]:
    """Each at its scale; one page is encoded, mostly outside the interpreter, while the next one is painted."""
    if len(pages) == 1:
        return [_encoded(painted(*pages[0]))]
    done: list[bytes] = []
    with ThreadPoolExecutor(1) as encoder:
        waiting: Future[bytes] | None = None
        for page, scale in pages:
            canvas = painted(page, scale)
            if waiting is not None:
                done.append(waiting.result())
            waiting = encoder.submit(_encoded, canvas)
        return [*done, waiting.result()] if waiting else done


def painted(page: Page, scale: float) -> Canvas:
    """``scale`` pixels a point."""
    canvas = canvas_for(page, scale)
    for layer in layers(page):
        layer.paint_on(canvas, scale)
    return canvas


def _encoded(canvas: Canvas) -> bytes:
    try:
        return encoded(canvas.pixels, canvas.dpi)
    finally:
        canvas.give_up()


@dataclass(frozen=True, slots=True)
class Layer:
    """Everything of one paint on one level; ``emoji`` are lines that may hold pictures, stamped after it."""

    path: AggPath | None
    paint: Paint
    emoji: tuple[Text, ...] = ()

    def paint_on(self, canvas: Canvas, scale: float) -> None:
        """``scale`` pixels a point; the canvas is that many times as high as the page."""
        if self.path is not None:
            to_canvas = Affine2D().scale(scale, -scale).translate(0, canvas.renderer.height)
            _draw(canvas.renderer, self.path, self.paint, to_canvas)
        if self.emoji:
            _stamp_emoji(canvas.pixels, self.emoji, scale)


def layers(page: Page) -> Iterator[Layer]:
    """The page's operations in painting order, joined as far as they may be."""
    for _, level in groupby(sorted(page.ops, key=attrgetter("level")), key=attrgetter("level")):
        shapes: dict[Paint, list[Shape]] = {}
        texts: dict[str, list[Text]] = {}
        for op in level:
            if isinstance(op, Shape):
                shapes.setdefault(op.paint, []).append(op)
            else:
                texts.setdefault(op.style.colour, []).append(op)
        yield from (Layer(_joined_shapes(group), paint) for paint, group in shapes.items())
        yield from (_written(lines, colour) for colour, lines in texts.items())


def _written(lines: Sequence[Text], colour: str) -> Layer:
    arrays = text_arrays(lines)
    path = AggPath(*arrays, readonly=True) if arrays is not None else None
    return Layer(path, Paint(fill=colour), tuple(line for line in lines if not line.text.isascii()))


def _draw(renderer: RendererAgg, path: AggPath, paint: Paint, to_canvas: Affine2D) -> None:
    context = renderer.new_gc()
    context.set_antialiased(True)
    context.set_snap(False)
    context.set_joinstyle("round")
    context.set_capstyle("butt" if paint.dash else "round")
    context.set_alpha(paint.alpha)
    context.set_linewidth(paint.width if paint.stroke else 0)
    context.set_foreground(to_rgba(paint.stroke or "#000000", paint.alpha), isRGBA=True)
    if paint.dash:
        context.set_dashes(0, list(paint.dash))
    fill = to_rgba(paint.fill, paint.alpha) if paint.fill else None
    renderer.draw_path(context, path, to_canvas, fill)  # type: ignore[no-untyped-call]
    context.restore()


@lru_cache(maxsize=2048)
def _shape_arrays(path: Path) -> tuple[Vertices, Codes]:
    return path_arrays(path.codes, path.points)


def _joined_shapes(shapes: Iterable[Shape]) -> AggPath:
    parts = [(_shape_arrays(shape.path), shape.x, shape.y) for shape in shapes]
    vertices = np.concatenate([arrays[0] + (x, y) for arrays, x, y in parts])
    return AggPath(vertices, np.concatenate([arrays[1] for arrays, _, _ in parts]), readonly=True)


def _stamp_emoji(canvas: Pixels, lines: Iterable[Text], scale: float) -> None:
    for line in lines:
        for run in shape(line.text, line.style, line.base).runs:
            if not in_colour(run.font):
                continue
            for glyph, x, y in zip(run.glyphs, run.xs, run.ys, strict=True):
                mark = stamp(glyph, run.scale * scale)
                if mark is not None:
                    blend(canvas, mark, (line.x + x) * scale, (line.y - y) * scale)
