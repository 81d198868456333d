"""Positions: new items come last or after a chosen one, and as few others as possible are renumbered."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from bot.flows.kinds import Contribution
from storage.changes import Put

STEP = 1024
FIRST = "first"  # the key of the choice to come before all others


def last_position(items: Iterable[Contribution]) -> int:
    """A position after all of ``items``, removed ones included, so that bringing them back moves nothing."""
    return max((item.position for item in items), default=0) + STEP


def place(others: Sequence[Contribution], after: str) -> tuple[int, tuple[Put, ...]]:
    """The position right behind the one with id ``after`` (FIRST: in front of all), and who must move for it.

    ``others`` are the items in their order without the one being placed; an unknown ``after`` means last.
    """
    spot = _spot(others, after)
    if spot == len(others):
        return last_position(others), ()
    below = others[spot - 1].position if spot else 0
    above = others[spot].position
    position = (below + above) // 2 if above - below > 1 else below + STEP
    return position, tuple(_pushed(others[spot:], position))


def _spot(others: Sequence[Contribution], after: str) -> int:
    if after == FIRST:
        return 0
    return next((number + 1 for number, item in enumerate(others) if item.id == after), len(others))


def _pushed(following: Sequence[Contribution], floor: int) -> Iterable[Put]:
    for item in following:
        if item.position > floor:
            return
        floor += STEP
        yield Put(replace(item, position=floor))
