"""The chart itself: grid, baseline, limits, changes by name, and a mark for each reading."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from renderers import style
from renderers.engine.ops import Block, Canvas, Op, Paint, Shape, moved
from renderers.engine.paths import circle, polyline, rectangle, regular
from renderers.engine.type import Type
from renderers.journey import Measure
from renderers.parts.words import beside, fitted, single
from renderers.pictures.control.axis import Axis, axis, figure, reading
from renderers.pictures.control.signals import Reads, Signal

HEIGHT = 360.0
BASE_TINT = "#E9EFF8"
_ROW = 21.0
_LABEL_STEP = 17.0
_EDGE = 26.0
_WIDEST_LABEL, _WIDEST_TURN = 92.0, 240.0
_LINE = Type(13, 17, 600, style.INK)
_GRID, _GROUND, _RULE, _PATH, _MARK = 3, 1, 4, 6, 8
_RUN, _OUTSIDE = style.ACCENT, "#B3470E"


@dataclass(frozen=True, slots=True)
class _Plot:
    """``left`` to ``right`` and ``top`` to the bottom is where readings stand."""

    measure: Measure
    reads: Reads
    axis: Axis
    left: float
    right: float
    top: float

    @property
    def step(self) -> float:
        return (self.right - self.left - 2 * _EDGE) / max(1, len(self.reads.values) - 1)

    @property
    def bottom(self) -> float:
        return self.top + HEIGHT

    def x(self, at: float) -> float:
        return self.left + _EDGE + at * self.step

    def border(self, at: int) -> float:
        """Between the reading before ``at`` and it."""
        return max(self.left, min(self.right, self.x(at - 0.5)))

    def y(self, value: float) -> float:
        return self.top + HEIGHT * (1 - self.axis.share(value))


@dataclass(frozen=True, slots=True)
class _Line:
    """A level across the chart and its name."""

    words: str
    value: float
    colour: str
    paint: Paint


def plot(measure: Measure, found: Reads, wide: float) -> Block:
    """Names of levels stand at the right, those of changes above, each in a place of its own."""
    lines = _lines(measure, found)
    scale = axis([*found.values, *(line.value for line in lines)])
    ticks = [single(figure(tick), style.NOTE) for tick in scale.ticks]
    names = [single(line.words, style.coloured(_LINE, line.colour)) for line in lines]
    left = max(tick.width for tick in ticks) + 12
    right = wide - max(name.width for name in names) - 14
    turns, rows = _turns(measure, _Plot(measure, found, scale, left, right, 0.0), wide)
    drawn = _Plot(measure, found, scale, left, right, rows * _ROW + (_ROW if found.controlled else 6.0))
    canvas = Canvas()
    canvas.add(*_grounds(drawn), *_grid(drawn, ticks), *_levels(drawn, lines, names), *_readings(drawn))
    for x, name, row in turns:
        y = row * _ROW
        canvas.place(name, x, y)
    canvas.add(*_turn_lines(drawn, [row for _, _, row in turns]))
    labels = _labels(drawn)
    canvas.place(labels, 0.0, drawn.bottom + 8)
    return Block(wide, drawn.bottom + 8 + labels.height, tuple(canvas.ops))


def mark(signal: Signal, radius: float = 5.0) -> tuple[Op, ...]:
    """Around the origin: open for chance, a disc in a run, a square outside the limits."""
    if signal is Signal.RUN:
        return (Shape(circle(radius), Paint(_RUN, style.WHITE, 1.2), level=_MARK),)
    if signal is Signal.OUTSIDE:
        return (Shape(regular(4, radius * 1.45, 45), Paint(_OUTSIDE, style.WHITE, 1.2), level=_MARK),)
    return (Shape(circle(radius * 0.88), Paint(style.WHITE, style.SECONDARY, 1.6), level=_MARK),)


def _lines(measure: Measure, found: Reads) -> list[_Line]:
    name = "Mean and limits" if found.unvaried else "Baseline mean" if found.controlled else "Median"
    unit = measure.unit
    lines = [
        _Line(f"{name} {reading(found.centre, unit)}", found.centre, style.INK, Paint(stroke=style.INK, width=1.6))
    ]
    limit = Paint(stroke=style.CAPTION, width=1.3, dash=(6, 4))
    if found.low is not None and found.high is not None and not found.unvaried:
        lines.append(_Line(f"Upper limit {reading(found.high, unit)}", found.high, style.CAPTION, limit))
        lines.append(_Line(f"Lower limit {reading(found.low, unit)}", found.low, style.CAPTION, limit))
    if measure.target is not None:
        paint = Paint(stroke=style.TARGET, width=1.8, dash=(2, 3))
        lines.append(_Line(f"Target {reading(measure.target, unit)}", measure.target, style.TARGET, paint))
    return lines


def _grounds(plot: _Plot) -> Iterator[Op]:
    found = plot.reads
    if found.low is None or found.high is None:
        return
    high, low, border = plot.y(found.high), plot.y(found.low), plot.border(found.baseline)
    border = plot.right if found.baseline == len(found.values) else border
    yield Shape(rectangle(border - plot.left, HEIGHT), Paint(style.BAND), plot.left, plot.top, _GROUND)
    yield Shape(rectangle(border - plot.left, low - high), Paint(BASE_TINT), plot.left, high, _GROUND + 1)
    if border < plot.right:
        yield Shape(rectangle(plot.right - border, low - high), Paint(style.BAND), border, high, _GROUND)
    words = single(f"Baseline, {found.baseline} readings", style.NOTE)
    yield from moved(words.ops, plot.left, plot.top - _ROW)


def _grid(plot: _Plot, ticks: Sequence[Block]) -> Iterator[Op]:
    for value, tick in zip(plot.axis.ticks, ticks, strict=True):
        y = plot.y(value)
        line = polyline(((plot.left, 0.0), (plot.right, 0.0)))
        yield Shape(line, Paint(stroke=style.HAIRLINE), 0.0, y, _GRID)
        yield from moved(tick.ops, plot.left - 12 - tick.width, y - tick.height / 2)


def _levels(plot: _Plot, lines: Sequence[_Line], names: Sequence[Block]) -> Iterator[Op]:
    """Names keep 17 apart, in the order of their levels."""
    order = sorted(range(len(lines)), key=lambda at: plot.y(lines[at].value))
    middles: list[float] = []
    for at in order:
        y = plot.y(lines[at].value)
        middles.append(max(y, middles[-1] + _LABEL_STEP) if middles else y)
    over = max(0.0, middles[-1] - plot.bottom)
    for place in range(len(middles) - 1, -1, -1):
        above = middles[place + 1] - _LABEL_STEP if place + 1 < len(middles) else middles[place] - over
        middles[place] = min(middles[place], above)
    for at, middle in zip(order, middles, strict=True):
        y = plot.y(lines[at].value)
        yield Shape(polyline(((plot.left, 0.0), (plot.right, 0.0))), lines[at].paint, 0.0, y, _RULE)
        if abs(middle - y) > 1:
            leader = polyline(((plot.right, y), (plot.right + 9, middle)))
            yield Shape(leader, Paint(stroke=style.DOT), level=_GRID)
        yield from moved(names[at].ops, plot.right + 12, middle - names[at].height / 2)


def _readings(plot: _Plot) -> Iterator[Op]:
    points = [(plot.x(at), plot.y(value)) for at, value in enumerate(plot.reads.values)]
    radius = max(2.2, min(5.0, plot.step * 0.36))
    if len(points) > 1:
        yield Shape(polyline(points), Paint(stroke=style.SECONDARY, width=1.6), level=_PATH)
    for signal, (x, y) in zip(plot.reads.signals, points, strict=True):
        yield from moved(mark(signal, radius), x, y)


def _turns(measure: Measure, plot: _Plot, wide: float) -> tuple[list[tuple[float, Block, int]], int]:
    """Left end, name and row of each change, and how many rows they need; nearest the chart last."""
    found: list[tuple[float, Block, int]] = []
    ends: list[list[tuple[float, float]]] = []
    for turn in measure.turns:
        name = fitted(turn.name or "Change", _LINE, _WIDEST_TURN, 1)
        x = plot.border(turn.index) + 6
        x = x if x + name.width <= wide else x - 12 - name.width
        span = (x - 8, x + name.width + 8)
        row = next((at for at, row in enumerate(ends) if all(span[1] <= a or b <= span[0] for a, b in row)), len(ends))
        if row == len(ends):
            ends.append([])
        ends[row].append(span)
        found.append((x, beside(name), row))
    return found, len(ends)


def _turn_lines(plot: _Plot, rows: Sequence[int]) -> Iterator[Op]:
    for turn, row in zip(plot.measure.turns, rows, strict=True):
        line = polyline(((0.0, row * _ROW + 2), (0.0, plot.bottom)))
        yield Shape(line, Paint(stroke=style.INK, width=1.3), plot.border(turn.index), 0.0, _RULE)


def _labels(plot: _Plot) -> Block:
    """As many names of readings as fit side by side, from the first on."""
    readings = plot.measure.readings
    names = [beside(fitted(reading.label, style.NOTE, _WIDEST_LABEL, 1)) for reading in readings]
    widest = max(name.width for name in names) + 12
    every = max(1, int(-(-widest // plot.step)))
    canvas = Canvas()
    for at in range(0, len(names), every):
        canvas.place(names[at], plot.x(at) - names[at].width / 2, 0.0)
    return Block(plot.right, max(name.height for name in names), tuple(canvas.ops))
