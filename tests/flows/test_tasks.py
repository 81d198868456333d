"""The facilitators' menu: editing, ordering, moving, merging, removing, bringing back, handing over, closing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.flows import read
from bot.flows.decision import Refused
from bot.flows.fields import Choice, Form, Value
from bot.flows.picking import picked
from bot.flows.task import Task
from bot.flows.tasks import TASKS
from storage.records import Evidence, Experience, State
from tests.flows.room import Room, done, hotel, refused_fields, who


def options(form: Form, key: str) -> list[str]:
    field = next(each for each in form.fields if each.key == key)
    assert isinstance(field, Choice)
    return [option.label for option in field.options]


def experience(room: Room, what: str) -> Experience:
    return next(each for each in room.workshop.experiences if each.what == what)


@pytest.mark.parametrize("task", TASKS, ids=lambda task: task.key)
def test_every_task_is_for_facilitators_of_an_open_workshop(task: Task) -> None:
    room = hotel()
    room.removes("Room")
    key = task.key
    assert len(room.opens(key).title) <= 24
    values = {"item": room.key_of("Pays"), "facilitators": ("U2",), **room.opens("setup").values}
    for by, closed in (("U2", False), ("U1", True)):
        if closed:
            head = replace(room.workshop.head, state=State.CLOSED)
            room.workshop = replace(room.workshop, head=head)
        answer = room.does(key, by=by, values=values)
        assert isinstance(answer, Refused)
        assert answer.text
        start = task.start(room.workshop, who(by), {})
        assert isinstance(start, Refused)


@pytest.mark.parametrize("key", ["edit", "reorder", "move", "merge", "remove", "undo"])
def test_there_may_be_nothing_to_choose_from(key: str) -> None:
    task = next(each for each in TASKS if each.key == key)
    assert isinstance(task.start(Room().workshop, who(), {}), Refused)


def test_edit_opens_what_was_chosen() -> None:
    room = hotel()
    form = room.opens("edit")
    assert options(form, "kind") == ["Persona", "Stage", "Experience", "Expectation", "Pain point"]
    assert options(form, "item") == ["Be quick", "Be kind"]
    form = room.opens("edit", kind="stage")
    assert options(form, "item") == ["Arrival", "Desk", "Room"]
    done(room.does("edit", item=room.key_of("Desk")))
    assert picked({"item": room.key_of("Desk")}) == ("stage", room.id_of("Desk"))
    assert refused_fields(room.does("edit", item=None)) == {"item": "Choose one."}
    assert "item" in refused_fields(room.does("edit", item="stage:gone"))


def test_reorder_offers_only_what_stands_beside() -> None:
    room = hotel()
    form = room.opens("reorder", kind="experience", item=room.key_of("Waits"))
    assert options(form, "after") == ["None, put it first", "Pays"]
    done(room.does("reorder", item=room.key_of("Waits"), after=room.id_of("Pays")))
    assert [each.what for each in read.experiences(room.workshop)] == ["Finds the door", "Pays", "Waits"]
    done(room.does("reorder", item=room.key_of("Room"), after="first"))
    assert [each.name for each in read.stages(room.workshop)] == ["Room", "Arrival", "Desk"]
    done(room.does("reorder", item=room.key_of("No receipt"), after="first"))
    assert [each.text for each in room.workshop.pain_points[:2]] == ["Nobody there", "No receipt"]
    assert "after" in refused_fields(
        room.does("reorder", item=room.key_of("Waits"), after=room.id_of("Finds the door"))
    )


def test_a_moved_experience_keeps_id_scores_and_links() -> None:
    room = hotel()
    before = experience(room, "Waits")
    assert options(room.opens("move", kind="experience", item=room.key_of("Waits")), "to") == ["Arrival", "Room"]
    done(room.does("move", item=room.key_of("Waits"), to=room.id_of("Room")))
    after = experience(room, "Waits")
    assert (after.id, after.stage_id, after.persona_ids) == (before.id, room.id_of("Room"), before.persona_ids)
    assert len(read.scores_of(room.workshop, after)) == 1
    assert sum(after.id in each.experience_ids for each in read.needs(room.workshop)) == 3
    assert "already" in refused_fields(room.does("move", item=room.key_of("Waits"), to=room.id_of("Room")))["to"]
    assert refused_fields(room.does("move", item=room.key_of("Waits"), to=None)) == {"to": "Choose where it belongs."}


def test_a_pain_point_moves_to_other_experiences() -> None:
    room = hotel()
    form = room.opens("move", kind="pain_point", item=room.key_of("No receipt"))
    assert form.values["to"] == (room.id_of("Pays"),)
    to = (room.id_of("Waits"), room.id_of("Finds the door"))
    done(room.does("move", item=room.key_of("No receipt"), to=to))
    moved = next(each for each in room.workshop.pain_points if each.text == "No receipt")
    assert (moved.experience_ids, moved.version) == (to, 2)
    room.removes("Pays")
    gone = room.does("move", item=room.key_of("No receipt"), to=(room.id_of("Pays"),))
    assert "removed" in refused_fields(gone)["to"]
    assert "to" in refused_fields(room.does("move", item=room.key_of("No receipt"), to=()))
    assert "item" in refused_fields(room.does("move", item=room.key_of("Guest"), to=()))


def test_merging_experiences_unites_everything_that_hung_on_them() -> None:
    room = hotel()
    pays, waits = experience(room, "Pays"), experience(room, "Waits")
    room.saves("experiences", by="U3", over=pays.id, version=1, values={
        "stage": pays.stage_id, "personas": pays.persona_ids, "what": "Pays", "today": "-1",
        "channels": ("till",), "evidence": "measured", "link": "https://example.com", "instead": "Just go",
    })  # fmt: skip
    done(room.does("merge", item=room.key_of("Waits"), others=(room.key_of("Pays"),)))
    kept, gone = experience(room, "Waits"), experience(room, "Pays")
    assert (kept.id, gone.merged_into, gone.what) == (waits.id, waits.id, "Pays")
    assert (kept.what, kept.instead, kept.channels) == ("Waits", "Just go", ("till",))
    assert (kept.evidence, kept.link) == (Evidence.MEASURED, "https://example.com")
    assert {score.user_id: score.today for score in read.scores_of(room.workshop, kept)} == {"U2": -2, "U3": -1}
    assert {each.experience_ids for each in read.needs(room.workshop)} == {(kept.id,)}
    assert len(read.needs(room.workshop)) == 5


def test_merging_leaves_a_score_where_the_person_has_one_already() -> None:
    room = hotel()
    pays = experience(room, "Pays")
    room.saves("experiences", by="U3", over=pays.id, version=1, stage=pays.stage_id, personas=pays.persona_ids,
               what="Pays", today="1")  # fmt: skip
    waits = experience(room, "Waits")
    at: dict[str, Value] = {"stage": waits.stage_id, "personas": waits.persona_ids}
    room.saves("experiences", by="U1", over=waits.id, version=1, values=at, what="Waits", today="-1")
    room.saves("experiences", by="U1", over=pays.id, version=2, values=at, what="Pays", today="2")
    done(room.does("merge", item=room.key_of("Waits"), others=(room.key_of("Pays"),)))
    kept = {score.user_id: score.today for score in read.scores_of(room.workshop, waits)}
    assert kept == {"U2": -2, "U1": -1, "U3": 1}
    assert [(each.user_id, each.today) for each in read.scores_of(room.workshop, pays)] == [("U1", 2)]


@pytest.mark.parametrize(
    ("keep", "other"),
    [("Guest", "Traveller"), ("Desk", "Arrival"), ("Be quick", "Be kind"), ("Nobody there", "Card refused")],
)
def test_merging_works_for_every_kind(keep: str, other: str) -> None:
    room = hotel()
    shown = len(read.experiences(room.workshop))
    done(room.does("merge", item=room.key_of(keep), others=(room.key_of(other), room.key_of(keep), "stage:gone")))
    assert len(read.experiences(room.workshop)) == shown
    assert room.id_of(other)
    gone = room.id_of(other)
    for each in read.experiences(room.workshop):
        assert gone not in (each.stage_id, *each.persona_ids)
    for need in read.needs(room.workshop):
        assert len(set(need.experience_ids)) == len(need.experience_ids)


def test_merge_suggests_what_looks_alike_first() -> None:
    room = hotel()
    room.saves("needs", experience=room.id_of("Waits"), pain_points="There is nobody there\nThe card was refused")
    form = room.opens("merge", kind="pain_point")
    assert "“Card refused” and “The card was refused”" in form.intro
    assert set(options(form, "item")[:4]) == {
        "Card refused",
        "The card was refused",
        "Nobody there",
        "There is nobody there",
    }
    form = room.opens("merge", kind="pain_point", item=room.key_of("The card was refused"))
    assert options(form, "others")[0] == "Card refused"
    assert "The card was refused" not in options(form, "others")
    assert "others" in refused_fields(room.does("merge", item=room.key_of("Guest"), others=()))


def test_handing_over_changes_who_can() -> None:
    room = hotel()
    answer = done(room.does("hand_over", facilitators=("U2", "U9")))
    assert answer.text == "Facilitated by <@U2>, <@U9>. You now take part like everybody else."
    assert set(read.facilitators(room.workshop)) == {"U2", "U9"}
    assert {owe.key for owe in room.owed} >= {"home:U1", "home:U2", "home:U9"}
    assert isinstance(room.does("hand_over", facilitators=("U1",)), Refused)
    assert "facilitators" in refused_fields(room.does("hand_over", by="U2", facilitators=()))


def test_where_no_facilitator_is_left_anybody_may_take_over() -> None:
    room = hotel()
    room.workshop = replace(
        room.workshop, members=tuple(replace(each, left=each.user_id == "U1") for each in room.workshop.members)
    )
    answer = room.does("setup", by="U3")
    assert isinstance(answer, Refused)
    done(room.does("hand_over", by="U3", facilitators=("U3",)))
    assert read.facilitators(room.workshop) == ("U3",)
    assert refused_fields(room.does("hand_over", by="U3", facilitators=("U1",))) == {
        "facilitators": "Name somebody who is in this channel."
    }


def test_the_journey_can_be_edited() -> None:
    room = hotel()
    values = {
        **room.opens("setup").values,
        "journey": "Check in at night",
        "non_goals": "Parking",
        "workstream": "Desk",
    }
    done(room.does("setup", values=values))
    head = room.workshop.head
    assert (head.journey, head.non_goals, head.workstream, head.trigger) == (
        "Check in at night",
        "Parking",
        "Desk",
        "I book a room",
    )
    assert "trigger" in refused_fields(room.does("setup", values={**values, "trigger": ""}))


def test_the_close_form_is_the_question() -> None:
    room = hotel()
    form = room.opens("close")
    assert "Closing posts the map" in form.intro
    done(room.does("close"))
    assert room.workshop.head.state is State.CLOSED
