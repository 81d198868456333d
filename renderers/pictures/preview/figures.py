"""The figures of the preview card: the worst moment, what the journey is measured by, and the largest gap."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from renderers import style
from renderers.engine.clean import clean, clipped
from renderers.engine.ops import Block, Canvas, Paint, Shape
from renderers.engine.paths import circle
from renderers.engine.shaping import drawable
from renderers.engine.type import Type
from renderers.journey import Measure
from renderers.parts.view import View
from renderers.parts.words import single
from renderers.pictures.control.axis import figure
from renderers.pictures.preview.band import WIDE, is_numbered
from renderers.texts.words import ARROW, signed, size

LABEL = Type(38, 48, 400, style.CAPTION)
_NUMBER = Type(42, 48, 700, style.INK)
_GAP, _INNER = 52.0, 14.0
_RING = 15.0
_LONGEST_NAME, _LONGEST_UNIT = 32, 8


def figures(seen: View) -> Block:
    """The most important first, as many as stand on one line."""
    canvas = Canvas()
    x = 0.0
    for block in _entries(seen):
        if x + block.width > WIDE:
            continue
        canvas.place(block, x, 0.0)
        x += block.width + _GAP
    return Block(WIDE, LABEL.leading, tuple(canvas.ops))


def _entries(seen: View) -> Iterator[Block]:
    found = seen.findings
    if found.worst is not None:
        bad = found.worst.low < 0
        worst = _number(signed(found.worst.low), style.ALARM if bad else style.INK)
        yield _entry("Worst moment" if bad else "Lowest moment", [worst, *_place(seen)], [_ring()] if bad else [])
    for measure in seen.journey.measures:
        if not measure.stage and measure.now is not None and measure.target is not None and _is_short(measure):
            yield _measured(measure, measure.now, measure.target)
    if found.gaps and found.gaps[0].shown:
        yield _entry("Largest gap", [_number(size(found.gaps[0].size), style.INK)])
    if found.worst is None:
        yield _entry("Stages", [_number(str(len(seen.journey.stages)), style.INK)])
        yield _entry("Experiences", [_number(str(len(seen.journey.experiences)), style.INK)])
    if found.confidence.items:
        yield _entry("Evidence", [_number(f"{found.confidence.percent}%", style.INK)])


def _place(seen: View) -> list[Block]:
    """Where the worst moment is, when the stages have numbers for names."""
    if seen.findings.worst is None or not is_numbered(seen):
        return []
    stages = [stage.key for stage in seen.journey.stages]
    stage = seen.findings.worst.stage
    return [single(f"{stages.index(stage.key) + 1} {clipped(_flat(stage.name), _LONGEST_NAME)}", LABEL)]


def _is_short(measure: Measure) -> bool:
    """A name cut short, or a figure without its unit, would say nothing."""
    return len(_flat(measure.name)) <= _LONGEST_NAME and len(_flat(measure.unit)) <= _LONGEST_UNIT


def _flat(text: str) -> str:
    return drawable(clean(text)).replace("\n", " ")


def _measured(measure: Measure, now: float, target: float) -> Block:
    arrow = single(ARROW, LABEL)
    values = (_number(_amount(now, measure), style.INK), arrow, _number(_amount(target, measure), style.TARGET))
    return _entry(_flat(measure.name), values)


def _amount(value: float, measure: Measure) -> str:
    unit = _flat(measure.unit)
    if not unit:
        return figure(value)
    return f"{figure(value)}{unit}" if unit == "%" else f"{figure(value)}\u00a0{unit}"


def _number(text: str, colour: str) -> Block:
    return single(text, style.coloured(_NUMBER, colour))


def _ring() -> Block:
    """As it stands around the worst moment on the curve."""
    high = LABEL.leading
    ring = Shape(circle(_RING), Paint(stroke=style.ALARM, width=5.0), _RING + 3, high / 2, 22)
    return Block(2 * _RING + 6, high, (ring,))


def _entry(label: str, values: Sequence[Block], sign: Sequence[Block] = ()) -> Block:
    canvas = Canvas()
    x = 0.0
    for block in (*sign, single(label, LABEL), *values):
        canvas.place(block, x, 0.0)
        x += block.width + _INNER
    return Block(x - _INNER, LABEL.leading, tuple(canvas.ops))
