"""The preview card: what a message shows, legible when it is a quarter as wide."""

from __future__ import annotations

from dataclasses import replace

import pytest

from renderers.catalogue import pages, picture
from renderers.engine.ops import Shape, Text
from renderers.engine.paths import circle
from renderers.journey import Journey, Measure, Spread
from renderers.samples import bare, claim, full, untimed
from tests.renderers.crowds import crowd
from tests.renderers.journeys import example
from tests.renderers.layout import faults

CARD = picture("preview_card")


def words(journey: Journey) -> str:
    (page,) = CARD.lay_out(journey)
    return " ".join(op.text for op in page.ops if isinstance(op, Text))


def nps(**changes: object) -> Journey:
    measure = Measure(key="m", name="NPS", now=12.0, target=35.0)
    return replace(full(), measures=(replace(measure, **changes),))  # type: ignore[arg-type]


def test_the_journey_s_own_measure_stands_with_now_and_target() -> None:
    assert "NPS 12 → 35" in words(nps())
    assert "NPS 31% → 35%" in words(nps(now=31.0, unit="%"))
    assert "NPS 12\u00a0min → 35\u00a0min" in words(nps(unit="min"))
    assert "NPS 12 → 35" in words(nps(unit="minutes of waiting"))


@pytest.mark.parametrize("changes", [{"stage": full().stages[0].key}, {"now": None}, {"target": None}])
def test_what_measures_a_stage_or_lacks_a_side_is_left_out(changes: dict[str, object]) -> None:
    assert "NPS" not in words(nps(**changes))


def test_figures_that_find_no_room_are_left_out() -> None:
    measures = tuple(Measure(key=str(at), name="M" * 40, now=1.0, target=2.0) for at in range(4))
    shown = words(replace(full(), measures=measures))
    assert "Worst moment −2" in shown
    assert shown.count("→") == 1


def test_a_measure_wider_than_the_card_gives_way_also_as_the_first() -> None:
    (page,) = CARD.lay_out(crowd(5078, stages=1, personas=1, experiences=0, others=24))
    assert not faults(CARD, page)
    assert "Stages 1" in words(crowd(5078, stages=1, personas=1, experiences=0, others=24))


def test_the_ring_on_the_curve_is_explained() -> None:
    (page,) = CARD.lay_out(full())
    assert any(isinstance(op, Shape) and op.path == circle(15.0) for op in page.ops)


def test_a_journey_that_pleases_has_a_lowest_moment_and_no_ring() -> None:
    happy = Spread(mean=1.0, low=1, high=1, n=1)
    lived = tuple(replace(each, today=happy) for each in full().experiences)
    shown = words(replace(full(), experiences=lived))
    assert "Lowest moment +1" in shown


def test_whoever_is_not_drawn_is_counted() -> None:
    assert "+1 more" in words(full())


def test_pain_points_say_what_they_are_ordered_by() -> None:
    assert "Pain points by votes" in words(full())
    assert "Pain points by severity" in words(untimed())
    assert "Starts when" in words(claim())
    assert "No stages yet" in words(bare())


def test_long_names_of_few_stages_are_shortened_and_of_many_are_numbered() -> None:
    few = replace(full(), stages=tuple(replace(each, name="Donaudampfschifffahrt" * 4) for each in full().stages))
    assert "Donau" in words(few)
    many = crowd(3, stages=12, personas=2, experiences=20, others=5)
    shown = words(replace(many, stages=tuple(replace(each, name="Registration" * 3) for each in many.stages)))
    assert "Registration" not in shown
    assert "11 12" in shown


def test_nothing_is_too_small_at_a_quarter_of_the_width() -> None:
    for journey in (full(), example("veterans"), untimed()):
        (page,) = pages("preview_card", journey)
        assert not faults(CARD, page)
        assert min(op.style.size for op in page.ops if isinstance(op, Text)) >= 36


def test_a_name_of_the_widest_letters_is_cut_to_a_row() -> None:
    wide = replace(full().personas[0], name="﷽" * 60)
    (page,) = CARD.lay_out(replace(full(), personas=(wide, *full().personas[1:])))
    assert not faults(CARD, page)
