"""The cost x benefit matrix: the right quarter and order, no two dots on each other, nothing left out."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from renderers import style
from renderers.engine.ops import Box, Shape, Text
from renderers.journey import Action, Estimate, Journey
from renderers.pictures.cost_benefit import PICTURE
from renderers.pictures.matrix.items import Quarter, ranked
from renderers.pictures.matrix.places import Dot, places
from renderers.pictures.matrix.plane import stands
from renderers.samples import bare, claim, crowded, full, hostile, untimed
from tests.renderers.journeys import HELD_ON
from tests.renderers.layout import faults
from tests.strategies import names

PLANE = Box(0, 0, 620, 620)
scores = st.lists(st.integers(1, 5), min_size=1, max_size=4).map(
    lambda said: Estimate(median=sum(said) / len(said), low=min(said), high=max(said), n=len(said))
)
actions = st.builds(
    Action,
    key=st.just("a"),
    title=names,
    cost=st.none() | scores,
    benefit=st.none() | scores,
    votes=st.integers(0, 500),
)


def estimate(median: float, low: int = 0, high: int = 0) -> Estimate:
    return Estimate(median=median, low=low or int(median), high=high or math.ceil(median), n=4)


def action(title: str, cost: float, benefit: float, votes: int = 0) -> Action:
    return Action(key=title, title=title, cost=estimate(cost), benefit=estimate(benefit), votes=votes)


def journey(*found: Action) -> Journey:
    return Journey(title="t", trigger="", end_value="", held_on=HELD_ON, actions=found)


def words(told: Journey) -> str:
    return " ".join(op.text for page in PICTURE.lay_out(told) for op in page.ops if isinstance(op, Text))


@pytest.mark.parametrize("make", [bare, claim, crowded, full, hostile, untimed])
def test_samples_are_laid_out_without_a_fault(make: Callable[[], Journey]) -> None:
    for page in PICTURE.lay_out(make()):
        assert not faults(PICTURE, page)
    assert 0 < len(PICTURE.describe(make())) <= 1000


@settings(max_examples=25, deadline=None)
@given(st.lists(actions, max_size=40))
def test_any_actions_are_laid_out_without_a_fault(found: list[Action]) -> None:
    for page in PICTURE.lay_out(journey(*found)):
        assert not faults(PICTURE, page)
    assert 0 < len(PICTURE.describe(journey(*found))) <= 1000


@settings(max_examples=30, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from((62, 310, 558)), st.sampled_from((62, 310)), st.integers(13, 30)), max_size=25)
)
def test_no_two_dots_overlap_and_the_first_stands_where_it_is(spots: list[tuple[int, int, int]]) -> None:
    found = places([Dot(x, y, radius, PLANE) for x, y, radius in spots], PLANE)
    assert not found or not found[0].moved
    for at, one in enumerate(found):
        assert one.moved or (one.x, one.y) == spots[at][:2]
        assert all(math.hypot(one.x - two.x, one.y - two.y) >= one.radius + two.radius for two in found[:at])


@pytest.mark.parametrize(
    ("cost", "benefit", "quarter"),
    [
        (2.5, 3.5, Quarter.QUICK_WIN),
        (3, 4, Quarter.BIG_BET),
        (2, 3, Quarter.FILL_IN),
        (3, 3, Quarter.THINK_TWICE),
        (5, 1, Quarter.THINK_TWICE),
    ],
)
def test_what_is_on_the_middle_is_never_called_a_win(cost: float, benefit: float, quarter: Quarter) -> None:
    assert ranked(journey(action("x", cost, benefit))).items[0].quarter is quarter


@pytest.mark.parametrize(("cost", "benefit"), [(c / 2, b / 2) for c in range(2, 11) for b in range(2, 11)])
def test_a_dot_stands_wholly_within_its_quarter(cost: float, benefit: float) -> None:
    (item,) = ranked(journey(action("x", cost, benefit, votes=20))).items
    (place,) = stands([item])
    (page,) = PICTURE.lay_out(journey(item.action))
    shapes = [op for op in page.ops if isinstance(op, Shape)]
    quarter = next(op.box for op in shapes if op.paint.fill == item.quarter.tint)
    dot = next(op.box for op in shapes if op.paint.fill == item.quarter.colour and op.paint.stroke == style.WHITE)
    assert not place.moved
    assert quarter.x <= dot.x
    assert dot.right <= quarter.right
    assert quarter.y <= dot.y
    assert dot.bottom <= quarter.bottom


def bars(told: Journey, *, strong: bool) -> list[Shape]:
    """Ranges on the plane, without their caps and without the legend."""
    shapes = [op for page in PICTURE.lay_out(told) for op in page.ops if isinstance(op, Shape) and op.level == 8]
    return [op for op in shapes if op.paint.width == (2.4 if strong else 1.4) and max(op.box.width, op.box.height) > 20]


def test_a_range_stays_at_the_true_spot_of_a_dot_that_is_moved_aside() -> None:
    """A cross that went along would stand at estimates that nobody gave."""
    found = [replace(action(str(at), 3, 3, votes=30), cost=estimate(3, 1, 5), key=str(at)) for at in range(20)]
    spots = {(op.box.x, op.box.y, op.box.width) for op in bars(journey(*found), strong=True)}
    assert spots == {(op.box.x, op.box.y, op.box.width) for op in bars(journey(found[0]), strong=True)}
    assert len(spots) == 1


def test_among_many_only_disagreement_is_drawn() -> None:
    wide = replace(action("wide", 2, 4), cost=estimate(2, 1, 4), benefit=estimate(4, 3, 5))
    narrow = [replace(action(str(at), 1 + at % 5, 3), benefit=estimate(3, 2, 4), key=str(at)) for at in range(12)]
    few, many = journey(wide, *narrow[:3]), journey(wide, *narrow)
    assert len(bars(few, strong=True)) == len(bars(many, strong=True)) == 1
    assert len(bars(few, strong=False)) == 4
    assert not bars(many, strong=False)
    assert "from the lowest to the highest estimate 3 or more apart: people disagree Low" in words(few)
    assert "from the lowest" not in words(many)
    assert "3 or more apart: people disagree; narrower ranges are only listed" in words(many)


def test_the_rule_says_where_a_three_belongs() -> None:
    assert "a 3 counts as high cost and as low benefit" in words(journey(action("x", 3, 3)))


def test_benefit_less_cost_comes_first_then_votes() -> None:
    found = ranked(journey(action("a", 4, 5), action("b", 1, 3, votes=2), action("c", 2, 4, votes=5)))
    assert [item.action.title for item in found.items] == ["c", "b", "a"]


def test_disagreement_is_said() -> None:
    wide = Action(key="x", title="x", cost=estimate(3, 1, 4), benefit=estimate(4))
    shown = words(journey(wide))
    assert "People disagree on cost: talk first" in shown
    assert "Big bet: cost 3 (1–4), benefit 4" in shown


def test_every_action_is_listed_also_without_an_estimate() -> None:
    found = [action(f"Thing{at}", 1 + at % 5, 1 + at % 4) for at in range(60)]
    shown = words(journey(*found, Action(key="open", title="Undecided", cost=estimate(2))))
    assert all(each.title in shown for each in found)
    assert "Undecided" in shown
    assert "benefit not estimated yet" in shown
    assert "Sheet 3 of 3." in shown


@pytest.mark.parametrize(
    ("found", "title"),
    [
        ([action("Push", 1, 5)], "One quick win: Push"),
        ([action("Push", 1, 5), action("Seat", 1, 4)], "Two quick wins, the best: Push"),
        ([action("Tablet", 5, 5)], "No quick wins; the best of the big bets: Tablet"),
        ([action("Map", 5, 1)], "Nothing here brings more than a middling benefit"),
        ([Action(key="a", title="a")], "Cost and benefit are not estimated yet"),
    ],
)
def test_the_title_states_the_finding(found: list[Action], title: str) -> None:
    assert title in words(journey(*found))


def test_a_title_gives_way_to_its_votes() -> None:
    crowd = journey(action("word " * 40, 2, 4, votes=1_234_567_890))
    assert not [fault for page in PICTURE.lay_out(crowd) for fault in faults(PICTURE, page)]


def test_no_dot_is_moved_onto_the_name_of_a_quarter() -> None:
    found = [replace(action(str(at), 2, 4.5, votes=12), key=str(at)) for at in range(25)]
    (page,) = PICTURE.lay_out(journey(*found))
    names = [op.box for op in page.ops if isinstance(op, Text) and op.text in ("Quick wins", "Big bets")]
    discs = [op.box for op in page.ops if isinstance(op, Shape) and op.paint.stroke == style.WHITE and op.level == 12]
    assert len(names) == 2
    assert len(discs) >= 25
    assert not [disc for disc in discs for name in names if disc.touches(name)]
    assert not faults(PICTURE, page)
