"""Text as blocks: wrapped paragraphs and single lines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from math import inf
from typing import Literal

import regex

from renderers.engine.bidi import base_level
from renderers.engine.ops import Block, Box, Text, moved, stacked
from renderers.engine.shaping import drawable, width
from renderers.engine.type import Type
from renderers.engine.wrap import LONGEST, Wrapped, wrap, wrap_within

Align = Literal["start", "centre", "end"]

WORDS: int = 30
"""The level of ordinary text: above every panel, chip and mark it stands on."""

_HALF_CAPITAL = 0.364
_MARK = "\u200e"
_JOINT = f"\u00a0{_MARK}·{_MARK} "
_LOOSE_END = f"·{_MARK}"
_FEWEST_LINES = 2
_SHORTER = (90, 75, 60, 50, 40, 28, 20, 14, 9, 5)
_TALL = regex.compile(
    r"[\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gujarati}\p{Script=Gurmukhi}"
    r"\p{Script=Kannada}\p{Script=Khmer}\p{Script=Lao}\p{Script=Malayalam}\p{Script=Myanmar}\p{Script=Oriya}"
    r"\p{Script=Sinhala}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Thai}\p{Script=Tibetan}\p{M}]"
)
_TALL_LEADING = 1.3


@lru_cache(maxsize=4096)
def paragraph(
    text: str,
    style: Type,
    measure: float,
    align: Align = "start",
    level: int = WORDS,
    limit: int = LONGEST,
) -> Block:
    """Lines within ``measure``; ``start`` is the right edge for text that reads right to left."""
    return _set(wrap(text, style, measure, limit), style, measure, align, level)


@lru_cache(maxsize=2048)
def hugged(text: str, style: Type, measure: float, align: Align = "start", level: int = WORDS) -> Block:
    """Like ``paragraph``, but aligned within its own widest line: for words on a ground that fits them."""
    wrapped = wrap(text, style, measure)
    return _set(wrapped, style, wrapped.width, align, level)


def _set(wrapped: Wrapped, style: Type, measure: float, align: Align, level: int) -> Block:
    tall = any(_TALL.search(line) for line in wrapped.lines)
    leading = style.leading * _TALL_LEADING if tall else style.leading
    height = leading * len(wrapped.lines)
    inside = Box(0.0, 0.0, measure, height)
    ops = []
    for index, (line, joined) in enumerate(zip(wrapped.lines, wrapped.joined, strict=True)):
        wide = width(line, style)
        x = _left(align, wrapped.base, measure - wide)
        baseline = leading * (index + 0.5) + _HALF_CAPITAL * style.size
        ops.append(Text(line, style, x, baseline, wide, inside, wrapped.base, level, joined))
    return Block(wrapped.width, height, tuple(ops))


def _left(align: Align, base: int, free: float) -> float:
    if align == "centre":
        return free / 2
    return free if (align == "end") != bool(base) else 0.0


def together(parts: Iterable[str]) -> str:
    """Typed texts in one line of ours, a dot between: each keeps its direction, the line reads as ours does."""
    return _MARK + _JOINT.join(part.replace("\n", " ") for part in parts)


@lru_cache(maxsize=1024)
def joined(text: str, style: Type, measure: float) -> Block:
    """What ``together`` made, in lines that end between its parts wherever the parts allow it."""
    whole = paragraph(text, style, measure)
    if len(whole.ops) < _FEWEST_LINES:
        return whole
    first, *rest = text.removeprefix(_MARK).split(_JOINT)
    lines = [first]
    for part in rest:
        longer = _MARK + _JOINT.join((lines[-1], part))
        if width(drawable(longer), style) <= measure:
            lines[-1] = longer.removeprefix(_MARK)
        else:
            lines.append(part)
    return stacked([paragraph(_MARK + line, style, measure) for line in lines])


def running(text: str, style: Type, measure: float) -> Block:
    """What ``together`` made as running text; broken between its parts only where a line would end with the dot."""
    whole = paragraph(text, style, measure)
    lines = [op.text for op in whole.ops if isinstance(op, Text)]
    return joined(text, style, measure) if any(line.endswith(_LOOSE_END) for line in lines) else whole


def joined_within(text: str, style: Type, measure: float, lines: int, longest: int) -> Block:
    """The same for a label: ``fitted`` where it takes more lines than that, or is longer."""
    whole = joined(text, style, measure)
    return whole if len(text) <= longest and len(whole.ops) <= lines else fitted(text, style, measure, lines, longest)


def beside(block: Block) -> Block:
    """Without the free room at the left that right-to-left text has: for what stands next to its sign."""
    left = inf
    for op in block.ops:
        if isinstance(op, Text):
            if op.x <= 0:
                return block
            left = min(left, op.x)
    return Block(block.width, block.height, tuple(moved(block.ops, -left, 0.0))) if left < inf else block


def sunk(block: Block) -> float:
    """How much lower its first line stands than a line of ours that begins at its top: tall scripts need more room."""
    for op in block.ops:
        if isinstance(op, Text):
            return op.y - _baseline(op.style)
    return 0.0


def line_top(op: Text) -> float:
    """Where a line of ours that stands on the same baseline begins."""
    return op.y - _baseline(op.style)


def levelled(blocks: Sequence[Block]) -> list[Block]:
    """Blocks of one style side by side, their first lines on one baseline."""
    drops = [sunk(block) for block in blocks]
    lowest = max(drops, default=0.0)
    return [
        Block(block.width, block.height + lowest - drop, tuple(moved(block.ops, 0.0, lowest - drop)))
        if drop < lowest
        else block
        for block, drop in zip(blocks, drops, strict=True)
    ]


@lru_cache(maxsize=2048)
def fitted(text: str, style: Type, measure: float, lines: int, longest: int = 60, align: Align = "start") -> Block:
    """At most ``lines`` lines, shortened with an ellipsis: for labels whose whole text stands elsewhere."""
    flat = text.replace("\n", " ")
    for limit in (longest, *(shorter for shorter in _SHORTER if shorter < longest)):
        found = wrap_within(flat, style, measure, limit, lines)
        if found is not None:
            return _set(found, style, measure, align, WORDS)
    return paragraph("…", style, measure, align)


def _baseline(style: Type) -> float:
    """Below the top of a line of ours."""
    return style.leading * 0.5 + _HALF_CAPITAL * style.size


def single(text: str, style: Type, level: int = WORDS) -> Block:
    """One line of our own words, as wide as it is; never for typed text."""
    ready = drawable(text)
    wide = width(ready, style)
    line = Text(ready, style, 0.0, _baseline(style), wide, Box(0, 0, wide, style.leading), base_level(ready), level)
    return Block(wide, style.leading, (line,))
