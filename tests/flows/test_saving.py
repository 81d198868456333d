"""Adding and editing: what is stored, what is refused under which field, and what is asked first."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.flows import read
from bot.flows.decision import Done
from bot.flows.fields import Form, Value
from bot.flows.phases.personas import picked
from bot.flows.saving import add_form, carried, edit_form
from storage.changes import OwedKind
from storage.records import Evidence, Member, Met, Severity
from tests.flows.room import Room, done, hotel, refused_fields, who


def test_everything_typed_about_a_persona_is_stored() -> None:
    room = Room()
    values: dict[str, Value] = {
        "name": "  Late\ttraveller ",
        "role": "Frequent guest",
        "goal": "Sleep",
        "side": "colleague",
        "needs": "Quiet",
        "frustrations": "Queues",
        "evidence": "measured",
        "link": "https://example.com/x",
    }
    assert done(room.saves("personas", by="U2", values=values)).text == "Saved “Late traveller”."
    persona = room.workshop.personas[0]
    assert (persona.name, persona.role, persona.goal, persona.internal) == (
        "Late traveller",
        "Frequent guest",
        "Sleep",
        True,
    )
    assert (persona.needs, persona.frustrations, persona.link) == ("Quiet", "Queues", "https://example.com/x")
    assert (persona.evidence, persona.author, persona.version) == (Evidence.MEASURED, "U2", 1)


def test_a_persona_of_an_earlier_workshop_is_offered_with_everything_known() -> None:
    earlier = Room()
    earlier.saves("personas", name="Guest", needs="Quiet", frustrations="Queues", evidence="seen")
    form = picked(earlier.workshop.personas[0])
    room = Room()
    room.saves("personas", values=form.values)
    persona = room.workshop.personas[0]
    assert (persona.needs, persona.frustrations, persona.evidence) == ("Quiet", "Queues", Evidence.SEEN)
    assert persona.origin_id == earlier.workshop.personas[0].id


REFUSALS: list[tuple[str, dict[str, Value], str, str]] = [
    ("personas", {}, "name", "Give the persona a name."),
    ("personas", {"name": " \u200b\x00"}, "name", "Give the persona a name."),
    ("personas", {"name": "x" * 81}, "name", "Keep it under 80 characters; this is 81."),
    ("personas", {"name": "A", "goal": "y" * 412}, "goal", "Keep it under 300 characters; this is 412."),
    (
        "personas",
        {"name": "A", "link": "example.com"},
        "link",
        "That link does not look right; it should start with https://",
    ),
    (
        "personas",
        {"name": "A", "link": "javascript:alert(1)"},
        "link",
        "That link does not look right; it should start with https://",
    ),
    (
        "personas",
        {"name": "A", "link": "https://[x"},
        "link",
        "That link does not look right; it should start with https://",
    ),
    ("stages", {"name": None}, "name", "Give the stage a name."),
    ("experiences", {"what": "x", "personas": ("p",)}, "stage", "Choose a stage."),
    ("experiences", {"what": "x", "stage": "s"}, "personas", "Choose at least one persona."),
    ("experiences", {"stage": "s", "personas": ("p",)}, "what", "Say what happens."),
    ("experiences", {"channels": tuple(map(str, range(21)))}, "channels", "Choose at most 20 channels; these are 21."),
    ("needs", {"expectations": "x"}, "experience", "Choose the experience this belongs to."),
    (
        "needs",
        {"pain_points": "ok\n" + "x" * 3001},
        "pain_points",
        "Keep line 2 (“xxxxxxxxxxxxxxxxxxxxxxxxxxxxx…”) under 3,000 characters; it is 3,001.",
    ),
    (
        "needs",
        {"expectations": "\n".join(map(str, range(51)))},
        "expectations",
        "Keep it to 50 lines at a time; these are 51.",
    ),
]


@pytest.mark.parametrize(("phase", "values", "field", "sentence"), REFUSALS)
def test_what_is_wrong_is_said_under_its_field(phase: str, values: dict[str, Value], field: str, sentence: str) -> None:
    room = hotel()
    if phase != "needs":
        room.workshop = replace(room.workshop, head=replace(room.workshop.head, phase=phase))
    assert refused_fields(room.saves(phase, values=values))[field] == sentence


def test_needs_want_at_least_one_line() -> None:
    room = hotel()
    answer = room.saves("needs", experience=room.id_of("Waits"), expectations=" \n- \n", pain_points=None)
    assert refused_fields(answer) == {"expectations": "Write at least one expectation or one pain point."}


def test_lines_lose_bullets_blanks_and_doubles() -> None:
    room = hotel()
    answer = room.saves(
        "needs",
        by="U4",
        experience=room.id_of("Pays"),
        expectations="- One\n\n• Two\n1. Three\n  2) Four \nTWO",
        pain_points="no receipt\n* Slow",
        severity="severe",
        evidence="seen",
    )
    assert done(answer).text == "Saved 4 expectations and 1 pain point. Already there: “TWO” and “no receipt”."
    assert [each.text for each in room.workshop.expectations[2:]] == ["One", "Two", "Three", "Four"]
    slow = room.workshop.pain_points[-1]
    assert (slow.text, slow.severity, slow.evidence) == ("Slow", Severity.SEVERE, Evidence.SEEN)


def test_only_doubles_change_nothing() -> None:
    room = hotel()
    before = room.workshop
    answer = room.saves("needs", by="U9", experience=room.id_of("Pays"), pain_points="No receipt")
    assert done(answer).text == "Nothing new to save. Already there: “No receipt”."
    assert room.workshop == before
    assert not room.owed


def test_the_same_line_may_stand_at_another_experience() -> None:
    room = hotel()
    room.saves("needs", experience=room.id_of("Waits"), pain_points="No receipt")
    assert [each.text for each in room.workshop.pain_points].count("No receipt") == 2


def test_a_contribution_makes_a_member_once_and_owes_the_board() -> None:
    room = Room()
    room.saves("personas", by="U2", name="A")
    member = read.member(room.workshop, "U2")
    assert member
    assert member.joined_at
    assert [owe.key for owe in room.owed] == [f"board:{room.workshop.head.id}", "home:U2"]
    room.saves("personas", by="U2", name="B")
    assert [owe.kind for owe in room.owed] == [OwedKind.BOARD]
    assert read.participants(room.workshop) == 1


def test_who_left_and_contributes_again_is_back() -> None:
    room = Room()
    room.saves("personas", by="U2", name="A")
    joined = read.member(room.workshop, "U2")
    assert joined
    gone = tuple(replace(each, left=each.user_id == "U2") for each in room.workshop.members)
    room.workshop = replace(room.workshop, members=gone)
    room.saves("personas", by="U2", name="B")
    assert read.member(room.workshop, "U2") == joined


def test_scores_belong_to_who_gave_them() -> None:
    room = hotel()
    waits = room.id_of("Waits")
    shown = edit_form(room.workshop, "experience", waits, who("U1"))
    assert isinstance(shown, Form)
    assert (shown.values["today"], shown.values["target"]) == (None, None)
    room.saves("experiences", by="U1", over=waits, version=1, values={**shown.values, "today": "1"})
    scores = {each.user_id: (each.today, each.target) for each in room.workshop.scores if each.experience_id == waits}
    assert scores == {"U2": (-2, 2), "U1": (1, None)}
    own = edit_form(room.workshop, "experience", waits, who("U2"))
    assert isinstance(own, Form)
    assert (own.values["today"], own.values["target"]) == ("-2", "2")
    room.saves("experiences", by="U2", over=waits, version=2, values={**own.values, "today": None, "target": None})
    assert {each.user_id for each in room.workshop.scores if each.experience_id == waits} == {"U1"}


def test_channels_take_the_spelling_already_used() -> None:
    room = hotel()
    at: dict[str, Value] = {"stage": room.id_of("Room"), "personas": (room.id_of("Guest"),)}
    room.saves("experiences", values=at, what="a", channels=("E-Mail", "e-mail", " Phone  line "), agreed=("late",))
    room.saves("experiences", values=at, what="b", channels=("e-mail", "PHONE LINE"), agreed=("late",))
    assert [each.channels for each in room.workshop.experiences[-2:]] == [("E-Mail", "Phone line")] * 2


@pytest.mark.parametrize(
    ("place", "order"),
    [
        ("last", ["Arrival", "Desk", "Room", "New"]),
        ("first", ["New", "Arrival", "Desk", "Room"]),
        ("Arrival", ["Arrival", "New", "Desk", "Room"]),
        ("Room", ["Arrival", "Desk", "Room", "New"]),
        ("nowhere", ["Arrival", "Desk", "Room", "New"]),
        (None, ["Arrival", "Desk", "Room", "New"]),
    ],
)
def test_a_stage_is_placed(place: str | None, order: list[str]) -> None:
    room = hotel()
    key = room.id_of(place) if place in ("Arrival", "Room") else place
    done(room.saves("stages", name="New", place=key, in_scope="no", agreed=("late",)))
    assert [each.name for each in read.stages(room.workshop)] == order
    assert not next(each for each in read.stages(room.workshop) if each.name == "New").in_scope


def test_placing_first_again_and_again_keeps_the_order() -> None:
    room = Room()
    room.goes_to("stages")
    for number in range(30):
        done(room.saves("stages", name=f"S{number}", place="first"))
    assert [each.name for each in read.stages(room.workshop)] == [f"S{number}" for number in reversed(range(30))]


def test_editing_a_stage_leaves_it_where_it_is_unless_told() -> None:
    room = hotel()
    desk = room.id_of("Desk")
    form = edit_form(room.workshop, "stage", desk, who())
    assert isinstance(form, Form)
    done(room.saves("stages", over=desk, version=1, values={**form.values, "value": "new"}))
    assert [each.name for each in read.stages(room.workshop)] == ["Arrival", "Desk", "Room"]
    done(room.saves("stages", over=desk, version=2, values={**form.values, "place": "first"}))
    assert [each.name for each in read.stages(room.workshop)] == ["Desk", "Arrival", "Room"]


def test_an_expectation_and_a_pain_point_are_edited_by_their_own_form() -> None:
    room = hotel()
    quick, refused = room.id_of("Be quick"), room.id_of("Card refused")
    where = (room.id_of("Waits"), room.id_of("Pays"))
    done(room.saves("needs", over=quick, version=1, experiences=where, text="Be quicker", met="partly"))
    done(room.saves("needs", over=refused, version=1, experiences=where[:1], text="Card refused", severity="mild"))
    assert next(each for each in room.workshop.expectations if each.id == quick).met is Met.PARTLY
    pain = next(each for each in room.workshop.pain_points if each.id == refused)
    assert (pain.severity, pain.experience_ids) == (Severity.MILD, where[:1])
    answer = room.saves("needs", over=refused, version=2, experiences=where[:1], text="NOBODY there")
    assert "word for word" in refused_fields(answer)["text"]


def test_the_next_form_of_a_row_keeps_the_place() -> None:
    room = hotel()
    values: dict[str, Value] = {"stage": room.id_of("Desk"), "personas": (room.id_of("Guest"), "gone"), "what": "x"}
    form = add_form(room.workshop, "experiences", who(), keep=carried("experiences", values), note="Saved.")
    assert isinstance(form, Form)
    assert form.note == "Saved."
    assert form.values["stage"] == room.id_of("Desk")
    assert form.values["personas"] == (room.id_of("Guest"),)
    assert "what" not in form.values


def test_facilitating_alone_is_not_taking_part() -> None:
    room = Room()
    assert room.workshop.members == (Member(id=room.workshop.members[0].id, user_id="U1", facilitator=True),)
    assert read.participants(room.workshop) == 0
    assert isinstance(room.saves("personas", name="x"), Done)
    assert read.participants(room.workshop) == 1
