"""A workbook as a spreadsheet reads it: the XML it is, no library of ours in between."""

from __future__ import annotations

import functools
import io
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


class Book:
    """The workbook as a spreadsheet reads it: values by sheet and row, None where a cell is empty."""

    def __init__(self, data: bytes) -> None:
        self.file = zipfile.ZipFile(io.BytesIO(data))
        names = self._xml("xl/workbook.xml").iter(f"{MAIN}sheet")
        self.names = [each.get("name") for each in names]
        shared = self._xml("xl/sharedStrings.xml").iter(f"{MAIN}si")
        self._strings = ["".join(part.text or "" for part in each.iter(f"{MAIN}t")) for each in shared]

    def _xml(self, name: str) -> ElementTree.Element:
        return ElementTree.fromstring(self.file.read(name))  # noqa: S314

    def sheet(self, name: str) -> ElementTree.Element:
        return self._xml(f"xl/worksheets/sheet{self.names.index(name) + 1}.xml")

    def rows(self, name: str) -> list[list[str | float | None]]:
        sheet = self.sheet(name)
        wide = max(_column(cell) for cell in sheet.iter(f"{MAIN}c"))
        return [self._row(row, wide) for row in sheet.iter(f"{MAIN}row")]

    def _row(self, row: ElementTree.Element, wide: int) -> list[str | float | None]:
        found = {_column(cell): self._value(cell) for cell in row}
        return [found.get(at) for at in range(1, wide + 1)]

    def column(self, name: str, at: int, many: int) -> list[str]:
        """The first ``many`` cells under a title."""
        return [str(row[at]) for row in self.rows(name)[1 : many + 1]]

    def _value(self, cell: ElementTree.Element) -> str | float | None:
        value = cell.findtext(f"{MAIN}v")
        if value is None:
            return None
        return self._strings[int(value)] if cell.get("t") == "s" else float(value)


def _column(cell: ElementTree.Element) -> int:
    """The 28th of a cell at ``AB7``."""
    letters = (letter for letter in str(cell.get("r")) if letter.isalpha())
    return functools.reduce(lambda number, letter: number * 26 + ord(letter) - ord("A") + 1, letters, 0)


def words_of(data: bytes) -> Iterator[str]:
    """Every text in every cell."""
    book = Book(data)
    for name in book.names:
        for row in book.rows(str(name)):
            yield from (cell for cell in row if isinstance(cell, str))
