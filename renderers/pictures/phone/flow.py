"""Sections onto cards of one height: nothing is cut, what has no room goes on a further card."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from renderers import style
from renderers.engine.ops import Block, Canvas
from renderers.parts.frame import ruled
from renderers.parts.words import single
from renderers.pictures.phone import type as faces

_BEFORE, _AFTER = 20.0, 14.0
_FULL_ENOUGH = (0.45, 0.6, 0.75, 2.0)


@dataclass(frozen=True, slots=True)
class Row:
    """An item or a part of it; ``gap`` stands before it, except below a heading.

    A ``tied`` row stays on the card of the row before it.
    """

    block: Block
    gap: float = 18.0
    tied: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """``heading`` draws the title once more on each card it takes part in; ``more`` says that it goes on."""

    title: str
    rows: tuple[Row, ...]

    def heading(self, more: bool) -> Block:
        words = single(f"{self.title}, continued" if more else self.title, faces.SECTION)
        line = ruled(faces.MEASURE, style.RULE)
        canvas = Canvas()
        canvas.add(line)
        canvas.place(words, 0.0, _AFTER)
        return Block(faces.MEASURE, _AFTER + words.height + 12, tuple(canvas.ops))

    @property
    def height(self) -> float:
        rows = sum(row.block.height for row in self.rows) + sum(row.gap for row in self.rows[1:])
        return self.heading(False).height + rows


class _Cards:
    """The cards begun so far; ``full`` is the share from which a section rather starts on a card of its own."""

    def __init__(self, room: Callable[[int], float], full: float) -> None:
        self._room = room
        self._full = full
        self._canvases = [Canvas()]
        self.y = 0.0

    @property
    def left(self) -> float:
        return self._room(len(self._canvases) - 1) - self.y

    @property
    def fresh(self) -> float:
        """The room of the next card."""
        return self._room(len(self._canvases))

    @property
    def full_enough(self) -> bool:
        return self.y >= self._full * self._room(len(self._canvases) - 1)

    def turn(self) -> None:
        self._canvases.append(Canvas())
        self.y = 0.0

    def place(self, block: Block, gap: float) -> None:
        self.y += gap
        self._canvases[-1].place(block, 0.0, self.y)
        self.y += block.height

    def blocks(self) -> list[Block]:
        return [Block(faces.MEASURE, 0.0, tuple(canvas.ops)) for canvas in self._canvases]


def flowed(sections: Sequence[Section], room: Callable[[int], float]) -> list[Block]:
    """One block a card; ``room`` is the height that the n-th card has for it.

    Sections stay whole where that costs no further card.
    """
    tried = [_flowed(sections, room, full) for full in _FULL_ENOUGH]
    return min(tried, key=len)


def _flowed(sections: Sequence[Section], room: Callable[[int], float], full: float) -> list[Block]:
    cards = _Cards(room, full)
    for section in sections:
        if _BEFORE + section.height > cards.left and cards.full_enough and section.height <= cards.fresh:
            cards.turn()
        _place(cards, section)
    return cards.blocks()


def _place(cards: _Cards, section: Section) -> None:
    headed = False
    for at, row in enumerate(section.rows):
        head = section.heading(at > 0)
        before = _BEFORE if cards.y else 0.0
        whole = _with_tied(section.rows[at:])
        if not row.tied and whole > cards.fresh - head.height:
            whole = row.block.height
        needed = row.gap + whole if headed else before + head.height + whole
        if needed > cards.left and cards.y:
            cards.turn()
            headed, before = False, 0.0
        if not headed:
            cards.place(head, before)
        cards.place(row.block, row.gap if headed else 0.0)
        headed = True


def _with_tied(rows: Sequence[Row]) -> float:
    """The height of the first row and of all that must not be torn from it."""
    tied = itertools.takewhile(lambda row: row.tied, rows[1:])
    return rows[0].block.height + sum(row.gap + row.block.height for row in tied)
