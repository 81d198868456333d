"""The lane of measures: what each is now, and what it is to become."""

from __future__ import annotations

from collections.abc import Sequence

from renderers import style
from renderers.engine.clean import clean
from renderers.engine.ops import Block, Op, moved
from renderers.engine.type import Type
from renderers.journey import Measure
from renderers.parts.view import View
from renderers.parts.words import paragraph, single
from renderers.pictures.control.axis import figure
from renderers.pictures.lanes.lists import ListLane, Row
from renderers.pictures.lanes.plan import Column
from renderers.texts.shorten import shorten
from renderers.texts.words import ARROW

_NOW = Type(16, 21, 600, style.INK)
_TARGET = style.coloured(_NOW, style.TARGET)
_NOT_YET = style.coloured(style.BODY, style.CAPTION)
_LONGEST_UNIT = 24
_NARROWEST, _GUTTER, _ROW_GAP = 150.0, 16.0, 8.0


def amount(value: float, unit: str) -> str:
    """A figure with its unit, kept on one line."""
    unit = shorten(clean(unit), _LONGEST_UNIT)
    return f"{figure(value)}{unit}" if unit == "%" else f"{figure(value)}\u00a0{unit}".strip()


def measure_row(measure: Measure) -> Row:
    """Name above, now and target below; the target starts a line of its own where both do not fit on one."""

    def draw(wide: float) -> Block:
        name = paragraph(measure.name, style.NOTE, wide)
        ops: list[Op] = list(name.ops)
        x = y = 0.0
        high = 0.0
        for part in _parts(measure, wide):
            if x and x + part.width > wide:
                x, y = 0.0, y + high
            ops += moved(part.ops, x, name.height + y)
            x += part.width + 7
            high = part.height
        return Block(wide, name.height + y + high, tuple(ops))

    return draw


def _parts(measure: Measure, wide: float) -> list[Block]:
    now = "not measured yet" if measure.now is None else amount(measure.now, measure.unit)
    parts = [paragraph(now, _NOT_YET if measure.now is None else _NOW, wide)]
    if measure.target is not None:
        arrow = single(ARROW, style.coloured(style.BODY, style.CAPTION))
        target = paragraph(amount(measure.target, measure.unit), _TARGET, wide - arrow.width - 7)
        ops = (*moved(arrow.ops, 0.0, 1.0), *moved(target.ops, arrow.width + 7, 0.0))
        parts.append(Block(arrow.width + 7 + target.width, target.height, ops))
    return parts


def _rows(view: View, column: Column) -> list[Row]:
    """In the first part of a stage that is divided."""
    found = [each for each in view.journey.measures if each.stage == column.stage.key]
    beside = _columns(column.text_width)
    starts = range(0, len(found) if column.part == 1 else 0, beside)
    return [_beside(found[start : start + beside], beside) for start in starts]


def _columns(wide: float) -> int:
    return max(1, int((wide + _GUTTER) // _NARROWEST))


def _beside(measures: Sequence[Measure], most: int) -> Row:
    """Side by side in ``most`` columns, in fewer and below each other where a further sheet is narrower."""

    def draw(wide: float) -> Block:
        count = min(most, _columns(wide))
        each = (wide - _GUTTER * (count - 1)) / count
        blocks = [measure_row(measure)(each) for measure in measures]
        ops: list[Op] = []
        y = 0.0
        for start in range(0, len(blocks), count):
            line = blocks[start : start + count]
            y += _ROW_GAP if start else 0.0
            for index, block in enumerate(line):
                ops += moved(block.ops, index * (each + _GUTTER), y)
            y += max(block.height for block in line)
        return Block(wide, y, tuple(ops))

    return draw


MEASURES = ListLane("measures", "Measures", "Now, and the target", ((6, 300.0), (3, 160.0)), _rows)
