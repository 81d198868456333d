"""The lane of measures: what each is now, and what it is to become."""

from __future__ import annotations

from collections.abc import Sequence

from renderers import style
from renderers.engine.clean import clean
from renderers.engine.ops import Block, Op, moved, stacked
from renderers.engine.type import Type
from renderers.journey import Measure
from renderers.parts.view import View
from renderers.parts.words import beside, hugged, levelled, paragraph, single, sunk
from renderers.pictures.control.axis import figure
from renderers.pictures.lanes.lists import ListLane, Row
from renderers.pictures.lanes.plan import Column
from renderers.texts.shorten import shorten
from renderers.texts.words import ARROW

_NOW = Type(16, 21, 600, style.INK)
_TARGET = style.coloured(_NOW, style.TARGET)
_NOT_YET = style.coloured(style.BODY, style.CAPTION)
_LONGEST_UNIT = 24
_GUTTER, _PART_GAP = 16.0, 7.0


def amount(value: float, unit: str) -> str:
    """A figure with its unit, kept on one line."""
    unit = shorten(clean(unit), _LONGEST_UNIT)
    return f"{figure(value)}{unit}" if unit == "%" else f"{figure(value)}\u00a0{unit}".strip()


def measure_row(measure: Measure) -> Row:
    """On one line where name, now and target fit; else the name above, and the target on a line of its own at worst."""

    def draw(wide: float) -> Block:
        parts = _parts(measure, wide)
        figures = _flowed(parts, wide)
        name = hugged(measure.name, style.NOTE, wide)
        left = wide - _used(parts)
        if name.width + _GUTTER <= left and len(name.ops) == 1:
            drop = (figures.height - name.height) / 2 + 0.5
            return Block(wide, figures.height, (*moved(name.ops, 0.0, drop), *moved(figures.ops, left, 0.0)))
        return stacked([beside(paragraph(measure.name, style.NOTE, wide)), figures])

    return draw


def _used(parts: Sequence[Block]) -> float:
    return sum(part.width for part in parts) + _PART_GAP * (len(parts) - 1)


def _flowed(parts: Sequence[Block], wide: float) -> Block:
    ops: list[Op] = []
    x = y = high = 0.0
    for part in parts:
        if x and x + part.width > wide:
            x, y = 0.0, y + high
        ops += moved(part.ops, x, y)
        x += part.width + _PART_GAP
        high = part.height
    return Block(wide, y + high, tuple(ops))


def _parts(measure: Measure, wide: float) -> list[Block]:
    text = "not measured yet" if measure.now is None else amount(measure.now, measure.unit)
    now = hugged(text, _NOT_YET if measure.now is None else _NOW, wide)
    if measure.target is None:
        return [now]
    arrow = single(ARROW, style.coloured(style.BODY, style.CAPTION))
    target = hugged(amount(measure.target, measure.unit), _TARGET, wide - arrow.width - _PART_GAP)
    now, target = levelled([now, target])
    ops = (*moved(arrow.ops, 0.0, 1.0 + sunk(target)), *moved(target.ops, arrow.width + _PART_GAP, 0.0))
    return [now, Block(arrow.width + _PART_GAP + target.width, target.height, ops)]


def _rows(view: View, column: Column) -> list[Row]:
    """In the first part of a stage that is divided."""
    found = [each for each in view.journey.measures if each.stage == column.stage.key]
    return [measure_row(each) for each in found] if column.part == 1 else []


MEASURES = ListLane("measures", "Measures", "Now, and any target", ((6, 300.0), (3, 160.0)), _rows)
