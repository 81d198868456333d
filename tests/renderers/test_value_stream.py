"""The value-stream strip: honest sums, one scale, and only the rows that something is known of."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from renderers.engine.ops import Page, Shape, Text
from renderers.journey import Journey, Stage
from renderers.pictures.stream.looks import CONCERN, WAIT, WORK
from renderers.pictures.stream.times import times
from renderers.pictures.value_stream import PICTURE
from renderers.samples import bare, claim, crowded, full, hostile, untimed
from renderers.texts.words import duration, percent
from tests.renderers.journeys import HELD_ON
from tests.renderers.layout import faults
from tests.strategies import names, texts

stages = st.lists(
    st.builds(
        Stage,
        key=st.just("s"),
        name=names,
        value=texts,
        in_scope=st.booleans(),
        owner=texts,
        process_time=st.none() | st.floats(0, 1e7),
        wait_time=st.none() | st.floats(0, 1e7),
        accuracy=st.none() | st.floats(0, 1),
    ),
    max_size=20,
)


def journey(*found: Stage) -> Journey:
    return Journey(title="t", trigger="It starts", end_value="It ends", held_on=HELD_ON, stages=found)


def stage(name: str, work: float | None = None, wait: float | None = None, accuracy: float | None = None) -> Stage:
    return Stage(key=name, name=name, value="v", process_time=work, wait_time=wait, accuracy=accuracy)


def words(told: Journey) -> str:
    return words_of(*PICTURE.lay_out(told))


def words_of(*pages: Page) -> str:
    return " ".join(op.text for page in pages for op in page.ops if isinstance(op, Text))


def bars(told: Journey, fill: str) -> list[float]:
    found = (op for page in PICTURE.lay_out(told) for op in page.ops if isinstance(op, Shape))
    return [op.box.width for op in found if op.paint.fill == fill and op.box.height == 12]


@pytest.mark.parametrize("make", [bare, claim, crowded, full, hostile, untimed])
def test_samples_are_laid_out_without_a_fault(make: Callable[[], Journey]) -> None:
    for page in PICTURE.lay_out(make()):
        assert not faults(PICTURE, page)
    assert 0 < len(PICTURE.describe(make())) <= 1000


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(stages)
def test_any_stages_are_laid_out_without_a_fault(found: list[Stage]) -> None:
    for page in PICTURE.lay_out(journey(*found)):
        assert not faults(PICTURE, page)
    assert 0 < len(PICTURE.describe(journey(*found))) <= 1000


def test_the_sums_are_lead_time_work_and_flow_efficiency() -> None:
    known = times(claim().stages)
    assert duration(known.lead) == "34 days"
    assert duration(known.work) == "2.2 hours"
    assert known.flow == pytest.approx(known.work / known.lead)
    assert known.accuracy == pytest.approx(0.88 * 0.61 * 0.7 * 0.92 * 0.97)
    assert "34 days from trigger to end value, of which 2.2 hours are work" in words(claim())


def test_what_is_not_timed_makes_a_sum_a_lower_bound() -> None:
    told = journey(stage("a", 10, 60), stage("b", 20))
    assert times(told.stages).flow is None
    assert "At least 1.5 hours" in words(told)
    assert "Lead time, at least 1.5 hours" in words(told)
    assert "1 stage is not timed in full" in words(told)
    assert "Not measured" in words(told)


def test_all_bars_share_one_scale() -> None:
    told = journey(stage("a", 100, 50), stage("b", 50, 200))
    work, wait, longest = bars(told, WORK), bars(told, WAIT), bars(told, CONCERN)
    assert work[0] == pytest.approx(2 * work[1])
    assert longest[0] == pytest.approx(2 * work[0])
    assert wait[0] == pytest.approx(work[1])


def test_a_row_comes_to_its_total_below_the_end_value() -> None:
    shown = words(claim())
    for total in ("Lead time 34 days", "Flow efficiency 0.3%", "Process time 2.2 hours", "Waiting 34 days"):
        assert total in shown
    assert "Right from end to end 34%" in shown
    assert "Right from end to end" not in words(journey(stage("a", accuracy=0.5), stage("b")))


def test_what_nobody_timed_has_no_key() -> None:
    shown = words(journey(stage("a", 10)))
    assert "wait" not in shown
    assert "Waiting" not in shown
    assert "longest wait" in words(journey(stage("a", 10, 20)))


def ribbon_of(told: Journey) -> list[Shape]:
    found = (op for page in PICTURE.lay_out(told) for op in page.ops if isinstance(op, Shape))
    return [op for op in found if op.box.height == 20 and op.paint.fill in (WORK, WAIT, CONCERN)]


def test_the_whole_lead_time_is_one_bar_in_order() -> None:
    pieces = ribbon_of(claim())
    assert [op.paint.fill for op in pieces[:6]] == [WAIT, WORK, WAIT, WORK, CONCERN, WORK]
    assert all(a.box.right < b.box.x for a, b in itertools.pairwise(pieces))
    assert min(op.box.width for op in pieces) >= 3
    assert words(claim()).count("Ask for documents") == 2
    assert words(claim()).count("Passenger files the claim") == 1


def test_a_stream_of_several_sheets_has_its_whole_lead_time_on_the_last() -> None:
    first, last = PICTURE.lay_out(journey(*(stage(str(at), 1, 2 + at) for at in range(9))))
    pieces = [
        [
            op
            for op in page.ops
            if isinstance(op, Shape) and op.box.height == 20 and op.paint.fill in (WORK, WAIT, CONCERN)
        ]
        for page in (first, last)
    ]
    assert [len(found) for found in pieces] == [0, 18]
    assert [op.paint.fill for op in pieces[1]].count(CONCERN) == 1
    assert "All sheets, to one scale" in words_of(last)
    assert "to one scale" not in words_of(first)


@pytest.mark.parametrize("number", [1, 2, 9])
def test_every_total_stands_in_the_row_it_belongs_to(number: int) -> None:
    """Also without a bar for the whole: the lead time never stands in the row of values."""
    for found in ([stage(str(at), 10, 20) for at in range(number)], [stage(str(at), 10) for at in range(number)]):
        texts = {
            op.text: op.y for op in PICTURE.lay_out(journey(*found))[-1].ops if isinstance(op, Text) and op.x < 200
        }
        totals = [op for op in PICTURE.lay_out(journey(*found))[-1].ops if isinstance(op, Text) and op.x > 1300]
        for row in ("Process time", "Lead time"):
            (total,) = [op for op in totals if op.text.startswith(row)]
            assert abs(total.y - texts[row]) < 5


def test_a_bar_too_short_for_the_scale_is_pale_and_the_key_says_so() -> None:
    def paints(told: Journey) -> list[float]:
        found = (op for page in PICTURE.lay_out(told) for op in page.ops if isinstance(op, Shape))
        return [op.paint.alpha for op in found if op.paint.fill == WORK and op.box.height == 12]

    uneven, even = journey(stage("a", 1, 90 * 1440), stage("b", 10 * 1440, 0)), journey(stage("a", 10, 20))
    assert [alpha < 1 for alpha in paints(uneven)] == [True, False]
    assert "pale: too short to draw to scale" in words(uneven)
    assert [alpha < 1 for alpha in paints(even)] == [False]
    assert "pale" not in words(even)


@pytest.mark.parametrize("found", [[stage("a", 10)], [stage("a", wait=10)]])
def test_no_bar_stands_for_a_part_of_the_lead_time(found: list[Stage]) -> None:
    assert not ribbon_of(journey(*found))
    assert "Lead time" in words(journey(*found))


def test_low_accuracy_is_said_and_coloured() -> None:
    assert "below 75%" in words(journey(stage("a", accuracy=0.74)))
    assert "below 75%" not in words(journey(stage("a", accuracy=0.75)))


def test_without_times_there_are_no_bars_and_no_totals() -> None:
    shown = words(untimed())
    assert "Confidence in what I pay" in shown
    assert not any(text in shown for text in ("Process time", "Lead time", "Complete and right", "No owner yet"))


def test_stages_that_do_not_say_what_is_gained_are_counted() -> None:
    told = [stage("a"), Stage(key="b", name="b"), Stage(key="c", name="c")]
    assert "2 stages lead from trigger to end value; 1 does not say what is gained" in words(journey(*told[:2]))
    assert "3 stages lead from trigger to end value; 2 do not say what is gained" in words(journey(*told))
    assert "1 stage leads from trigger to end value, and each says what is gained" in words(journey(told[0]))


def test_a_stage_out_of_scope_lacks_nothing() -> None:
    outside = Stage(key="o", name="o", in_scope=False)
    assert times((stage("a", 10, 20), outside)).missing == 0


def test_a_long_stream_goes_on_on_further_sheets() -> None:
    assert len(PICTURE.lay_out(crowded())) == 2
    shown = words(crowded())
    assert "Goes on, on" in shown
    assert shown.count("It begins") == shown.count("It ends") == 1


@pytest.mark.parametrize(
    ("minutes", "said"),
    [(0, "0 min"), (0.5, "0.5 min"), (89, "89 min"), (90, "1.5 hours"), (60 * 47, "47 hours"), (2880, "2 days")],
)
def test_durations_are_said_as_people_say_them(minutes: float, said: str) -> None:
    assert duration(minutes) == said


def test_little_is_not_shown_as_nothing() -> None:
    assert [percent(0.003), percent(0.25), percent(1), percent(0.05)] == ["0.3%", "25%", "100%", "5%"]
    assert [percent(0), percent(0.0002), percent(0.0006)] == ["0%", "under 0.1%", "0.1%"]
    tiny = journey(stage("a", 30, 90 * 1440))
    assert "Flow efficiency under 0.1%" in words(tiny)
    assert "Flow efficiency under 0.1%" in PICTURE.describe(tiny)


def test_a_word_about_a_figure_stands_below_it_where_the_column_is_narrow() -> None:
    narrow = journey(*(stage(str(at), 9.0, 1e9, 0.5) for at in range(8)))
    wide = journey(stage("a", 9.0, 1e9, 0.5))
    for told in (narrow, wide):
        assert not [fault for page in PICTURE.lay_out(told) for fault in faults(PICTURE, page)]
        assert "longest" in words(told)
