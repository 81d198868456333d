"""The emotion band of the preview card: stage names above, the curves that matter below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import inf

from renderers import style
from renderers.engine.ops import Block, Canvas, Op, Paint, Shape
from renderers.engine.paths import polyline, rectangle
from renderers.engine.shaping import drawable, width
from renderers.engine.type import Type
from renderers.engine.wrap import longest_word
from renderers.journey import Stage
from renderers.parts.curves import (
    Frame,
    Pen,
    Place,
    curve_ops,
    gap_ops,
    ring_worst,
    target_curve,
    target_ops,
    tracks,
)
from renderers.parts.view import View
from renderers.parts.words import fitted, paragraph
from renderers.pictures.lanes.plan import shares

MARGIN = 56.0
WIDE = 1440.0 - 2 * MARGIN
MOST_CURVES = 3
_STAGE = Type(36, 42, 600, style.INK)
_MESSAGE = Type(40, 50, 400, style.SECONDARY)
_MOST_NAME_LINES = 3
_NUMBER_ROOM = 60.0
_NAME_ROOM = 150.0
_BESIDE_NAME = 28.0
_NEARLY = 1.2
_DASH = (13.0, 9.0)
_TICK = 18.0


def drawn_personas(seen: View) -> list[str]:
    """Up to three of different colours, in persona order: beyond that those with the worst moments."""
    lowest = sorted(seen.findings.lowest, key=lambda each: (each.moment.low, each.moment.today.mean, each.moment.order))
    by_colour: dict[str, str] = {}
    for each in lowest:
        by_colour.setdefault(seen.looks[each.persona.key].colour, each.persona.key)
    chosen = list(by_colour.values())[:MOST_CURVES]
    return [key for key in seen.looks if key in chosen]


def is_numbered(seen: View) -> bool:
    """Whether there are so many stages that the card has no room for their names."""
    return _name_room(seen.journey.stages) < _NAME_ROOM


def dashes(wide: float, y: float) -> Iterator[Op]:
    """A sample of the target line."""
    paint = Paint(stroke=style.INK, width=4.0, dash=_DASH)
    yield Shape(polyline(((0.0, 0.0), (wide, 0.0))), paint, 0.0, y, 10)


def band(seen: View, height: float) -> Block:
    """As wide as the card; a plain sentence while there is nothing to draw."""
    canvas = Canvas()
    canvas.add(Shape(rectangle(1440.0, height), Paint(fill=style.BAND), level=1))
    stages = seen.journey.stages
    if not stages:
        _message(canvas, "No stages yet", height)
        return Block(1440.0, height, tuple(canvas.ops))
    widths = _widths(seen, stages)
    top = _names(canvas, seen, widths, height)
    places = _places(seen, stages, widths)
    if any(place.experience.today or place.experience.target for place in places):
        canvas.add(*_curves(seen, places, top, height))
    else:
        _message(canvas, "Not scored yet", height + top)
    return Block(1440.0, height, tuple(canvas.ops))


def _message(canvas: Canvas, text: str, height: float) -> None:
    words = paragraph(text, _MESSAGE, WIDE, "centre")
    y = (height - words.height) / 2
    wide, high = words.width + 72, words.height + 28
    ground = Paint(style.WHITE, style.CARD_EDGE, 2.0)
    canvas.add(Shape(rectangle(wide, high, high / 2), ground, 720.0 - wide / 2, y - 14, 12))
    canvas.place(words, MARGIN, y)


def _name_room(stages: Sequence[Stage]) -> float:
    """The width that is enough for every name, or at which the wider ones are broken so that all stand on the card."""
    needs = sorted(map(_need, stages))
    room = WIDE
    for at, need in enumerate(needs):
        share = room / (len(needs) - at)
        if need > share:
            return share
        room -= need
    return inf


def _need(stage: Stage) -> float:
    """As wide as the longest word, and as the whole name in three lines that are nearly full."""
    whole = width(drawable(stage.name).replace("\n", " "), _STAGE)
    return max(longest_word(stage.name, _STAGE), whole / _MOST_NAME_LINES * _NEARLY) + _BESIDE_NAME


def _widths(seen: View, stages: Sequence[Stage]) -> list[float]:
    """By experiences, but wide enough for the longest word of each name as far as that goes."""
    weights = [len(seen.experiences[stage.key]) + 1.0 for stage in stages]
    if is_numbered(seen):
        return shares([min(_NUMBER_ROOM, WIDE / len(stages))] * len(stages), weights, WIDE)
    most = _name_room(stages)
    return shares([min(most, _need(stage)) for stage in stages], weights, WIDE)


def _names(canvas: Canvas, seen: View, widths: Sequence[float], height: float) -> float:
    """Names, shortened where they need more than three lines, else numbers; returns where the curves may start."""
    numbered = is_numbered(seen)
    blocks = [
        _number(n, wide - 4) if numbered else fitted(stage.name, _STAGE, wide - 24, _MOST_NAME_LINES, align="centre")
        for n, (stage, wide) in enumerate(zip(seen.journey.stages, widths, strict=True), 1)
    ]
    indent = 2.0 if numbered else 12.0
    top = max(block.height for block in blocks) + 28
    x = MARGIN
    for index, (block, wide) in enumerate(zip(blocks, widths, strict=True)):
        if index:
            line = polyline(((0.0, 16.0), (0.0, height - 16)))
            canvas.add(Shape(line, Paint(stroke=style.RULE, width=1.6), x, 0.0, 2))
        canvas.place(block, x + indent, 16.0)
        x += wide
    return top


def _number(number: int, measure: float) -> Block:
    """Left out where a journey has so many stages that it has no room."""
    words = paragraph(str(number), _STAGE, measure, "centre")
    return words if longest_word(str(number), _STAGE) <= measure else Block(0.0, words.height)


def _places(seen: View, stages: Sequence[Stage], widths: Sequence[float]) -> list[Place]:
    places = []
    x = MARGIN
    for stage, wide in zip(stages, widths, strict=True):
        found = seen.experiences[stage.key]
        step = wide / max(1, len(found))
        places += [Place(each, x + step * (at + 0.5), step) for at, each in enumerate(found)]
        x += wide
    return places


def _pen(places: Sequence[Place]) -> Pen:
    """Marks shrink where experiences stand close; a target alone makes no line, so it is a stroke."""
    closest = min(place.room for place in places)
    radius = max(4.0, min(12.0, closest / 4))
    alone = sum(place.experience.target is not None for place in places) == 1
    return Pen(8.0, 16.0, radius, min(5.0, radius / 2), 4.0, _TICK if alone else 0.0, _DASH, 28.0, style.BAND)


def _curves(seen: View, places: Sequence[Place], top: float, height: float) -> Iterator[Op]:
    unit = (height - top - 72) / 4
    frame = Frame(top + 30 + 2 * unit, unit)
    pen = _pen(places)
    rule = polyline(((MARGIN, 0.0), (1440.0 - MARGIN, 0.0)))
    yield Shape(rule, Paint(stroke=style.NEUTRAL, width=2.4), 0.0, frame.y(0), 2)
    found = tracks(seen, places, drawn_personas(seen), pen)
    target = target_curve(places, frame)
    if target is not None:
        yield from gap_ops(target, found, frame)
        yield from target_ops(target, pen)
    yield from curve_ops(found, frame, pen)
    yield from ring_worst(seen, found, frame, pen.radius * 2.2)
