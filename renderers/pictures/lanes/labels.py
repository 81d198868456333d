"""What the emotion plane says in words: the worst moment ringed, the largest gap, each curve's persona."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from renderers import style
from renderers.engine.clean import clipped
from renderers.engine.curve import Curve
from renderers.engine.ops import Box, Op, Paint, Shape, moved
from renderers.engine.paths import polyline, rectangle
from renderers.engine.room import Room, around
from renderers.engine.shaping import drawable
from renderers.findings import Gap
from renderers.parts.curves import OVER_CURVES, Frame, Place, Track, ring_worst
from renderers.parts.view import View
from renderers.parts.words import single
from renderers.pictures.lanes.quotes import quotes
from renderers.pictures.lanes.tags import tag
from renderers.pictures.lanes.worst import RING, is_worst, worst_label
from renderers.texts.words import size

_LABEL_LENGTH = 28
_BESIDE, _STEP, _FAR = 9.0, 12.0, 30.0
_REACHES = (11.0, 17.0, 23.0)
_CLEAR = 1.0


def label_plane(
    view: View,
    places: Sequence[Place],
    found: Sequence[Track],
    target: Curve | None,
    frame: Frame,
    bounds: Box,
    taken: Sequence[Box],
) -> Iterator[Op]:
    """Nothing covers a curve or another label while there is any room left."""
    room = _room(found, target, frame, bounds, taken)
    gap = _largest_gap(view, places)
    yield from ring_worst(view, found, frame, RING)
    if gap is not None:
        yield from _bracket(gap, places, frame, room)
    yield from worst_label(view, found, frame, room, gap)
    if gap is not None and not is_worst(view, gap):
        yield from _gap_label(gap, places, frame, room)
    yield from quotes(view, found, frame, room)
    if len(found) > 1:
        for track in found:
            yield from _name(view, track, found, frame, room)
    yield from _neutral(frame, bounds, room)


def _neutral(frame: Frame, bounds: Box, room: Room) -> Iterator[Op]:
    """What zero means, at an end of its line where there is room; the axis has the figure in any case."""
    words = single("Neutral", style.NOTE, OVER_CURVES + 2)
    wide, zero = words.width + 4, frame.y(0)
    lefts, tops = (bounds.x + 2, bounds.right - wide - 2), (zero - words.height - 2, zero + 2)
    box = room.place(Box(left, top, wide, words.height) for left in lefts for top in tops)
    if box is not None:
        yield from moved(words.ops, box.x, box.y)


def _room(found: Sequence[Track], target: Curve | None, frame: Frame, bounds: Box, taken: Sequence[Box]) -> Room:
    room = Room(bounds)
    for box in taken:
        room.take(box)
    if target is not None:
        room.take_curve(target, 5.0)
    for track in found:
        room.take_curve(track.curve(frame), 7.0)
        for dot in track.dots:
            y = frame.y(dot.score)
            room.take(Box(dot.x - 8, y - 8, 16, 16))
            today = dot.experience.today
            if today is not None and today.n > 1:
                top, bottom = frame.y(today.high), frame.y(today.low)
                room.take(Box(dot.x - 5, top - 4, 10, bottom - top + 8))
    return room


def _largest_gap(view: View, places: Sequence[Place]) -> Gap | None:
    """The largest of the whole journey, if it is on this sheet."""
    here = {place.experience.key for place in places}
    gap = view.findings.gaps[0] if view.findings.gaps else None
    return gap if gap and gap.shown and gap.moment.experience.key in here else None


def _place_of(gap: Gap, places: Sequence[Place]) -> Place:
    return next(place for place in places if place.experience.key == gap.moment.experience.key)


def _bracket(gap: Gap, places: Sequence[Place], frame: Frame, room: Room) -> Iterator[Op]:
    place = _place_of(gap, places)
    target = gap.moment.target.mean if gap.moment.target else gap.moment.today.mean
    top, bottom = frame.y(target), frame.y(gap.moment.today.mean) - RING - 2
    if bottom - top < 12:
        return
    ink = Paint(stroke=style.INK, width=1.6)
    yield Shape(polyline(((0.0, top + 4), (0.0, bottom))), ink, place.x, 0.0, 7)
    for y in (top + 4, bottom):
        yield Shape(polyline(((-5.0, 0.0), (5.0, 0.0))), ink, place.x, y, 7)
    room.take(Box(place.x - 6, top, 12, bottom - top))


def _gap_label(gap: Gap, places: Sequence[Place], frame: Frame, room: Room) -> Iterator[Op]:
    place = _place_of(gap, places)
    words = tag(f"Largest gap {size(gap.size)}", style.INK)
    target = gap.moment.target.mean if gap.moment.target else 0.0
    middle = frame.y((target + gap.moment.today.mean) / 2)
    spots = [Box(place.x - words.width / 2, frame.y(target) - words.height - 8, words.width, words.height)]
    for dy in range(0, 60, 6):
        for side in (8.0, -8.0 - words.width):
            spots += [
                Box(place.x + side, middle + sign * dy - words.height / 2, words.width, words.height)
                for sign in (1, -1)
            ]
    spots += around(place.x, frame.y(target), words.width, words.height, range(10, 80, 6))
    box = _find(room, spots)
    yield from moved(words.ops, box.x, box.y)


def _find(room: Room, spots: Sequence[Box]) -> Box:
    return room.place(spots) or room.least_bad(spots)


def _name(view: View, track: Track, found: Sequence[Track], frame: Frame, room: Room) -> Iterator[Op]:
    """Beside a point of the curve, else along it where there is room, from its end backwards; off the neutral line.

    The lane head names it in any case.
    """
    name = clipped(drawable(view.persona(track.persona).name).replace("\n", " "), _LABEL_LENGTH)
    words = single(name, style.coloured(style.LABEL, track.look.colour), OVER_CURVES + 2)
    wide, high = words.width + 6, words.height
    others = [dot for other in found if other is not track for dot in other.dots]
    points = [(dot.x, frame.y(dot.score)) for dot in others]

    def spots() -> Iterator[Box]:
        yield from _at_points(track, frame, wide, high)
        yield from _along(track.curve(frame), wide, high, points)

    zero = frame.y(0)
    box = room.place(spot for spot in spots() if not _crossed(spot, zero)) or room.place(spots())
    if box is not None:
        plate = Paint(fill=style.WHITE, alpha=1.0 if _crossed(box, zero) else 0.6)
        yield Shape(rectangle(wide, high, 4), plate, box.x, box.y, OVER_CURVES + 1)
        yield from moved(words.ops, box.x + 3, box.y)


def _at_points(track: Track, frame: Frame, wide: float, high: float) -> Iterator[Box]:
    for reach in _REACHES:
        for dot in reversed(track.dots):
            yield from around(dot.x, frame.y(dot.score), wide, high, (reach,))


def _crossed(box: Box, line: float) -> bool:
    """Whether that line would run through the words."""
    return box.y - _CLEAR < line < box.bottom + _CLEAR


def _along(curve: Curve, wide: float, high: float, others: Sequence[tuple[float, float]]) -> Iterator[Box]:
    """Above and below it, from its end backwards, far from points of other curves."""
    first, x = curve.points[0][0], curve.points[-1][0] - wide / 2
    while x - wide / 2 >= first:
        y = curve.at(x)
        if y is not None:
            boxes = (Box(x - wide / 2, top, wide, high) for top in (y - high - _BESIDE, y + _BESIDE))
            yield from (box for box in boxes if not any(_near(box, *point) for point in others))
        x -= _STEP


def _near(box: Box, x: float, y: float) -> bool:
    return box.x - _FAR <= x <= box.right + _FAR and box.y - _FAR <= y <= box.bottom + _FAR
