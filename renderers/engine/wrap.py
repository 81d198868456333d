"""Paragraphs into lines: on words, between ideographs, and inside a word only where it is wider than a line.

No line starts with a closing mark or ends with an opening one. Lines are balanced: the measure is narrowed
while their number stays, so that no last line is left with one word where there is room for two.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

import regex

from renderers.engine.bidi import base_level
from renderers.engine.clean import clipped, graphemes
from renderers.engine.shaping import drawable, width
from renderers.engine.type import Type

LONGEST = 240
_BREAKS_AROUND = regex.compile(r"[\p{LB=ID}\p{LB=CJ}\p{LB=H2}\p{LB=H3}\p{LB=JL}\p{LB=EB}\p{LB=EM}]|\p{LB=RI}{2}")
_NEVER_FIRST = regex.compile(r"[\p{LB=CL}\p{LB=CP}\p{LB=EX}\p{LB=NS}\p{LB=IS}\p{LB=SY}\p{LB=CJ}…‥ー々？！。、，．]")
_WIDE_OPENING = regex.compile(r"[「『（【《〈〔［｛]")
_WIDE_CLOSING = regex.compile(r"[。，、！？；：」』）】》〉〕］｝]")
_NEVER_LAST = regex.compile(r"[\p{LB=OP}]")
_BREAK_AFTER = regex.compile(r"(?<=\w[\-–—/\u200b])(?=\w)")
_SOFT_SPOT = regex.compile(r"[/._\-@?&=:,;+#%\\]")
_SPACES = regex.compile(r"[ \n]+")
_BALANCE_STEPS = 7
_MOST_BALANCED = 10
_EVENLY = 1.06


@dataclass(frozen=True, slots=True)
class Unit:
    """What is never broken; ``spaced`` says that a space stands before it inside a line."""

    text: str
    width: float
    spaced: bool


@dataclass(frozen=True, slots=True)
class Wrapped:
    """Lines in reading order, the widest line's width, and the paragraph's direction (1: right to left).

    ``joined`` says of each line whether the next one goes on without a space.
    """

    lines: tuple[str, ...]
    width: float
    base: int
    joined: tuple[bool, ...] = ()


@lru_cache(maxsize=4096)
def wrap(text: str, style: Type, measure: float, limit: int = LONGEST) -> Wrapped:
    """``text`` as typed; lines no wider than ``measure`` points, cut with an ellipsis beyond ``limit``."""
    ready = clipped(drawable(text), limit)
    base = base_level(ready)
    lines: list[str] = []
    joined: list[bool] = []
    for paragraph in ready.split("\n"):
        units = _units(paragraph, style, measure)
        if units:
            found = _balanced(units, width(" ", style), measure)
            lines += found
            joined += _joined(paragraph, found)
    widest = max((width(line, style) for line in lines), default=0.0)
    return Wrapped(tuple(lines), widest, base, tuple(joined))


def _joined(paragraph: str, lines: list[str]) -> list[bool]:
    """Whether each line ends inside a word, counted in letters without spaces."""
    if len(lines) == 1:
        return [False]
    ends = set(accumulate(len(word) for word in _words(paragraph)))
    return [end not in ends for end in accumulate(len(line.replace(" ", "")) for line in lines)]


@lru_cache(maxsize=8192)
def longest_word(text: str, style: Type) -> float:
    """The widest piece that a line break cannot divide: the least measure that breaks no word."""
    words = (piece for word in _words(drawable(text)) for piece in _pieces(word))
    return max((width(piece, style) for piece in words), default=0.0)


def _words(paragraph: str) -> list[str]:
    """A no-break space stays inside its word."""
    return [word for word in _SPACES.split(paragraph) if word]


def _units(paragraph: str, style: Type, measure: float) -> list[Unit]:
    units: list[Unit] = []
    for word in _words(paragraph):
        for index, piece in enumerate(_pieces(word)):
            wide = width(piece, style)
            spaced = index == 0 and bool(units)
            if wide <= measure:
                units.append(Unit(piece, wide, spaced))
            else:
                units += _broken(piece, style, measure, spaced)
    return units


@lru_cache(maxsize=8192)
def _pieces(word: str) -> tuple[str, ...]:
    """Where a line may break inside a run of letters without spaces."""
    if word.isascii():
        return tuple(_BREAK_AFTER.split(word))
    pieces: list[str] = []
    for cluster in graphemes(word):
        if pieces and not _may_break(pieces[-1], cluster):
            pieces[-1] += cluster
        else:
            pieces.append(cluster)
    return tuple(pieces)


def _may_break(before: str, after: str) -> bool:
    if _NEVER_FIRST.match(after) or _NEVER_LAST.match(before[-1]):
        return False
    if _WIDE_OPENING.match(after) or _WIDE_CLOSING.match(before[-1]):
        return True
    if _BREAKS_AROUND.match(after) or _BREAKS_AROUND.match(graphemes(before)[-1]):
        return True
    return _BREAK_AFTER.search(before[-2:] + after[0]) is not None


def _broken(word: str, style: Type, measure: float, spaced: bool) -> list[Unit]:
    """A word wider than the line, in even pieces where that takes no line more."""
    pieces = _cut(word, style, measure)
    shorter = _cut(word, style, min(measure, width(word, style) / len(pieces) * _EVENLY))
    if len(shorter) == len(pieces) and "".join(shorter) == "".join(pieces):
        pieces = shorter
    return [Unit(piece, width(piece, style), spaced and not at) for at, piece in enumerate(pieces)]


def _cut(word: str, style: Type, measure: float) -> list[str]:
    """At grapheme borders, after a soft spot such as ``/`` if one is near."""
    left = graphemes(word)
    pieces: list[str] = []
    while left:
        count = _fitting(left, style, measure)
        soft = [i + 1 for i in range(count // 2, count) if _SOFT_SPOT.match(left[i])]
        if count < len(left) and soft:
            count = soft[-1]
        piece = "".join(left[:count])
        pieces.append(piece if width(piece, style) <= measure else "…")
        left = left[count:]
    return pieces


def _fitting(letters: list[str], style: Type, measure: float) -> int:
    low, high = 1, len(letters)
    while low < high:
        middle = (low + high + 1) // 2
        if width("".join(letters[:middle]), style) <= measure:
            low = middle
        else:
            high = middle - 1
    return low


def _balanced(units: list[Unit], space: float, measure: float) -> list[str]:
    lines = _greedy(units, space, measure)
    if 1 < len(lines) <= _MOST_BALANCED:
        low, high = max(unit.width for unit in units), measure
        for _ in range(_BALANCE_STEPS):
            middle = (low + high) / 2
            narrower = _greedy(units, space, middle)
            if len(narrower) == len(lines):
                high, lines = middle, narrower
            else:
                low = middle
    return lines


def _greedy(units: list[Unit], space: float, measure: float) -> list[str]:
    lines: list[str] = []
    filled = 0.0
    for unit in units:
        gap = space if unit.spaced else 0.0
        if lines and filled + gap + unit.width <= measure:
            lines[-1] += (" " if unit.spaced else "") + unit.text
            filled += gap + unit.width
        else:
            lines.append(unit.text)
            filled = unit.width
    return lines
