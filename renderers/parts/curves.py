"""Emotion curves for any picture: today solid with a mark at each score, target dashed, the gap shaded."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from renderers import style
from renderers.engine.curve import Curve, through
from renderers.engine.ops import Op, Paint, Shape
from renderers.engine.paths import polygon, polyline, rectangle
from renderers.journey import Experience
from renderers.parts.marks import persona_path
from renderers.parts.parted import parted
from renderers.parts.view import View
from renderers.style import PersonaLook

CURVE_LEVEL = 10
"""Each curve takes three levels of its own, so that its casing covers the curves before it."""

TARGET_LEVEL = 27
"""Above the curves, so that its dashes are seen where today is as high."""

_MARK_LEVEL = 28

OVER_CURVES = 60
"""Rings and labels stand on all curves."""

_GAP_LEVEL = 3
_SPREAD_LEVEL = 5
_GAP_STEP = 6.0
_JUMP = 0.4
_SHADE = 0.055  # a persona's name on it keeps 4.5:1


@dataclass(frozen=True, slots=True)
class Frame:
    """Where scores stand: ``neutral`` is the height of 0, ``unit`` the points of one step."""

    neutral: float
    unit: float

    def y(self, score: float) -> float:
        return self.neutral - score * self.unit


@dataclass(frozen=True, slots=True)
class Pen:
    """Sizes of a curve; ``ground`` is the colour its casing takes."""

    width: float = 3.2
    casing: float = 6.4
    radius: float = 5.2
    outline: float = 2.4
    target: float = 1.6
    tick: float = 5.2
    dash: tuple[float, float] = (5.0, 4.0)
    dodge: float = 13.0
    ground: str = style.BAND


@dataclass(frozen=True, slots=True)
class Place:
    """An experience and the centre and width of the room its points have."""

    experience: Experience
    x: float
    room: float


@dataclass(frozen=True, slots=True)
class Dot:
    """One persona's score of one experience, in the stage of that number."""

    experience: Experience
    x: float
    score: float
    stage: int = 0


@dataclass(frozen=True, slots=True)
class Track:
    """One persona's scored experiences from left to right."""

    persona: str
    look: PersonaLook
    dots: tuple[Dot, ...]

    def curve(self, frame: Frame) -> Curve:
        return through([(dot.x, frame.y(dot.score)) for dot in self.dots])

    @property
    def stretches(self) -> list[tuple[int, int]]:
        """First and last dot of each stretch; between two of them lies a stage where the persona has no score."""
        jumps = [at for at, (a, b) in enumerate(itertools.pairwise(self.dots), 1) if b.stage - a.stage > 1]
        return list(zip([0, *jumps], [at - 1 for at in (*jumps, len(self.dots))], strict=True))


def tracks(view: View, places: Sequence[Place], personas: Iterable[str], pen: Pen) -> list[Track]:
    """Curves of ``personas`` that have a score here; shared experiences stand side by side, never on top."""
    wanted = list(personas)
    found: dict[str, list[Dot]] = {key: [] for key in wanted}
    stages = {stage.key: number for number, stage in enumerate(view.journey.stages)}
    for place in places:
        today = place.experience.today
        sharing = [key for key in wanted if key in place.experience.personas]
        if today is None or not sharing:
            continue
        step = min(pen.dodge, place.room / (len(sharing) + 1))
        for index, key in enumerate(sharing):
            x = place.x + step * (index - (len(sharing) - 1) / 2)
            found[key].append(Dot(place.experience, x, today.mean, stages[place.experience.stage]))
    return [Track(key, view.looks[key], tuple(dots)) for key, dots in found.items() if dots]


def skips(view: View, experiences: Iterable[Experience]) -> bool:
    """Whether somebody's curve through these goes on across a stage where they have no score."""
    stages = {stage.key: number for number, stage in enumerate(view.journey.stages)}
    last: dict[str, int] = {}
    for experience in experiences:
        stage = stages[experience.stage]
        for key in experience.personas if experience.today else ():
            if stage - last.get(key, stage) > 1:
                return True
            last[key] = stage
    return False


def target_curve(places: Sequence[Place], frame: Frame) -> Curve | None:
    """Through every target; None where nobody has set one."""
    points = [(place.x, frame.y(place.experience.target.mean)) for place in places if place.experience.target]
    return through(points) if points else None


def curve_ops(found: Sequence[Track], frame: Frame, pen: Pen) -> Iterator[Op]:
    """Solid where the persona has scores, thin across stages where it has none."""
    lines = parted([track.curve(frame) for track in found], pen.width)
    for index, (track, line) in enumerate(zip(found, lines, strict=True)):
        level = CURVE_LEVEL + 3 * index
        for first, last in track.stretches:
            if first:
                jump = Paint(stroke=track.look.colour, width=pen.width * _JUMP, alpha=0.6)
                yield Shape(line.path(first - 1, first), jump, level=level)
            if last > first:
                path = line.path(first, last)
                yield Shape(path, Paint(stroke=pen.ground, width=pen.casing), level=level)
                yield Shape(path, Paint(stroke=track.look.colour, width=pen.width), level=level + 1)
        marker = persona_path(track.look, pen.radius)
        outline = Paint(style.WHITE, track.look.colour, pen.outline)
        for dot in track.dots:
            yield Shape(marker, outline, dot.x, frame.y(dot.score), _MARK_LEVEL)


def target_ops(curve: Curve, pen: Pen) -> Iterator[Op]:
    """A dashed line with a short bar at each target, so that a target is told from the way between two."""
    ink = Paint(stroke=style.INK, width=pen.target)
    if len(curve.points) > 1:
        dashed = Paint(stroke=style.INK, width=pen.target, dash=pen.dash)
        yield Shape(curve.path(), dashed, level=TARGET_LEVEL)
    half = pen.tick
    for x, y in curve.points:
        yield Shape(polyline(((-half, 0.0), (half, 0.0))), ink, x, y, TARGET_LEVEL)


def lead_in(found: Sequence[Track], earlier: Sequence[Track], frame: Frame, pen: Pen, x: float) -> Iterator[Op]:
    """Where each curve comes from on the sheet before: a faded line from ``x`` to its first score here."""
    last = {track.persona: track.dots[-1] for track in earlier}
    for track in found:
        if track.persona in last:
            first = track.dots[0]
            points = ((x, frame.y(last[track.persona].score)), (first.x, frame.y(first.score)))
            paint = Paint(stroke=track.look.colour, width=pen.width * 0.75, alpha=0.35)
            yield Shape(polyline(points), paint, level=CURVE_LEVEL - 1)


def gap_ops(target: Curve, found: Sequence[Track], frame: Frame, step: float = _GAP_STEP) -> Iterator[Op]:
    """Shade between the target and the lowest of today's curves, wherever today is lower, every ``step`` points."""
    curves = [curve for track in found for curve in _lived(track, frame)]
    run: list[tuple[float, float, float]] = []
    for x in _steps(target, curves, step):
        above = target.at(x)
        below = max((y for curve in curves if (y := curve.at(x)) is not None), default=None)
        if above is not None and below is not None and below > above:
            run.append((x, above, below))
        else:
            yield from _shade(run)
            run = []
    yield from _shade(run)


def _lived(track: Track, frame: Frame) -> list[Curve]:
    """Without the ways across stages where the persona has no score."""
    whole = track.curve(frame)
    return [Curve(whole.points[a : b + 1], whole.slopes[a : b + 1]) for a, b in track.stretches]


def _steps(target: Curve, curves: Sequence[Curve], step: float) -> list[float]:
    """Regular steps and the points themselves, over the stretch where both exist."""
    if not curves:
        return []
    knots = {x for curve in (target, *curves) for x, _ in curve.points}
    first, last = min(knots), max(knots)
    count = int((last - first) / step)
    return sorted(knots | {first + step * index for index in range(count + 1)})


def _shade(run: Sequence[tuple[float, float, float]]) -> Iterator[Op]:
    if len(run) > 1:
        upper = [(x, above) for x, above, _ in run]
        lower = [(x, below) for x, _, below in reversed(run)]
        yield Shape(polygon([*upper, *lower]), Paint(fill=style.STAGE, alpha=_SHADE), level=_GAP_LEVEL)


def spread_ops(found: Sequence[Track], frame: Frame, wide: float) -> Iterator[Op]:
    """From the lowest to the highest single score, where several people scored; a -2 is capped in red."""
    for track in found:
        for dot in track.dots:
            today = dot.experience.today
            if today is None or today.n < 2 or today.low == today.high:
                continue
            top, bottom = frame.y(today.high), frame.y(today.low)
            bar = rectangle(wide, bottom - top + wide, wide / 2)
            tint = Paint(fill=track.look.colour, alpha=0.22)
            yield Shape(bar, tint, dot.x - wide / 2, top - wide / 2, _SPREAD_LEVEL)
            if today.low <= -2 and today.mean > -2:
                cap = Paint(stroke=style.ALARM, width=2.4)
                line = polyline(((-wide * 0.8, 0.0), (wide * 0.8, 0.0)))
                yield Shape(line, cap, dot.x, bottom, _SPREAD_LEVEL + 1)


def ring_worst(view: View, found: Sequence[Track], frame: Frame, radius: float) -> Iterator[Op]:
    """Around the single worst moment, at its mean; nothing is ringed while nobody is below zero."""
    worst = view.findings.worst
    if worst is None or worst.low >= 0:
        return
    dots = [dot for track in found for dot in track.dots if dot.experience.key == worst.experience.key]
    if dots:
        left, right = min(dot.x for dot in dots), max(dot.x for dot in dots)
        path = rectangle(right - left + 2 * radius, 2 * radius, radius)
        ring = Paint(stroke=style.ALARM, width=radius * 0.2)
        yield Shape(path, ring, left - radius, frame.y(dots[0].score) - radius, OVER_CURVES)
