"""Phone cards: one or more for each stage, legible on a phone, nothing left out, each with words of its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from renderers.engine.ops import Block, Page, Text
from renderers.journey import Action, ActionState, Experience, Journey, Opportunity, Persona, Stage
from renderers.pictures.phone.flow import Row, Section, flowed
from renderers.pictures.phone_cards import PICTURE
from renderers.samples import bare, claim, crowded, full, hostile, untimed
from tests.renderers.crowds import crowd
from tests.renderers.journeys import HELD_ON, journeys, spread
from tests.renderers.layout import faults


def words(*pages: Page) -> str:
    return " ".join(op.text for page in pages for op in page.ops if isinstance(op, Text))


def journey(*experiences: Experience) -> Journey:
    return Journey(
        title="t",
        trigger="",
        end_value="",
        held_on=HELD_ON,
        personas=(Persona(key="p", name="Pat"), Persona(key="q", name="Quinn")),
        stages=(Stage(key="a", name="Ask", value="An answer"), Stage(key="b", name="Buy")),
        experiences=experiences,
    )


def lived(key: str, *today: int, who: tuple[str, ...] = ("p",)) -> Experience:
    return Experience(key=key, stage="a", personas=who, what=key, today=spread(*today) if today else None)


@pytest.mark.parametrize("make", [bare, claim, crowded, full, hostile, untimed])
def test_samples_are_laid_out_without_a_fault(make: Callable[[], Journey]) -> None:
    for page in PICTURE.lay_out(make()):
        assert not faults(PICTURE, page)
        assert (page.width, page.scale) == (1080, 1)
        assert page.height <= 1350
        assert 0 < len(page.alt) <= 1000
    assert 0 < len(PICTURE.describe(make())) <= 1000


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(journeys())
def test_any_journey_is_laid_out_without_a_fault(given_journey: Journey) -> None:
    for page in PICTURE.lay_out(given_journey):
        assert not faults(PICTURE, page)


def test_the_smallest_type_is_nine_pixels_on_a_phone() -> None:
    assert PICTURE.smallest * 360 / 1080 > 9


def test_nothing_of_a_stage_is_left_out() -> None:
    told = full()
    shown = words(*PICTURE.lay_out(told))
    typed = [each.what for each in told.experiences] + [each.text for each in told.expectations]
    typed += [each.text for each in told.pain_points] + [each.instead for each in told.experiences]
    typed += [each.title for each in told.actions if each.experiences]
    for text in typed:
        assert all(word in shown for word in text.split()), text


def test_a_full_stage_goes_on_with_its_name_and_number() -> None:
    pages = PICTURE.lay_out(crowd(5, stages=1, personas=2, experiences=9, others=60))
    assert len(pages) > 5
    for at, page in enumerate(pages, 1):
        assert "STAGE 1 OF 1" in words(page)
        assert f"Card {at} of {len(pages)}" in words(page)


def test_feelings_are_the_mean_of_every_single_score() -> None:
    (first, _) = PICTURE.lay_out(journey(lived("x", -2), lived("y", 1, 1, 1), lived("z", 0, who=("q",))))
    shown = words(first)
    assert "+0.2" in shown
    assert "lowest −2" in shown
    assert "not scored" not in shown
    assert "Pat: today −2 (mean +0.2)." in first.alt


def test_the_verdict_is_said_below_the_value() -> None:
    shown = words(*PICTURE.lay_out(journey(lived("x", -2))))
    assert "An answer Lowest −2: x (Pat)" in shown.replace("\u200e", "")
    assert "WORST MOMENT" in shown
    assert "Unmanaged: nobody has said what happens here." in shown
    assert "Nobody is below neutral here; lowest is +1." in words(*PICTURE.lay_out(journey(lived("x", 1))))
    assert "Not scored yet." in words(*PICTURE.lay_out(journey(lived("x"))))


def test_an_out_of_scope_stage_asks_for_nothing() -> None:
    told = journey()
    told = replace(told, stages=tuple(replace(stage, in_scope=False) for stage in told.stages))
    shown = words(*PICTURE.lay_out(told))
    assert "Out of scope of this workshop." in shown
    assert "Ask somebody" not in shown


def test_an_idea_that_became_an_action_is_told_once() -> None:
    told = replace(
        journey(lived("x", -1)),
        actions=(Action(key="a", title="Push news", experiences=("x",), state=ActionState.DONE, owner="Kim"),),
        opportunities=(
            Opportunity(key="o", experiences=("x",), text="push  news"),
            Opportunity(key="i", experiences=("x",), text="Ring a bell", votes=2),
        ),
    )
    shown = words(PICTURE.lay_out(told)[0])
    assert "push" not in shown
    assert "Push news" in shown
    assert "done" in shown
    assert "Kim" in shown
    assert "Ring a bell" in shown


@pytest.mark.parametrize("make", [crowded, full, hostile])
def test_each_card_tells_its_own(make: Callable[[], Journey]) -> None:
    """What is read aloud stands on that card and on no other."""
    pages = PICTURE.lay_out(make())
    assert len({page.alt for page in pages}) == len(pages)
    for page in pages:
        number = next((op.text for op in page.ops if isinstance(op, Text) and op.text.startswith("Card ")), "")
        assert page.alt.startswith(f"Phone {number.lower()} of the stage" if number else "Phone card of the stage")


def test_what_hurts_is_told_before_what_is_expected_there() -> None:
    first, second, *_ = PICTURE.lay_out(full())
    assert "Lowest −2: Choose seats and bags" in first.alt
    assert "Hurts" not in first.alt
    assert second.alt.startswith("Phone card 2 of 2 of the stage Plan & book. Hurts: Bag and seat fees appear only")
    assert (
        second.alt.index("Hurts: ") < second.alt.index("Planned: Seat children") < second.alt.index("Expected, unmet")
    )


def test_cards_know_their_stage() -> None:
    told = full()
    keys = [stage.key for stage in told.stages]
    assert list(dict.fromkeys(page.part for page in PICTURE.lay_out(told))) == keys
    chosen = PICTURE.pages(told, (keys[3], keys[1], "gone"))
    assert chosen == tuple(page for page in PICTURE.lay_out(told) if page.part in (keys[1], keys[3]))
    assert PICTURE.told(told, (keys[1],)).endswith("1 stage, one card or more each: Prepare.")
    assert PICTURE.pages(told, ("gone",)) == PICTURE.lay_out(told)


def test_as_few_cards_as_there_can_be_and_none_of_them_mostly_white() -> None:
    pages = PICTURE.lay_out(full())
    assert [sum(page.part == stage.key for page in pages) for stage in full().stages] == [2, 2, 3, 2, 2]
    assert PICTURE.lay_out(journey(lived("x", -2)))[1].height < 600
    for page in (*pages, *PICTURE.lay_out(crowded())):
        lowest = sorted(op.box.bottom for op in page.ops if isinstance(op, Text))[-3]
        assert lowest > 0.55 * page.height


def test_the_title_of_the_journey_is_whole_and_the_date_on_every_card() -> None:
    title = "Will Wanda’s Movable Warehouse Move Mammoth Wooden Wardrobes"
    assert len(title) == 60
    for page in PICTURE.lay_out(replace(full(), title=title)):
        assert title in words(page)
        assert "14\u00a0May\u00a02026" in words(page)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.integers(20, 400), min_size=1, max_size=9), max_size=6))
def test_flow_keeps_every_row_in_order_and_within_its_card(heights: list[list[int]]) -> None:
    sections = [
        Section(f"S{at}", tuple(Row(Block(1.0, float(high), ()), 10.0) for high in rows))
        for at, rows in enumerate(heights)
    ]
    placed = flowed(sections, room)
    assert [row for card in placed for piece in card.pieces for row in piece.rows] == [
        row for section in sections for row in section.rows
    ]
    for at, card in enumerate(placed):
        block = card.drawn(room(min(at, 1)))
        assert card.height <= block.height <= room(min(at, 1)) + 0.001
        titles = [op.text for op in block.ops if isinstance(op, Text)]
        assert len(titles) == len(dict.fromkeys(id(piece.section) for piece in card.pieces))
    assert len(placed) <= fewest(sections)


def room(card: int) -> float:
    return 900.0 if card else 600.0


def fewest(sections: list[Section]) -> int:
    """As many cards as it takes to fill each one to the brim before the next."""
    cards, y, before = 1, 0.0, None
    for section in sections:
        for row in section.rows:
            alone = 58 + row.block.height
            added = row.gap + row.block.height if before is section else alone + (15 if before else 0)
            if before and y + added > room(cards - 1):
                cards, added, y = cards + 1, alone, 0.0
            y, before = y + added, section
    return cards


def test_sections_stay_whole_unless_a_card_would_be_nearly_empty() -> None:
    def section(title: str, *heights: int) -> Section:
        return Section(title, tuple(Row(Block(1.0, float(high), ())) for high in heights))

    whole = flowed([section("a", 100, 100, 100), section("b", 100, 100, 100), section("c", 300)], room)
    assert [[piece.section.title for piece in card.pieces] for card in whole] == [["a"] * 3, ["b"] * 3 + ["c"]]
    torn = flowed([section("a", *[100] * 4), section("b", 20)], lambda _: 500.0)
    assert [len(card.pieces) for card in torn] == [2, 3]


def test_tied_rows_are_torn_only_where_no_card_could_hold_them() -> None:
    def tied(*heights: int) -> Section:
        return Section("a", tuple(Row(Block(1.0, float(high), ()), tied=bool(at)) for at, high in enumerate(heights)))

    assert [len(card.pieces) for card in flowed([tied(300, 100), tied(300, 100)], room)] == [1, 1]
    assert [len(card.pieces) for card in flowed([tied(300, 300)], room)] == [1, 1]


def test_the_number_of_a_card_stays_on_it_without_a_title() -> None:
    untitled = replace(full(), title="\u00ad")
    for page in PICTURE.lay_out(untitled):
        assert not faults(PICTURE, page)


def headline(given: Journey) -> list[str]:
    return [
        op.text.replace("\u200e", "") for op in PICTURE.lay_out(given)[0].ops if isinstance(op, Text) and "(" in op.text
    ]


def renamed(*names: str, who: int) -> Journey:
    keys = [f"p{at}" for at in range(len(names))]
    personas = tuple(Persona(key=key, name=name) for key, name in zip(keys, names, strict=True))
    return replace(journey(lived("Sets up users", -2, who=tuple(keys[:who]))), personas=personas)


def test_a_headline_cuts_no_name() -> None:
    long, other = "Dr. Maximilian von Hohenberg", "Practice manager"
    assert "(both personas)" in headline(renamed(long, other, who=2))[0]
    assert "(2 personas)" in headline(renamed(long, other, "Pat", who=2))[0]
    assert "(3 personas)" in headline(renamed(long, other, "Pat", who=3))[0]
    assert "(Pat and Quinn)" in headline(renamed("Pat", "Quinn", who=2))[0]


def test_no_line_of_a_headline_ends_with_a_title() -> None:
    for text in ("Reads the small", "Sets up users", "Asks"):
        given = renamed("Dr. Maximilian von Hohenberg", who=1)
        given = replace(given, experiences=(replace(given.experiences[0], what=text),))
        assert not [line for line in headline(given) if line.endswith("(Dr.")]
