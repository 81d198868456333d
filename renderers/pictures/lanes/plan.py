"""Which stages stand on which sheet, and where: columns for stages, slots for experiences.

A stage is at least as wide as its experiences need. What one sheet cannot hold is split at stage boundaries,
balanced by need; a stage that is wider than a sheet is divided into parts, nothing is left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from renderers import style
from renderers.engine.shaping import drawable, width
from renderers.engine.wrap import longest_word
from renderers.journey import Experience, Journey, Stage

PAGE_WIDTH = 1600.0
MARGIN = 40.0
HEAD_WIDTH = 148.0
LEFT = MARGIN + HEAD_WIDTH
ROOM = PAGE_WIDTH - MARGIN - LEFT
PADDING = 12.0
_NARROWEST_STAGE = 190.0
_WIDEST_SLOT = 200.0
_EDGE = 3.0
SLOT_GAP = 6.0
_TICK_SLOT = 24.0
_MOST_STACKED = 48
_STAGE_WEIGHT = 1.25


@dataclass(frozen=True, slots=True)
class CardSize:
    """About ``lines`` lines of text ``pad`` inside the edge, in a slot of at least ``narrowest``."""

    lines: float
    pad: float
    narrowest: float


_CARD_SIZES = (CardSize(4.6, 11.0, 84.0), CardSize(6.6, 11.0, 84.0), CardSize(7.5, 7.5, 74.0))


@dataclass(frozen=True, slots=True)
class Slot:
    """The room of one experience; its card, channels and points share the centre line."""

    experience: Experience
    x: float
    width: float

    @property
    def centre(self) -> float:
        return self.x + self.width / 2


@dataclass(frozen=True, slots=True)
class Column:
    """A stage, or one part of a stage that is too wide for a sheet (``part`` of ``parts``)."""

    stage: Stage
    x: float
    width: float
    slots: tuple[Slot, ...]
    part: int = 1
    parts: int = 1

    @property
    def text_width(self) -> float:
        return self.width - 2 * PADDING


@dataclass(frozen=True, slots=True)
class Plan:
    """One sheet; without ``cards`` experiences are rows under their stage, and the curve's points carry numbers."""

    columns: tuple[Column, ...]
    cards: CardSize | None

    @property
    def stacked(self) -> bool:
        return self.cards is None

    @property
    def slots(self) -> tuple[Slot, ...]:
        return tuple(slot for column in self.columns for slot in column.slots)


@dataclass(frozen=True, slots=True)
class _Part:
    stage: Stage
    experiences: tuple[Experience, ...]
    needs: tuple[float, ...]
    part: int
    parts: int

    @property
    def need(self) -> float:
        return min(ROOM, max(_NARROWEST_STAGE, sum(self.needs) + 2 * _EDGE))

    @property
    def weight(self) -> float:
        return len(self.experiences) + _STAGE_WEIGHT


def plans(journey: Journey, experiences: dict[str, tuple[Experience, ...]], most_stages: int) -> tuple[Plan, ...]:
    """The sheets of the map in reading order: roomy cards, unless narrower ones or stacking saves sheets."""
    ways = (*_CARD_SIZES, None)
    tried = [_pages(_parts(journey, experiences, cards), most_stages) for cards in ways]
    fewest = min(len(pages) for pages in tried)
    chosen = next(index for index, pages in enumerate(tried) if len(pages) == fewest)
    return tuple(_plan(page, ways[chosen]) for page in tried[chosen])


def _parts(journey: Journey, experiences: dict[str, tuple[Experience, ...]], cards: CardSize | None) -> list[_Part]:
    parts = []
    for stage in journey.stages:
        found = experiences[stage.key]
        needs = [_slot_need(each.what, each.channels, cards) if cards else _TICK_SLOT for each in found]
        cuts = _cuts(needs, stacked=cards is None)
        for number, (start, end) in enumerate(cuts, 1):
            parts.append(_Part(stage, found[start:end], tuple(needs[start:end]), number, len(cuts)))
    return parts


def _cuts(needs: Sequence[float], *, stacked: bool) -> list[tuple[int, int]]:
    """Even parts of a stage's experiences that each fit a sheet; one empty part for an unmanaged stage."""
    most = _MOST_STACKED if stacked else max(1, len(needs))
    count = max(1, -(-len(needs) // most))
    while True:
        size = -(-len(needs) // count) if needs else 0
        cuts = [(start, min(start + size, len(needs))) for start in range(0, len(needs), size or 1)] or [(0, 0)]
        if all(sum(needs[start:end]) <= ROOM for start, end in cuts):
            return cuts
        count += 1


@lru_cache(maxsize=4096)
def _slot_need(what: str, channels: tuple[str, ...], cards: CardSize) -> float:
    """The width in which the card breaks no word and stays as low as its size says."""
    around = SLOT_GAP + 2 * cards.pad + 0.5
    word = longest_word(what, style.CARD) + around
    pill = max((longest_word(channel, style.PILL) for channel in channels), default=0.0) + 22
    roomy = width(drawable(what).replace("\n", " "), style.CARD) / cards.lines + around
    return min(max(word, pill, roomy, cards.narrowest), _WIDEST_SLOT)


def _pages(parts: Sequence[_Part], most_stages: int) -> list[list[_Part]]:
    """The fewest sheets, then the most even ones."""
    fewest = len(_packed(parts, ROOM, most_stages))
    most = next(count for count in range(1, most_stages + 1) if len(_packed(parts, ROOM, count)) <= fewest)
    low, high = 0.0, ROOM
    for _ in range(12):
        middle = (low + high) / 2
        if len(_packed(parts, middle, most)) <= fewest:
            high = middle
        else:
            low = middle
    return _packed(parts, high, most) or [[]]


def _packed(parts: Sequence[_Part], room: float, most: int) -> list[list[_Part]]:
    pages: list[list[_Part]] = []
    used = 0.0
    for part in parts:
        if pages and used + part.need <= room and len(pages[-1]) < most:
            pages[-1].append(part)
            used += part.need
        else:
            pages.append([part])
            used = part.need
    return pages


def _plan(parts: Sequence[_Part], cards: CardSize | None) -> Plan:
    widths = shares([part.need for part in parts], [part.weight for part in parts], ROOM)
    columns = []
    x = LEFT
    for part, wide in zip(parts, widths, strict=True):
        edge = _EDGE if cards else PADDING
        room = wide - 2 * edge
        left = x + edge
        slots = _slots(part, left, room)
        columns.append(Column(part.stage, x, wide, slots, part.part, part.parts))
        x += wide
    return Plan(tuple(columns), cards)


def _slots(part: _Part, x: float, room: float) -> tuple[Slot, ...]:
    needs = [min(need, room / len(part.needs)) if sum(part.needs) > room else need for need in part.needs]
    widths = shares(needs, [1.0] * len(needs), room)
    slots = []
    for experience, wide in zip(part.experiences, widths, strict=True):
        slots.append(Slot(experience, x, wide))
        x += wide
    return tuple(slots)


def shares(needs: Sequence[float], weights: Sequence[float], room: float) -> list[float]:
    """``room`` divided by weight, but to nobody less than they need; needs never exceed the room together."""
    fixed = [False] * len(needs)
    while True:
        left = room - sum(need for need, is_fixed in zip(needs, fixed, strict=True) if is_fixed)
        total = sum(weight for weight, is_fixed in zip(weights, fixed, strict=True) if not is_fixed)
        rate = left / total if total else 0.0
        short = [index for index, need in enumerate(needs) if not fixed[index] and need > rate * weights[index] + 1e-9]
        if not short:
            return [
                need if is_fixed else rate * weight
                for need, weight, is_fixed in zip(needs, weights, fixed, strict=True)
            ]
        for index in short:
            fixed[index] = True
