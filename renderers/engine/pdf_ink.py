"""Operations to the drawing language of PDF, in points of the page with y downwards."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, starmap

import numpy as np

from renderers.engine.emoji import stamp
from renderers.engine.fonts import FontKey, in_colour, outline, units_per_em
from renderers.engine.ops import Op, Paint, Shape, Text
from renderers.engine.pdf_file import Objects
from renderers.engine.pdf_fonts import PdfFont, Sign, holder, signs
from renderers.engine.pdf_tags import END, Marks
from renderers.engine.shaping import Run, shape
from renderers.engine.strokes import by_level, number

_LETTERS = {"M": "m", "L": "l", "C": "c", "Q": "c"}
_EMOJI_PIXELS = 96.0
_SLACK = 0.4


class Ink:
    """Paints operations; remembers which transparencies and emoji they asked for."""

    def __init__(self, fonts: dict[FontKey, PdfFont], objects: Objects) -> None:
        self.fonts = fonts
        self.states: dict[str, int] = {}
        self.pictures: dict[str, int] = {}
        self._objects = objects

    def painted(self, ops: Iterable[Op], marks: Marks) -> Iterator[str]:
        """Every shape belongs to the section's figure, every line to its paragraph."""
        for level in by_level(ops):
            if level.shapes:
                yield marks.figure()
                yield from starmap(self._shapes, level.shapes.items())
                yield END
            for paragraph, lines in groupby(level.texts, key=marks.section.number):
                yield marks.words(paragraph)
                yield from self._written(lines)
                yield END

    def repeated(self, ops: Iterable[Op]) -> Iterator[str]:
        """What is told elsewhere, or to nobody."""
        for level in by_level(ops):
            yield from starmap(self._shapes, level.shapes.items())
            yield from self._written(level.texts)

    def _written(self, lines: Iterable[Text]) -> Iterator[str]:
        for line in lines:
            yield f"{_colour(line.style.colour)} rg\n"
            yield from self._line(line)

    def _shapes(self, paint: Paint, shapes: Iterable[Shape]) -> str:
        told = ["q "]
        if paint.alpha < 1:
            name = f"G{round(paint.alpha * 1000)}"
            if name not in self.states:
                alpha = number(paint.alpha)
                self.states[name] = self._objects.add(f"<</ca {alpha}/CA {alpha}>>")
            told.append(f"/{name} gs ")
        if paint.fill:
            told.append(f"{_colour(paint.fill)} rg ")
        if paint.stroke:
            dash = f"[{' '.join(map(number, paint.dash))}] 0 d 0 J" if paint.dash else "1 J"
            told.append(f"{_colour(paint.stroke)} RG {number(paint.width)} w 1 j {dash} ")
        told += [_outline(shape) for shape in shapes]
        told.append({(True, True): "B", (True, False): "f", (False, True): "S"}.get(_does(paint), "n"))
        return "".join(told) + " Q\n"

    def _line(self, line: Text) -> Iterator[str]:
        for run in shape(line.text, line.style, line.base).runs:
            found = signs(run)
            if in_colour(run.font):
                yield from self._emoji(run, line)
                yield from ("q 3 Tr\n", *self._glyphs(run, line, found), "Q\n")
            else:
                yield from self._glyphs(run, line, found)
                yield from _strokes(run, line, found)

    def _glyphs(self, run: Run, line: Text, found: Sequence[Sign | None]) -> Iterator[str]:
        """Every glyph at its own place: moved from where the one before it ends, by as much as it stands off."""
        if not any(found):
            return
        font, size = self.fonts[holder(run)], line.style.size
        height, pen, shown = None, 0.0, ""
        told = f"BT /{font.name} {number(size)} Tf "
        for sign, x, y in zip(found, run.xs, run.ys, strict=True):
            if sign is None:
                continue
            if y != height:
                told += f"[{shown}] TJ " if shown else ""
                told += f"1 0 0 -1 {number(line.x + x)} {number(line.y - y)} Tm "
                height, pen, shown = y, x, ""
            off = (x - pen) * 1000 / size
            if abs(off) > _SLACK:
                shown += number(-off)
                pen = x
            shown += f"<{font.code(sign)}>"
            pen += font.width(sign) * size / 1000
        yield (told + f"[{shown}] TJ ET\n").replace("><", "")

    def _emoji(self, run: Run, line: Text) -> Iterator[str]:
        scale = _EMOJI_PIXELS / units_per_em(run.font.face)
        for glyph, x, y in zip(run.glyphs, run.xs, run.ys, strict=True):
            mark = stamp(glyph, scale)
            if mark is None:
                continue
            name = f"E{glyph}"
            if name not in self.pictures:
                self.pictures[name] = _picture(self._objects, mark.pixels)
            each = run.scale / scale
            high, wide = mark.pixels.shape[0] * each, mark.pixels.shape[1] * each
            left, bottom = line.x + x + mark.left * each, line.y - y + mark.top * each + high
            place = f"{number(wide)} 0 0 {number(-high)} {number(left)} {number(bottom)}"
            yield f"q {place} cm /{name} Do Q\n"


def _does(paint: Paint) -> tuple[bool, bool]:
    return paint.fill is not None, paint.stroke is not None


def _colour(colour: str) -> str:
    return " ".join(f"{int(colour[at : at + 2], 16) / 255:.4g}" for at in (1, 3, 5))


def _outline(op: Shape) -> str:
    points = op.path.points
    return _segments(op.path.codes, [value + (op.y if at % 2 else op.x) for at, value in enumerate(points)])


def _strokes(run: Run, line: Text, found: Sequence[Sign | None]) -> Iterator[str]:
    """Glyphs that stand for nothing of their own, as filled outlines."""
    for glyph, sign, x, y in zip(run.glyphs, found, run.xs, run.ys, strict=True):
        codes, points = outline(run.font, glyph) if sign is None else ("", ())
        if codes:
            place = f"{run.scale:.6f} 0 0 {-run.scale:.6f} {number(line.x + x)} {number(line.y - y)}"
            yield f"q {place} cm {_segments(codes, points)}f Q\n"


def _segments(codes: str, points: Sequence[float]) -> str:
    """PDF has no quadratic curves: each becomes the same curve as a cubic one."""
    told = []
    at = 0
    now = (0.0, 0.0)
    for code in codes:
        if code == "Z":
            told.append("h ")
            continue
        count = {"Q": 4, "C": 6}.get(code, 2)
        values = list(points[at : at + count])
        at += count
        if code == "Q":
            (x0, y0), (cx, cy, x, y) = now, values
            values = [(x0 + 2 * cx) / 3, (y0 + 2 * cy) / 3, (x + 2 * cx) / 3, (y + 2 * cy) / 3, x, y]
        now = values[-2], values[-1]
        told.append(" ".join(map(number, values)) + f" {_LETTERS[code]} ")
    return "".join(told)


def _picture(objects: Objects, pixels: np.typing.NDArray[np.uint8]) -> int:
    """An image with its transparency; colours are no longer multiplied by it."""
    high, wide = pixels.shape[:2]
    alpha = pixels[..., 3:]
    colours = np.where(alpha > 0, pixels[..., :3] * np.float64(255) / np.maximum(alpha, 1), 0)
    shape_of = f"/Type/XObject/Subtype/Image/Width {wide}/Height {high}/BitsPerComponent 8"
    mask = objects.stream(np.ascontiguousarray(alpha).tobytes(), f"{shape_of}/ColorSpace/DeviceGray")
    data = np.minimum(255, np.rint(colours)).astype(np.uint8).tobytes()
    return objects.stream(data, f"{shape_of}/ColorSpace/DeviceRGB/SMask {mask} 0 R")
