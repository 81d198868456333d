"""The journey as sheets, one of a kind. Workbook and CSV are made of these, so what one holds the other holds too."""

from __future__ import annotations

from renderers.exports.sheets.lived import expectations, experiences, opportunities, pain_points
from renderers.exports.sheets.plans import actions, behind, measures
from renderers.exports.sheets.scope import about, before, personas, stages
from renderers.exports.sheets.shape import Cell, Make, Places, Rows, Title
from renderers.journey import Journey
from renderers.texts.reading import read

_SHEETS: tuple[Make, ...] = (
    *(about, personas, stages, experiences, expectations, pain_points),
    *(opportunities, actions, measures, behind, before),
)


def sheets(journey: Journey) -> tuple[Rows, ...]:
    """In reading order."""
    places = Places(read(journey))
    return tuple(make(journey, places) for make in _SHEETS)


__all__ = ["Cell", "Rows", "Title", "sheets"]
