"""Curves that run into each other, drawn side by side: no line lies wholly under another one."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from renderers.engine.curve import Curve, Point, through
from renderers.engine.ops import Path

_STEP = 18.0
_LEAST_STEPS = 3
_NEAR, _AS_ONE, _APART = 0.9, 1.35, 1.25
"""In widths of the line: what runs into one line, what takes part in it, and how far two are drawn apart then."""

_RAMP = 30.0
_AT_POINT = 5.0

_Run = tuple[float, float]
_Steps = dict[float, float]
"""Heights of a curve at places that all curves share."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A curve as it is drawn; ``at`` says which of its points stands for each score."""

    curve: Curve
    at: Sequence[int]

    def path(self, first: int, last: int) -> Path:
        """From one score to another."""
        return self.curve.path(self.at[first], self.at[last])


def parted(curves: Sequence[Curve], width: float) -> list[Drawn]:
    """The curves, each led beside its neighbour for as long as both would be one line of that ``width``.

    Marks stand at their scores, the line passes under them beside their middle.
    """
    steps = [dict(curve.every(_STEP, _STEP)) for curve in curves]
    runs = _runs(steps, width * _NEAR)
    if not any(runs):
        return [_whole(curve) for curve in curves]
    orders = [(run, _order(curves, run)) for run in _merged(list(itertools.chain(*runs)))]
    return [
        _led(index, curves, steps[index], own, orders, width) if own else _whole(curves[index])
        for index, own in enumerate(runs)
    ]


def _whole(curve: Curve) -> Drawn:
    return Drawn(curve, range(len(curve.points)))


def _runs(heights: Sequence[_Steps], near: float) -> list[list[_Run]]:
    """For each curve where it goes along with another one, too long for a crossing."""
    found: list[list[_Run]] = [[] for _ in heights]
    for one, other in itertools.combinations(range(len(heights)), 2):
        theirs = heights[other]
        close = [x for x, y in heights[one].items() if x in theirs and abs(theirs[x] - y) < near]
        for run in _together(close):
            found[one].append(run)
            found[other].append(run)
    return [_merged(runs) for runs in found]


def _together(close: Sequence[float]) -> list[_Run]:
    runs: list[list[float]] = []
    for x in close:
        if runs and x - runs[-1][-1] < 1.5 * _STEP:
            runs[-1].append(x)
        else:
            runs.append([x])
    return [(run[0], run[-1]) for run in runs if len(run) >= _LEAST_STEPS]


def _merged(runs: Sequence[_Run]) -> list[_Run]:
    found: list[_Run] = []
    for start, end in sorted(runs):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def _order(curves: Sequence[Curve], run: _Run) -> list[int]:
    """From the top down as they come and go, so that they cross no more often than they must."""

    def level(index: int) -> float:
        first, last = curves[index].points[0][0], curves[index].points[-1][0]
        ends = (run[0] - _RAMP, run[1] + _RAMP)
        return sum(curves[index].at(min(max(x, first), last)) or 0.0 for x in ends)

    return sorted(range(len(curves)), key=level)


def _led(
    index: int,
    curves: Sequence[Curve],
    steps: _Steps,
    runs: Sequence[_Run],
    orders: Sequence[tuple[_Run, Sequence[int]]],
    width: float,
) -> Drawn:
    curve = curves[index]
    points = _stops(curve, steps, runs)
    for start, end in runs:
        order = next(order for run, order in orders if run[0] <= start and end <= run[1])
        others = [(at, curves[at]) for at in order]
        for x in points:
            if start < x < end:
                share = min(1.0, (x - start) / _RAMP, (end - x) / _RAMP)
                points[x] = _beside(index, others, x, width, share)
    ordered: list[Point] = sorted(points.items())
    places = {x: place for place, (x, _) in enumerate(ordered)}
    return Drawn(through(ordered), [places[x] for x, _ in curve.points])


def _stops(curve: Curve, steps: _Steps, runs: Sequence[_Run]) -> _Steps:
    """Its scores, and steps that keep its shape on the way between two where one of the runs is."""
    points = dict(curve.points)
    for (one, _), (other, _) in itertools.pairwise(curve.points):
        if any(start < other and one < end for start, end in runs):
            first, last = ceil((one + _AT_POINT) / _STEP), ceil((other - _AT_POINT) / _STEP)
            points |= {at * _STEP: steps[at * _STEP] for at in range(first, last)}
    return points


def _beside(index: int, curves: Sequence[tuple[int, Curve]], x: float, width: float, share: float) -> float:
    """The height of the curve at ``x``, moved by ``share`` of the way to its place among those that run there."""
    heights = {at: y for at, curve in curves if (y := curve.at(x)) is not None}
    own = heights[index]
    group = [at for at, y in heights.items() if abs(y - own) < width * _AS_ONE]
    middle = sum(heights[at] for at in group) / len(group)
    place = middle + (group.index(index) - (len(group) - 1) / 2) * width * _APART
    return own + share * share * (3 - 2 * share) * (place - own)
