"""The plane: four quarters, axes from 1 to 5, each dot with its range, and a leader where it had to move."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from renderers import style
from renderers.engine.ops import Block, Box, Canvas, Op, Paint, Shape, moved
from renderers.engine.paths import circle, polyline, rectangle
from renderers.engine.type import Type
from renderers.journey import Estimate
from renderers.parts.words import single
from renderers.pictures.matrix.items import HIGH_BENEFIT, LOW_COST, Item, Quarter, disagree
from renderers.pictures.matrix.places import Dot, Place, places

SIDE = 620.0
_LEFT, _BELOW = 84.0, 58.0
_LOW, _MIDDLE, _HIGH = 0.5, 3.0, 5.5
_GAP = 4.0
_QUARTER = Type(16, 21, 600, style.SECONDARY)
_NUMBER = Type(14, 18, 700, style.WHITE)
_CROSS, _LEADER, _DOT = 8, 9, 12
_CAP = 5.0
_SPOT = 3.2
_CROWD = 12


def plane(items: Sequence[Item]) -> Block:
    """Axes at the left and below included."""
    canvas = Canvas()
    canvas.add(*_quarters(), *_axes(), *dict.fromkeys(op for item in items for op in _range(item, len(items))))
    for item, place in zip(items, stands(items), strict=True):
        if place.moved:
            canvas.add(*_leader(item, place))
        canvas.add(*number_disc(item, place.x, place.y, place.radius))
    return Block(_LEFT + SIDE, SIDE + _BELOW, tuple(canvas.ops))


def stands(items: Sequence[Item]) -> list[Place]:
    """Where each dot is drawn, in the order of the items."""
    dots = [Dot(_x(item.cost.median), _y(item.benefit.median), item.radius, _home(item.quarter)) for item in items]
    return places(dots, Box(_LEFT, 0.0, SIDE, SIDE), [_name(quarter)[1] for quarter in Quarter])


def ranges(item: Item, among: int) -> list[tuple[Estimate, bool]]:
    """The estimates whose range is drawn, and whether people disagree on it.

    With many items ``among`` which it stands, only the latter: crosses of all would hide the dots.
    """
    told = [(each, disagree(each)) for each in (item.cost, item.benefit) if each.high > each.low]
    return told if among <= _CROWD else [(each, apart) for each, apart in told if apart]


def number_disc(item: Item, x: float, y: float, radius: float) -> list[Op]:
    """The item's number on its colour, in a white ring."""
    paint = Paint(item.quarter.colour, style.WHITE, 2.5)
    words = single(str(item.number), _NUMBER, _DOT + 1)
    disc = Shape(circle(radius), paint, x, y, _DOT)
    return [disc, *moved(words.ops, x - words.width / 2, y - words.height / 2)]


def _x(cost: float) -> float:
    return _LEFT + SIDE * (cost - _LOW) / (_HIGH - _LOW)


def _y(benefit: float) -> float:
    return SIDE * (_HIGH - benefit) / (_HIGH - _LOW)


def _home(quarter: Quarter) -> Box:
    left, top = _x(LOW_COST), _y(HIGH_BENEFIT)
    right = quarter in (Quarter.BIG_BET, Quarter.THINK_TWICE)
    below = quarter in (Quarter.FILL_IN, Quarter.THINK_TWICE)
    wide, high = (_LEFT + SIDE - left, left - _LEFT), (top, SIDE - top)
    return Box(left if right else _LEFT, top if below else 0.0, wide[not right], high[below])


def _quarters() -> Iterator[Op]:
    """Names stand in the outer corners, where medians from 1 to 5 leave room."""
    for quarter in Quarter:
        home = _home(quarter).inset(_GAP / 2)
        yield Shape(rectangle(home.width, home.height, 8), Paint(quarter.tint), home.x, home.y, 1)
        words, place = _name(quarter)
        yield from moved(words.ops, place.x, place.y)


def _name(quarter: Quarter) -> tuple[Block, Box]:
    """What the quarter is called, and where that stands."""
    home = _home(quarter).inset(_GAP / 2)
    words = single(quarter.title, _QUARTER)
    below = home.y > SIDE * 0.4
    y = home.bottom - words.height - 10 if below else home.y + 10
    return words, Box(home.x + 14, y, words.width, words.height)


def _axes() -> Iterator[Op]:
    ink = Paint(stroke=style.CAPTION, width=1.2)
    left, bottom = _LEFT - 8, SIDE + 8
    yield Shape(polyline(((left, bottom), (left, 4.0))), ink, level=2)
    yield Shape(polyline(((left - 4, 10.0), (left, 4.0), (left + 4, 10.0))), ink, level=2)
    yield Shape(polyline(((left, bottom), (_LEFT + SIDE - 4, bottom))), ink, level=2)
    tip = _LEFT + SIDE - 4
    yield Shape(polyline(((tip - 6, bottom - 4), (tip, bottom), (tip - 6, bottom + 4))), ink, level=2)
    for score in range(1, 6):
        number = single(str(score), style.NOTE)
        yield from moved(number.ops, _x(score) - number.width / 2, bottom + 8)
        yield from moved(number.ops, left - 10 - number.width, _y(score) - number.height / 2)
    for text, words in (("Low", style.NOTE), ("Cost", style.LANE), ("High", style.NOTE)):
        label = single(text, words)
        x = {"Low": _LEFT, "Cost": _x(_MIDDLE) - label.width / 2, "High": tip - label.width}[text]
        yield from moved(label.ops, x, bottom + 28 + (18 - label.height) / 2)
    for text, words in (("High", style.NOTE), ("Benefit", style.LANE), ("Low", style.NOTE)):
        label = single(text, words)
        y = {"High": 0.0, "Benefit": _y(_MIDDLE) - label.height / 2, "Low": SIDE - label.height}[text]
        yield from moved(label.ops, 0.0 if text == "Benefit" else left - 10 - label.width, y)


def _range(item: Item, among: int) -> Iterator[Op]:
    """A cross from the lowest to the highest estimate of each, at the true spot also where the dot is moved aside."""
    x, y = _x(item.cost.median), _y(item.benefit.median)
    for told, strong in ranges(item, among):
        if told is item.cost:
            yield from _bar(item, ((_x(told.low), y), (_x(told.high), y)), (0.0, _CAP), strong=strong)
        else:
            yield from _bar(item, ((x, _y(told.low)), (x, _y(told.high))), (_CAP, 0.0), strong=strong)


_Ends = tuple[tuple[float, float], tuple[float, float]]


def _bar(item: Item, ends: _Ends, cap: tuple[float, float], *, strong: bool) -> Iterator[Op]:
    paint = Paint(stroke=item.quarter.colour, width=2.4 if strong else 1.4, alpha=0.8 if strong else 0.6)
    yield Shape(polyline(ends), paint, level=_CROSS)
    for x, y in ends:
        points = ((x - cap[0], y - cap[1]), (x + cap[0], y + cap[1]))
        yield Shape(polyline(points), paint, level=_CROSS)


def _leader(item: Item, place: Place) -> Iterator[Op]:
    """From the true spot to the edge of the dot that had to move."""
    x, y = _x(item.cost.median), _y(item.benefit.median)
    away = math.hypot(place.x - x, place.y - y)
    if away <= place.radius:
        return
    share = (away - place.radius) / away
    end = (x + (place.x - x) * share, y + (place.y - y) * share)
    yield Shape(polyline(((x, y), end)), Paint(stroke=style.SECONDARY, width=1.1), level=_LEADER)
    yield Shape(circle(_SPOT), Paint(style.SECONDARY, style.WHITE, 1.0), x, y, _LEADER)
