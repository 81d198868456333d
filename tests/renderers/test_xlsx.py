"""XLSX: read back as the XML it is, it holds the journey; whatever people type, no cell is a formula or a link."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import pytest
from hypothesis import given

from renderers.exports.sheets import sheets
from renderers.exports.xlsx import xlsx_file
from renderers.journey import Journey, Measure, Turn
from renderers.samples import bare, claim, crowded, full, hostile, untimed
from tests.renderers.plans import planned
from tests.renderers.workbook import MAIN, Book

SHEETS = ["Journey", "Personas", "Stages", "Experiences", "Expectations", "Pain points", "Opportunities", "Actions"]
SHEETS += ["Measures", "Behind the scenes", "Since"]
FORMULAS = ("=1+1", "+1", "-2", "@SUM(A1)", "{=1}", "=HYPERLINK('http://x')", "https://example.com", "mailto:a@b.c")
SAMPLES = {made.__name__: made() for made in (bare, claim, crowded, full, hostile, untimed)}


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
    assert book.names == SHEETS
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
    assert (lived["Experience no."], lived["Today lowest"], lived["Evidence"]) == (1.0, 0.0, "measured")


def test_a_measure_has_a_row_for_each_reading() -> None:
    rows = Book(xlsx_file(full()).data).rows("Measures")
    told = [row for row in rows if row[0] == "NPS"]
    assert len(told) == 22
    assert told[12][-1] == "Family lane opened"
    assert [row[10] for row in told].count("yes") == 12


def test_its_name_is_ours() -> None:
    assert xlsx_file(replace(full(), title="../../x")).name == "customer-journey-2026-05-14.xlsx"


def test_a_change_after_the_last_reading_has_a_row_of_its_own() -> None:
    """Nothing has been measured since; two changes at once stand side by side."""
    nps = next(each for each in full().measures if each.name == "NPS")
    turns = (Turn(index=22, name="New lounge"), Turn(index=99, name="New app"))
    measures = (replace(nps, turns=turns), Measure(key="m", name="Effort", now=2.5))
    rows = Book(xlsx_file(replace(full(), measures=measures)).data).rows("Measures")
    *_, last, effort = rows
    assert (len(rows), last[6:]) == (25, [28.0, 35.0, None, None, None, "New lounge; New app"])
    assert effort[:7] == ["Effort", None, "whole journey", "customer", "", "higher", 2.5]


@pytest.mark.parametrize(("typed", "most"), [("long ", 32_767), ("\N{GRINNING FACE}", 16_384)])
def test_a_text_longer_than_a_cell_keeps_its_beginning(typed: str, most: int) -> None:
    """Excel counts UTF-16 units and calls a workbook broken that has more of them in a cell."""
    journey = replace(full(), decision=typed * 40_000)
    told = next(row for row in Book(xlsx_file(journey).data).rows("Journey") if row[0] == "Decision")
    assert len(str(told[1])) == most
    assert str(told[1])[-1] == "…"
