"""What must hold for every page, judged on its display list: operations, not pixels."""

from __future__ import annotations

from collections.abc import Iterator

from renderers.engine.ops import Box, Page, Shape, Text
from renderers.engine.shaping import shape
from renderers.picture import Picture

LEAST_CONTRAST = 4.5
_SLACK = 0.75


def faults(picture: Picture, page: Page) -> list[str]:
    """One sentence for each broken rule; none for a good page."""
    texts = [op for op in page.ops if isinstance(op, Text) and op.width > 0]
    return [
        *_outside(page),
        *_overlapping(texts),
        *(f"{op.text!r} leaves its cell" for op in texts if not _holds(op.inside, op.box)),
        *(f"{op.text!r} is set in {op.style.size}" for op in texts if op.style.size < picture.smallest),
        *(f"{op.text!r} has a glyph no face knows" for op in texts if _has_empty_box(op)),
        *_pale(page, texts),
    ]


def _holds(outer: Box, inner: Box) -> bool:
    across = outer.x - _SLACK <= inner.x and inner.right <= outer.right + _SLACK
    return across and outer.y - _SLACK <= inner.y and inner.bottom <= outer.bottom + _SLACK


def _outside(page: Page) -> Iterator[str]:
    canvas = Box(0, 0, page.width, page.height)
    for op in page.ops:
        if not _holds(canvas, op.box):
            yield f"{op.text if isinstance(op, Text) else op.path.codes!r} leaves the canvas: {op.box}"


def _overlapping(texts: list[Text]) -> Iterator[str]:
    ordered = sorted(texts, key=lambda op: op.box.y)
    for index, op in enumerate(ordered):
        mine = op.box.inset(0.3, 0.3)
        for other in ordered[index + 1 :]:
            if other.box.y > mine.bottom:
                break
            if mine.touches(other.box.inset(0.3, 0.3)):
                yield f"{op.text!r} and {other.text!r} overlap"


def _has_empty_box(op: Text) -> bool:
    return any(0 in run.glyphs for run in shape(op.text, op.style, op.base).runs)


def _pale(page: Page, texts: list[Text]) -> Iterator[str]:
    shapes = [op for op in page.ops if isinstance(op, Shape) and op.paint.fill]
    shapes.sort(key=lambda op: op.level)
    boxes = [op.box for op in shapes]
    for text in texts:
        ground = _rgb(page.ground)
        middle = text.box.inset(0, text.box.height * 0.3)
        for op, box in zip(shapes, boxes, strict=True):
            if op.level < text.level and op.paint.fill and _holds(box, middle):
                ground = _blended(ground, _rgb(op.paint.fill), op.paint.alpha)
        contrast = _contrast(_rgb(text.style.colour), ground)
        if contrast < LEAST_CONTRAST:
            yield f"{text.text!r} has a contrast of {contrast:.2f}"


_Colour = tuple[float, float, float]


def _rgb(colour: str) -> _Colour:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def _blended(below: _Colour, above: _Colour, alpha: float) -> _Colour:
    red, green, blue = (a * alpha + b * (1 - alpha) for a, b in zip(above, below, strict=True))
    return red, green, blue


def _contrast(one: _Colour, other: _Colour) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: _Colour) -> float:
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
