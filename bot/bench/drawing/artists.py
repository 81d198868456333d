"""The same layout drawn with ordinary matplotlib artists: what most programs would do."""

from __future__ import annotations

import io
import logging
from functools import lru_cache

from matplotlib import font_manager
from matplotlib.artist import Artist
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from matplotlib.transforms import Affine2D, Transform

from renderers.engine.fonts import file_of
from renderers.engine.ops import Page, Shape, Text

_CODES = {"M": [1], "L": [2], "C": [4, 4, 4], "Z": [79]}
_POINTS = 72


def figure(page: Page, scale: float) -> Figure:
    """A patch for each shape and a text for each line."""
    logging.getLogger("matplotlib.font_manager").setLevel(logging.ERROR)
    found = Figure(figsize=(page.width / _POINTS, page.height / _POINTS), dpi=_POINTS * scale)
    FigureCanvasAgg(found)
    to_figure = Affine2D().scale(1 / page.width, -1 / page.height).translate(0, 1) + found.transFigure
    for order, op in enumerate(sorted(page.ops, key=lambda each: each.level)):
        if isinstance(op, Shape):
            found.add_artist(_patch(op, order, to_figure))
        else:
            _write(found, op, page, order)
    return found


def _write(found: Figure, op: Text, page: Page, order: int) -> None:
    found.text(
        op.x / page.width,
        1 - op.y / page.height,
        op.text,
        fontproperties=_font(op.style.italic, op.style.size),
        color=op.style.colour,
        va="baseline",
        zorder=order,
        parse_math=False,
    )


def _patch(op: Shape, order: int, to_figure: Transform) -> Artist:
    return PathPatch(
        _path(op),
        facecolor=op.paint.fill or "none",
        edgecolor=op.paint.stroke or "none",
        linewidth=op.paint.width if op.paint.stroke else 0,
        linestyle=(0, op.paint.dash) if op.paint.dash else "solid",
        alpha=op.paint.alpha,
        zorder=order,
        transform=to_figure,
    )


def _path(op: Shape) -> Path:
    codes: list[int] = []
    vertices: list[tuple[float, float]] = []
    pairs = iter(zip(op.path.points[::2], op.path.points[1::2], strict=True))
    for letter in op.path.codes:
        for code in _CODES[letter]:
            codes.append(code)
            x, y = (0.0, 0.0) if letter == "Z" else next(pairs)
            vertices.append((x + op.x, y + op.y))
    return Path(vertices, codes)


@lru_cache(maxsize=1)
def _know_fonts() -> None:
    for name in ("Inter", "Inter Italic", "Noto", "Arabic", "Hebrew", "Devanagari", "Thai"):
        font_manager.fontManager.addfont(file_of(name))


@lru_cache(maxsize=64)
def _font(italic: bool, size: float) -> FontProperties:
    _know_fonts()
    families = ["Inter", "Noto Sans", "Noto Sans Arabic", "Noto Sans Hebrew", "Noto Sans Devanagari", "Noto Sans Thai"]
    return FontProperties(family=families, style="italic" if italic else "normal", size=size)


def saved(page: Page, scale: float, *, form: str = "png", tight: bool = False) -> bytes:
    """The whole way from artists to a file, as a program without a cache goes it."""
    target = io.BytesIO()
    figure(page, scale).savefig(target, format=form, bbox_inches="tight" if tight else None)
    return target.getvalue()


def empty(width: int, height: int) -> None:
    """A figure with nothing on it."""
    found = Figure(figsize=(width / 100, height / 100), dpi=100)
    FigureCanvasAgg(found)
    found.savefig(io.BytesIO(), format="png")
