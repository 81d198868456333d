"""A page onto matplotlib's Agg canvas: one compound path for each paint of a level, no figure and no axes.

Imported only when a picture is drawn, because matplotlib and numpy cost half a second.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from functools import lru_cache
from itertools import groupby
from operator import attrgetter

import numpy as np
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.colors import to_rgba
from matplotlib.path import Path as AggPath
from matplotlib.transforms import Affine2D

from renderers.engine.emoji import blend, stamp
from renderers.engine.fonts import in_colour
from renderers.engine.glyphs import Codes, Vertices, path_arrays, text_arrays
from renderers.engine.ops import Op, Page, Paint, Path, Shape, Text
from renderers.engine.png import Pixels, encoded
from renderers.engine.shaping import shape

_POINTS_PER_INCH = 72


def png(page: Page, scale: float) -> bytes:
    """``scale`` pixels a point."""
    return encoded(pixels(page, scale), _POINTS_PER_INCH * scale)


def pngs(pages: Sequence[tuple[Page, float]]) -> list[bytes]:
    """Each at its scale; one page is encoded, mostly outside the interpreter, while the next one is painted."""
    if len(pages) == 1:
        return [png(*pages[0])]
    done: list[bytes] = []
    with ThreadPoolExecutor(1) as encoder:
        waiting: Future[bytes] | None = None
        for page, scale in pages:
            painted = pixels(page, scale)
            if waiting is not None:
                done.append(waiting.result())
            waiting = encoder.submit(encoded, painted, _POINTS_PER_INCH * scale)
        return [*done, waiting.result()] if waiting else done


def pixels(page: Page, scale: float) -> Pixels:
    """Height x width x 4, opaque."""
    width, height = round(page.width * scale), round(page.height * scale)
    renderer = RendererAgg(width, height, _POINTS_PER_INCH * scale)  # type: ignore[no-untyped-call]
    canvas = np.asarray(renderer.buffer_rgba())  # type: ignore[no-untyped-call]
    ground = np.array([round(255 * part) for part in to_rgba(page.ground)], np.uint8)
    canvas.view(np.uint32)[...] = ground.view(np.uint32)
    to_canvas = Affine2D().scale(scale, -scale).translate(0, height)
    for _, level in groupby(sorted(page.ops, key=attrgetter("level")), key=attrgetter("level")):
        _paint_level(renderer, list(level), to_canvas, scale)
    return canvas


def _paint_level(renderer: RendererAgg, ops: Sequence[Op], to_canvas: Affine2D, scale: float) -> None:
    shapes: dict[Paint, list[Shape]] = {}
    texts: dict[str, list[Text]] = {}
    for op in ops:
        if isinstance(op, Shape):
            shapes.setdefault(op.paint, []).append(op)
        else:
            texts.setdefault(op.style.colour, []).append(op)
    for paint, group in shapes.items():
        _draw(renderer, _joined_shapes(group), paint, to_canvas)
    for colour, lines in texts.items():
        arrays = text_arrays(lines)
        if arrays is not None:
            _draw(renderer, AggPath(*arrays, readonly=True), Paint(fill=colour), to_canvas)
        _stamp_emoji(np.asarray(renderer.buffer_rgba()), lines, scale)  # type: ignore[no-untyped-call]


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
