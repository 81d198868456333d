"""The service blueprint: the right stages, causes repeated by number, arrows that touch no box, nothing blank."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from random import Random

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from renderers.engine.ops import Box, Page, Shape, Text
from renderers.journey import Behind, Experience, Journey, Lane, PainPoint, Persona, Stage
from renderers.parts.view import view
from renderers.pictures.blueprint.choice import chosen, sheets
from renderers.pictures.blueprint.grid import Grid, arranged
from renderers.pictures.blueprint.routes import Way, routes
from renderers.pictures.service_blueprint import PICTURE, lay_out_stages
from renderers.samples import bare, claim, crowded, full, hostile, untimed
from tests.renderers.journeys import HELD_ON, journeys, spread
from tests.renderers.layout import faults

BOX_LEVEL, ARROW_LEVEL = 16, 12


def words(*pages: Page) -> str:
    return " ".join(op.text for page in pages for op in page.ops if isinstance(op, Text))


def tangled(seed: int) -> Journey:
    """The airline journey with as many dependencies as nobody would draw."""
    random = Random(seed)
    keys = [f"k{at}" for at in range(random.randint(2, 30))]
    stages = ("airport", "board", "plan")
    behind = tuple(
        Behind(
            key=key,
            stage=random.choice(stages),
            lane=random.choice(list(Lane)),
            text=f"Thing {key}",
            kind=random.choice(("process", "Process ", "data", "")),
            unit=random.choice(("", "IT", "Ops")),
            needs=tuple(random.sample(keys, random.randint(0, 2))),
            agrees=tuple(random.sample(keys, random.randint(0, 1))),
        )
        for key in keys
    )
    return replace(full(), behind=behind)


def journey(*behind: Behind, owner: str = "") -> Journey:
    return Journey(
        title="t",
        trigger="",
        end_value="",
        held_on=HELD_ON,
        personas=(Persona(key="p", name="Pat"),),
        stages=(Stage(key="a", name="Ask", owner=owner), Stage(key="b", name="Buy")),
        experiences=(Experience(key="x", stage="a", personas=("p",), what="Waits", today=spread(-1)),),
        pain_points=(PainPoint(key="n", experiences=("x",), text="Slow"),),
        behind=behind,
    )


def item(key: str, lane: Lane = Lane.BACKSTAGE, **others: tuple[str, ...] | str) -> Behind:
    return replace(Behind(key=key, stage="a", lane=lane, text=f"Does {key}"), **others)  # type: ignore[arg-type]


def grid_of(told: Journey) -> Grid:
    seen = view(told)
    (parts,) = sheets(seen, chosen(seen))
    return arranged(seen, parts)


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


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000))
@example(5619)  # arrows leave no place for the second name of a line
def test_arrows_touch_no_box_and_no_text(seed: int) -> None:
    for page in PICTURE.lay_out(tangled(seed)):
        assert not faults(PICTURE, page)
        lines = [op for op in page.ops if isinstance(op, Shape) and op.level == ARROW_LEVEL]
        solid = [op.box.inset(1.0) for op in page.ops if isinstance(op, Shape) and op.level == BOX_LEVEL]
        solid += [op.box.inset(0.5) for op in page.ops if isinstance(op, Text)]
        for line in lines:
            for stretch in stretches(line):
                assert not any(stretch.touches(box) for box in solid)


HEAD_LEVEL, MARK_LEVEL = 13, 14


def fanned(sources: int, targets: int = 1) -> Journey:
    """Each of so many things frontstage needs each of so many backstage, which another unit does."""
    keys = [f"m{at}" for at in range(targets)]
    above = [item(f"k{at}", Lane.FRONTSTAGE, unit="Desk", needs=tuple(keys)) for at in range(sources)]
    return journey(*above, *(item(key, unit="IT") for key in keys))


def signs(told: Journey, level: int) -> list[Box]:
    """Arrowheads or diamonds at the lanes, without those of the key below."""
    (page,) = PICTURE.lay_out(told)
    below = next(op.y for op in page.ops if isinstance(op, Text) and op.text == "Pain points, and what causes them")
    return [op.box for op in page.ops if isinstance(op, Shape) and op.level == level and op.y < below]


@pytest.mark.parametrize(("sources", "targets"), [(2, 1), (4, 1), (3, 2), (5, 3)])
def test_arrows_at_one_box_keep_apart(sources: int, targets: int) -> None:
    heads = sorted(signs(fanned(sources, targets), HEAD_LEVEL), key=lambda box: (box.y, box.x))
    assert len(heads) == sources * targets
    least = 21.99 if sources < 4 else 12.0
    assert all(two.x - one.x >= least for one, two in pairwise(heads) if abs(one.y - two.y) < 1)


@pytest.mark.parametrize(("sources", "targets"), [(1, 1), (2, 1), (3, 3)])
def test_the_sign_of_another_unit_touches_no_head_and_no_other_sign(sources: int, targets: int) -> None:
    told = fanned(sources, targets)
    heads, marks = signs(told, HEAD_LEVEL), signs(told, MARK_LEVEL)
    assert len(marks) == sources * targets
    assert not [mark for mark in marks for head in heads if mark.inset(-1.0).touches(head)]
    assert not [one for at, one in enumerate(marks) for two in marks[:at] if one.inset(-1.0).touches(two)]


def test_lines_that_leave_and_lines_that_arrive_in_one_slot_do_not_run_together() -> None:
    """However many arrows there are: no two upright stretches of different ones lie on each other."""
    for seed in range(40):
        for page in PICTURE.lay_out(tangled(seed)):
            lines = [stretches(op) for op in page.ops if isinstance(op, Shape) and op.level == ARROW_LEVEL]
            upright = [(at, box) for at, found in enumerate(lines) for box in found if box.width < 0.01]
            assert not [
                (one, two)
                for at, one in upright
                for other, two in upright
                if other < at and abs(one.x - two.x) < 1 and one.y < two.bottom - 12 and two.y < one.bottom - 12
            ]


def stretches(line: Shape) -> list[Box]:
    """The corners of a rounded line are its control points, so that they stand for it."""
    points = list(zip(line.path.points[::2], line.path.points[1::2], strict=True))
    found = []
    for (x1, y1), (x2, y2) in pairwise(points):
        assert x1 == pytest.approx(x2) or y1 == pytest.approx(y2)
        found.append(Box(min(x1, x2) + line.x, min(y1, y2) + line.y, abs(x1 - x2), abs(y1 - y2)))
    return found


def test_only_stages_with_a_top_three_pain_point_are_drawn_unless_chosen() -> None:
    told = full()
    assert [stage.key for stage in chosen(view(told))] == ["plan", "airport", "board"]
    shown = words(*PICTURE.lay_out(told))
    assert "Not drawn: \u200ePrepare" in shown
    (page,) = lay_out_stages(told, ("arrive",))
    assert "Claim and wait for money" in words(page)
    assert "Board the aircraft" not in words(page)


def test_chosen_stages_are_drawn_and_told_without_the_others() -> None:
    told = full()
    assert PICTURE.by_stage
    assert PICTURE.by_stage.usual(told) == ("plan", "airport", "board")
    (page,) = PICTURE.pages(told, ("gone", "arrive"))
    assert page == lay_out_stages(told, ("arrive",))[0]
    assert "1 stage: Arrive & after." in page.alt
    assert page.alt == PICTURE.told(told, ("arrive",))
    assert PICTURE.pages(told, ("gone",)) == PICTURE.lay_out(told)
    assert len(PICTURE.pages(crowded(), tuple(stage.key for stage in crowded().stages))) > 2


def test_each_sheet_tells_its_own_stages() -> None:
    told = crowded()
    pages = PICTURE.pages(told, ("s1", "s3", "s5", "s7"))
    assert len({page.alt for page in pages}) == len(pages) > 1
    for at, page in enumerate(pages, 1):
        assert page.alt.startswith(f"Service blueprint, sheet {at} of {len(pages)}: A very large journey.")
        assert len(page.alt) <= 1000


def test_a_cause_repeats_the_number_of_its_pain_point() -> None:
    (page,) = PICTURE.lay_out(journey(item("k", Lane.FRONTSTAGE, pain_points=("n",), unit="Desk")))
    numbers = [op for op in page.ops if isinstance(op, Text) and op.text == "1" and op.style.weight == 700]
    assert len(numbers) == 4  # step, cause, list and key
    assert "Caused by “Does k” (Desk)." in words(page)
    assert "Every pain point has a known cause" in words(page)


def test_an_empty_cell_says_whom_to_ask() -> None:
    shown = words(*PICTURE.lay_out(journey(item("k"), owner="Kim")))
    assert shown.count("Unknown, ask Kim") == 3
    assert "Cause unknown, ask Kim." in shown
    assert "Unknown, ask whoever runs this stage" in words(*PICTURE.lay_out(journey()))


def test_what_a_step_needs_stands_below_it() -> None:
    spots = grid_of(full()).spots
    for above, below in (("boarding", "b-call"), ("b-call", "b-plan"), ("b-plan", "b-rules"), ("drop", "b-desk")):
        assert spots[above].slot == spots[below].slot
        assert spots[above].row < spots[below].row
    assert len(set(spots.values())) == len(spots)


def test_a_crossing_of_units_and_a_mutual_need_are_known() -> None:
    one = item("k", Lane.FRONTSTAGE, unit="Desk", needs=("m",))
    (route,) = routes(grid_of(journey(one, item("m", unit="IT"))))
    assert (route.crosses, route.head_up, route.head_down, route.way) == (True, False, True, Way.STRAIGHT)
    (route,) = routes(grid_of(journey(one, item("m", unit=" desk ", needs=("k",)))))
    assert (route.crosses, route.head_up, route.head_down) == (False, True, True)
    (route,) = routes(grid_of(journey(item("k", Lane.FRONTSTAGE), item("m", needs=("k",)))))
    assert (route.head_up, route.head_down) == (True, False)


def test_what_is_needed_elsewhere_is_said_in_the_box() -> None:
    far = Behind(key="far", stage="b", lane=Lane.SUPPORT, text="Ledger")
    assert "Needs \u200eLedger (in Buy)" in " ".join(
        words(*PICTURE.lay_out(journey(item("k", needs=("far",)), far))).split()
    )


def test_more_than_twelve_steps_take_further_sheets() -> None:
    steps = tuple(Experience(key=f"e{at}", stage="a", personas=("p",), what=f"Step{at}") for at in range(30))
    told = journey(item("k", pain_points=("n",)))
    told = replace(told, experiences=(*steps, *told.experiences))
    pages = PICTURE.lay_out(told)
    assert len(pages) == 3
    assert all(f"Step{at}" in words(*pages) for at in range(30))
    assert [("Does k" in words(page)) for page in pages] == [False, False, True]


def test_every_sign_on_a_step_is_explained() -> None:
    shown = words(*PICTURE.lay_out(full()))
    foot = shown[shown.index("Pain points, and what causes them") :]
    for persona in full().personas:
        assert persona.name in foot
    assert "mean score, −2 to +2" in foot
    assert "moment of truth" in foot
    plain = replace(full(), experiences=tuple(replace(each, moment=False, today=None) for each in full().experiences))
    assert not any(sign in words(*PICTURE.lay_out(plain)) for sign in ("mean score", "moment of truth"))
    alone = replace(plain, personas=plain.personas[:1], behind=())
    lived = tuple(replace(each, personas=(alone.personas[0].key,)) for each in alone.experiences)
    assert alone.personas[0].name not in words(*PICTURE.lay_out(replace(alone, experiences=lived)))


def test_pain_points_take_a_sheet_of_their_own_where_one_would_be_too_high() -> None:
    (page,) = PICTURE.lay_out(full())
    assert page.cuts
    lanes, said = PICTURE.lay_out(hostile())
    assert lanes.height <= lanes.width * 1.1
    assert "Line of visibility" in words(lanes)
    assert "Pain points, and what causes them" in words(said)
    assert "Pain points, and what causes them" not in words(lanes)
    assert said.alt.startswith("Service blueprint, sheet 2 of 2")
