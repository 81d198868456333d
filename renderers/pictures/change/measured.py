"""The measures of both runs: what each was and is, without a word about why, or whether it will last."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from renderers import style
from renderers.engine.ops import Block, Canvas, stacked
from renderers.engine.type import Type
from renderers.journey import Journey, Measure
from renderers.parts.frame import LEFT_TO_RIGHT, rows
from renderers.parts.words import beside, paragraph
from renderers.pictures.lanes.measures import amount
from renderers.texts.words import ARROW

_FIGURE = Type(16, 21, 600, style.INK)
_TARGET = style.coloured(style.NOTE, style.TARGET)
_COLUMNS, _GUTTER, _BETWEEN = 3, 24.0, 10.0


@dataclass(frozen=True, slots=True)
class Pair:
    """A measure as it stands today, and what it was."""

    measure: Measure
    then: float
    now: float


def pairs(now: Journey, then: Journey) -> list[Pair]:
    """Measures with a figure in both runs, in today's order; told apart by key, else by name."""
    keys = {each.key: each for each in then.measures}
    names = {_folded(each): each for each in then.measures}
    found = []
    for each in now.measures:
        earlier = keys.get(each.key) or names.get(_folded(each))
        if earlier and earlier.now is not None and each.now is not None:
            found.append(Pair(each, earlier.now, each.now))
    return found


def measured(found: Sequence[Pair], measure: float) -> Block:
    """In three columns: the name above, both figures and the target below."""
    wide = (measure - _GUTTER * (_COLUMNS - 1)) / _COLUMNS
    return stacked(rows([_row(pair, wide) for pair in found], measure, _GUTTER), 12.0)


def figures(pair: Pair) -> str:
    """From left to right, whatever the unit is written in."""
    then, now = (f"{LEFT_TO_RIGHT}{amount(each, pair.measure.unit)}" for each in (pair.then, pair.now))
    return f"{then}{LEFT_TO_RIGHT} {ARROW} {now}"


def _row(pair: Pair, wide: float) -> Block:
    target = pair.measure.target
    parts = [paragraph(figures(pair), _FIGURE, wide)]
    if target is not None:
        parts.append(paragraph(f"target {amount(target, pair.measure.unit)}", _TARGET, wide))
    name = beside(paragraph(pair.measure.name, style.BODY, wide))
    several_lines = any(len(part.ops) > 1 for part in parts)
    if several_lines or sum(part.width for part in parts) + _BETWEEN > wide:
        found = stacked([name, *parts])
        return Block(wide, found.height, found.ops)
    canvas = Canvas()
    canvas.place(name, 0.0, 0.0)
    x = 0.0
    for part in parts:
        canvas.place(part, x, name.height + 2 + (_FIGURE.leading - part.height) / 2)
        x += part.width + _BETWEEN
    return Block(wide, name.height + 2 + _FIGURE.leading, tuple(canvas.ops))


def _folded(measure: Measure) -> str:
    return " ".join(measure.name.casefold().split())
