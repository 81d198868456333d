"""The journey as a workbook for Excel, LibreOffice and Google: every cell is text, a figure or a date, never a formula.

The same journey gives the same bytes: nothing in the file tells when or by whom it was written.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from math import isfinite

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from renderers import style
from renderers.exports.file import File
from renderers.exports.sheets import Cell, Rows, sheets
from renderers.journey import Journey
from renderers.texts.shorten import ELLIPSIS

_LONGEST = 32_767  # UTF-16 units in a cell that Excel opens
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_HIGH = 30.0


@dataclass(frozen=True, slots=True)
class _Looks:
    head: Format
    text: Format
    figure: Format
    day: Format
    quiet: Format


def xlsx_file(journey: Journey) -> File:
    """One sheet of a kind, the first row frozen and filterable."""
    out = io.BytesIO()
    with Workbook(out, _OPTIONS) as book:
        book.set_properties({"title": "Customer journey", "created": datetime.combine(journey.held_on, time())})
        looks = _looks(book)
        for rows in sheets(journey):
            _write(book.add_worksheet(rows.name), rows, looks)
    return File(f"customer-journey-{journey.held_on.isoformat()}.xlsx", out.getvalue())


def _looks(book: Workbook) -> _Looks:
    plain = {"valign": "top", "font_color": style.INK}
    head = {"bold": True, "font_color": style.WHITE, "bg_color": style.STAGE, "valign": "vcenter", "text_wrap": True}
    return _Looks(
        head=book.add_format(head),
        text=book.add_format({**plain, "text_wrap": True, "num_format": "@"}),
        figure=book.add_format(plain),
        day=book.add_format({**plain, "num_format": "yyyy-mm-dd", "align": "left"}),
        quiet=book.add_format({**plain, "italic": True, "font_color": style.CAPTION}),
    )


def _write(sheet: Worksheet, rows: Rows, looks: _Looks) -> None:
    sheet.hide_gridlines(2)
    sheet.freeze_panes(1, 0)
    sheet.set_row(0, _HIGH)
    for at, title in enumerate(rows.titles):
        sheet.set_column(at, at, title.width)
        sheet.write_string(0, at, title.name, looks.head)
    for number, row in enumerate(rows.rows, 1):
        _write_row(sheet, number, row, looks)
    if rows.rows:
        sheet.autofilter(0, 0, len(rows.rows), len(rows.titles) - 1)
    else:
        sheet.write_string(1, 0, rows.empty, looks.quiet)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _write_row(sheet: Worksheet, number: int, row: Sequence[Cell], looks: _Looks) -> None:
    for at, cell in enumerate(row):
        if isinstance(cell, str):
            sheet.write_string(number, at, _fitting(cell), looks.text)
        elif isinstance(cell, date):
            sheet.write_datetime(number, at, datetime.combine(cell, time()), looks.day)
        elif cell is not None and isfinite(cell):
            sheet.write_number(number, at, cell, looks.figure)


def _fitting(text: str) -> str:
    """``text``, or as much of it as a cell holds and an ellipsis."""
    units = text.encode("utf-16-le", "replace")
    if len(units) <= 2 * _LONGEST:
        return units.decode("utf-16-le")
    return units[: 2 * _LONGEST - 2].decode("utf-16-le", "ignore") + ELLIPSIS
