"""What the map says beyond experiences and pain points: choices, measures, moments of truth, quotes, the decision."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import pytest

from renderers import style
from renderers.catalogue import draw, pages, picture
from renderers.engine.ops import Page, Shape, Text
from renderers.journey import Action, ActionState, Journey, Measure, Opportunity
from renderers.samples import examples, full
from renderers.samples.sized import sized
from tests.renderers.layout import faults


def words(page: Page) -> str:
    return " ".join(op.text for op in page.ops if isinstance(op, Text)).replace("\u00a0", " ").replace("\u200e", "")


def only(journey: Journey) -> str:
    (page,) = pages("journey_map", journey)
    return words(page)


def test_actions_name_their_owner_day_and_state() -> None:
    told = only(full())
    assert "Push delay news to phones first Ingrid Berg · by 1 Jul 2026 · under way" in told
    assert "Tomas Vik · done" in told
    assert "blocked" in told


def test_only_chosen_actions_are_shown() -> None:
    told = only(full())
    assert "Signs for first-time flyers" not in told
    assert "Gate seats map" not in told


@pytest.mark.parametrize(("votes", "shown"), [((0, 0), "Alpha Beta"), ((2, 0), "Alpha"), ((1, 3), "Beta Alpha")])
def test_while_nobody_owns_anything_votes_choose(votes: tuple[int, int], shown: str) -> None:
    actions = tuple(
        Action(key=name, title=name, experiences=("compare",), votes=count)
        for name, count in zip(("Alpha", "Beta"), votes, strict=True)
    )
    told = only(replace(full(), actions=actions, opportunities=()))
    assert [word for word in told.split() if word in ("Alpha", "Beta")] == shown.split()


def test_one_that_is_stuck_comes_first_and_then_what_is_under_way() -> None:
    states = [*[ActionState.BLOCKED] * 3, ActionState.PROPOSED, ActionState.DONE, *[ActionState.ACCEPTED] * 2]
    actions = tuple(
        Action(key=f"a{at}", title=f"Act{at}", owner="Kim", state=state, experiences=("compare",), votes=9 - at)
        for at, state in enumerate(states)
    )
    told = words(pages("journey_map", replace(full(), actions=actions, opportunities=()))[0])
    shown = [word for word in told.split() if word.startswith("Act") and word[3:].isdigit()]
    assert shown[:3] == ["Act0", "Act5", "Act6"]


def test_nobody_is_missed_where_it_is_done() -> None:
    done = Action(key="a", title="Alpha", experiences=("compare",), state=ActionState.DONE)
    assert "Alpha done" in only(replace(full(), actions=(done,), opportunities=()))
    stuck = replace(done, state=ActionState.BLOCKED)
    assert "Alpha nobody owns it yet · blocked" in only(replace(full(), actions=(stuck,), opportunities=()))


@pytest.mark.parametrize("name", ["journey_map", "phone_cards", "persona_cards"])
@pytest.mark.parametrize("make", [full, partial(sized, 12, 8, 400), lambda: examples()["veterans"]])
def test_no_line_ends_with_a_dot_between_two_parts(name: str, make: Callable[[], Journey]) -> None:
    for page in pages(name, make()):
        lines = [op.text.strip("\u200e\u00a0 ") for op in page.ops if isinstance(op, Text)]
        assert not [line for line in lines if line.endswith("·")]


def test_an_idea_that_became_an_action_is_not_said_twice() -> None:
    idea = Opportunity(key="o", experiences=("compare",), text="all-in price FROM the first screen", votes=5)
    fresh = Opportunity(key="p", experiences=("compare",), text="Compare airlines too", votes=4)
    told = only(replace(full(), opportunities=(idea, fresh)))
    assert "FROM" not in told
    assert "Compare airlines too" in told


def test_an_action_of_no_stage_stands_under_the_whole_journey() -> None:
    action = Action(key="a", title="Hire a journey owner", owner="Helle Strand", state=ActionState.ACCEPTED)
    told = only(replace(full(), actions=(action,), opportunities=()))
    assert "Whole journey" in told
    assert "Hire a journey owner" in told


def test_measures_say_now_and_target() -> None:
    told = only(full())
    assert "Checkout drop-off" in told
    assert "31% → 20%" in told
    assert "34 days → 7 days" in told


def test_measures_of_the_whole_journey_are_tiles_and_the_rest_stands_below() -> None:
    measures = tuple(Measure(key=f"m{at}", name=f"Figure {at}", now=at, target=9) for at in range(4))
    told = only(replace(full(), measures=measures))
    assert told.index("Figure 1") < told.index("Worst moment") < told.index("Figure 2")
    assert "Target 9" in told


def test_a_measure_nobody_took_says_so() -> None:
    measures = (Measure(key="m", name="Calls", stage="plan"), Measure(key="n", name="NPS"))
    assert only(replace(full(), measures=measures)).lower().count("not measured yet") == 2


def test_pain_points_are_said_to_be_in_order_of_votes_only_where_somebody_voted() -> None:
    told = full()
    unvoted = replace(told, pain_points=tuple(replace(each, votes=0) for each in told.pain_points))
    assert "Most votes first" in only(told)
    assert "Most votes first" not in words(pages("journey_map", unvoted)[0])
    assert "The worst first" in words(pages("journey_map", unvoted)[0])


def test_moments_of_truth_have_a_star_and_a_golden_band() -> None:
    (page,) = pages("journey_map", full())
    shapes = [op for op in page.ops if isinstance(op, Shape)]
    chosen = sum(each.moment for each in full().experiences)
    assert sum(op.paint.fill == style.GOLD_BAND for op in shapes) == chosen
    assert sum(op.paint.fill == style.GOLD for op in shapes) == chosen + 1
    assert "moment of truth" in words(page)


def test_quotes_stand_at_the_lowest_points_two_at_most() -> None:
    journey = full()
    said = tuple(replace(each, quote="Never again, honestly.") for each in journey.experiences)
    told = only(replace(journey, experiences=said))
    assert 1 <= told.count("“Never again") <= 2
    assert "“Everyone stood up at once" in only(journey)


def test_the_decision_is_said_once_with_who_decided() -> None:
    found = pages("journey_map", sized(12, 8, 400))
    decided = [page for page in found if "Open a family lane" in words(page)]
    assert len(decided) == 1
    assert "Helle Strand" in words(decided[0])


def test_seventeen_experiences_stand_side_by_side() -> None:
    assert "Experience 1 2 3" not in only(full())
    assert "People who scored" in only(full())


def test_a_curve_is_thin_where_its_persona_has_no_score() -> None:
    (page,) = pages("journey_map", full())
    thin = [op for op in page.ops if isinstance(op, Shape) and op.paint.stroke == "#8A1FE0" and op.paint.alpha < 1]
    assert thin


@pytest.mark.parametrize("size", [(1, 1, 1), (6, 3, 80), (12, 8, 400)])
def test_the_example_is_laid_out_well_in_any_size(size: tuple[int, int, int]) -> None:
    for page in pages("journey_map", sized(*size)):
        assert not faults(picture("journey_map"), page)


def test_a_picture_of_many_sheets_shares_its_pixels() -> None:
    sheets = draw("journey_map", sized(12, 8, 400))
    assert len(sheets) > 2
    assert sum(sheet.width * sheet.height for sheet in sheets) < 24_000_000
    assert min(sheet.width for sheet in sheets) >= 2000
