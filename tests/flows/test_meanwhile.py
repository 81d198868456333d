"""What happened while a form was open: moves, edits, removals and merges by others, and who may not."""

from __future__ import annotations

import pytest

from bot.flows import read
from bot.flows.decision import Refused
from bot.flows.fields import Choice, Form, Value
from bot.flows.saving import add_form, decide_save, edit_form
from tests.flows.room import Room, asked, done, hotel, who


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
