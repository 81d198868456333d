"""Phone cards: one or more for each stage, legible on a phone, nothing left out, each with words of its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from renderers.engine.ops import Block, Page, Text
from renderers.journey import Action, ActionState, Experience, Journey, Opportunity, Persona, Stage
from renderers.pictures.phone.flow import Row, Section, flowed
from renderers.pictures.phone_cards import PICTURE
from renderers.samples import bare, claim, crowded, full, hostile, untimed
from tests.renderers.crowds import crowd
from tests.renderers.journeys import HELD_ON, journeys, spread
from tests.renderers.layout import faults


def words(*pages: Page) -> str:
    return " ".join(op.text for page in pages for op in page.ops if isinstance(op, Text))


def journey(*experiences: Experience) -> Journey:
    return Journey(
        title="t",
        trigger="",
        end_value="",
        held_on=HELD_ON,
        personas=(Persona(key="p", name="Pat"), Persona(key="q", name="Quinn")),
        stages=(Stage(key="a", name="Ask", value="An answer"), Stage(key="b", name="Buy")),
        experiences=experiences,
    )


def lived(key: str, *today: int, who: tuple[str, ...] = ("p",)) -> Experience:
    return Experience(key=key, stage="a", personas=who, what=key, today=spread(*today) if today else None)


@pytest.mark.parametrize("make", [bare, claim, crowded, full, hostile, untimed])
def test_samples_are_laid_out_without_a_fault(make: Callable[[], Journey]) -> None:
    for page in PICTURE.lay_out(make()):
        assert not faults(PICTURE, page)
        assert (page.width, page.height, page.scale) == (1080, 1350, 1)
        assert 0 < len(page.alt) <= 1000
    assert 0 < len(PICTURE.describe(make())) <= 1000


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(journeys())
def test_any_journey_is_laid_out_without_a_fault(given_journey: Journey) -> None:
    for page in PICTURE.lay_out(given_journey):
        assert not faults(PICTURE, page)


def test_the_smallest_type_is_nine_pixels_on_a_phone() -> None:
    assert PICTURE.smallest * 360 / 1080 > 9


def test_nothing_of_a_stage_is_left_out() -> None:
    told = full()
    shown = words(*PICTURE.lay_out(told))
    typed = [each.what for each in told.experiences] + [each.text for each in told.expectations]
    typed += [each.text for each in told.pain_points] + [each.instead for each in told.experiences]
    typed += [each.title for each in told.actions if each.experiences]
    for text in typed:
        assert all(word in shown for word in text.split()), text


def test_a_full_stage_goes_on_with_its_name_and_number() -> None:
    pages = PICTURE.lay_out(crowd(5, stages=1, personas=2, experiences=9, others=60))
    assert len(pages) > 5
    for at, page in enumerate(pages, 1):
        assert "STAGE 1 OF 1" in words(page)
        assert f"Card {at} of {len(pages)}" in words(page)


def test_feelings_are_the_mean_of_every_single_score() -> None:
    (first, _) = PICTURE.lay_out(journey(lived("x", -2), lived("y", 1, 1, 1), lived("z", 0, who=("q",))))
    shown = words(first)
    assert "+0.2" in shown
    assert "lowest −2" in shown
    assert "not scored" not in shown
    assert "Pat: today −2 (mean +0.2)." in first.alt


def test_the_verdict_is_said_below_the_value() -> None:
    shown = words(*PICTURE.lay_out(journey(lived("x", -2))))
    assert "An answer Lowest −2: x (Pat)" in shown.replace("\u200e", "")
    assert "WORST MOMENT" in shown
    assert "Unmanaged: nobody has said what happens here." in shown
    assert "Nobody is below neutral here; lowest is +1." in words(*PICTURE.lay_out(journey(lived("x", 1))))
    assert "Not scored yet." in words(*PICTURE.lay_out(journey(lived("x"))))


def test_an_out_of_scope_stage_asks_for_nothing() -> None:
    told = journey()
    told = replace(told, stages=tuple(replace(stage, in_scope=False) for stage in told.stages))
    shown = words(*PICTURE.lay_out(told))
    assert "Out of scope of this workshop." in shown
    assert "Ask somebody" not in shown


def test_an_idea_that_became_an_action_is_told_once() -> None:
    told = replace(
        journey(lived("x", -1)),
        actions=(Action(key="a", title="Push news", experiences=("x",), state=ActionState.DONE, owner="Kim"),),
        opportunities=(
            Opportunity(key="o", experiences=("x",), text="push  news"),
            Opportunity(key="i", experiences=("x",), text="Ring a bell", votes=2),
        ),
    )
    shown = words(PICTURE.lay_out(told)[0])
    assert "push" not in shown
    assert "Push news" in shown
    assert "done" in shown
    assert "Kim" in shown
    assert "Ring a bell" in shown


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.integers(20, 400), min_size=1, max_size=9), max_size=6))
def test_flow_keeps_every_row_in_order_and_within_its_card(heights: list[list[int]]) -> None:
    sections = [
        Section(f"S{at}", tuple(Row(Block(1.0, float(high), ()), 10.0, tied=high % 3 == 0) for high in rows))
        for at, rows in enumerate(heights)
    ]
    placed: list[Block] = flowed(sections, lambda card: 900.0 if card else 600.0)
    titles = [op.text for block in placed for op in block.ops if isinstance(op, Text)]
    assert [title for title in titles if "continued" not in title] == [section.title for section in sections]
    for card, block in enumerate(placed):
        assert all(op.box.bottom <= (900 if card else 600) for op in block.ops)
