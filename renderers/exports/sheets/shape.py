"""``Rows``: one sheet of an export, and where an item belongs; figures as figures, typed words whole."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from renderers.journey import Estimate, Evidence, Journey, Spread
from renderers.texts.reading import Reading
from renderers.texts.words import EVIDENCE

Cell = str | int | float | date | None
PLACES = "Stage no. 10 | Stage 28 | Experience no. 16 | Experience 40 | Personas 28"
KNOWN = "Evidence 12 | Link 30"


@dataclass(frozen=True, slots=True)
class Title:
    """Of a column, ``width`` in characters. The same name means the same in every sheet."""

    name: str
    width: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """One sheet.

    ``kind`` is what one row is called, ``text`` the title of the column that says what the item is,
    ``empty`` what stands in the sheet while there is nothing else.
    """

    name: str
    kind: str
    text: str
    titles: tuple[Title, ...]
    rows: tuple[tuple[Cell, ...], ...]
    empty: str


Make = Callable[[Journey, "Places"], Rows]


def titles(told: str) -> tuple[Title, ...]:
    """From ``Action no. 6 | Stage 28``."""
    parts = (each.rpartition(" ") for each in told.split(" | "))
    return tuple(Title(name, int(width)) for name, _, width in parts)


class Places:
    """Where an item belongs: stages, experiences by their number on the map, and the personas who live them."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self._stages = {column.stage.key: number for number, column in enumerate(reading.columns, 1)}
        self._names = {column.stage.key: column.stage.name for column in reading.columns}
        self._lived = {each.key: each for column in reading.columns for each in column.experiences}

    def stage(self, key: str) -> tuple[Cell, Cell]:
        """Number and name; of the whole journey for ""."""
        return (self._stages[key], self._names[key]) if key else (None, "whole journey")

    def of(self, experiences: Sequence[str]) -> tuple[Cell, ...]:
        """The cells under ``PLACES``, in the order of the map."""
        found = sorted({*experiences}, key=self.reading.numbers.__getitem__)
        lived = [self._lived[key] for key in found]
        stages = list(dict.fromkeys(each.stage for each in lived))
        people = {name for each in lived for name in self.reading.who(each)}
        return (
            _figures(self._stages[key] for key in stages),
            joined(self._names[key] for key in stages),
            _figures(self.reading.numbers[key] for key in found),
            joined(each.what for each in lived),
            joined(name for name in self.reading.names.values() if name in people),
        )


def joined(words: Iterable[str]) -> str:
    return "; ".join(words)


def _figures(numbers: Iterable[int]) -> Cell:
    """One number as a number, several as words."""
    found = list(numbers)
    return found[0] if len(found) == 1 else joined(map(str, found))


def known(evidence: Evidence, link: str) -> tuple[Cell, Cell]:
    return EVIDENCE[evidence], link


def spread(told: Spread | None) -> tuple[Cell, ...]:
    """Mean, lowest, highest, people."""
    return (round(told.mean, 2), told.low, told.high, told.n) if told else (None,) * 4


def estimate(told: Estimate | None) -> tuple[Cell, ...]:
    """Median, lowest, highest, people."""
    return (told.median, told.low, told.high, told.n) if told else (None,) * 4
