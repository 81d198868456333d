"""The heat maps and the channel table: the right figures in the right cells, nothing hidden, nothing cut."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from renderers.engine.ops import Page, Text
from renderers.journey import Experience, Journey, PainPoint, Persona, Stage
from renderers.parts.ramp import SCORE_STEPS, Steps, ground, luminance, score_ground
from renderers.picture import Picture
from renderers.pictures import channel_table, heat_map, pain_heat_map
from renderers.samples import bare, claim, crowded, full, hostile, untimed
from tests.renderers.crowds import crowd
from tests.renderers.journeys import HELD_ON, journeys, spread
from tests.renderers.layout import faults

TABLES = (heat_map.PICTURE, pain_heat_map.PICTURE, channel_table.PICTURE)
every_table = pytest.mark.parametrize("picture", TABLES, ids=[each.name for each in TABLES])


def words(pages: Iterable[Page]) -> list[str]:
    return [op.text for page in pages for op in page.ops if isinstance(op, Text)]


def lived(key: str, *today: int, stage: str = "a", who: tuple[str, ...] = ("p",), on: str = "Web") -> Experience:
    scored = spread(*today) if today else None
    return Experience(key=key, stage=stage, personas=who, what=key, channels=(on,) if on else (), today=scored)


def journey(*experiences: Experience, pain_points: tuple[PainPoint, ...] = ()) -> Journey:
    return Journey(
        title="t",
        trigger="",
        end_value="",
        held_on=HELD_ON,
        personas=(Persona(key="p", name="Pat"), Persona(key="q", name="Quinn")),
        stages=(Stage(key="a", name="Ask"), Stage(key="b", name="Buy")),
        experiences=experiences,
        pain_points=pain_points,
    )


@every_table
@pytest.mark.parametrize("make", [bare, claim, crowded, full, hostile, untimed])
def test_samples_are_laid_out_without_a_fault(picture: Picture, make: Callable[[], Journey]) -> None:
    for page in picture.lay_out(make()):
        assert not faults(picture, page)
    assert 0 < len(picture.describe(make())) <= 1000


@every_table
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(journeys())
def test_any_journey_is_laid_out_without_a_fault(picture: Picture, given_journey: Journey) -> None:
    for page in picture.lay_out(given_journey):
        assert not faults(picture, page)
    assert 0 < len(picture.describe(given_journey)) <= 1000


@every_table
def test_a_crowd_is_split_and_every_sheet_counted(picture: Picture) -> None:
    pages = picture.lay_out(crowd(4, stages=13, personas=25, experiences=160, others=60))
    assert len(pages) > 1
    assert all(f"Sheet {at} of {len(pages)}" in " ".join(words([page])) for at, page in enumerate(pages, 1))


def test_a_cell_is_the_mean_of_every_single_score() -> None:
    shown = words(heat_map.lay_out(journey(lived("x", -2), lived("y", 2, 2, 2), lived("z", 0, stage="b", who=("q",)))))
    assert shown.count("+1") >= 1
    assert "4 scores" in shown
    assert "low −2" in shown


def test_a_mean_that_hides_nothing_has_no_pill() -> None:
    assert not any("low −" in text for text in words(heat_map.lay_out(journey(lived("x", -2, -1)))))


def test_the_title_names_the_lowest_cell_and_says_how_many_are_as_low() -> None:
    first, second = lived("x", -2), lived("y", -2, stage="b", who=("q",))
    assert heat_map.describe(journey(first, lived("z", 1, stage="b"))).startswith(
        "Heat map: t. Hardest for Pat: Ask, −2."
    )
    assert "Hardest for Pat: Ask and Quinn: Buy, −2 each. " in heat_map.describe(
        journey(first, second, lived("z", 1, who=("q",)))
    )
    assert "No stage is below neutral" in heat_map.describe(journey(lived("x", 1)))
    assert "Nobody has scored" in heat_map.describe(journey(lived("x")))


def test_scores_out_of_scope_are_not_denied() -> None:
    told = journey(lived("x", -2))
    outside = replace(told, stages=tuple(replace(each, in_scope=False) for each in told.stages))
    assert "No scored stage is in scope" in heat_map.describe(outside)
    assert "Nobody has scored" not in heat_map.describe(outside)
    assert "Angry −2" in words(heat_map.lay_out(outside))


def test_votes_beyond_counting_stay_within_their_cells() -> None:
    told = full()
    many = replace(told, pain_points=tuple(replace(each, votes=1_234_567_890) for each in told.pain_points))
    pages = pain_heat_map.lay_out(many)
    assert not [fault for page in pages for fault in faults(pain_heat_map.PICTURE, page)]
    assert "1.23 bn" in words(pages)


def test_pain_out_of_scope_is_not_denied() -> None:
    told = journey(lived("x"), pain_points=(PainPoint(key="n", experiences=("x",), text="Slow"),))
    outside = replace(told, stages=tuple(replace(each, in_scope=False) for each in told.stages))
    voted = replace(outside, pain_points=(replace(told.pain_points[0], votes=3),))
    assert "No pain point is in scope" in pain_heat_map.describe(outside)
    assert "No pain point in scope has a vote" in pain_heat_map.describe(voted)
    assert "Nothing is known to hurt yet" in pain_heat_map.describe(journey(lived("x")))


def test_a_title_that_begins_with_a_name_reads_as_our_sentence_does() -> None:
    told = journey(lived("x", -2, on="App"), lived("y", 2, on="Desk"))
    told = replace(told, stages=(replace(told.stages[0], name="שלום עולם"), *told.stages[1:]))
    title = next(op for op in channel_table.lay_out(told)[0].ops if isinstance(op, Text) and "pleases" in op.text)
    assert title.base == 0


def test_a_name_from_right_to_left_leaves_the_figure_behind_it() -> None:
    told = journey(lived("x", -2))
    told = replace(told, personas=(replace(told.personas[0], name="שלום עולם"), *told.personas[1:]))
    assert "\u2069\u200e: Ask, −2" in heat_map.describe(told)


def test_totals_of_one_row_or_column_are_not_repeated() -> None:
    told = journey(lived("x", -2, on="App"), lived("y", 1, on="App"))
    alone = replace(told, personas=told.personas[:1], stages=told.stages[:1])
    for picture in (heat_map, pain_heat_map, channel_table):
        shown = words(picture.lay_out(alone))
        assert not {"Everyone", "All stages", "Total", "All channels"} & set(shown)


def test_without_experiences_it_says_what_to_do() -> None:
    assert "No experiences yet" in words(heat_map.lay_out(journey()))


def test_only_what_personas_share_needs_a_word_about_totals() -> None:
    rule = "An experience that personas share"
    assert not any(rule in text for text in words(heat_map.lay_out(journey(lived("x", 1)))))
    assert any(rule in text for text in words(heat_map.lay_out(journey(lived("x", 1, who=("p", "q"))))))


def test_many_contradictions_are_counted_and_many_rows_are_lower() -> None:
    pairs = [(stage, *pair) for stage in "ab" for pair in (("App", 1), ("Desk", -1))]
    told = journey(*(lived(f"{s}{on}", score, stage=s, on=on) for s, on, score in pairs))
    assert "Ask and Buy: App pleases, Desk hurts" in channel_table.describe(told)
    nearer = replace(told, experiences=(*told.experiences, lived("z", 0, stage="b", on="Desk")))
    assert "Ask: App pleases, Desk hurts; channels contradict in 1 more stage" in channel_table.describe(nearer)
    other = replace(told, experiences=(*told.experiences, lived("z", 1, stage="b", on="Kiosk")))
    assert "Channels contradict in Ask and Buy, 2 apart each" in channel_table.describe(other)
    many = journey(*(lived(str(at), 1, on=f"Channel {at}") for at in range(12)))
    (page,) = channel_table.lay_out(many)
    assert page.height < 12 * 68 + 300


def test_an_out_of_scope_stage_is_never_the_lowest() -> None:
    told = journey(lived("x", -2), lived("y", -1, stage="b"))
    told = replace(told, stages=(replace(told.stages[0], in_scope=False), told.stages[1]))
    assert "Hardest for Pat: Buy, −1" in heat_map.describe(told)
    assert "out of scope" in words(heat_map.lay_out(told))


def test_a_pain_point_of_two_cells_counts_once_in_the_totals() -> None:
    shared = PainPoint(key="n", experiences=("x", "y"), text="Slow", votes=5)
    other = PainPoint(key="m", experiences=("x",), text="Dear", votes=2)
    told = journey(lived("x"), lived("y", stage="b", who=("p", "q")), pain_points=(shared, other))
    shown = words(pain_heat_map.lay_out(told))
    assert shown.count("7") == 4  # the cell, its row, its column, everything
    assert shown.count("5") == 4  # two cells, Quinn's row, the second column
    assert "2 pain points" in shown


def test_nothing_is_a_shade_only_where_nothing_hurts() -> None:
    pain = PainPoint(key="n", experiences=("x",), text="Slow", votes=5)
    hurting = words(pain_heat_map.lay_out(journey(lived("x"), pain_points=(pain,))))
    partly = words(pain_heat_map.lay_out(journey(lived("x"), lived("y", stage="b"), pain_points=(pain,))))
    assert partly.count("0") == hurting.count("0") + 1


def test_before_votes_pain_points_are_counted() -> None:
    pains = tuple(PainPoint(key=f"n{at}", experiences=("x",), text="Slow") for at in range(3))
    told = journey(lived("x"), pain_points=pains)
    assert "Most pain points for Pat: Ask, 3" in pain_heat_map.describe(told)
    assert "3" in words(pain_heat_map.lay_out(told))


def test_contradicting_channels_are_named_and_marked() -> None:
    told = journey(lived("x", 1, on="App"), lived("y", -1, on="Desk"), lived("z", -1, stage="b", on="app "))
    assert "Ask: App pleases, Desk hurts" in channel_table.describe(told)
    shown = words(channel_table.lay_out(told))
    assert "2 apart" in shown
    assert shown.count("App") == 1


def test_channels_on_one_side_of_neutral_do_not_contradict() -> None:
    told = journey(lived("x", 2, on="App"), lived("y", 0, on="Desk"), lived("z", -1, on="Desk", stage="b"))
    assert "No channels contradict; the lowest is Desk, −0.5" in channel_table.describe(told)


def test_no_title_singles_out_one_of_several_equals() -> None:
    """Equal is what looks equal: −0.46 and −0.5 are both printed as −0.5."""
    personas, stages = ("p", "q"), ("a", "b")
    alike = journey(*(lived(f"{who}{at}", 2, stage=at, who=(who,)) for who in personas for at in stages))
    assert "Every stage is +2 for everybody" in heat_map.describe(alike)
    low = journey(*(lived(f"{who}{at}", -2 * (at == "a"), stage=at, who=(who,)) for who in personas for at in stages))
    assert "Hardest for Pat and Quinn: Ask, −2 each" in heat_map.describe(low)
    rounded = journey(
        lived("x", *(-1,) * 6, *(0,) * 7, on="App"), lived("y", -1, 0, on="Mail"), lived("z", 0, on="Desk")
    )
    assert "No channels contradict; the lowest are App and Mail, −0.5 each" in channel_table.describe(rounded)
    equals = journey(lived("x", -1, on="App"), lived("y", -1, on="Mail"))
    assert "No channels contradict; App and Mail are −1 each" in channel_table.describe(equals)
    named = journey(lived("x", -1, on="App"), lived("y", -1, on="Hall and desk"))
    assert "No channels contradict; “App” and “Hall and desk” are −1 each" in channel_table.describe(named)
    assert "Only one channel is scored: App, −1" in channel_table.describe(journey(lived("x", -1, on="App")))
    pain = PainPoint(key="n", experiences=("x", "y"), text="Slow", votes=3)
    two = journey(lived("x", who=personas), lived("y", stage="b"), pain_points=(pain,))
    assert "Heaviest on Pat and Quinn: 3 places, 3 votes each" in pain_heat_map.describe(two)


def test_an_experience_without_a_channel_is_a_gap_that_shows() -> None:
    told = journey(lived("x", 1, on="App"), lived("y", -1, on=""))
    assert "No channel named" in words(channel_table.lay_out(told))
    assert "1 experience names no channel" in channel_table.describe(told)


@pytest.mark.parametrize("fill", SCORE_STEPS)
def test_ink_reads_on_every_step(fill: str) -> None:
    light, dark = sorted((luminance(fill), luminance(ground(fill).ink)), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 4.5


def test_steps_are_even_around_neutral_and_cover_every_number() -> None:
    assert score_ground(-2).fill == SCORE_STEPS[0]
    assert score_ground(0.1).fill == SCORE_STEPS[4]
    assert score_ground(2).fill == SCORE_STEPS[-1]
    assert [label for _, label in Steps(29).labels()] == ["0", "1–5", "6–10", "11–15", "16–20", "21–25", "26–30"]
    assert [label for _, label in Steps(2).labels()] == ["0", "1", "2"]
    assert Steps(29).ground(29).fill == "#6F0A2B"
