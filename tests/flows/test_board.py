"""The board and "Show all": everything counted, nothing over the budget, whatever people type."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.flows.board import MOST_STAGES, Board, Role, board_of, headline
from bot.flows.budget import HEADING, LINE, MOST_CHARACTERS, MOST_LINES, fitted
from bot.flows.coverage import empty_cells, hints
from bot.flows.fields import Value
from bot.flows.listing import MOST_CHARACTERS as PAGE_CHARACTERS
from bot.flows.listing import everything_of, page_of
from bot.flows.occasions import OCCASIONS
from bot.flows.phase import Group, Line
from bot.flows.phases import PHASES
from storage.records import State, Workshop
from tests.flows.room import Room, done, hotel
from tests.strategies import workshops

HUGE = "x" * 3000


def in_phase(workshop: Workshop, phase: str, state: State = State.OPEN) -> Workshop:
    return replace(workshop, head=replace(workshop.head, phase=phase, state=state))


def lines_of(board: Board) -> int:
    return sum(len(group.lines) + bool(group.heading) for group in board.groups)


def characters_of(groups: tuple[Group, ...]) -> int:
    lines = sum(len(line.text) + len(line.meta) + len(line.link) for group in groups for line in group.lines)
    return lines + sum(len(group.heading) + len(group.warning) for group in groups)


def test_the_board_shows_journey_phase_and_what_was_collected() -> None:
    room = hotel()
    board = board_of(room.workshop)
    assert [(each.role, each.text) for each in board.journey_line] == [
        (Role.TRIGGER, "I book a room"),
        (Role.STAGE, "Arrival"),
        (Role.STAGE, "Desk"),
        (Role.STAGE, "Room"),
        (Role.VALUE, "I can relax"),
    ]
    assert (board.step, board.steps, board.took_part) == (4, 4, 2)
    assert board.add_label == "Add expectations and pain points"
    assert [(group.heading, [line.text for line in group.lines], group.warning) for group in board.groups] == [
        ("Desk: Waits", ["Be quick", "Be kind", "Nobody there"], ""),
        ("Desk: Pays", ["Card refused", "No receipt"], ""),
        ("", [], "No expectation or pain point yet for “Finds the door”."),
    ]
    experiences = board_of(in_phase(room.workshop, "experiences")).groups
    assert experiences[1].lines[0].text == "Guest, Traveller: Waits"
    assert experiences[1].lines[0].meta == "today −2 · target +2 · guess"
    assert experiences[2].warning == "No experience yet at “Room”."


def test_the_prompt_speaks_of_this_journey_and_occasion() -> None:
    room = Room(journey="Say {trigger} <@U9>", occasion="crisis")
    assert "“Say {trigger} <\u2060@U9>”" in board_of(room.workshop).prompt
    assert board_of(room.workshop).prompt.endswith("Take the most vulnerable moments first.")
    room.goes_to("stages")
    assert "from “I book a room” to “I can relax”" in board_of(room.workshop).prompt


def test_every_occasion_changes_the_prompt() -> None:
    prompts = {board_of(Room(occasion=occasion.key).workshop).prompt for occasion in OCCASIONS}
    assert len(prompts) == len(OCCASIONS) == 12


def test_a_closed_board_says_what_became_of_it() -> None:
    room = hotel()
    done(room.does("close"))
    board = board_of(room.workshop)
    assert (board.groups, board.add_label, board.prompt, board.warnings) == ((), None, "", ())
    assert "2 people collected 2 personas, 3 stages, 3 experiences" in board.closed
    assert headline(room.workshop.head) == "Hotel check-in · closed"


def test_an_item_of_several_experiences_stands_once() -> None:
    room = hotel()
    done(room.does("move", item=room.key_of("No receipt"), to=(room.id_of("Pays"), room.id_of("Waits"))))
    lines = [line for group in board_of(room.workshop).groups for line in group.lines if line.text == "No receipt"]
    assert len(lines) == 1
    assert lines[0].meta.endswith("also at 1 more experience")


def test_a_blocked_phase_says_why_and_offers_nothing() -> None:
    room = Room()
    room.goes_to("needs")
    board = board_of(room.workshop)
    assert board.add_label is None
    assert "need an experience" in board.warnings[0]


def test_the_newest_lines_stay_whatever_stage_they_stand_at() -> None:
    def said(number: int) -> Line:
        return Line(
            f"i{number}",
            "experience",
            f"text {number}",
            at=datetime(2026, 3, 2, tzinfo=UTC) + timedelta(seconds=number),
        )

    early, late = Group("Early", tuple(map(said, (*range(200), 998))), warning="w"), Group("Late", (said(999),))
    shown, more = fitted((early, late))
    kept = MOST_LINES - 4
    assert [line.item_id for line in shown[0].lines] == [*(f"i{number}" for number in range(200 - kept, 200)), "i998"]
    assert shown[1].lines == late.lines
    assert more == 200 - kept
    assert fitted((replace(early, warning=""), Group("", (), warning="w")))[0][-1].warning == "w"


def test_very_much_is_counted_not_lost() -> None:
    room = Room()
    room.goes_to("stages")
    for number in range(60):
        room.saves("stages", name=f"Stage {number}", value="v" * 300)
    board = board_of(room.workshop)
    shown = sum(len(group.lines) for group in board.groups)
    assert shown + board.more == 60
    assert shown > 10
    assert [each.role for each in board.journey_line].count(Role.STAGE) == MOST_STAGES - 1
    assert f"{60 - MOST_STAGES + 1} more stages" in [each.text for each in board.journey_line]
    assert hints(room.workshop, "stages") == ("60 stages make a long map; four to six read best.",)


@pytest.mark.parametrize("phase", [phase.key for phase in PHASES])
@given(workshop=workshops(most=4), state=st.sampled_from(State))
@settings(max_examples=40, deadline=None)
def test_any_board_stays_within_its_budget_and_counts_what_is_missing(
    phase: str, workshop: Workshop, state: State
) -> None:
    workshop = in_phase(workshop, phase, state)
    board = board_of(workshop)
    assert lines_of(board) <= MOST_LINES
    assert characters_of(board.groups) <= MOST_CHARACTERS
    shown = [line.item_id for group in board.groups for line in group.lines]
    assert len(set(shown)) == len(shown)
    if state is State.OPEN:
        total = sum(len(group.lines) for group in next(p for p in PHASES if p.key == phase).collected(workshop))
        assert len(shown) + board.more == total
    assert "<@" not in "".join((board.prompt, board.example, board.closed, *board.warnings))


def hostile_groups() -> st.SearchStrategy[list[Group]]:
    texts = st.sampled_from((HUGE, "👩🏽‍🚀" * 400, "a\u0301" * 900, "word " * 500, "x", "", "<!channel>"))
    lines = st.builds(Line, st.just("i"), st.just("persona"), texts, link=texts)
    return st.lists(st.builds(Group, texts, st.lists(lines, max_size=60).map(tuple)), max_size=60)


@given(groups=hostile_groups())
@settings(max_examples=60, deadline=None)
def test_the_budget_holds_for_any_groups(groups: list[Group]) -> None:
    shown, more = fitted(groups)
    assert sum(len(group.lines) + bool(group.heading) for group in shown) <= MOST_LINES
    assert characters_of(shown) <= MOST_CHARACTERS
    assert sum(len(group.lines) for group in shown) + more == sum(len(group.lines) for group in groups)
    for group in shown:
        assert len(group.heading) <= HEADING
        assert all(len(line.text) <= LINE for line in group.lines)


@given(workshop=workshops(most=5), size=st.integers(1, 7))
@settings(max_examples=40, deadline=None)
def test_show_all_shows_everything_once_over_its_pages(workshop: Workshop, size: int) -> None:
    first = everything_of(workshop, 1, size)
    pages = [everything_of(workshop, number, size) for number in range(1, first.pages + 1)]
    seen = [line.item_id for page in pages for group in page.groups for line in group.lines]
    assert len(seen) == len(set(seen)) == first.total
    for page in pages:
        assert sum(len(group.lines) for group in page.groups) <= size
        for group in page.groups:
            assert group.section
            for line in group.lines:
                assert page_of(workshop, line.item_id, size) == page.page
    assert everything_of(workshop, 99, size) == pages[-1]
    assert everything_of(workshop, -1, size) == pages[0]


def test_show_all_turns_the_page_before_it_grows_too_long() -> None:
    room = hotel()
    for number in range(9):
        room.saves("needs", experience=room.id_of("Pays"), pain_points=f"{number}" + HUGE[1:])
    pages = [everything_of(room.workshop, number) for number in range(1, everything_of(room.workshop, 1).pages + 1)]
    assert len(pages) > 2
    assert all(characters_of(page.groups) <= PAGE_CHARACTERS for page in pages)
    assert any(line.text == "0" + HUGE[1:] for page in pages for group in page.groups for line in group.lines)


def test_empty_cells_are_personas_without_experience_at_a_stage() -> None:
    room = hotel()
    cells = [(cell.stage.name, cell.persona.name) for cell in empty_cells(room.workshop)]
    assert cells == [("Arrival", "Traveller"), ("Room", "Guest"), ("Room", "Traveller")]


def test_hints_of_an_experienced_facilitator() -> None:
    room = hotel()
    assert hints(room.workshop, "needs") == ()
    many = "\n".join(f"Trouble number {number}" for number in range(8))
    room.saves("needs", experience=room.id_of("Pays"), pain_points=many)
    assert hints(room.workshop, "needs") == ("What did they hope for?",)
    room.saves("personas", name="Third", agreed=("late",))
    assert "two are plenty" in hints(room.workshop, "personas")[0]
    room.removes("Finds the door")
    assert hints(room.workshop, "experiences") == ("What happens before they reach us, and after?",)


def test_a_journey_where_all_is_well_is_asked_for_a_bad_day() -> None:
    room = Room()
    room.saves("personas", name="Guest")
    room.goes_to("stages")
    room.saves("stages", name="Desk")
    room.goes_to("experiences")
    at: dict[str, Value] = {"stage": room.id_of("Desk"), "personas": (room.id_of("Guest"),)}
    for number in range(4):
        assert hints(room.workshop, "experiences") == ()
        room.saves("experiences", values=at, what=f"Good {number}", today="2")
    assert hints(room.workshop, "experiences") == ("Everything feels good so far. What does a bad day look like?",)
