"""Mermaid: whatever people typed, its lexer finds a title, sections and tasks with a score, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
import regex
from hypothesis import given

from renderers.journey import Journey
from renderers.samples import hostile
from renderers.texts import mermaid
from tests.renderers.journeys import example, journeys

TOKENS = tuple(
    (name, regex.compile(pattern, regex.IGNORECASE))
    for name, pattern in (
        ("comment", r"%%(?!\{)[^\n]*|[^}]%%[^\n]*"),
        ("", r"\s+"),
        ("comment", r"#[^\n]*"),
        ("journey", r"journey\b"),
        ("title", r"title\s[^#\n;]+"),
        ("accessible", r"accTitle\s*:|accDescr\s*[:{]"),
        ("section", r"section\s[^#:\n;]+"),
        ("task", r"[^#:\n;]+"),
        ("data", r":[^#\n;]+"),
    )
)
"""In the order in which Mermaid's own lexer tries them."""


def tokens(text: str) -> Iterator[tuple[str, str]]:
    place = 0
    while place < len(text):
        kind, match = next((kind, match) for kind, each in TOKENS if (match := each.match(text, place)))
        place = match.end()
        if kind:
            yield kind, match.group()


def check(journey: Journey) -> None:
    found = list(tokens(mermaid(journey)))
    kinds = [kind for kind, _ in found]
    stages = [stage.key for stage in journey.stages]
    under = [sum(each.stage == key for each in journey.experiences) for key in stages]
    assert kinds == ["journey", "title", *(kind for n in under for kind in ("section", *["task", "data"] * n))]
    for score, people in (text[1:].split(":") for kind, text in found if kind == "data"):
        assert score.strip() in "12345"
        assert all(person.strip() for person in people.split(","))


@given(journeys())
def test_any_journey_is_read_as_it_was_meant(journey: Journey) -> None:
    check(journey)


def test_every_script_is_read_as_it_was_meant() -> None:
    check(hostile())


@pytest.mark.parametrize(
    "word",
    [
        *("journey", "title", "title: me", "section two", "accTitle: x", "accDescr { x }", "%%{init: {}}%%", "% %% x"),
        *('say "hello"', "a: b, c; d # e", "line\nsection three", "x%%y", "---", "<b>&amp;", "\\", "`x`", ":tada:"),
        *("\u2028section x", "\x85title y", "end"),
    ],
)
def test_words_of_its_grammar_are_only_words(word: str) -> None:
    told = example("hotel")
    check(
        replace(
            told,
            title=word,
            stages=tuple(replace(each, name=word) for each in told.stages),
            personas=tuple(replace(each, name=word) for each in told.personas),
            experiences=tuple(replace(each, what=word) for each in told.experiences),
        )
    )
