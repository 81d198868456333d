"""The preview card: what a message shows, legible when it is a quarter as wide."""

from __future__ import annotations

from dataclasses import replace

import pytest

from renderers import style
from renderers.catalogue import pages, picture
from renderers.engine.ops import Shape, Text
from renderers.engine.paths import circle
from renderers.engine.shaping import HYPHEN
from renderers.journey import Journey, Measure, Spread
from renderers.parts.view import view
from renderers.pictures.preview.band import drawn_personas
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


def test_a_measure_whose_name_or_unit_finds_no_room_is_left_out() -> None:
    """Cut short, or without its unit, it would say nothing."""
    assert "NPS" not in words(nps(unit="minutes of waiting"))
    assert "Revenue" not in words(nps(name="Revenue lost to cancelled orders after a complaint"))


@pytest.mark.parametrize("changes", [{"stage": full().stages[0].key}, {"now": None}, {"target": None}])
def test_what_measures_a_stage_or_lacks_a_side_is_left_out(changes: dict[str, object]) -> None:
    assert "NPS" not in words(nps(**changes))


def test_figures_that_find_no_room_are_left_out() -> None:
    measures = tuple(Measure(key=str(at), name="M" * 20, now=1.0, target=2.0) for at in range(4))
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
    shown = words(replace(many, stages=tuple(replace(each, name=f"Stage {each.key}") for each in many.stages)))
    assert "11 12" in shown
    assert shown.count("Stage") == 1, "where the worst moment is"


def test_seven_stages_keep_their_names() -> None:
    names = ("Awareness", "Consideration", "Purchase", "Onboarding", "Usage", "Support", "Advocacy")
    journey = crowd(3, stages=7, personas=2, experiences=14, others=5)
    stages = tuple(replace(stage, name=name) for stage, name in zip(journey.stages, names, strict=True))
    shown = words(replace(journey, stages=stages)).replace(f"{HYPHEN} ", "")
    assert all(name in shown for name in names)


def test_no_two_curves_have_one_colour() -> None:
    journey = crowd(3, stages=4, personas=8, experiences=40, others=5)
    seen = view(journey)
    drawn = drawn_personas(seen)
    assert len({seen.looks[key].colour for key in drawn}) == len(drawn) == 3


def test_a_single_target_is_a_stroke() -> None:
    journey = crowd(3, stages=1, personas=1, experiences=1, others=0)
    bad, good = (Spread(mean=score, low=int(score), high=int(score), n=1) for score in (-1.0, 1.0))
    (page,) = CARD.lay_out(replace(journey, experiences=(replace(journey.experiences[0], today=bad, target=good),)))
    lines = [op for op in page.ops if isinstance(op, Shape) and op.path.codes == "ML"]
    assert len([op for op in lines if op.paint.stroke == style.INK]) == 2, "on the card, and in its legend"


def test_nothing_is_too_small_at_a_quarter_of_the_width() -> None:
    for journey in (full(), example("veterans"), untimed()):
        (page,) = pages("preview_card", journey)
        assert not faults(CARD, page)
        assert min(op.style.size for op in page.ops if isinstance(op, Text)) >= 36


def test_a_name_of_the_widest_letters_is_cut_to_a_row() -> None:
    wide = replace(full().personas[0], name="﷽" * 60)
    (page,) = CARD.lay_out(replace(full(), personas=(wide, *full().personas[1:])))
    assert not faults(CARD, page)
