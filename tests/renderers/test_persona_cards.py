"""Persona cards: everything known of each persona, on common lines, for any number of personas and any name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from renderers.engine.ops import Page, Text
from renderers.journey import Journey, Persona
from renderers.pictures.persona.card import initials
from renderers.pictures.persona_cards import PICTURE
from renderers.samples import bare, claim, crowded, full, hostile, untimed
from tests.renderers.journeys import HELD_ON, journeys
from tests.renderers.layout import faults


def words(*pages: Page) -> str:
    return " ".join(op.text for page in pages for op in page.ops if isinstance(op, Text))


def of(*personas: Persona) -> Journey:
    return Journey(title="t", trigger="", end_value="", held_on=HELD_ON, personas=personas)


@pytest.mark.parametrize("make", [bare, claim, crowded, full, hostile, untimed])
def test_samples_are_laid_out_without_a_fault(make: Callable[[], Journey]) -> None:
    for page in PICTURE.lay_out(make()):
        assert not faults(PICTURE, page)
    assert 0 < len(PICTURE.describe(make())) <= 1000


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(journeys())
def test_any_journey_is_laid_out_without_a_fault(given_journey: Journey) -> None:
    for page in PICTURE.lay_out(given_journey):
        assert not faults(PICTURE, page)


def test_all_that_is_known_of_a_persona_is_said() -> None:
    told = full()
    shown = words(*PICTURE.lay_out(told))
    for persona in told.personas:
        for text in (persona.name, persona.role, persona.segment, persona.goal, persona.needs, persona.frustrations):
            assert all(word in shown for word in text.split()), text
        assert persona.quote.strip("“”") in shown
        assert persona.quote_source in shown
    assert "Colleague" in shown
    assert "A guess: nobody has checked yet" in shown
    assert "Board the aircraft" in shown


@pytest.mark.parametrize(("number", "width", "sheets"), [(1, 680, 1), (2, 1200, 1), (6, 1200, 1), (7, 1200, 2)])
def test_personas_share_a_sheet_as_long_as_they_can_be_read(number: int, width: float, sheets: int) -> None:
    pages = PICTURE.lay_out(of(*(Persona(key=f"p{at}", name=f"Name{at}") for at in range(number))))
    assert len(pages) == sheets
    assert all(page.width == width for page in pages)
    assert all(f"Name{at}" in words(*pages) for at in range(number))


def test_the_title_says_for_whom_it_is_hardest() -> None:
    told = full()
    assert "Hardest for Maya Lindqvist: −2 in “On board”" in words(*PICTURE.lay_out(told))
    unscored = replace(told, experiences=tuple(replace(each, today=None) for each in told.experiences))
    assert "Who takes this journey: Maya Lindqvist" in words(*PICTURE.lay_out(unscored))
    assert words(*PICTURE.lay_out(unscored)).count("Not scored yet") == 4


def test_a_persona_of_a_name_alone_asks_for_more() -> None:
    shown = words(*PICTURE.lay_out(of(Persona(key="p", name="Pat"))))
    assert "ask for a goal and a worry" in shown


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Maya Lindqvist", "ML"),
        ("The Okafor family", "OF"),
        ("the", "T"),
        ("李伟", "李"),
        ("👨‍👩‍👧 Family Smith", "FS"),
        ("😀", "😀"),
        ("", ""),
        ("ivan petrovich sidorov", "IS"),
    ],
)
def test_initials_leave_articles_out(name: str, letters: str) -> None:
    assert initials(name) == letters
