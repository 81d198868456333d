"""Persona cards: everything known of each persona, on common lines, for any number of personas and any name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from renderers.engine.ops import Page, Text
from renderers.journey import Experience, Journey, Persona, Stage
from renderers.pictures.persona.card import initials
from renderers.pictures.persona_cards import PICTURE
from renderers.samples import bare, claim, crowded, full, hostile, untimed
from tests.renderers.journeys import HELD_ON, journeys, spread
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
    assert "a guess: nobody has checked yet" in shown
    assert "Board the aircraft" in shown


@pytest.mark.parametrize(("number", "width", "sheets"), [(1, 680, 1), (2, 1200, 1), (6, 1200, 1), (7, 1200, 2)])
def test_personas_share_a_sheet_as_long_as_they_can_be_read(number: int, width: float, sheets: int) -> None:
    pages = PICTURE.lay_out(of(*(Persona(key=f"p{at}", name=f"Name{at}") for at in range(number))))
    assert len(pages) == sheets
    assert all(page.width == width for page in pages)
    assert all(f"Name{at}" in words(*pages) for at in range(number))


def test_the_title_says_for_whom_it_is_hardest() -> None:
    told = full()
    assert "The journey is hardest for The Okafor family: −0.7 on average" in words(*PICTURE.lay_out(told))
    maya = told.personas[0]
    lived = tuple(replace(each, personas=(maya.key,)) for each in told.experiences if maya.key in each.personas)
    alone = Journey(
        title="t", trigger="", end_value="", held_on=HELD_ON, personas=(maya,), stages=told.stages, experiences=lived
    )
    assert "Hardest for Maya Lindqvist: On board, −2 (mean −1.8)" in words(*PICTURE.lay_out(alone))
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


def test_a_mean_that_hides_a_score_says_so_and_stages_are_named() -> None:
    shown = words(*PICTURE.lay_out(full()))
    assert "low −2" in shown
    assert "All stages −0.7" in shown
    assert shown.count("Plan & book") == len(full().personas)
    assert "Stages: " not in shown


def test_stages_whose_names_find_no_room_are_numbered_and_named_below() -> None:
    told = full()
    long = replace(told, stages=tuple(replace(each, name="Donaudampfschifffahrt") for each in told.stages))
    shown = words(*PICTURE.lay_out(long))
    assert "Stages: 1 Donaudampfschifffahrt" in shown.replace("\u200e", "")


def test_more_channels_than_a_card_can_show_are_counted() -> None:
    assert "+2 more" in words(*PICTURE.lay_out(full()))


def test_nobody_is_called_hardest_hit_where_two_are_as_low() -> None:
    told = full()
    keys = [persona.key for persona in told.personas[:2]]
    shared = tuple(replace(each, personas=tuple(keys)) for each in told.experiences)
    shown = words(*PICTURE.lay_out(replace(told, personas=told.personas[:2], experiences=shared)))
    assert "Hardest for Maya Lindqvist and The Okafor family" in shown


def scored(*scores: dict[str, int]) -> Journey:
    """One persona for each dict, with one experience of that score in each stage."""
    names = tuple(Persona(key=f"p{at}", name=f"Name{at}") for at in range(len(scores)))
    lived = tuple(
        Experience(key=f"{at}{stage}", stage=stage, personas=(f"p{at}",), what="x", today=spread(score))
        for at, found in enumerate(scores)
        for stage, score in found.items()
    )
    return replace(of(*names), stages=tuple(Stage(key=key, name=key.title()) for key in scores[0]), experiences=lived)


def test_no_title_singles_out_one_of_several_equals() -> None:
    def title(*scores: dict[str, int]) -> str:
        return PICTURE.describe(scored(*scores))

    assert "Every stage is −2 for everybody" in title({"ask": -2, "buy": -2}, {"ask": -2, "buy": -2})
    assert "Every stage is +2 for everybody" in title({"ask": 2, "buy": 2}, {"ask": 2, "buy": 2})
    assert "hardest for Name0 and Name1: −1 each on average" in title({"ask": -1}, {"ask": -1}, {"ask": 0})
    four = title(*[{"ask": -2, "buy": 2}] * 4, {"ask": 1, "buy": 1})
    assert "Hardest for 4 of 5 personas: Ask, −2 each" in four
    apart = title({"ask": -2, "buy": 2}, {"ask": 2, "buy": -2})
    assert "Hardest for Name0: Ask and Name1: Buy, −2 each" in apart
    assert "lowest −2 at “Ask” and as low in 1 other stage" in title({"ask": -2, "buy": -2}, {"ask": -2, "buy": 1})


def test_a_row_that_makes_a_sheet_too_high_goes_to_the_next() -> None:
    told = replace(hostile(), personas=tuple(replace(each, quote="word " * 40) for each in hostile().personas))
    assert all(page.height <= page.width * 1.1 for page in PICTURE.lay_out(full()))
    assert len(PICTURE.lay_out(told)) == 2
