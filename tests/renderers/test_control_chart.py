"""The control chart: limits of the baseline, two rules for a signal, and no word of change without one."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from renderers.engine.ops import Text
from renderers.journey import Journey, Measure, Reading, Turn
from renderers.pictures.control.axis import axis, figure
from renderers.pictures.control.signals import Signal, reads
from renderers.pictures.control_chart import PICTURE
from renderers.samples import bare, claim, crowded, full, hostile, untimed
from tests.renderers.journeys import HELD_ON
from tests.renderers.layout import faults
from tests.strategies import names, texts

STEADY = (10, 12, 10, 12, 10, 12, 10, 12, 10, 12, 10, 12)
figures = st.floats(-1e15, 1e15) | st.integers(-100, 100).map(float)
measures = st.builds(
    Measure,
    key=st.just("m"),
    name=names,
    unit=texts,
    target=st.none() | figures,
    lower_is_better=st.booleans(),
    readings=st.lists(st.builds(Reading, label=texts, value=figures), max_size=40).map(tuple),
    baseline_n=st.integers(0, 50),
    turns=st.lists(st.builds(Turn, index=st.integers(0, 40), name=texts), max_size=5).map(tuple),
)


def measure(
    values: Sequence[float], *, baseline: int = 12, lower: bool = False, turns: tuple[Turn, ...] = ()
) -> Measure:
    found = tuple(Reading(label=f"W{at}", value=value) for at, value in enumerate(values, 1))
    return Measure(
        key="m", name="NPS", readings=found, baseline_n=baseline, lower_is_better=lower, turns=turns, target=20
    )


def journey(*found: Measure) -> Journey:
    return Journey(title="t", trigger="", end_value="", held_on=HELD_ON, measures=found)


def words(told: Journey) -> str:
    return " ".join(op.text for page in PICTURE.lay_out(told) for op in page.ops if isinstance(op, Text))


@pytest.mark.parametrize("make", [bare, claim, crowded, full, hostile, untimed])
def test_samples_are_laid_out_without_a_fault(make: Callable[[], Journey]) -> None:
    for page in PICTURE.lay_out(make()):
        assert not faults(PICTURE, page)
    assert 0 < len(PICTURE.describe(make())) <= 1000


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(measures, max_size=3))
def test_any_measures_are_laid_out_without_a_fault(found: list[Measure]) -> None:
    for page in PICTURE.lay_out(journey(*found)):
        assert not faults(PICTURE, page)
    assert 0 < len(PICTURE.describe(journey(*found))) <= 1000


def test_limits_are_the_mean_and_2_66_moving_ranges_of_the_baseline_alone() -> None:
    found = reads(measure((*STEADY, 90, 95)))
    assert found.centre == 11
    assert found.low == pytest.approx(11 - 2.66 * 2)
    assert found.high == pytest.approx(11 + 2.66 * 2)
    assert found.signals[-2:] == (Signal.OUTSIDE, Signal.OUTSIDE)


def test_eight_in_a_row_make_a_run_and_seven_do_not() -> None:
    assert reads(measure((*STEADY, *(12,) * 7))).shift is None
    found = reads(measure((*STEADY, *(12,) * 8)))
    assert found.shift == 12
    assert found.signals[12:] == (Signal.RUN,) * 8


def test_a_reading_on_the_mean_neither_adds_nor_ends() -> None:
    assert reads(measure((*STEADY, *(12,) * 4, 11, *(12,) * 4, 11))).shift == 12
    assert reads(measure((*STEADY, *(12,) * 7, 11))).shift is None


def test_a_run_that_has_ended_is_no_shift() -> None:
    found = reads(measure((*STEADY, *(12,) * 8, 10)))
    assert found.shift is None
    assert Signal.RUN in found.signals
    assert "back to its usual range" in words(journey(measure((*STEADY, *(12,) * 8, 10))))


@pytest.mark.parametrize(("values", "baseline"), [(STEADY[:11], 11), (STEADY, 7), ((5,), 1)])
def test_too_few_readings_bear_no_limits_and_no_verdict(values: tuple[float, ...], baseline: int) -> None:
    told = journey(measure(values, baseline=baseline))
    assert not reads(told.measures[0]).controlled
    shown = words(told)
    assert "to tell a change from chance" in shown
    assert "Median" in shown
    assert not any(word in shown for word in ("improved", "worsened", "Upper limit"))


@pytest.mark.parametrize(("lower", "verb"), [(False, "has improved"), (True, "has worsened")])
def test_a_lasting_run_is_said_with_the_change_that_came_with_it(lower: bool, verb: str) -> None:
    told = measure((*STEADY, *(13,) * 8), lower=lower, turns=(Turn(index=12, name="New lane"),))
    assert f"NPS {verb} since “New lane”, from 11 to 13" in words(journey(told))
    assert f"NPS {verb} since W13" in words(journey(measure((*STEADY, *(13,) * 8), lower=lower)))


def test_what_is_outside_now_is_said_and_since_when() -> None:
    assert "NPS is above its usual range: 40 now, 11 before" in words(journey(measure((*STEADY, 40))))
    assert "NPS has been below its usual range since W13: −8 now, 11 before" in words(
        journey(measure((*STEADY, -9, -8)))
    )


def test_without_a_signal_nothing_has_changed() -> None:
    assert "nothing points to a change yet" in words(journey(measure((*STEADY, 12))))


def test_every_measure_with_readings_has_a_sheet() -> None:
    pages = PICTURE.lay_out(full())
    charted = [each for each in full().measures if each.readings]
    assert len(pages) == len(charted) == 3
    assert all(each.name in page.alt for each, page in zip(charted, pages, strict=True))
    assert "6 measures have no readings yet" in PICTURE.describe(full())


def test_a_share_carries_its_sign() -> None:
    told = replace(measure(STEADY), unit="%", target=20.0)
    shown = words(journey(told))
    assert "Target 20%" in shown
    assert "Baseline mean 11%" in shown


def test_what_is_unusual_is_said_in_plain_words() -> None:
    assert "outside the usual range: more than chance" in words(journey(measure((*STEADY, 40))))
    assert "a lasting change" in words(journey(measure((*STEADY, *(12,) * 8))))


def test_names_of_levels_keep_apart() -> None:
    (page,) = PICTURE.lay_out(journey(measure((10.9, 11.1) * 6)))
    starts = ("Baseline mean", "Upper", "Lower", "Target")
    heights = sorted(op.y for op in page.ops if isinstance(op, Text) and op.text.startswith(starts))
    assert len(heights) == 4
    assert all(b - a >= 16.9 for a, b in itertools.pairwise(heights))


def test_readings_that_never_vary_are_said_to_stay_and_have_one_line() -> None:
    """The mean of twelve times 0.1 is not 0.1, so that each of them was outside its own limits."""
    steady = replace(measure((0.1,) * 12, lower=True), unit="min", target=None)
    shown = words(journey(steady))
    assert "NPS has stayed at 0.1\u00a0min in all 12 readings" in shown
    assert reads(steady).signals == (Signal.CHANCE,) * 12
    assert "Mean and limits 0.1" in shown
    assert not any(word in shown for word in ("Upper limit", "Lower limit", "dashed", "varies"))
    assert "All 12 baseline readings are the same" in shown
    assert "Upper limit" in words(journey(measure(STEADY)))
    later = words(journey(measure((*(4,) * 12, 5))))
    assert "NPS is above its usual range: 5 now, 4 before" in later


def test_a_short_unit_stands_in_titles_and_alt_texts() -> None:
    minutes = replace(measure((*STEADY, *(13,) * 8), lower=True), unit="min")
    assert "from 11\u00a0min to 13\u00a0min" in words(journey(minutes))
    assert "Last reading 13\u00a0min, baseline mean 11\u00a0min" in PICTURE.describe(journey(minutes))
    assert "40\u00a0min now, 11\u00a0min before" in words(journey(replace(measure((*STEADY, 40)), unit="min")))
    assert "40% now, 11% before" in words(journey(replace(measure((*STEADY, 40)), unit="%")))
    long = replace(measure((*STEADY, 40)), unit="minutes at the counter")
    assert "40 now, 11 before" in words(journey(long))


def test_of_one_or_two_readings_no_half_is_spoken_of() -> None:
    assert "Half of all readings" not in words(journey(measure((5, 6))))
    assert "Half of all readings" in words(journey(measure((5, 6, 7))))


@given(st.lists(st.integers(-100, 100).map(float), min_size=1, max_size=9))
def test_there_is_room_above_and_below_the_line(values: list[float]) -> None:
    made = axis(values)
    step = made.ticks[1] - made.ticks[0]
    assert min(values) - made.low >= step * 0.499
    assert made.high - max(values) >= step * 0.499


@given(st.lists(figures, min_size=1, max_size=9))
def test_an_axis_holds_every_value_in_few_even_steps(values: list[float]) -> None:
    made = axis(values)
    assert all(-1e-6 <= made.share(value) <= 1 + 1e-6 for value in values)
    assert 2 <= len(made.ticks) <= 9


@pytest.mark.parametrize(
    ("value", "said"),
    [(0, "0"), (-12, "−12"), (10.5, "10.5"), (0.25, "0.25"), (1250000, "1.25 M"), (1234.5, "1,234"), (1e-7, "1.0e−07")],
)
def test_figures_are_short_and_have_a_true_minus(value: float, said: str) -> None:
    assert figure(value) == said
