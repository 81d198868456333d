"""The words at the ring of the worst moment, where nobody takes another experience for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from renderers import style
from renderers.engine.ops import Box, Op, moved
from renderers.engine.room import Room, around
from renderers.findings import Gap, Moment
from renderers.parts.curves import Dot, Frame, Track
from renderers.parts.view import View
from renderers.pictures.lanes.tags import leader, tag, way
from renderers.texts.words import signed, size

RING = 12.5
_LEADER_FROM = 22.0
_REACHES = range(16, 90, 6)
_FARTHEST, _STEP_ACROSS, _STEP_DOWN = 60, 15, 6
_LINE = 4.0


def is_worst(view: View, gap: Gap) -> bool:
    """Whether the gap is at the ring, so that one label says both."""
    worst = view.findings.worst
    return worst is not None and worst.low < 0 and worst.experience.key == gap.moment.experience.key


def worst_label(view: View, found: Sequence[Track], frame: Frame, room: Room, gap: Gap | None) -> Iterator[Op]:
    """Nearer to its own experience than to any other, if there is such a place; with a line to it from farther away."""
    worst = view.findings.worst
    if worst is None or worst.low >= 0:
        return
    dots = [dot for track in found for dot in track.dots]
    own = [dot for dot in dots if dot.experience.key == worst.experience.key]
    if not own:
        return
    left, right, y = min(dot.x for dot in own), max(dot.x for dot in own), frame.y(own[0].score)
    room.take(Box(left - RING, y - RING, right - left + 2 * RING, 2 * RING))
    label = tag(_text(worst, gap if gap is not None and is_worst(view, gap) else None), style.ALARM)
    ours, others = ([_ink(dot, frame) for dot in dots if (dot in own) is mine] for mine in (True, False))
    wide, high = label.width, label.height
    near = around(own[0].x, y, wide, high, _REACHES)
    spots = chain(near, _grid((left + right) / 2, y, wide, high))
    box = room.place(spot for spot in spots if _is_own(spot, ours, others))
    box = box or room.place(near) or room.least_bad(near)
    yield from moved(label.ops, box.x, box.y)
    point = (min(max(box.x + wide / 2, left), right), y)
    line = way(box, point, RING)
    if line is not None and way(box, point, _LEADER_FROM) is not None:
        _take(room, *line)
        yield from leader(line, style.ALARM)


def _text(worst: Moment, gap: Gap | None) -> str:
    text = f"Worst moment {signed(worst.today.mean)}"
    if worst.low < worst.today.mean:
        text += f", down to {signed(worst.low)}"
    return f"{text} · largest gap {size(gap.size)}" if gap is not None else text


def _grid(x: float, y: float, wide: float, high: float) -> Iterator[Box]:
    """Every place near the point, the nearest first, below it before above."""
    lefts = range(-int(wide) - _FARTHEST, _FARTHEST, _STEP_ACROSS)
    tops = range(-int(high) - _FARTHEST, 2 * _FARTHEST, _STEP_DOWN)
    boxes = [Box(x + left, y + top, wide, high) for top in tops for left in lefts]
    ring = Box(x, y, 0.0, 0.0)
    yield from sorted(boxes, key=lambda box: (_apart(box, ring), abs(box.x + wide / 2 - x), -box.y))


def _ink(dot: Dot, frame: Frame) -> Box:
    """The point, with the bar of its single scores."""
    today = dot.experience.today
    high, low = (today.high, today.low) if today is not None and today.n > 1 else (dot.score, dot.score)
    return Box(dot.x, frame.y(high), 0.0, frame.y(low) - frame.y(high))


def _is_own(box: Box, own: Sequence[Box], others: Sequence[Box]) -> bool:
    nearest = min(_apart(box, ink) for ink in own)
    return all(_apart(box, ink) >= nearest for ink in others)


def _apart(one: Box, other: Box) -> float:
    """The square of how far two boxes are from each other."""
    across = max(one.x - other.right, 0.0, other.x - one.right)
    down = max(one.y - other.bottom, 0.0, other.y - one.bottom)
    return across * across + down * down


def _take(room: Room, start: tuple[float, float], end: tuple[float, float]) -> None:
    steps = 1 + int(max(abs(end[0] - start[0]), abs(end[1] - start[1])) / _LINE)
    for step in range(steps + 1):
        x = start[0] + (end[0] - start[0]) * step / steps
        y = start[1] + (end[1] - start[1]) * step / steps
        room.take(Box(x - _LINE / 2, y - _LINE / 2, _LINE, _LINE))
