"""Actions in the order worth doing: benefit less cost first, then votes; and which quarter each one belongs to."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from math import sqrt

from renderers.journey import Action, Estimate, Journey

LOW_COST, HIGH_BENEFIT = 2.75, 3.25
"""Where the quarters meet. Medians are whole or end in a half, so none stands on a border;
3 is high cost and low benefit."""

_DISAGREE = 3
_SMALLEST, _GROWTH, _LARGEST = 13.0, 2.2, 30.0


@dataclass(frozen=True, slots=True)
class _Look:
    """The name of a quarter and of one thing in it, its tint, and the colour of its dots, which white reads on."""

    title: str
    one: str
    tint: str
    colour: str


class Quarter(Enum):
    """Cost below its border is low, benefit above its border is high."""

    QUICK_WIN = _Look("Quick wins", "Quick win", "#E6F4F0", "#0E6F5C")
    BIG_BET = _Look("Big bets", "Big bet", "#EEF2F9", "#0B5CAD")
    FILL_IN = _Look("Fill-ins", "Fill-in", "#F6F8FA", "#566074")
    THINK_TWICE = _Look("Think twice", "Think twice", "#F9F1F2", "#8C2F45")

    @property
    def title(self) -> str:
        return self.value.title

    @property
    def one(self) -> str:
        return self.value.one

    @property
    def tint(self) -> str:
        return self.value.tint

    @property
    def colour(self) -> str:
        return self.value.colour


@dataclass(frozen=True, slots=True)
class Item:
    """An action with both estimates; ``number`` is its place in the list, from 1."""

    number: int
    action: Action
    cost: Estimate
    benefit: Estimate

    @property
    def quarter(self) -> Quarter:
        cheap = self.cost.median < LOW_COST
        if self.benefit.median > HIGH_BENEFIT:
            return Quarter.QUICK_WIN if cheap else Quarter.BIG_BET
        return Quarter.FILL_IN if cheap else Quarter.THINK_TWICE

    @property
    def radius(self) -> float:
        """In points, growing with the root of the votes, so that the area tells them."""
        return min(_LARGEST, _SMALLEST + _GROWTH * sqrt(self.action.votes))

    @property
    def disagree(self) -> tuple[str, ...]:
        """Where the estimates reach over three points or more: ``cost``, ``benefit``."""
        pairs = (("cost", self.cost), ("benefit", self.benefit))
        return tuple(name for name, told in pairs if disagree(told))


def disagree(told: Estimate) -> bool:
    return told.high - told.low >= _DISAGREE


@dataclass(frozen=True, slots=True)
class Ranked:
    """``items`` in order; ``open`` are the actions that lack an estimate, most votes first."""

    items: tuple[Item, ...]
    open: tuple[Action, ...]

    def within(self, quarter: Quarter) -> tuple[Item, ...]:
        return tuple(item for item in self.items if item.quarter is quarter)


def ranked(journey: Journey) -> Ranked:
    found = [(each, each.cost, each.benefit) for each in journey.actions]
    told = [(each, cost, benefit) for each, cost, benefit in found if cost and benefit]
    told.sort(key=lambda each: (each[1].median - each[2].median, -each[0].votes))
    missing = [each for each, cost, benefit in found if not (cost and benefit)]
    return Ranked(
        tuple(Item(at, *each) for at, each in enumerate(told, 1)), tuple(sorted(missing, key=lambda each: -each.votes))
    )
