"""XLSX: read back as the XML it is, it holds the journey; whatever people type, no cell is a formula or a link."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from hypothesis import given

from renderers.exports.rows import sheets
from renderers.exports.xlsx import xlsx_file
from renderers.journey import Journey
from renderers.samples import bare, claim, crowded, full, hostile, untimed
from tests.renderers.plans import planned

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
SHEETS = ["Journey", "Personas", "Stages", "Experiences", "Expectations", "Pain points", "Opportunities", "Actions"]
FORMULAS = ("=1+1", "+1", "-2", "@SUM(A1)", "{=1}", "=HYPERLINK('http://x')", "https://example.com", "mailto:a@b.c")
SAMPLES = {made.__name__: made() for made in (bare, claim, crowded, full, hostile, untimed)}


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
        return [[self._value(cell) for cell in row] for row in self.sheet(name).iter(f"{MAIN}row")]

    def column(self, name: str, at: int, many: int) -> list[str]:
        """The first ``many`` cells under a title."""
        return [str(row[at]) for row in self.rows(name)[1 : many + 1]]

    def _value(self, cell: ElementTree.Element) -> str | float | None:
        value = cell.findtext(f"{MAIN}v")
        if value is None:
            return None
        return self._strings[int(value)] if cell.get("t") == "s" else float(value)


def formulas(data: bytes) -> list[str]:
    """The names of parts in which anything is calculated or linked."""
    file = zipfile.ZipFile(io.BytesIO(data))
    marks = (b"<f>", b"<f ", b"<hyperlink", b"/hyperlink", b'TargetMode="External"')
    return [name for name in file.namelist() if any(mark in file.read(name) for mark in marks)]


@given(planned())
def test_nothing_is_ever_calculated_and_everything_typed_is_there(journey: Journey) -> None:
    data = xlsx_file(journey).data
    assert formulas(data) == []
    book = Book(data)
    pains, wishes, stages = journey.pain_points, journey.expectations, journey.stages
    assert sorted(book.column("Pain points", 0, len(pains))) == sorted(each.text for each in pains)
    assert book.column("Expectations", 0, len(wishes)) == [each.text for each in wishes]
    assert book.column("Stages", 1, len(stages)) == [each.name for each in stages]


@pytest.mark.parametrize("typed", FORMULAS)
def test_what_looks_like_a_formula_or_link_is_text(typed: str) -> None:
    told = full()
    stages = tuple(replace(each, name=typed, value=typed, owner=typed) for each in told.stages)
    actions = tuple(replace(each, title=typed, owner=typed) for each in told.actions)
    data = xlsx_file(replace(told, title=typed, stages=stages, actions=actions)).data
    assert formulas(data) == []
    assert Book(data).rows("Stages")[1][1] == typed
    assert Book(data).rows("Actions")[1][1] == typed


@pytest.mark.parametrize("journey", SAMPLES.values(), ids=SAMPLES)
def test_the_same_journey_gives_the_same_bytes(journey: Journey) -> None:
    assert xlsx_file(journey) == xlsx_file(journey)


@pytest.mark.parametrize("journey", SAMPLES.values(), ids=SAMPLES)
def test_every_sheet_has_titles_that_stay_and_says_when_it_is_empty(journey: Journey) -> None:
    book = Book(xlsx_file(journey).data)
    assert book.names == [*SHEETS, "Measures"]
    for made in sheets(journey):
        rows = book.rows(made.name)
        assert rows[0] == [title.name for title in made.titles]
        assert len(rows) == 1 + max(1, len(made.rows))
        pane = book.sheet(made.name).find(f".//{MAIN}pane")
        assert pane is not None
        assert (pane.get("ySplit"), pane.get("state")) == ("1", "frozen")
        if not made.rows:
            assert rows[1][0] == made.empty


def test_figures_and_days_are_numbers() -> None:
    book = Book(xlsx_file(full()).data)
    pain = book.rows("Pain points")[1]
    assert pain[:2] == ["Delay shown on the screen 20 minutes before the app", 11.0]
    assert isinstance(book.rows("Actions")[1][3], float)
    lived = dict(zip(*book.rows("Experiences")[:2], strict=True))
    assert (lived["No."], lived["Today lowest"], lived["Evidence"]) == (1.0, 0.0, "measured")


def test_a_measure_has_a_row_for_each_reading() -> None:
    rows = Book(xlsx_file(full()).data).rows("Measures")
    told = [row for row in rows if row[0] == "NPS"]
    assert len(told) == 22
    assert told[12][-1] == "Family lane opened"
    assert [row[8] for row in told].count("yes") == 12


def test_its_name_is_ours() -> None:
    assert xlsx_file(replace(full(), title="../../x")).name == "customer-journey-2026-05-14.xlsx"


def test_a_text_longer_than_a_cell_keeps_its_beginning() -> None:
    journey = replace(full(), decision="long " * 8000)
    told = next(row for row in Book(xlsx_file(journey).data).rows("Journey") if row[0] == "Decision")
    assert len(str(told[1])) == 32_767
