"""Starting, moving from phase to phase, closing, and asking for deliveries."""

from __future__ import annotations

import pytest

from bot.flows import read
from bot.flows.asks import decide_export, decide_map, decide_summary
from bot.flows.decision import Answer, Confirm, Decision, Done, Refused
from bot.flows.fields import Option, Place, Value
from bot.flows.moves import decide_back, decide_close, decide_next
from bot.flows.setup import decide_start, setup_form
from bot.flows.status import status_of
from storage.changes import OwedKind
from storage.records import Persona, State, Workshop
from tests.flows.room import START, Room, asked, done, hotel, refused_fields, who


def start(room: Room, open_workshop: Workshop | None = None, **values: Value) -> Decision:
    def bring(key: str) -> tuple[Persona, ...]:
        assert key == "hotel"
        return (Persona(id="p", author="example", created_at=room.now, updated_at=room.now, name="Guest"),)

    return decide_start(
        open_workshop, who("U5"), room.now, room.new_id, {**START, **values}, channel_id="C1", bring=bring
    )


def moves_on(room: Room, *, seen: str = "", by: str = "U1", agreed: tuple[str, ...] = ()) -> Answer:
    seen = seen or room.workshop.head.phase
    return room.apply(decide_next(room.workshop, who(by), room.now, room.new_id, seen=seen, agreed=frozenset(agreed)))


def goes_back(room: Room, *, seen: str = "", by: str = "U1") -> Answer:
    return room.apply(decide_back(room.workshop, who(by), room.now, seen=seen or room.workshop.head.phase))


def closes(room: Room, *, by: str = "U1", agreed: tuple[str, ...] = ()) -> Answer:
    return room.apply(decide_close(room.workshop, who(by), room.now, room.new_id, agreed=frozenset(agreed)))


def test_the_setup_form_asks_what_the_issue_lists() -> None:
    form = setup_form(who(), examples=(Option("hotel", "Hotel"),), place=True)
    labels = [field.label for field in form.fields]
    assert labels == [
        "Journey",
        "Initiative",
        "Occasion",
        "Value stream",
        "Trigger",
        "Value at the end",
        "Start from",
        "Facilitators",
        "Channel",
    ]
    assert form.values["facilitators"] == ("U1",)
    without = setup_form(who(), examples=(), place=False, values={"journey": "Kept"})
    assert not [field for field in without.fields if isinstance(field, Place)]
    assert (without.values["journey"], without.values["start_from"]) == ("Kept", "blank")


def test_no_start_without_journey_trigger_value_and_facilitator() -> None:
    answer = start(Room(), journey=" ", trigger=None, end_value="", facilitators=()).answer
    assert set(refused_fields(answer)) == {"journey", "trigger", "end_value", "facilitators"}


def test_a_start_stores_all_of_it_and_owes_board_and_homes() -> None:
    room = Room()
    outcome = start(
        room,
        initiative="Nights",
        occasion="support",
        value_stream="Stays",
        start_from="hotel",
        facilitators=("U1", "U2", "U1"),
    )
    workshop = done(outcome.answer).workshop
    assert workshop
    head = workshop.head
    assert (head.initiative, head.occasion, head.value_stream, head.phase) == ("Nights", "support", "Stays", "personas")
    assert (head.started_by, head.channel_id, head.tenant, head.state) == ("U5", "C1", "T1", State.OPEN)
    assert read.facilitators(workshop) == ("U1", "U2")
    assert [persona.name for persona in workshop.personas] == ["Guest"]
    assert [owe.key for owe in outcome.owes] == [f"board:{head.id}", "home:U5", "home:U1", "home:U2"]


def test_one_open_workshop_per_channel() -> None:
    room = Room()
    answer = start(room, room.workshop).answer
    assert isinstance(answer, Refused)
    assert "“Hotel check-in” is still open" in answer.text
    assert "<@U1>" in answer.text


def test_an_unknown_occasion_is_none() -> None:
    workshop = done(start(Room(), occasion="whatever").answer).workshop
    assert workshop
    assert workshop.head.occasion == ""


GAPS = [
    ("personas", ["There is no persona yet."]),
    ("stages", ["There is no stage yet."]),
    ("needs", ["There is no experience yet."]),
]


@pytest.mark.parametrize(("phase", "sentences"), GAPS)
def test_next_warns_about_what_is_empty(phase: str, sentences: list[str]) -> None:
    room = Room()
    room.goes_to(phase)
    answer = asked(moves_on(room))
    for sentence in sentences:
        assert sentence in answer.text


def test_next_names_what_is_empty_and_moves_when_agreed() -> None:
    room = Room()
    room.saves("personas", name="Guest")
    done(moves_on(room))
    room.saves("stages", name="Desk")
    room.saves("stages", name="Cellar", in_scope="no")
    answer = asked(moves_on(room))
    assert (answer.token, answer.submit) == ("next:stages", "Move on")
    assert answer.text == "No value to the persona yet: “Desk”. Move on to Experiences anyway?"
    done(moves_on(room, agreed=("next:stages",)))
    assert {owe.key for owe in room.owed} == {f"board:{room.workshop.head.id}", "home:U1"}
    answer = asked(moves_on(room, agreed=("next:stages",)))
    assert "No experience yet at “Desk”." in answer.text
    assert "No experience yet for “Guest”: who can say what it is like for them?" in answer.text
    assert "Cellar" not in answer.text


def test_next_does_not_ask_where_nothing_is_missing() -> None:
    room = hotel()
    goes_back(room)
    room.saves("experiences", stage=room.id_of("Room"), personas=(room.id_of("Guest"),), what="Sleeps")
    done(moves_on(room))
    assert "“Finds the door” and “Sleeps”" in asked(moves_on(room)).text


def test_two_pressing_next_move_once() -> None:
    room = Room()
    done(moves_on(room, seen="personas", agreed=("next:personas",)))
    answer = moves_on(room, seen="personas", agreed=("next:personas",))
    assert answer == Refused(text="Already in Stages.")
    assert goes_back(room, seen="personas") == Refused(text="Already in Stages.")


def test_back_loses_nothing_and_ends_at_the_first_phase() -> None:
    room = hotel()
    before = room.workshop
    for phase in ("experiences", "stages", "personas"):
        done(goes_back(room))
        assert room.workshop.head.phase == phase
    assert goes_back(room) == Refused(text="Personas is the first step.")
    assert room.workshop.experiences == before.experiences
    assert room.workshop.pain_points == before.pain_points


def test_only_facilitators_move_and_the_others_hear_who_can() -> None:
    room = hotel()
    for answer in (moves_on(room, by="U2"), goes_back(room, by="U2"), closes(room, by="U2", agreed=("close",))):
        assert isinstance(answer, Refused)
        assert answer.text == "Only a facilitator can do this. Ask <@U1>."


def test_next_in_the_last_phase_closes_once_agreed() -> None:
    room = hotel()
    answer = asked(moves_on(room))
    assert (answer.token, answer.submit) == ("close", "Close workshop")
    assert "No experience yet at “Room”." in answer.text
    assert "No expectation or pain point yet for “Finds the door”." in answer.text
    done(moves_on(room, agreed=("close",)))
    head = room.workshop.head
    assert (head.state, head.closed_at is not None) == (State.CLOSED, True)
    deliveries = [owe for owe in room.owed if owe.kind is OwedKind.DELIVERY]
    assert [owe.args for owe in deliveries] == [{"what": "summary", "reason": "closed"}, {"what": "brief"}]
    assert {owe.user_id for owe in deliveries} == {"U1"}
    others = {owe.key for owe in room.owed if owe not in deliveries}
    assert others == {f"board:{head.id}", "home:U1", "home:U2", "home:U3"}
    again = closes(room, agreed=("close",))
    assert isinstance(again, Refused)
    assert "closed" in again.text


def test_closing_is_always_asked_first() -> None:
    assert isinstance(closes(hotel()), Confirm)


def test_deliveries_are_owed_to_who_asked() -> None:
    room = hotel()
    summary = decide_summary(room.workshop, who("U2"), room.now, room.new_id)
    picture = decide_map(room.workshop, who("U2"), room.now, room.new_id, args={"view_id": "V1"})
    export = decide_export(room.workshop, who("U2"), room.now, room.new_id)
    found = [outcome.owes[0] for outcome in (summary, picture, export)]
    assert [dict(owe.args) for owe in found] == [
        {"what": "summary", "reason": "asked"},
        {"what": "map", "view_id": "V1"},
        {"what": "export"},
    ]
    assert {owe.user_id for owe in found} == {"U2"}
    assert len({owe.key for owe in found}) == 3


def test_nothing_is_drawn_of_an_empty_workshop() -> None:
    room = Room()
    assert isinstance(decide_summary(room.workshop, who(), room.now, room.new_id).answer, Refused)
    assert isinstance(decide_map(room.workshop, who(), room.now, room.new_id).answer, Refused)
    assert isinstance(decide_export(room.workshop, who(), room.now, room.new_id).answer, Done)


def test_the_status_says_where_how_much_and_who() -> None:
    room = hotel()
    assert status_of(room.workshop, who("U2")) == (
        "“Hotel check-in” is in Expectations and pain points, step 4 of 4.",
        "2 people collected 2 personas, 3 stages, 3 experiences, 2 expectations and 3 pain points.",
        "Facilitated by <@U1>.",
    )
    assert status_of(Room().workshop, who())[1:] == ("Nothing has been collected yet.", "You facilitate it.")
    done(closes(room, agreed=("close",)))
    assert "is closed" in status_of(room.workshop, who())[0]
    assert "no open workshop" in status_of(None, who())[0]
