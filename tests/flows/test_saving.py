"""Adding and editing: what is stored, what is refused under which field, and what is asked first."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.flows import read
from bot.flows.decision import Done, Refused
from bot.flows.fields import Choice, Form, Value
from bot.flows.phases.personas import picked
from bot.flows.saving import add_form, carried, decide_save, edit_form
from storage.changes import OwedKind
from storage.records import Evidence, Member, Met, Severity
from tests.flows.room import Room, asked, done, hotel, refused_fields, who


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


def test_a_moved_on_phase_keeps_the_text_and_asks() -> None:
    room = hotel()
    answer = asked(room.saves("personas", by="U2", name="Third"))
    assert (answer.token, answer.submit) == ("late", "Add anyway")
    assert "Expectations and pain points" in answer.text
    assert done(room.saves("personas", by="U2", name="Third", agreed=("late",)))


def test_a_phase_that_is_not_open_again_refuses() -> None:
    room = Room()
    answer = room.saves("experiences", by="U2", stage="s", personas=("p",), what="x")
    assert isinstance(answer, Refused)
    assert "went back to Personas" in answer.text


def test_an_edit_over_a_newer_version_asks_and_may_save_over_it() -> None:
    room = Room()
    room.saves("personas", by="U2", name="Guest")
    guest = room.id_of("Guest")
    room.saves("personas", by="U1", over=guest, version=1, name="Visitor")
    answer = asked(room.saves("personas", by="U2", over=guest, version=1, name="Patron"))
    assert (answer.token, answer.submit) == ("over:2", "Save over it")
    assert "“Visitor”" in answer.text
    done(room.saves("personas", by="U2", over=guest, version=1, name="Patron", agreed=(answer.token,)))
    assert (room.workshop.personas[0].name, room.workshop.personas[0].version) == ("Patron", 3)


@pytest.mark.parametrize("label", ["Guest", "Desk", "Pays", "Be quick", "No receipt"])
def test_an_item_removed_meanwhile_can_be_added_as_new(label: str) -> None:
    room = hotel()
    kind_key, _, item_id = room.key_of(label).partition(":")
    form = edit_form(room.workshop, kind_key, item_id, who())
    assert isinstance(form, Form)
    room.removes(label)
    phase = {"persona": "personas", "stage": "stages", "experience": "experiences"}.get(kind_key, "needs")
    values = dict(form.values)
    answer = asked(room.saves(phase, by="U7", over=item_id, version=1, values=values))
    assert (answer.token, answer.submit) == ("as-new", "Add as new")
    done(room.saves(phase, by="U7", over=item_id, version=1, values=values, agreed=("as-new",)))
    collection = {"persona": "personas", "stage": "stages", "experience": "experiences"}.get(kind_key, f"{kind_key}s")
    new = getattr(room.workshop, collection)[-1]
    assert (new.author, new.version, new.removed_in) == ("U7", 1, None)
    assert getattr(room.workshop, collection)[0].id != new.id


def test_a_choice_removed_meanwhile_comes_back_with_todays_choices_and_the_text() -> None:
    room = hotel()
    desk, guest = room.id_of("Desk"), room.id_of("Guest")
    room.removes("Desk")
    typed: dict[str, Value] = {"stage": desk, "personas": (guest,), "what": "Something long"}
    answer = asked(room.saves("experiences", by="U2", values=typed, agreed=("late",)))
    assert "“Desk” was removed" in answer.text
    assert answer.form
    assert (answer.form.values["stage"], answer.form.values["what"]) == (None, "Something long")
    field = next(each for each in answer.form.fields if each.key == "stage")
    assert isinstance(field, Choice)
    assert [option.label for option in field.options] == ["Arrival", "Room"]


def test_a_choice_merged_meanwhile_goes_to_what_absorbed_it() -> None:
    room = hotel()
    desk, arrival = room.id_of("Desk"), room.id_of("Arrival")
    done(room.does("merge", item=f"stage:{arrival}", others=(f"stage:{desk}",)))
    done(room.saves("experiences", stage=desk, personas=(room.id_of("Guest"),), what="New one", agreed=("late",)))
    assert room.workshop.experiences[-1].stage_id == arrival


def test_a_second_of_the_same_name_is_asked_about() -> None:
    room = hotel()
    answer = asked(room.saves("stages", name="DESK", agreed=("late",)))
    assert answer.submit == "Save anyway"
    done(room.saves("stages", name="DESK", agreed=("late", answer.token)))
    assert [each.name for each in read.stages(room.workshop)][-1] == "DESK"


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


def test_others_items_are_not_mine_to_edit() -> None:
    room = hotel()
    pays = room.id_of("Pays")
    for answer in (
        edit_form(room.workshop, "experience", pays, who("U2")),
        room.saves("experiences", by="U2", over=pays, version=1, stage="s", personas=("p",), what="x"),
    ):
        assert isinstance(answer, Refused)
        assert "<@U1>" in answer.text
    assert isinstance(edit_form(room.workshop, "experience", pays, who("U3")), Form)
    assert isinstance(edit_form(room.workshop, "experience", "gone", who("U1")), Refused)


def test_nothing_is_saved_in_a_closed_or_a_missing_workshop() -> None:
    room = hotel()
    done(room.does("close"))
    assert isinstance(room.saves("needs", experience=room.id_of("Pays"), pain_points="x"), Refused)
    nothing = decide_save(None, who(), room.now, room.new_id, phase_key="needs", values={})
    assert isinstance(nothing.answer, Refused)
    assert isinstance(add_form(room.workshop, "needs", who()), Refused)
    assert isinstance(edit_form(room.workshop, "experience", room.id_of("Pays"), who()), Refused)


def test_an_experience_needs_a_stage_and_a_persona_first() -> None:
    room = Room()
    room.goes_to("experiences")
    form = add_form(room.workshop, "experiences", who())
    assert isinstance(form, Refused)
    assert "a persona and a stage" in form.text
    assert isinstance(room.saves("experiences", stage="s", personas=("p",), what="x"), Refused)


def test_the_next_form_of_a_row_keeps_the_place() -> None:
    room = hotel()
    values: dict[str, Value] = {"stage": room.id_of("Desk"), "personas": (room.id_of("Guest"), "gone"), "what": "x"}
    form = add_form(room.workshop, "experiences", who(), keep=carried("experiences", values), note="Saved.")
    assert isinstance(form, Form)
    assert form.note == "Saved."
    assert form.values["stage"] == room.id_of("Desk")
    assert form.values["personas"] == (room.id_of("Guest"),)
    assert "what" not in form.values


def test_a_removed_persona_stays_linked_while_the_experience_is_edited() -> None:
    room = hotel()
    waits = room.id_of("Waits")
    undo = room.removes("Traveller")
    form = edit_form(room.workshop, "experience", waits, who())
    assert isinstance(form, Form)
    assert form.values["personas"] == (room.id_of("Guest"),)
    done(room.saves("experiences", over=waits, version=1, values=form.values, agreed=("late",)))
    done(room.does("undo", removal=undo))
    experience = next(each for each in room.workshop.experiences if each.id == waits)
    assert [each.name for each in read.personas_of(room.workshop, experience)] == ["Guest", "Traveller"]


def test_facilitating_alone_is_not_taking_part() -> None:
    room = Room()
    assert room.workshop.members == (Member(id=room.workshop.members[0].id, user_id="U1", facilitator=True),)
    assert read.participants(room.workshop) == 0
    assert isinstance(room.saves("personas", name="x"), Done)
    assert read.participants(room.workshop) == 1
