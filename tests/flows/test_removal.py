"""Taking things off the board and bringing them back, with everything that hangs on them."""

from __future__ import annotations

from dataclasses import replace

from bot.flows import read
from bot.flows.decision import Refused
from bot.flows.fields import Choice, Form
from bot.flows.kinds import KINDS, Contribution, everything
from bot.flows.removal import decide_remove, decide_undo, removals
from storage.records import Experience, Workshop
from tests.flows.room import Room, asked, done, hotel, refused_fields, who


def options(form: Form, key: str) -> list[str]:
    field = next(each for each in form.fields if each.key == key)
    assert isinstance(field, Choice)
    return [option.label for option in field.options]


def experience(room: Room, what: str) -> Experience:
    return next(each for each in room.workshop.experiences if each.what == what)


def without_times(workshop: Workshop) -> dict[str, Contribution]:
    return {
        item.id: replace(item, updated_at=workshop.head.started_at)
        for kind in KINDS
        for item in everything(workshop, kind)
    }


def test_a_merge_survives_the_removal_and_return_of_what_hung_there() -> None:
    room = hotel()
    removal = room.removes("Waits")
    done(room.does("merge", item=room.key_of("Arrival"), others=(room.key_of("Desk"),)))
    done(room.does("undo", removal=removal))
    assert experience(room, "Waits").stage_id == room.id_of("Arrival")
    assert experience(room, "Waits") in read.experiences(room.workshop)


def test_removing_a_stage_takes_what_hangs_on_it_and_says_how_much() -> None:
    room = hotel()
    before = room.workshop
    answer = asked(room.does("remove", item=room.key_of("Desk")))
    said = "“Desk” with 2 experiences, 2 expectations and 3 pain points"
    assert said in answer.text
    removed = done(room.does("remove", item=room.key_of("Desk"), agreed=(answer.token,)))
    assert removed.text == f"Removed {said}."
    assert [each.what for each in read.experiences(room.workshop)] == ["Finds the door"]
    assert not read.needs(room.workshop)
    assert done(room.does("undo", removal=removed.undo)).text == f"Brought back {said}."
    assert without_times(room.workshop) == without_times(before)
    assert isinstance(room.does("undo", removal=removed.undo), Refused)


def test_removing_a_persona_leaves_shared_experiences_to_the_others() -> None:
    room = hotel()
    room.removes("Traveller")
    assert [each.what for each in read.experiences(room.workshop)] == ["Finds the door", "Waits"]
    assert [each.name for each in read.personas_of(room.workshop, experience(room, "Waits"))] == ["Guest"]


def test_a_pain_point_of_two_experiences_stays_with_one_and_goes_with_both() -> None:
    room = hotel()
    where = (room.id_of("Pays"), room.id_of("Waits"))
    done(room.does("move", item=room.key_of("No receipt"), to=where))
    first, second = room.removes("Pays"), ""
    assert "No receipt" in [each.text for each in read.pain_points(room.workshop)]
    second = room.removes("Waits")
    assert "No receipt" not in [each.text for each in read.pain_points(room.workshop)]
    done(room.does("undo", removal=first))
    assert "No receipt" not in [each.text for each in read.pain_points(room.workshop)]
    done(room.does("undo", removal=second))
    assert "No receipt" in [each.text for each in read.pain_points(room.workshop)]


def test_what_hangs_on_something_removed_later_comes_back_after_it() -> None:
    room = hotel()
    first = room.removes("Pays")
    second = room.removes("Desk")
    answer = room.does("undo", removal=first)
    assert answer == Refused(text="“Pays” belongs to “Desk”, which was removed too. Bring that back first.")
    done(room.does("undo", removal=second))
    done(room.does("undo", removal=first))
    assert not removals(room.workshop)


def test_the_newest_removal_is_offered_first() -> None:
    room = hotel()
    for label in ("Room", "Pays", "Be kind"):
        room.removes(label)
    assert options(room.opens("undo"), "removal") == ["Be kind", "Pays and 2 more", "Room"]
    assert refused_fields(room.does("undo", removal=None)) == {"removal": "Choose what to bring back."}


def test_contributors_remove_and_bring_back_their_own() -> None:
    room = hotel()
    pain = room.id_of("No receipt")
    mine = room.apply(decide_remove(room.workshop, who("U3"), room.now, room.new_id, "pain_point", pain))
    undo = done(mine).undo
    other = room.apply(decide_undo(room.workshop, who("U2"), room.now, undo))
    assert isinstance(other, Refused)
    done(room.apply(decide_undo(room.workshop, who("U3"), room.now, undo)))
    other = room.apply(decide_remove(room.workshop, who("U2"), room.now, room.new_id, "pain_point", pain))
    assert isinstance(other, Refused)
    gone = room.apply(decide_remove(room.workshop, who("U2"), room.now, room.new_id, "pain_point", "gone"))
    assert isinstance(gone, Refused)


def test_nobody_removes_what_others_have_built_on_but_a_facilitator() -> None:
    room = hotel()
    desk = room.id_of("Desk")
    answer = room.apply(decide_remove(room.workshop, who("U2"), room.now, room.new_id, "stage", desk))
    assert isinstance(answer, Refused)
    assert answer.text == "Others have built on this, so a facilitator has to remove it. Ask <@U1>."


def test_a_confirmed_removal_asks_again_when_more_would_go() -> None:
    room = hotel()
    answer = asked(room.does("remove", item=room.key_of("Pays")))
    room.saves("needs", by="U4", experience=room.id_of("Pays"), pain_points="One more")
    again = asked(room.does("remove", item=room.key_of("Pays"), agreed=(answer.token,)))
    assert again.token != answer.token
