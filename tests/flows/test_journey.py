"""From the stored workshop to what the renderers draw."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings

from bot.flows.fields import Value
from bot.flows.journey import journey_of
from renderers.journey import Met, Spread
from storage.records import Met as Marked
from storage.records import Workshop
from tests.flows.room import done, hotel
from tests.strategies import workshops


def test_everything_on_the_board_is_in_the_journey_in_its_order() -> None:
    room = hotel()
    room.removes("Card refused")
    done(room.does("merge", item=room.key_of("Be quick"), others=(room.key_of("Be kind"),)))
    journey = journey_of(room.workshop)
    assert (journey.title, journey.trigger, journey.end_value) == ("Hotel check-in", "I book a room", "I can relax")
    assert [each.name for each in journey.stages] == ["Arrival", "Desk", "Room"]
    assert [each.what for each in journey.experiences] == ["Finds the door", "Waits", "Pays"]
    assert [each.text for each in journey.expectations] == ["Be quick"]
    assert [each.text for each in journey.pain_points] == ["Nobody there", "No receipt"]
    assert (journey.people, journey.closed, journey.occasion) == (2, False, "")


def test_scores_become_spreads_over_people() -> None:
    room = hotel()
    waits = next(each for each in room.workshop.experiences if each.what == "Waits")
    values: dict[str, Value] = {"stage": waits.stage_id, "personas": waits.persona_ids, "what": "Waits", "today": "1"}
    room.saves("experiences", by="U1", over=waits.id, version=1, values=values)
    drawn = next(each for each in journey_of(room.workshop).experiences if each.what == "Waits")
    assert drawn.today == Spread(mean=-0.5, low=-2, high=1, n=2)
    assert drawn.target == Spread(mean=2.0, low=2, high=2, n=1)


@pytest.mark.parametrize(
    ("today", "marked", "met"),
    [
        ("-2", None, Met.UNMET),
        ("-1", None, Met.UNMET),
        ("0", None, Met.PARTLY),
        ("1", None, Met.MET),
        (None, None, Met.UNKNOWN),
        ("2", Marked.UNMET, Met.UNMET),
        (None, Marked.PARTLY, Met.PARTLY),
    ],
)
def test_whether_an_expectation_is_met_is_read_from_the_score_unless_marked(
    today: str | None, marked: Marked | None, met: Met
) -> None:
    room = hotel()
    waits = next(each for each in room.workshop.experiences if each.what == "Waits")
    values: dict[str, Value] = {"stage": waits.stage_id, "personas": waits.persona_ids, "what": "Waits", "today": today}
    room.saves("experiences", by="U2", over=waits.id, version=1, values=values)
    marks = tuple(replace(each, met=marked) for each in room.workshop.expectations)
    assert {each.met for each in journey_of(replace(room.workshop, expectations=marks)).expectations} == {met}


def test_the_day_is_that_of_the_close_or_of_now_or_of_the_last_change() -> None:
    room = hotel()
    assert journey_of(room.workshop).held_on == date(2026, 3, 2)
    assert journey_of(room.workshop, now=datetime(2026, 4, 1, tzinfo=UTC)).held_on == date(2026, 4, 1)
    done(room.does("close"))
    closed = journey_of(room.workshop, now=datetime(2026, 4, 1, tzinfo=UTC))
    assert (closed.held_on, closed.closed) == (date(2026, 3, 2), True)


@given(workshop=workshops())
@settings(max_examples=60, deadline=None)
def test_every_reference_of_any_journey_names_something_in_it(workshop: Workshop) -> None:
    journey = journey_of(workshop)
    stages = {each.key for each in journey.stages}
    personas = {each.key for each in journey.personas}
    experiences = {each.key for each in journey.experiences}
    for experience in journey.experiences:
        assert experience.stage in stages
        assert experience.personas
        assert set(experience.personas) <= personas
        for spread in (experience.today, experience.target):
            assert spread is None or (spread.low <= spread.mean <= spread.high and spread.n > 0)
    hung = [need.experiences for need in journey.expectations] + [need.experiences for need in journey.pain_points]
    assert all(where and set(where) <= experiences for where in hung)
