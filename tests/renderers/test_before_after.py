"""The before/after card: two runs compared by stage, and never where too few people scored."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from renderers.engine.ops import Page, Text
from renderers.journey import Action, ActionState, Experience, Journey, Measure, Persona, Stage
from renderers.pictures.before_after import PICTURE
from renderers.pictures.change.runs import Verdict, changes
from renderers.samples import bare, claim, crowded, full, hostile, untimed
from tests.renderers.journeys import HELD_ON, journeys, spread
from tests.renderers.layout import faults


def words(*pages: Page) -> str:
    return " ".join(op.text for page in pages for op in page.ops if isinstance(op, Text))


def run(*scores: int, key: str = "a", name: str = "Ask", actions: tuple[Action, ...] = ()) -> Journey:
    lived = Experience(key="x", stage=key, personas=("p",), what="Waits", today=spread(*scores) if scores else None)
    return Journey(
        title="t",
        trigger="",
        end_value="",
        held_on=HELD_ON,
        personas=(Persona(key="p", name="Pat"),),
        stages=(Stage(key=key, name=name),),
        experiences=(lived,),
        actions=actions,
    )


def after(now: Journey, then: Journey) -> str:
    return words(*PICTURE.lay_out(replace(now, earlier=then)))


def done(key: str, *experiences: str, state: ActionState = ActionState.DONE) -> Action:
    return Action(key=key, title=f"Fix{key}", experiences=experiences, state=state)


@pytest.mark.parametrize("make", [bare, claim, full, hostile, untimed])
def test_samples_are_laid_out_without_a_fault(make: Callable[[], Journey]) -> None:
    for page in PICTURE.lay_out(make()):
        assert not faults(PICTURE, page)
    assert 0 < len(PICTURE.describe(make())) <= 1000


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(journeys(), journeys())
def test_any_two_runs_are_laid_out_without_a_fault(now: Journey, then: Journey) -> None:
    told = replace(now, earlier=then)
    for page in PICTURE.lay_out(told):
        assert not faults(PICTURE, page)
    assert 0 < len(PICTURE.describe(told)) <= 1000


def test_many_stages_take_further_sheets() -> None:
    pages = PICTURE.lay_out(replace(crowded(), earlier=crowded()))
    assert len(pages) == 2
    assert all(f"Stage {at} of many" in words(*pages) for at in range(1, 16))
    assert not any(faults(PICTURE, page) for page in pages)


@pytest.mark.parametrize(
    ("then", "now", "verdict"),
    [
        ((-2,) * 5, (-1,) * 5, Verdict.BETTER),
        ((1,) * 5, (-1,) * 6, Verdict.WORSE),
        ((0,) * 5, (0, 0, 0, 0, 1), Verdict.SAME),
        ((-2,) * 4, (2,) * 9, Verdict.TOO_FEW),
        ((-2,) * 9, (2,) * 4, Verdict.TOO_FEW),
        ((), (2,) * 9, Verdict.TOO_FEW),
    ],
)
def test_a_stage_is_compared_only_where_five_people_scored_each_time(
    then: tuple[int, ...], now: tuple[int, ...], verdict: Verdict
) -> None:
    (change,) = changes(run(*now), run(*then))
    assert change.verdict is verdict


def test_too_few_people_get_no_scores_printed() -> None:
    shown = after(run(*(-1,) * 4), run(*(1,) * 6))
    assert "Not enough data: 6 people then, 4 now; 5 are needed each time" in " ".join(shown.split())
    assert "6 → 4 people" in shown
    assert "+1" not in shown
    assert "−1" not in shown


def test_both_scores_and_both_numbers_of_people_are_printed() -> None:
    shown = after(run(*(1,) * 6), run(*(-1,) * 5))
    assert "Better +2 −1 → +1 5 → 6 people" in shown
    assert "Better: Ask, by 2; no stage is worse" in shown
    assert "Worse: Ask, by 2" in after(run(*(-1,) * 5), run(*(1,) * 5))
    assert "No stage has changed since the run before" in after(run(*(1,) * 5), run(*(1,) * 5))


def test_a_stage_is_known_by_its_name_when_its_key_is_new() -> None:
    (change,) = changes(run(*(1,) * 5, key="b", name="ask "), run(*(0,) * 5))
    assert change.verdict is Verdict.BETTER
    new, gone = changes(run(*(1,) * 5, key="b", name="Buy"), run(*(0,) * 5))
    assert (new.verdict, gone.verdict) == (Verdict.NEW, Verdict.GONE)
    shown = after(run(*(1,) * 5, key="b", name="Buy"), run(*(0,) * 5))
    assert "New since then: nothing to compare with" in shown
    assert "No longer a stage: nothing to compare with" in shown


def test_only_actions_closed_in_between_are_told() -> None:
    then = run(*(0,) * 5, actions=(done("A", "x"), done("B", "x", state=ActionState.ACCEPTED)))
    now = run(*(1,) * 5, actions=(done("A", "x"), done("B", "x"), done("C"), done("D", state=ActionState.BLOCKED)))
    shown = after(now, then)
    assert "FixA" not in shown
    assert "FixB" in shown
    assert "Closed for the journey as a whole FixC" in shown
    assert "FixD" not in shown


def test_an_out_of_scope_stage_is_not_compared() -> None:
    now = run(*(1,) * 5)
    assert changes(replace(now, stages=(replace(now.stages[0], in_scope=False),)), run(*(0,) * 5)) == []


def test_the_first_run_says_what_to_do() -> None:
    shown = words(*PICTURE.lay_out(run(*(1,) * 5)))
    assert "This is the first run of this journey" in shown
    assert not PICTURE.says(run(1))
    assert PICTURE.says(full())


def test_several_changed_stages_are_counted() -> None:
    def two(score: int) -> Journey:
        first, second = run(*(score,) * 5), run(*(score,) * 5, key="b", name="Buy")
        lived = (*first.experiences, replace(second.experiences[0], key="y"))
        return replace(first, stages=(*first.stages, *second.stages), experiences=lived)

    assert "Better: Ask and Buy, by 2 each; no stage is worse" in after(two(1), two(-1))
    unlike = replace(two(1), experiences=(two(1).experiences[0], two(0).experiences[1]))
    assert "2 stages are better, most of all Ask, by 2; no stage is worse" in after(unlike, two(-1))
    mixed = replace(two(1), experiences=(two(1).experiences[0], replace(two(0).experiences[1])))
    then = replace(two(1), experiences=(two(0).experiences[0], replace(two(1).experiences[1])))
    assert "Better: Ask, by 1; worse: Buy, by 1" in after(mixed, then)


def stages(*scores: int) -> Journey:
    runs = [run(*(score,) * 5, key=str(at), name=f"Stage {at}") for at, score in enumerate(scores)]
    lived = [replace(each.experiences[0], key=f"x{at}") for at, each in enumerate(runs)]
    return replace(runs[0], stages=tuple(each.stages[0] for each in runs), experiences=tuple(lived))


def test_no_title_singles_out_one_of_several_that_changed_as_much() -> None:
    then = stages(0, 0, 0, 0)
    assert "All 4 stages are worse, by 1 each" in after(stages(-1, -1, -1, -1), then)
    assert "All 4 stages are worse, most of all Stage 1 and Stage 3, by 2 each" in after(stages(-1, -2, -1, -2), then)
    assert "Better: Stage 0, by 1; 3 stages are worse, by 2 each" in after(stages(1, -2, -2, -2), then)
    assert "All 4 stages are worse, most of all 3 of them, by 2 each" in after(stages(-1, -2, -2, -2), then)


def measured(name: str, figure: float | None, key: str = "m", unit: str = "%") -> Measure:
    return Measure(key=key, name=name, now=figure, unit=unit, target=90.0)


def test_measures_of_both_runs_stand_side_by_side() -> None:
    now = replace(
        run(*(1,) * 5), measures=(measured("On time", 71), measured("Calls", 3, "k"), measured("New", 1, "n"))
    )
    then = replace(run(*(1,) * 5), measures=(measured("Was called so", 22), measured("calls ", 9, "c")))
    shown = after(now, then).replace("\u200e", "")
    assert "On time 22% → 71% target 90%" in shown
    assert "Calls 9% → 3%" in shown
    assert "New" not in shown
    assert "Whether a measure has changed for good" in shown
    assert "On time" in PICTURE.describe(replace(now, earlier=then))


@pytest.mark.parametrize(("then", "now"), [(None, 3.0), (3.0, None)])
def test_a_measure_without_a_figure_in_both_runs_is_left_out(then: float | None, now: float | None) -> None:
    told = [replace(run(*(1,) * 5), measures=(measured("On time", each),)) for each in (now, then)]
    assert "Measures, then and now" not in after(*told)


def test_long_units_and_no_target_still_fit() -> None:
    long = replace(measured("On time", 71, unit="minutes in the queue"), target=None)
    now, then = (replace(run(*(1,) * 5), measures=(each,)) for each in (long, replace(long, now=1.0)))
    (page,) = PICTURE.lay_out(replace(now, earlier=then))
    assert not faults(PICTURE, page)
