"""Counting, quoting and clipping, and the order of things."""

from __future__ import annotations

import unicodedata

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from bot.flows.similar import alike
from bot.flows.wording import clip, counted, listed, mentioned, quoted, signed
from tests.flows.room import Room


@pytest.mark.parametrize(
    ("text", "limit", "clipped"),
    [
        ("short", 10, "short"),
        ("two\n  lines", 20, "two lines"),
        ("the quick brown fox", 12, "the quick…"),
        ("abcdefghijkl", 6, "abcde…"),
        ("👩🏽‍🚀👩🏽‍🚀", 6, "👩🏽‍🚀…"),
        ("👩🏽‍🚀", 3, "…"),
    ],
)
def test_texts_are_clipped_between_words_and_graphemes(text: str, limit: int, clipped: str) -> None:
    assert clip(text, limit) == clipped


@given(st.text(max_size=200), st.integers(1, 80))
def test_a_clipped_text_fits_and_begins_like_the_whole(text: str, limit: int) -> None:
    clipped = clip(text, limit)
    assert len(clipped) <= limit
    whole = " ".join(text.split())
    if clipped != whole:
        assert clipped.endswith("…")
        kept = clipped[:-1]
        assert whole.startswith(kept)
        edges = {0, *(match.end() for match in regex.finditer(r"\X", whole[:limit]))}
        assert len(kept) in edges or whole[len(kept)].isspace()


def test_what_was_typed_never_mentions_anybody() -> None:
    assert quoted("<@U123> hi") == "“<\u2060@U123> hi”"


def test_counts_and_lists() -> None:
    assert (counted(1, "stage"), counted(2, "person", "people")) == ("1 stage", "2 people")
    assert [listed(list("abcde")[:size]) for size in range(6)] == [
        "",
        "a",
        "a and b",
        "a, b and c",
        "a, b, c and 1 more",
        "a, b, c and 2 more",
    ]
    assert mentioned(["U1", "U2", "U3", "U4"]) == "<@U1>, <@U2> or <@U3>"


@pytest.mark.parametrize(("score", "shown"), [(0, "0"), (-0.01, "0"), (1, "+1"), (-1.5, "−1.5"), (2.0, "+2")])
def test_scores_are_shown_as_people_read_them(score: float, shown: str) -> None:
    assert signed(score) == shown


def test_likeness_works_in_every_script() -> None:
    room = Room()
    names = ["Front desk", "The front desk", "受付で待つ時間", "受付で待つ時間が長い", "Parking"]
    room.goes_to("stages")
    for name in names:
        room.saves("stages", name=name)
    pairs = [
        {names.index(item.name) for item in (pair.first, pair.second) if hasattr(item, "name")}
        for pair in alike(room.workshop.stages)
    ]
    assert pairs == [{0, 1}, {2, 3}] or pairs == [{2, 3}, {0, 1}]
    assert unicodedata.is_normalized("NFC", room.workshop.stages[3].name)
