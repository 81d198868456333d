"""Today's scores by any two sides of a journey: the mean of every single score, the lowest, and how many."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from renderers.journey import Experience, Spread
from renderers.parts.means import pooled
from renderers.parts.ramp import score_ground
from renderers.pictures.tables.grid import Cell, Kind
from renderers.texts.words import count, signed

_FAR = 2


@dataclass(frozen=True, slots=True)
class Tally:
    """``lived`` experiences, and what was said of them; ``today`` is None while nothing is."""

    lived: int
    today: Spread | None

    @property
    def hidden(self) -> bool:
        """True when the mean would hide a score two or more below it."""
        return self.today is not None and self.today.mean - self.today.low >= _FAR

    @property
    def rank(self) -> tuple[float, int]:
        """Lowest first; only for what is scored."""
        return (round(self.today.mean, 1), self.today.low) if self.today else (9.0, 9)


def tally(experiences: Iterable[Experience]) -> Tally:
    found = list(experiences)
    return Tally(len(found), pooled(each.today for each in found))


def score_cell(found: Tally, *, empty: Kind = Kind.HATCHED, framed: bool = False, flagged: bool = False) -> Cell:
    """``empty`` without an experience, open without a score."""
    if not found.lived:
        return Cell(empty)
    if found.today is None:
        return Cell(Kind.OPEN, note="not scored")
    today = found.today
    return Cell(
        Kind.FILLED,
        value=signed(today.mean),
        note=count(today.n, "score"),
        pill=f"low {signed(today.low)}" if found.hidden else "",
        ground=score_ground(today.mean),
        framed=framed,
        flagged=flagged,
    )


def mean_of(found: Tally) -> str:
    return signed(found.today.mean) if found.today else ""
