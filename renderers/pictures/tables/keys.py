"""What the signs of a table mean, for its foot."""

from __future__ import annotations

from collections.abc import Sequence

from renderers import style
from renderers.engine.ops import Block, Canvas, Paint, Shape
from renderers.engine.paths import polyline, rectangle
from renderers.parts.frame import key, keys, swatch
from renderers.parts.ramp import SCORE_STEPS, ground
from renderers.parts.words import single
from renderers.pictures.tables.grid import Kind, Table
from renderers.pictures.tables.ground import BLANK, BLANK_INK, hatch

_SWATCH = 18.0


def score_scale() -> Block:
    """The steps from angry to delighted, side by side."""
    left, right = single("Angry −2", style.NOTE), single("+2 Delighted", style.NOTE)
    canvas = Canvas()
    canvas.place(left, 0.0, (20 - left.height) / 2)
    x = left.width + 8
    for fill in SCORE_STEPS:
        canvas.add(Shape(rectangle(_SWATCH, 14.0), Paint(fill, ground(fill).edge), x, 3.0, 20))
        x += _SWATCH
    canvas.place(right, x + 8, (20 - right.height) / 2)
    return Block(x + 8 + right.width, 20.0, tuple(canvas.ops))


def used(table: Table) -> list[Block]:
    """Keys of the signs that stand in this table."""
    cells = [cell for row in table.cells for cell in row]
    found = []
    if any(cell.pill for cell in cells):
        found.append(key(_outlined(8.0, style.ALARM, 1.2), "lowest single score, where it is 2 or more below the mean"))
    if any(cell.kind is Kind.HATCHED for cell in cells):
        found.append(key(Block(24.0, 14.0, tuple(hatch(24.0, 14.0))), "no experience"))
    if any(cell.kind is Kind.BLANK for cell in cells):
        dash = Shape(polyline(((0.0, 0.0), (2 * BLANK, 0.0))), BLANK_INK, 0.0, 7.0, 20)
        found.append(key(Block(2 * BLANK, 14.0, (dash,)), "not used here"))
    if any(cell.kind is Kind.OPEN for cell in cells):
        dashed = Shape(rectangle(24.0, 14.0, 4), Paint(style.WHITE, style.DOT, 1.2, (4, 3.5)), level=20)
        found.append(key(Block(24.0, 14.0, (dashed,)), "not scored yet"))
    return found


def framed(words: str) -> Block:
    return key(_outlined(4.0, style.INK, 2.5), words)


def flagged(words: str) -> Block:
    dashed = Shape(rectangle(24.0, 14.0, 4), Paint(style.WHITE, style.INK, 2.5, (6, 3)), level=20)
    return key(Block(24.0, 14.0, (dashed,)), words)


def steps(title: str, labels: Sequence[tuple[str, str]]) -> Block:
    """What is counted, then the colour of each range."""
    return keys(title, [(swatch(fill, ground(fill).edge), words) for fill, words in labels])


def _outlined(radius: float, colour: str, width: float) -> Block:
    path = rectangle(24.0, 14.0, radius)
    return Block(24.0, 14.0, (Shape(path, Paint(style.WHITE, colour, width), level=20),))
