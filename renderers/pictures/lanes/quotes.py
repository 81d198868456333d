"""What people said, as callouts at the lowest points, where the plane has room for them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from renderers import style
from renderers.engine.clean import clipped
from renderers.engine.ops import Block, Box, Op, Paint, Shape, moved
from renderers.engine.paths import rectangle
from renderers.engine.room import Room
from renderers.engine.shaping import drawable
from renderers.engine.type import Type
from renderers.parts.curves import OVER_CURVES, Dot, Frame, Track
from renderers.parts.view import View
from renderers.parts.words import hugged
from renderers.pictures.lanes.tags import leader, way

_QUOTE = Type(13, 17, 400, style.INK, italic=True)
_MOST, _LONGEST, _MOST_LINES = 2, 90, 3
_MEASURE = 190.0
_APART = 7.0
_FARTHEST = 120
_STEP_ACROSS, _STEP_DOWN = 18, 9
_MARK = 8.0
_RING = 14.5


def quotes(view: View, found: Sequence[Track], frame: Frame, room: Room) -> Iterator[Op]:
    """At most two, the worst moments first; one without room is left out, the thread has it."""
    dots = {dot.experience.key: (track, dot) for track in reversed(found) for dot in track.dots}
    told = 0
    for moment in view.findings.bad:
        said = moment.experience.quote.strip()
        if told == _MOST or not said or moment.experience.key not in dots:
            continue
        track, dot = dots[moment.experience.key]
        words = _words(said)
        box = _place(words, dot, frame, room)
        if box is not None:
            told += 1
            yield from _callout(words, box, track, (dot.x, frame.y(dot.score)), _reach(view, dot))


def _words(said: str) -> Block:
    text = clipped(drawable(said).strip('"\u201c\u201d').replace("\n", " "), _LONGEST)
    return hugged(f"\u201c{text}\u201d", _QUOTE, _MEASURE, "start", OVER_CURVES + 2)


def _place(words: Block, dot: Dot, frame: Frame, room: Room) -> Box | None:
    """Clear of all ink by a few points on every side."""
    if len(words.ops) > _MOST_LINES:
        return None
    wide, high = words.width + 18 + 2 * _APART, words.height + 10 + 2 * _APART
    box = room.place(_spots(dot.x, frame.y(dot.score), wide, high))
    return box.inset(_APART) if box else None


def _spots(x: float, y: float, wide: float, high: float) -> list[Box]:
    """Every place near the point, the nearest first; of two as near, the lower one."""
    lefts = range(-int(wide) - _FARTHEST, _FARTHEST, _STEP_ACROSS)
    tops = range(-int(high) - _FARTHEST // 2, _FARTHEST // 2, _STEP_DOWN)
    boxes = [Box(x + left, y + top, wide, high) for top in tops for left in lefts]
    return sorted(boxes, key=lambda box: (_distance(box, x, y), abs(box.x + wide / 2 - x), -box.y))


def _distance(box: Box, x: float, y: float) -> float:
    across = max(box.x - x, 0.0, x - box.right)
    down = max(box.y - y, 0.0, y - box.bottom)
    return across * across + down * down


def _reach(view: View, dot: Dot) -> float:
    worst = view.findings.worst
    return _RING if worst is not None and worst.experience.key == dot.experience.key else _MARK


def _callout(words: Block, box: Box, track: Track, point: tuple[float, float], reach: float) -> Iterator[Op]:
    edge = Paint(style.WHITE, track.look.colour, 1.3)
    line = way(box, point, reach)
    if line is not None:
        yield from leader(line, track.look.colour)
    yield Shape(rectangle(box.width, box.height, 5), edge, box.x, box.y, OVER_CURVES + 1)
    yield from moved(words.ops, box.x + 9, box.y + 5)
