"""The text gate: what it drops, what it leaves alone, and that it can be trusted with anything."""

from __future__ import annotations

import unicodedata

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from storage.text import clean

ANYTHING = st.text(st.characters(), max_size=200) | st.text(
    st.sampled_from("a \u0301\u0344\u0958\u1161\u1100\ud83d\ude00\u200d👩🏽🇩🇪\r\n\t\0\u202e\u2066\ufeff\u200b"),
    max_size=80,
)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Front desk \n", "Front desk"),
        ("a\0b\x07c\x85d", "abcd"),
        ("one\r\ntwo\rthree\tfour", "one\ntwo\nthree\tfour"),
        ("half \ud83d an emoji", "half � an emoji"),
        ("both halves \ud83d\ude00", "both halves 😀"),
        ("e\u0301", "é"),
        ("\u202eevil\u202c \u2067x\u2069", "evil x"),
        ("\u200b\ufeff\u00a0\u200d", ""),
        ("\u3164 \uffa0\u115f\u1160\u2800\u034f\ufe0f", ""),
        ("<!channel> *x* `y` $z$ =1+1 :wave:", "<!channel> *x* `y` $z$ =1+1 :wave:"),
        ("👩🏽‍🚀 🇩🇪 ما هذا؟ क्षि", "👩🏽‍🚀 🇩🇪 ما هذا؟ क्षि"),
    ],
)
def test_what_people_type_is_kept_as_text(typed: str, kept: str) -> None:
    assert clean(typed, 3000) == kept


def test_cuts_only_between_graphemes() -> None:
    assert clean("ab👩🏽‍🚀", 5) == "ab"
    assert clean("ab🇩🇪", 3) == "ab"
    assert clean("grün", 4) == "grün"


def test_one_endless_grapheme_is_cut_rather_than_lost() -> None:
    family = "👩" + "\u200d👩" * 50
    assert clean(family, 10) == family[:10]
    assert clean("a" + "\u0310" * 5000, 3000) == "a" + "\u0310" * 30


def test_bytes_are_capped_too() -> None:
    assert clean("€" * 100, 100, max_bytes=100) == "€" * 33


@given(ANYTHING, st.integers(1, 60), st.integers(4, 100))
def test_clean_text_is_safe_short_and_stays_as_it_is(typed: str, limit: int, max_bytes: int) -> None:
    kept = clean(typed, limit, max_bytes=max_bytes)
    assert clean(kept, limit, max_bytes=max_bytes) == kept
    assert len(kept) <= limit
    assert len(kept.encode()) <= max_bytes
    assert unicodedata.is_normalized("NFC", kept)
    assert kept == kept.strip()
    assert not regex.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", kept)


@given(st.text(st.characters(categories=["L", "N", "P", "Sc"]), min_size=1, max_size=50))
def test_letters_in_every_script_are_only_normalised(typed: str) -> None:
    assert clean(typed, 3000) == unicodedata.normalize("NFC", typed)
