"""The whole lead time as one bar: each stage's wait, then its work, to one scale."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from renderers import style
from renderers.engine.ops import Block, Canvas, Shape
from renderers.engine.paths import rectangle
from renderers.engine.wrap import longest_word
from renderers.journey import Stage
from renderers.parts.words import beside, fitted
from renderers.pictures.stream.looks import CONCERN, WAIT, WORK, time_paint
from renderers.pictures.stream.times import Times

_HIGH, _BETWEEN = 20.0, 2.0
_LEAST_WORK, _LEAST_WAIT = 3.0, 1.0
_ROOMY = 120.0

_Piece = tuple[Stage, float, str, float]
"""Stage, minutes, colour and least width."""


def ribbon(stages: Sequence[Stage], known: Times, measure: float) -> Block:
    """As wide as ``measure``; names stand below, where the share of a stage has room for it."""
    pieces, short = list(_pieces(stages, known)), _short(stages, known, measure)
    widths = _widths([(minutes, least) for _, minutes, _, least in pieces], _room(pieces, measure))
    canvas = Canvas()
    x, start, high = 0.0, 0.0, 0.0
    for at, ((stage, _, fill, _), wide) in enumerate(zip(pieces, widths, strict=True)):
        canvas.add(Shape(rectangle(wide, _HIGH, 2), time_paint(fill, short=short[at]), x, 0.0, 5))
        x += wide
        if at + 1 == len(pieces) or pieces[at + 1][0] is not stage:
            name = _name(stage, x - start)
            canvas.place(name, start, _HIGH + 4)
            high, start = max(high, name.height), x + _BETWEEN
        x += _BETWEEN
    return Block(measure, _HIGH + 4 + high, tuple(canvas.ops))


def any_short(stages: Sequence[Stage], known: Times, measure: float) -> bool:
    """Whether a piece is drawn longer than its time."""
    return any(_short(stages, known, measure))


def _short(stages: Sequence[Stage], known: Times, measure: float) -> list[bool]:
    pieces = list(_pieces(stages, known))
    room = _room(pieces, measure)
    return [room * minutes / known.lead < least for _, minutes, _, least in pieces]


def _room(pieces: Sequence[_Piece], measure: float) -> float:
    return measure - _BETWEEN * (len(pieces) - 1)


def _name(stage: Stage, room: float) -> Block:
    """Whole, or shortened where there is room for most of it; the order is that of the stages above."""
    flat = stage.name.replace("\n", " ")
    if room < _ROOMY and longest_word(flat.replace(" ", "\u00a0"), style.NOTE) > room:
        return Block(0.0, style.NOTE.leading)
    return beside(fitted(flat, style.NOTE, room, 1))


def _pieces(stages: Sequence[Stage], known: Times) -> Iterator[_Piece]:
    """Everything that takes time."""
    for stage in stages:
        if stage.wait_time:
            longest = stage.wait_time == known.longest_wait
            yield stage, stage.wait_time, CONCERN if longest else WAIT, _LEAST_WAIT
        if stage.process_time:
            yield stage, stage.process_time, WORK, _LEAST_WORK


def _widths(pieces: Sequence[tuple[float, float]], room: float) -> list[float]:
    """In proportion, but none below its least, so that little work is still seen."""
    spare = room - sum(least for _, least in pieces)
    total = sum(minutes for minutes, _ in pieces)
    return [least + spare * minutes / total for minutes, least in pieces]
