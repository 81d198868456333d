"""A page by Skia, the yardstick of a raster; imported only where ``skia-python`` is installed.

No emoji, and no ground: it paints over and over on one canvas, and clearing is counted apart.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib import import_module
from itertools import islice
from operator import attrgetter
from typing import Any

from matplotlib.colors import to_rgba

from renderers.engine.fonts import FACES, FontKey, file_of, instance
from renderers.engine.ops import Page, Paint, Path, Shape, Text
from renderers.engine.shaping import shape

_STEPS = {"M": ("moveTo", 2), "L": ("lineTo", 2), "C": ("cubicTo", 6), "Z": ("close", 0)}


class SkiaCanvas:
    """Fonts, paints and paths are made once, as ours are; ``scale`` is pixels a point."""

    def __init__(self, page: Page, scale: float) -> None:
        self._skia: Any = import_module("skia")
        self._ops = sorted(page.ops, key=attrgetter("level"))
        self._surface = self._skia.Surface(round(page.width * scale), round(page.height * scale))
        self._canvas = self._surface.getCanvas()
        self._canvas.scale(scale, scale)
        self._paints = cache(self._made_paints)
        self._path = cache(self._made_path)
        self._font = cache(self._made_font)
        self._recorded = self._record(page)

    def paint(self) -> None:
        """From the display list."""
        self._draw_all(self._canvas)

    def replay(self) -> None:
        """The same commands, recorded before: the raster and nothing else."""
        self._canvas.drawPicture(self._recorded)

    def _record(self, page: Page) -> Any:  # noqa: ANN401
        recorder = self._skia.PictureRecorder()
        self._draw_all(recorder.beginRecording(self._skia.Rect.MakeWH(page.width, page.height)))
        return recorder.finishRecordingAsPicture()

    def _draw_all(self, canvas: Any) -> None:  # noqa: ANN401
        for op in self._ops:
            if isinstance(op, Shape):
                canvas.save()
                canvas.translate(op.x, op.y)
                for paint in self._paints(op.paint):
                    canvas.drawPath(self._path(op.path), paint)
                canvas.restore()
            else:
                self._write(canvas, op)

    def _write(self, canvas: Any, op: Text) -> None:  # noqa: ANN401
        (paint,) = self._paints(Paint(fill=op.style.colour))
        for run in shape(op.text, op.style, op.base).runs:
            builder = self._skia.TextBlobBuilder()
            spots = [self._skia.Point(x, -y) for x, y in zip(run.xs, run.ys, strict=True)]
            builder.allocRunPos(self._font(run.font, op.style.size), list(run.glyphs), spots)
            canvas.drawTextBlob(builder.make(), op.x, op.y, paint)

    def _made_font(self, key: FontKey, size: float) -> Any:  # noqa: ANN401
        skia, places = self._skia, self._skia.FontArguments.VariationPosition
        axes = [places.Coordinate(int.from_bytes(tag.encode()), value) for tag, value in instance(key).items()]
        position = places(places.Coordinates(axes))
        wanted = skia.FontArguments()
        wanted.setVariationDesignPosition(position)
        whole = skia.Typeface.MakeFromFile(file_of(key.face), FACES[key.face][2])
        found = skia.Font(whole.makeClone(wanted), size)
        found.setSubpixel(True)
        found.setHinting(skia.FontHinting.kNone)
        return found

    def _made_paints(self, paint: Paint) -> list[Any]:
        kind = self._skia.Paint
        found = []
        if paint.fill:
            found.append(kind(AntiAlias=True, Color4f=self._colour(paint.fill, paint.alpha)))
        if paint.stroke:
            line = kind(AntiAlias=True, Color4f=self._colour(paint.stroke, paint.alpha), Style=kind.kStroke_Style)
            line.setStrokeWidth(paint.width)
            line.setStrokeJoin(kind.kRound_Join)
            line.setStrokeCap(kind.kButt_Cap if paint.dash else kind.kRound_Cap)
            if paint.dash:
                line.setPathEffect(self._skia.DashPathEffect.Make(list(paint.dash), 0))
            found.append(line)
        return found

    def _colour(self, colour: str, alpha: float) -> Any:  # noqa: ANN401
        return self._skia.Color4f(*to_rgba(colour, alpha))

    def _made_path(self, path: Path) -> Any:  # noqa: ANN401
        found, rest = self._skia.Path(), iter(path.points)
        for letter in path.codes:
            name, count = _STEPS[letter]
            step: Callable[..., object] = getattr(found, name)
            step(*islice(rest, count))
        return found
