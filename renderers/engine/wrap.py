"""Paragraphs into lines: on words, between ideographs, and inside a word only where it is wider than a line.

No line starts with a closing mark or ends with an opening one, and a range of numbers stays in one. Lines are
balanced: the measure is narrowed while their number stays, so that no last line is left with one word where there
is room for two.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import accumulate, pairwise
from math import inf

import regex

from renderers.engine.bidi import base_level
from renderers.engine.broken import broken
from renderers.engine.clean import clipped, graphemes
from renderers.engine.shaping import HYPHEN, drawable, width
from renderers.engine.type import Type

LONGEST = 240
_BREAKS_AROUND = regex.compile(r"[\p{LB=ID}\p{LB=CJ}\p{LB=H2}\p{LB=H3}\p{LB=JL}\p{LB=EB}\p{LB=EM}]|\p{LB=RI}{2}")
_NEVER_FIRST = regex.compile(r"[\p{LB=CL}\p{LB=CP}\p{LB=EX}\p{LB=NS}\p{LB=IS}\p{LB=SY}\p{LB=CJ}…‥ー々？！。、，．]")
_WIDE_OPENING = regex.compile(r"[「『（【《〈〔［｛]")
_WIDE_CLOSING = regex.compile(r"[。，、！？；：」』）】》〉〕］｝]")
_NEVER_LAST = regex.compile(r"[\p{LB=OP}]")
_JOINTS = frozenset("-–—/\u200b")
_BREAK_AFTER = regex.compile(r"(?<=\w[\-–—/\u200b])(?<!\d[\-–/](?=\d))(?=\w)")
_SPACES = regex.compile(r"[ \n]+")
_BALANCE_STEPS = 7
_MOST_BALANCED = 10
_LEAST_AROUND_HYPHEN = 4
_UNSEEN = 0.5


@dataclass(frozen=True, slots=True)
class Unit:
    """What is never broken. Inside a line ``before`` joins it to the unit before it, ``gap`` points away.

    An infinite gap follows a hyphen that was put in: the line ends there.
    """

    text: str
    width: float
    before: str
    gap: float


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
    return _wrapped(ready, style, _held(ready, style, measure, sys.maxsize))


@lru_cache(maxsize=4096)
def wrap_within(text: str, style: Type, measure: float, limit: int, most: int) -> Wrapped | None:
    """The same, or None where there are more than ``most`` lines; nothing after those is measured then."""
    ready = clipped(drawable(text), limit)
    found = _held(ready, style, measure, most)
    return _wrapped(ready, style, found) if sum(len(lines) for _, lines in found) <= most else None


def _held(ready: str, style: Type, measure: float, most: int) -> list[tuple[str, list[str]]]:
    """Laid out so that the lines fit as they are drawn.

    Where two directions meet, a line may be a little wider than its words are together; it is then broken anew.
    """
    found = list(_laid_out(ready, style, measure, most))
    over = max((width(line, style) for _, lines in found for line in lines), default=0.0) - measure
    return found if over <= _UNSEEN else list(_laid_out(ready, style, measure - over - _UNSEEN, most))


def _laid_out(ready: str, style: Type, measure: float, most: int) -> Iterator[tuple[str, list[str]]]:
    """Each paragraph and its lines; in the last one there are too many where that is the end of what may be."""
    for paragraph in ready.split("\n"):
        units: list[Unit] = []
        lines = _greedy(_noted(_units(paragraph, style, measure), units), measure, most)
        most -= len(lines)
        if most < 0:
            yield paragraph, lines
            return
        yield paragraph, _balanced(units, lines, measure)


def _noted(units: Iterable[Unit], into: list[Unit]) -> Iterator[Unit]:
    for unit in units:
        into.append(unit)
        yield unit


def _wrapped(ready: str, style: Type, found: Iterable[tuple[str, list[str]]]) -> Wrapped:
    lines: list[str] = []
    joined: list[bool] = []
    for paragraph, wrapped in found:
        lines += wrapped
        joined += _joined(paragraph, wrapped)
    widest = max((width(line, style) for line in lines), default=0.0)
    return Wrapped(tuple(lines), widest, base_level(ready), tuple(joined))


def _joined(paragraph: str, lines: list[str]) -> list[bool]:
    """Whether each line ends inside a word, counted in letters without spaces."""
    if len(lines) <= 1:
        return [False] * len(lines)
    ends = set(accumulate(len(word) for word in _words(paragraph)))
    return [end not in ends for end in accumulate(len(line.replace(" ", "").rstrip(HYPHEN)) for line in lines)]


@lru_cache(maxsize=8192)
def longest_word(text: str, style: Type) -> float:
    """The widest piece that a line break cannot divide: the least measure that breaks no word."""
    words = (piece for word in _words(drawable(text)) for piece in _pieces(word))
    return max((width(piece, style) for piece in words), default=0.0)


def _words(paragraph: str) -> list[str]:
    """A no-break space stays inside its word."""
    return [word for word in _SPACES.split(paragraph) if word]


def _units(paragraph: str, style: Type, measure: float) -> Iterator[Unit]:
    """Letters of a tracked line stand apart at both ends of a space, and between units without one."""
    apart = max(0.0, style.tracking)
    space = width(" ", style) + 2 * apart
    for word in _words(paragraph):
        before, gap = " ", space
        pieces = _pieces(word)
        for piece in _held_together(pieces) if "-" in word and width(word, style) <= measure else pieces:
            for part, wide in _parts(piece, style, measure):
                yield Unit(part, wide, before, gap)
                before, gap = "", inf if part.endswith(HYPHEN) else apart


def _parts(piece: str, style: Type, measure: float) -> list[tuple[str, float]]:
    """The piece and the room it takes, or what it is broken into where it is wider than the line."""
    wide = width(piece, style)
    parts = [piece] if wide <= measure else broken(piece, wide, style, measure)
    return [(part, _room(part, style)) for part in parts]


def _room(text: str, style: Type) -> float:
    """In a line of any other text: letters that stand in runs of their own here may be tracked there."""
    if style.tracking <= 0:
        return width(text, style)
    return width(text, replace(style, tracking=0.0)) + style.tracking * (len(graphemes(text)) - 1)


@lru_cache(maxsize=8192)
def _pieces(word: str) -> tuple[str, ...]:
    """Where a line may break inside a run of letters without spaces."""
    if word.isascii():
        return tuple(_BREAK_AFTER.split(word))
    clusters = graphemes(word)
    pieces = clusters[:1]
    for last, cluster in pairwise(clusters):
        if _may_break(last, cluster, pieces[-1]):
            pieces.append(cluster)
        else:
            pieces[-1] += cluster
    return tuple(pieces)


def _held_together(pieces: tuple[str, ...]) -> list[str]:
    """A hyphen with few letters on one side, as in Wi-Fi, ends no line that could hold the whole word."""
    kept = list(pieces[:1])
    for piece in pieces[1:]:
        shorter = min(len(kept[-1]), len(piece.rstrip("-")) + 1)
        if kept[-1].endswith("-") and shorter <= _LEAST_AROUND_HYPHEN:
            kept[-1] += piece
        else:
            kept.append(piece)
    return kept


@dataclass(frozen=True, slots=True)
class _Edges:
    """What the first and the last letter of a grapheme say about a break before and after it."""

    never_first: bool
    never_last: bool
    opens: bool
    closes: bool
    breaks: bool


@lru_cache(maxsize=4096)
def _edges(cluster: str) -> _Edges:
    return _Edges(
        never_first=_NEVER_FIRST.match(cluster) is not None,
        never_last=_NEVER_LAST.match(cluster[-1]) is not None,
        opens=_WIDE_OPENING.match(cluster) is not None,
        closes=_WIDE_CLOSING.match(cluster[-1]) is not None,
        breaks=_BREAKS_AROUND.match(cluster) is not None,
    )


def _may_break(last: str, cluster: str, piece: str) -> bool:
    """Between two graphemes of a word; ``piece`` is what stands together up to the first one."""
    before, after = _edges(last), _edges(cluster)
    if after.never_first or before.never_last:
        return False
    if after.opens or before.closes or after.breaks or before.breaks:
        return True
    return last[-1] in _JOINTS and _BREAK_AFTER.search(piece[-2:] + cluster[0]) is not None


def _balanced(units: list[Unit], lines: list[str], measure: float) -> list[str]:
    """``lines`` are as wide as they may be."""
    if 1 < len(lines) <= _MOST_BALANCED:
        low, high = min(measure, max(unit.width for unit in units)), measure
        for _ in range(_BALANCE_STEPS):
            middle = (low + high) / 2
            narrower = _greedy(units, middle, len(lines))
            if len(narrower) == len(lines):
                high, lines = middle, narrower
            else:
                low = middle
    return lines


def _greedy(units: Iterable[Unit], measure: float, most: int) -> list[str]:
    """As much on each line as fits; it ends with the first line beyond ``most``."""
    lines: list[str] = []
    filled = 0.0
    for unit in units:
        if lines and filled + unit.gap + unit.width <= measure:
            lines[-1] += unit.before + unit.text
            filled += unit.gap + unit.width
        else:
            lines.append(unit.text)
            filled = unit.width
            if len(lines) > most:
                break
    return lines
