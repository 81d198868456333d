"""CSV: read back, it holds the journey; whatever people type, no cell is a formula."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Iterable
from dataclasses import replace

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from renderers.exports import csv_file
from renderers.exports.cells import text_cell
from renderers.exports.sheets import sheets
from renderers.exports.xlsx import xlsx_file
from renderers.journey import Journey
from renderers.samples import bare, crowded, full, hostile
from tests.renderers.everything import texts_in, told_whole
from tests.renderers.journeys import example
from tests.renderers.plans import planned
from tests.renderers.workbook import words_of
from tests.strategies import texts

FIGURE = regex.compile(r"-?\d+(\.\d+)?(e[+-]\d+)?")


def rows(data: bytes, delimiter: str = ",") -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=delimiter))


def table(journey: Journey) -> list[dict[str, str]]:
    titles, *body = rows(csv_file(journey).data)
    return [dict(zip(titles, row, strict=True)) for row in body]


def is_formula(cell: str) -> bool:
    """As a careful spreadsheet might see it: invisible characters and quotes skipped, full-width folded."""
    seen = regex.sub(r"^[\s\p{C}\p{Z}\"']+", "", unicodedata.normalize("NFKC", cell)) if cell[:1] != "'" else ""
    return seen[:1] in ("=", "+", "-", "@") if seen else False


@pytest.mark.parametrize(
    "typed",
    [
        "=1+1",
        "+1",
        "-2",
        "@SUM(A1)",
        " =1",
        "\u200b=1",
        "＝1",
        "－1",
        "＋1",
        "＠x",
        '"=1+1"',
        "\u00a0-1",
    ],
)
def test_a_cell_that_could_be_a_formula_gets_an_apostrophe(typed: str) -> None:
    assert text_cell(typed) == "'" + typed


@pytest.mark.parametrize("typed", ["Front desk", "a=b", "3-4 minutes", "well, -2", "me@example.com", "−2", "", "'x"])
def test_other_words_stay_as_they_are(typed: str) -> None:
    assert text_cell(typed) == typed


@pytest.mark.parametrize(
    ("typed", "cell"),
    [("a;=1+1", "a;'=1+1"), ("a\n- b", "a\n'- b"), ('x\t"@y', "x\t'\"@y"), ("a;b", "a;b"), ("\t=1", "'\t'=1")],
)
def test_a_hidden_cell_border_starts_no_formula_either(typed: str, cell: str) -> None:
    assert text_cell(typed) == cell


@given(planned(), st.sampled_from((",", ";", "\t")))
def test_no_cell_is_ever_a_formula_whatever_separator_is_expected(journey: Journey, delimiter: str) -> None:
    for row in rows(csv_file(journey).data, delimiter):
        for cell in row:
            assert FIGURE.fullmatch(cell) or not is_formula(cell), cell


@given(texts)
def test_a_guarded_cell_still_holds_the_typed_words(typed: str) -> None:
    assert text_cell(typed).replace("'", "") == typed.replace("'", "")


@given(planned())
def test_the_table_read_back_holds_the_journey(journey: Journey) -> None:
    read = table(journey)
    kept: dict[str, list[str]] = {
        "Persona": [each.name for each in journey.personas],
        "Stage": [each.name for each in journey.stages],
        "Experience": [each.what for each in journey.experiences],
        "Expectation": [each.text for each in journey.expectations],
        "Pain point": [each.text for each in journey.pain_points],
        "Opportunity": [each.text for each in journey.opportunities],
        "Action": [each.title for each in journey.actions],
        "Behind the scenes": [each.text for each in journey.behind],
    }
    for kind, texts_ in kept.items():
        assert sorted(row["Text"] for row in read if row["Kind"] == kind) == sorted(map(text_cell, texts_))
    assert {row["Text"] for row in read if row["Kind"] == "Measure"} == {text_cell(m.name) for m in journey.measures}


def holding(cells: Iterable[str]) -> str:
    """Everything in the cells in one text, without the guards against formulas."""
    return "\n".join(cells).replace("'", "")


@pytest.mark.parametrize(
    "journey", [full(), crowded(), hostile(), told_whole()], ids=["full", "crowded", "hostile", "whole"]
)
def test_every_text_and_figure_of_a_journey_stands_in_csv_and_workbook(journey: Journey) -> None:
    """Whatever a field holds, of whatever kind of item: nothing is left out of one of the two."""
    cells = [cell for row in rows(csv_file(journey).data) for cell in row]
    in_csv, in_book = holding(cells), holding(words_of(xlsx_file(journey).data))
    for where, typed in texts_in(replace(journey, earlier=None)):
        assert typed.replace("'", "") in in_csv, where
        assert typed.replace("'", "") in in_book, where
    figures = {float(cell) for cell in cells if FIGURE.fullmatch(cell)}
    for each in journey.measures:
        assert {each.now, each.target, *(reading.value for reading in each.readings)} - {None} <= figures
    assert {day.isoformat() for each in journey.actions if (day := each.due)} <= set(cells)


def test_csv_and_workbook_hold_the_same_rows() -> None:
    read = table(full())
    for sheet in sheets(full()):
        mine = [row for row in read if row["Kind"] == sheet.kind]
        assert len(mine) == len(sheet.rows) > 0
        for title in sheet.titles:
            assert title.name in mine[0] or title.name == sheet.text


@given(planned())
def test_figures_stay_numbers(journey: Journey) -> None:
    for row in table(journey):
        for title in ("Action no.", "Today mean", "Today lowest", "Target mean", "Gap", "Votes", "Now"):
            assert row[title] == "" or FIGURE.fullmatch(row[title])


def test_scores_below_zero_and_their_means_are_plain_figures() -> None:
    raw = csv_file(full()).data.decode("utf-8-sig")
    lived = next(row for row in table(full()) if row["Text"] == "Hear about a delay")
    assert (lived["Today lowest"], lived["Today mean"][:1]) == ("-2", "-")
    assert ",-2," in raw
    assert "'-2" not in raw


def test_votes_add_up_whatever_an_item_hangs_on() -> None:
    """One row per item, so that a pivot over the column counts nobody twice."""
    votes = [float(row["Votes"]) for row in table(full()) if row["Kind"] == "Pain point"]
    assert sum(votes) == sum(each.votes for each in full().pain_points)
    shared = next(row for row in table(full()) if row["Text"].startswith("Delay shown on the screen"))
    assert (shared["Stage"], shared["Experience no."]) == ("At the airport", "10; 12")
    assert shared["Experience"] == "Wait at the gate; Rebook after a delay"


@pytest.mark.parametrize("key", ["hotel", "grocery", "mobile", "claims", "coffee", "veterans"])
def test_an_example_counts_the_same_in_the_table(key: str) -> None:
    journey, read = example(key), table(example(key))
    for kind, items in (
        ("Experience", journey.experiences),
        ("Expectation", journey.expectations),
        ("Pain point", journey.pain_points),
    ):
        assert sum(row["Kind"] == kind for row in read) == len(items)


def test_an_empty_stage_keeps_its_row() -> None:
    journey = replace(example("hotel"), experiences=(), expectations=(), pain_points=())
    read = [row["Text"] for row in table(journey) if row["Kind"] == "Stage"]
    assert read == [stage.name for stage in journey.stages]


def test_a_bare_journey_has_the_same_columns_as_a_full_one() -> None:
    bare_, whole = (rows(csv_file(journey).data)[0] for journey in (bare(), full()))
    assert bare_ == whole
    assert len(set(whole)) == len(whole)
    assert whole[:3] == ["Kind", "Text", "Stage no."]


def test_the_file_opens_in_excel_and_has_a_name_of_ours() -> None:
    file = csv_file(replace(example("hotel"), title="../../etc/passwd"))
    assert file.name == "customer-journey-2026-11-21.csv"
    assert file.data.startswith(b"\xef\xbb\xbf")
    assert file.data.count(b"\r\n") == file.data.count(b"\n")


def test_a_figure_that_is_none_stays_empty() -> None:
    """No program can read a figure beyond all bounds."""
    broken = tuple(replace(each, now=float("nan"), target=float("inf")) for each in full().measures)
    told = [row for row in table(replace(full(), measures=broken)) if row["Kind"] == "Measure"]
    assert {(row["Now"], row["Target"]) for row in told} == {("", "")}
