"""The journey as one CSV for Excel and Sheets: a row per item and everything the workbook holds, to filter and pivot.

``Kind`` says what a row is and ``Text`` what it says; the other columns are the workbook's, the same for every
journey, empty where a kind has nothing to say. An item of several experiences is one row, so that votes add up.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from datetime import date
from math import isfinite

from renderers.exports.cells import text_cell
from renderers.exports.file import File
from renderers.exports.sheets import Cell, Rows, sheets
from renderers.journey import Journey

FIRST = ("Kind", "Text", "Stage no.", "Stage", "Experience no.", "Experience", "Personas")


def csv_file(journey: Journey) -> File:
    """UTF-8 with a byte order mark, CRLF. Text is always quoted and figures never, so that none is mistaken."""
    made = sheets(journey)
    columns = _columns(made)
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n")
    writer.writerow(columns)
    for sheet in made:
        writer.writerows(_rows(sheet, columns))
    return File(f"customer-journey-{journey.held_on.isoformat()}.csv", out.getvalue().encode("utf-8-sig", "replace"))


def _columns(made: Sequence[Rows]) -> tuple[str, ...]:
    """Each title once, without those that only say what ``Text`` says already."""
    said = {sheet.text for sheet in made}
    further = (title.name for sheet in made for title in sheet.titles if title.name not in said)
    return tuple(dict.fromkeys((*FIRST, *further)))


def _rows(sheet: Rows, columns: Sequence[str]) -> Iterator[list[str | int | float]]:
    names = [title.name for title in sheet.titles]
    for row in sheet.rows:
        known = dict(zip(names, row, strict=True))
        known |= {"Kind": sheet.kind, "Text": known[sheet.text]}
        yield [_cell(known.get(name)) for name in columns]


def _cell(cell: Cell) -> str | int | float:
    if isinstance(cell, str):
        return text_cell(cell)
    if isinstance(cell, date):
        return cell.isoformat()
    return cell if cell is not None and isfinite(cell) else ""
