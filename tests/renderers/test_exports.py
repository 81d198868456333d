"""CSV: read back, it holds the journey; whatever people type, no cell is a formula."""

from __future__ import annotations

import csv
import io
import unicodedata
from dataclasses import replace

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from renderers.exports import csv_files
from renderers.exports.cells import text_cell
from renderers.journey import Journey
from tests.renderers.journeys import example, journeys
from tests.strategies import texts

FIGURE = regex.compile(r"-?\d+(\.\d+)?")


def rows(data: bytes, delimiter: str = ",") -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=delimiter))


def table(journey: Journey) -> list[dict[str, str]]:
    titles, *body = rows(csv_files(journey)[0].data)
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


@given(journeys(), st.sampled_from((",", ";", "\t")))
def test_no_cell_is_ever_a_formula_whatever_separator_is_expected(journey: Journey, delimiter: str) -> None:
    for file in csv_files(journey):
        for row in rows(file.data, delimiter):
            for cell in row:
                assert FIGURE.fullmatch(cell) or not is_formula(cell), cell


@given(texts)
def test_a_guarded_cell_still_holds_the_typed_words(typed: str) -> None:
    assert text_cell(typed).replace("'", "") == typed.replace("'", "")


@given(journeys())
def test_the_table_read_back_holds_the_journey(journey: Journey) -> None:
    read = table(journey)
    experiences = {row["Experience no."] for row in read} - {""}
    assert len(experiences) == len(journey.experiences)
    for kind, items in (("Expectation", journey.expectations), ("Pain point", journey.pain_points)):
        told = [row["Text"] for row in read if row["Kind"] == kind]
        assert sorted(told) == sorted(text_cell(item.text) for item in items for _ in item.experiences)
    assert {row["Stage no."] for row in read} == {str(number) for number, _ in enumerate(journey.stages, 1)}


@given(journeys())
def test_figures_stay_numbers(journey: Journey) -> None:
    for row in table(journey):
        for title in ("Stage no.", "Experience no.", "Today mean", "Today lowest", "Target mean", "Gap", "Votes"):
            assert row[title] == "" or FIGURE.fullmatch(row[title])


@pytest.mark.parametrize("key", ["hotel", "grocery", "mobile", "claims", "coffee", "veterans"])
def test_an_example_counts_the_same_in_the_table(key: str) -> None:
    journey, read = example(key), table(example(key))
    assert len({row["Experience"] for row in read}) == len(journey.experiences)
    assert sum(row["Kind"] == "Pain point" for row in read) == len(journey.pain_points)
    assert sum(row["Kind"] == "Expectation" for row in read) == len(journey.expectations)


def test_an_empty_stage_keeps_its_row() -> None:
    journey = replace(example("hotel"), experiences=(), expectations=(), pain_points=())
    assert [row["Stage"] for row in table(journey)] == [stage.name for stage in journey.stages]


def test_the_files_open_in_excel_and_have_names_of_ours() -> None:
    journey, people = csv_files(replace(example("hotel"), title="../../etc/passwd"))
    assert journey.name == "customer-journey-2026-11-21.csv"
    assert people.name == "customer-journey-personas-2026-11-21.csv"
    assert journey.data.startswith(b"\xef\xbb\xbf")
    assert journey.data.count(b"\r\n") == journey.data.count(b"\n")
    assert [row[0] for row in rows(people.data)] == ["Persona", "Leisure guest", "Late business traveller"]
