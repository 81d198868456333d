"""Paths in few letters: steps from point to point to a tenth of a point, short numbers wherever a shape stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from renderers.engine.ops import Path, Shape
from renderers.engine.strokes import number

_DECIMALS = 1
_TAKES = {"M": 2, "L": 2, "Q": 4, "C": 6, "Z": 0}


@dataclass(frozen=True, slots=True)
class Steps:
    """What follows the first point, and how far from that it ends."""

    text: str
    x: float
    y: float


def drawn(shapes: Iterable[Shape]) -> str:
    """One after the other, each from the corner of the page or from the end of the one before."""
    told: list[str] = []
    x = y = 0.0
    for shape in shapes:
        left, top = _rounded(shape.path.points[0] + shape.x), _rounded(shape.path.points[1] + shape.y)
        there, step = "M" + _compact((left, top)), "m" + _compact((left - x, top - y))
        found = steps(shape.path)
        told += [step if told and len(step) < len(there) else there, found.text]
        x, y = left + found.x, top + found.y
    return "".join(told)


@lru_cache(maxsize=2048)
def steps(path: Path) -> Steps:
    """Each from where rounding has led so far, so that errors do not add up."""
    told = []
    x, y = start = left, top = path.points[0], path.points[1]
    at = 2
    for code in path.codes[1:]:
        points = path.points[at : at + _TAKES[code]]
        at += _TAKES[code]
        found = tuple(_rounded(value - (y if odd % 2 else x)) for odd, value in enumerate(points))
        x, y = (x + found[-2], y + found[-1]) if found else start
        start = (x, y) if code == "M" else start
        told.append(_step(code, found))
    return Steps("".join(told), x - left, y - top)


def _step(code: str, values: tuple[float, ...]) -> str:
    if code != "L" or all(values):
        return code.lower() + _compact(values)
    across, down = values
    return f"h{_short(across)}" if across else f"v{_short(down)}" if down else ""


def _compact(values: Iterable[float]) -> str:
    """A minus parts numbers as well as a space does."""
    told = ""
    for value in map(_short, values):
        told += value if not told or value.startswith("-") else f" {value}"
    return told


def _short(value: float) -> str:
    """Without the nought before the point."""
    found = number(value, _DECIMALS)
    return found.replace("0.", ".", 1) if found.startswith(("0.", "-0.")) else found


def _rounded(value: float) -> float:
    return round(value, _DECIMALS)
