"""Where everything stands: rows are lanes, slots are steps. What belongs together stands one below another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from renderers.journey import Behind, Lane
from renderers.parts.view import View
from renderers.pictures.blueprint.choice import Part

LANES: tuple[Lane | None, ...] = (Lane.EVIDENCE, None, Lane.FRONTSTAGE, Lane.BACKSTAGE, Lane.SUPPORT)
"""From what can be touched to what is never seen; None is the personas' own actions."""


@dataclass(frozen=True, slots=True)
class Row:
    """``level`` counts the rows of one lane from 0."""

    lane: Lane | None
    level: int = 0


@dataclass(frozen=True, slots=True)
class Spot:
    row: int
    slot: int


@dataclass(frozen=True, slots=True)
class Gap:
    """Nothing is known of this lane in this part."""

    part: Part
    lane: Lane | None
    spot: Spot


@dataclass(frozen=True, slots=True)
class Grid:
    """``starts`` is the first slot of each part, and the number of slots at the end; ``spots`` go by key."""

    parts: tuple[Part, ...]
    starts: tuple[int, ...]
    rows: tuple[Row, ...]
    spots: dict[str, Spot]
    gaps: tuple[Gap, ...]

    @property
    def slots(self) -> int:
        return self.starts[-1]

    def part_at(self, slot: int) -> int:
        return max(at for at, start in enumerate(self.starts[:-1]) if start <= slot)

    def taken(self) -> set[Spot]:
        return {*self.spots.values(), *(gap.spot for gap in self.gaps)}


@dataclass(frozen=True, slots=True)
class _Placed:
    """``slot`` from the start of its part."""

    item: Behind
    slot: int
    level: int


def arranged(view: View, parts: Sequence[Part]) -> Grid:
    """The grid of one sheet."""
    starts = tuple(accumulate((part.slots for part in parts), initial=0))
    placed = [_placed(view, part) for part in parts]
    rows = _rows([each for found in placed for each in found])
    order = {row: at for at, row in enumerate(rows)}
    spots: dict[str, Spot] = {}
    for part, start, found in zip(parts, starts, placed, strict=False):
        lived = order[Row(None)]
        spots |= {each.key: Spot(lived, start + at) for at, each in enumerate(part.experiences)}
        for each in found:
            row = Row(each.item.lane, each.level)
            spots[each.item.key] = Spot(order[row], start + each.slot)
    return Grid(tuple(parts), starts, rows, spots, tuple(_gaps(parts, starts, rows)))


def _rows(placed: Sequence[_Placed]) -> tuple[Row, ...]:
    highest = {lane: max((each.level for each in placed if each.item.lane is lane), default=0) for lane in LANES}
    return tuple(Row(lane, level) for lane in LANES for level in range(highest[lane] + 1))


def _gaps(parts: Sequence[Part], starts: Sequence[int], rows: Sequence[Row]) -> Iterable[Gap]:
    for part, start in zip(parts, starts, strict=False):
        known: set[Lane | None] = {item.lane for item in part.items}
        if part.experiences:
            known.add(None)
        for lane in LANES:
            if lane not in known:
                row = next(at for at, each in enumerate(rows) if each.lane is lane)
                yield Gap(part, lane, Spot(row, start))


def _placed(view: View, part: Part) -> list[_Placed]:
    """Below the step an item hurts, else below the item that needs it, else wherever there is room."""
    slots = {each.key: at for at, each in enumerate(part.experiences)}
    pains = {
        pain.key: slots[key] for pain in view.pain_points[part.stage.key] for key in pain.experiences if key in slots
    }
    found: list[_Placed] = []
    wanted: dict[str, int] = {}
    for item in part.items:
        hurt = next((pains[key] for key in item.pain_points if key in pains), None)
        if hurt is not None:
            wanted[item.key] = hurt
    for lane in LANES:
        here = [item for item in part.items if item.lane is lane]
        found += _row(here, wanted, part.slots)
    return found


def _row(items: Sequence[Behind], wanted: dict[str, int], slots: int) -> list[_Placed]:
    """Those that know their place first; what depends on them in the same row comes beside them."""
    taken: set[tuple[int, int]] = set()
    left = list(items)
    found: list[_Placed] = []
    while left:
        item = next((each for each in left if each.key in wanted), left[0])
        left.remove(item)
        level = len(found) // slots
        free = [slot for slot in range(slots) if (slot, level) not in taken]
        aim = wanted.get(item.key, 0)
        slot = min(free, key=lambda each: abs(each - aim))
        taken.add((slot, level))
        found.append(_Placed(item, slot, level))
        for key in (*item.needs, *item.agrees):
            wanted.setdefault(key, slot)
    return found
