"""What every lane that lists has in common.

A cell takes what fits its budget, the weightiest first and always at least one; the rest goes to list sheets.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from renderers import style
from renderers.engine.ops import Block, Op, moved, stacked
from renderers.parts.view import View
from renderers.parts.words import beside, paragraph, sunk
from renderers.pictures.lanes.plan import Column

GAP = 8.0
_MORE_ROOM = 24.0

Row = Callable[[float], Block]
"""An item drawn in a given width."""


@dataclass(frozen=True, slots=True)
class ListLane:
    """``rows`` says what stands under a column; each of ``bounds`` is (most rows, height) of a cell.

    ``unvoted`` is its note while nobody has voted, where that differs.
    """

    key: str
    title: str
    note: str
    bounds: tuple[tuple[int, float], tuple[int, float]]
    rows: Callable[[View, Column], list[Row]]
    unvoted: str = ""

    def worded(self, view: View) -> ListLane:
        """With the note that is true of this journey."""
        return self if view.voted or not self.unvoted else replace(self, note=self.unvoted)


@dataclass(frozen=True, slots=True)
class Cell:
    """A drawn cell and the rows it had no room for."""

    block: Block
    left: tuple[Row, ...]


ROOMY, TIGHT = 0, 1
"""Which bounds hold: roomy ones as long as the sheet does not grow too high, else tight ones."""


def cell(lane: ListLane, view: View, column: Column, bounds: int, sheet: int | None) -> Cell:
    """``sheet`` is where the rest is listed, once that is known."""
    rows = lane.rows(view, column)
    most, height = lane.bounds[bounds]
    drawn: list[Block] = []
    used = 0.0
    for row in rows[:most]:
        block = row(column.text_width)
        if drawn and used + GAP + block.height > height - (_MORE_ROOM if len(rows) > len(drawn) + 1 else 0):
            break
        used += GAP * bool(drawn) + block.height
        drawn.append(block)
    left = tuple(rows[len(drawn) :])
    if left:
        where = f" on sheet {sheet}" if sheet else ""
        drawn.append(paragraph(f"+{len(left)} more{where}", style.NOTE, column.text_width))
    return Cell(stacked(drawn, GAP), left)


def signed_row(sign: Block, indent: float, drop: float, words: Block, badge: Block | None, measure: float) -> Block:
    """A sign at the left, ``words`` at ``indent``, a badge at the right edge."""
    drop += sunk(words)
    ops: list[Op] = [*moved(sign.ops, 0.0, drop), *moved(beside(words).ops, indent, 0.0)]
    if badge is not None:
        ops += moved(badge.ops, measure - badge.width, 4.3 + sunk(words))
    return Block(measure, max(sign.height + drop, words.height), tuple(ops))


def here(column: Column, keys: Sequence[str]) -> bool:
    """Whether any of the experiences stands in this part of the stage."""
    return any(slot.experience.key in keys for slot in column.slots)
