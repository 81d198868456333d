"""Even steps for an axis, and figures short enough to stand at it."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from renderers.parts.frame import titled
from renderers.texts.words import MINUS

_STEPS = 5
_SHORT_UNIT = 8
_NICE = (1.0, 2.0, 2.5, 5.0, 10.0)
_LARGE = ((1e12, "tn"), (1e9, "bn"), (1e6, "M"))
_TOO_LARGE, _TOO_SMALL = 1e15, 1e-3


@dataclass(frozen=True, slots=True)
class Axis:
    """From ``low`` to ``high``, with a tick at each whole step."""

    low: float
    high: float
    ticks: tuple[float, ...]

    def share(self, value: float) -> float:
        """How far up the value stands, 0 to 1."""
        return (value - self.low) / (self.high - self.low)


def axis(values: Iterable[float]) -> Axis:
    """Holds every value and half a step of room beyond the outermost; about five steps of 1, 2, 2.5 or 5 and zeros."""
    found = list(values)
    low, high = min(found), max(found)
    if high - low <= abs(high) * 1e-9:
        room = abs(high) * 0.1 or 1.0
        low, high = low - room, high + room
    raw = (high - low) / _STEPS
    unit = 10.0 ** math.floor(math.log10(raw))
    step = unit * next((nice for nice in _NICE if nice * unit >= raw * 0.999), 10.0)
    first, last = math.floor(low / step), math.ceil(high / step)
    ticks = tuple(at * step for at in range(first, last + 1))
    return Axis(min(ticks[0], low - step / 2), max(ticks[-1], high + step / 2), ticks)


def figure(value: float) -> str:
    """``−12``, ``10.5``, ``1.25 M``: about three digits, a true minus."""
    size = abs(value)
    if size >= _TOO_LARGE or 0 < size < _TOO_SMALL:
        return f"{value:.1e}".replace("-", MINUS)
    for unit, word in _LARGE:
        if size >= unit:
            return f"{value / unit:,.3g} {word}".replace("-", MINUS)
    decimals = 0 if size >= 100 else 1 if size >= 10 else 2 if size >= 0.1 else 4
    text = f"{value:,.{decimals}f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return text.replace("-", MINUS)


def reading(value: float, unit: str) -> str:
    """A figure at the chart, as a share where it is one; other units are named once, above it."""
    return figure(value) + ("%" if unit.strip() == "%" else "")


def with_unit(value: float, unit: str) -> str:
    """A figure in a sentence, with its unit where that is short."""
    short = unit.strip()
    if short == "%" or not 0 < len(short) <= _SHORT_UNIT:
        return reading(value, unit)
    return f"{figure(value)}\u00a0{titled(short, _SHORT_UNIT + 2)}"
