"""Sections onto cards of one height: nothing is cut, what has no room goes on a further card, as evenly as can be."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from renderers import style
from renderers.engine.ops import Block, Canvas
from renderers.parts.frame import ruled
from renderers.parts.words import single
from renderers.pictures.phone import type as faces

_BEFORE, _AFTER, _BELOW = 15.0, 11.0, 7.0
_MOST_AIR = 6.0
_TORN = 0.15
"""What tearing a section weighs: as much as two cards of which one is fuller than the other by about half a card."""


@dataclass(frozen=True, slots=True)
class Row:
    """An item or a part of it; ``gap`` stands before it, except below a heading; ``told`` is what it says in words.

    A ``tied`` row stays on the card of the row before it. Without a gap rows are drawn as one.
    """

    block: Block
    gap: float = 13.0
    tied: bool = False
    told: str = ""

    @property
    def loose(self) -> bool:
        """Whether it may stand further from the row before it."""
        return self.gap > 0 and not self.tied


@dataclass(frozen=True, slots=True)
class Section:
    """``heading`` draws the title once more on each card it takes part in; ``more`` says that it goes on.

    ``rank`` is its place in what a card says in words: findings come first there.
    """

    title: str
    rows: tuple[Row, ...]
    rank: int = 0

    def heading(self, more: bool) -> Block:
        words = single(f"{self.title}, continued" if more else self.title, faces.SECTION)
        line = ruled(faces.MEASURE, style.RULE)
        canvas = Canvas()
        canvas.add(line)
        canvas.place(words, 0.0, _AFTER)
        return Block(faces.MEASURE, _HEADING, tuple(canvas.ops))


_HEADING = _AFTER + faces.SECTION.leading + _BELOW


@dataclass(frozen=True, slots=True)
class Piece:
    """Rows of one section that stand together; ``first`` where the section begins with them."""

    section: Section
    rows: tuple[Row, ...]
    first: bool

    @property
    def height(self) -> float:
        return sum(row.block.height for row in self.rows) + sum(row.gap for row in self.rows[1:])


@dataclass(frozen=True, slots=True)
class Card:
    """What stands on one card, in order."""

    pieces: tuple[Piece, ...]

    @property
    def height(self) -> float:
        """With as little air as there may be."""
        return _height(self.pieces)

    def drawn(self, room: float) -> Block:
        """With some of the ``room`` it does not need as air around its rows."""
        air = _air(self, room)
        canvas = Canvas()
        y = 0.0
        for before, piece in zip((None, *self.pieces), self.pieces, strict=False):
            headed = before is None or piece.section is not before.section
            if headed:
                y += _BEFORE + 2 * air if before else 0.0
                canvas.place(piece.section.heading(not piece.first), 0.0, y)
                y += _HEADING
            for at, row in enumerate(piece.rows):
                y += 0.0 if headed and not at else row.gap + air * row.loose
                canvas.place(row.block, 0.0, y)
                y += row.block.height
        return Block(faces.MEASURE, y, tuple(canvas.ops))


def _air(card: Card, room: float) -> float:
    """What each gap between loose rows gains; a gap between sections gains it twice."""
    gaps = 0
    for before, piece in pairwise(card.pieces):
        gaps += piece.rows[0].loose if before.section is piece.section else 2
    return min(_MOST_AIR, (room - card.height) / gaps) if gaps else 0.0


def flowed(sections: Sequence[Section], room: Callable[[int], float]) -> list[Card]:
    """As few cards as there can be; ``room`` is the height of the first one (0) and of every other (1).

    Among those, sections stay whole and cards are as full as each other; an even look weighs more where one card
    would be nearly empty.
    """
    pieces = list(_pieces(sections, min(room(0), room(1)) - _HEADING))
    if not pieces:
        return [Card(())]
    breaks = _breaks(pieces, room, 0.0)
    rooms = room(0) + room(1) * (len(breaks) - 2)
    breaks = _breaks(pieces, room, _height(pieces) / rooms)
    return [Card(tuple(pieces[start:end])) for start, end in pairwise(breaks)]


def _pieces(sections: Sequence[Section], most: float) -> Iterator[Piece]:
    """Tied rows in one piece, as long as that is at most ``most`` high."""
    for section in sections:
        groups: list[list[Row]] = []
        for row in section.rows:
            if groups and row.tied and Piece(section, (*groups[-1], row), False).height <= most:
                groups[-1].append(row)
            else:
                groups.append([row])
        for at, group in enumerate(groups):
            yield Piece(section, tuple(group), at == 0)


def _height(pieces: Sequence[Piece]) -> float:
    return sum(_added(before, piece) for before, piece in zip((None, *pieces), pieces, strict=False))


def _added(before: Piece | None, piece: Piece) -> float:
    """What a piece adds to a card on which ``before`` is the last."""
    if before is None:
        return _HEADING + piece.height
    if before.section is piece.section:
        return piece.rows[0].gap + piece.height
    return _BEFORE + _HEADING + piece.height


def _breaks(pieces: Sequence[Piece], room: Callable[[int], float], wanted: float) -> list[int]:
    """Where cards begin, and the end: the fewest, and of those the ones nearest to the ``wanted`` share of each.

    Every way to end a card is tried once, from the first piece to the last.
    """
    best: list[tuple[int, float, int]] = [(0, 0.0, 0)]
    for end in range(1, len(pieces) + 1):
        tried = [
            (best[start][0] + 1, best[start][1] + (share - wanted) ** 2 + _torn(pieces, start), start)
            for start, share in _last_cards(pieces, end, room)
        ]
        best.append(min(tried))
    found = [len(pieces)]
    while found[-1]:
        found.append(best[found[-1]][2])
    return found[::-1]


def _last_cards(pieces: Sequence[Piece], end: int, room: Callable[[int], float]) -> Iterator[tuple[int, float]]:
    """Starts of cards that can end before ``end``, and how full each would be."""
    height = 0.0
    for start in range(end - 1, -1, -1):
        if start < end - 1:
            height += _added(pieces[start], pieces[start + 1]) - _added(None, pieces[start + 1])
        height += _added(None, pieces[start])
        share = height / room(1 if start else 0)
        if share > 1 and start < end - 1:
            if height > room(1):
                return
            continue
        yield start, share


def _torn(pieces: Sequence[Piece], start: int) -> float:
    return _TORN if start and not pieces[start].first else 0.0
