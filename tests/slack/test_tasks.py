"""The facilitators' menu: every task opens, and does what it says."""

from __future__ import annotations

import pytest

from bot.flows.tasks import TASKS
from tests.workshops import add, hold, start
from tests.world import World


@pytest.mark.parametrize("task", TASKS, ids=[task.key for task in TASKS])
def test_every_task_opens_or_says_why_not(world: World, task: object) -> None:
    alice, _ = hold(world)
    alice.picks("Manage…", task.label)  # type: ignore[attr-defined]
    assert alice.modal is not None or alice.sees("Nothing") or alice.sees("There is nothing"), alice.reads()


def test_moving_an_experience(world: World) -> None:
    alice, bob = hold(world)
    alice.picks("Manage…", "Move…").fills(What="Experience")
    alice.fills(**{"Which one?": "I queue at midnight"})
    alice.fills(**{"To stage": "Room"})
    assert alice.submits() == {}
    assert alice.sees("“I queue at midnight” is now at “Room”.")
    alice.closes()
    assert bob.sees("Room: I queue at midnight")


def test_editing_anything_from_the_menu(world: World) -> None:
    alice, bob = hold(world)
    alice.picks("Manage…", "Edit…").fills(What="Pain point")
    alice.fills(**{"Which one?": "No chair"})
    assert alice.submits() == {}
    assert alice.form().title.startswith("Edit")
    label = next(label for label in alice.form().labels if alice.form().values[label] == "No chair")
    alice.fills(**{label: "Nowhere to sit"})
    assert alice.submits() == {}
    assert alice.sees("Saved")
    alice.closes()
    assert bob.sees("Nowhere to sit")


def test_removing_with_undo(world: World) -> None:
    alice, bob = hold(world)
    alice.picks("Manage…", "Remove…").fills(What="Stage")
    alice.fills(**{"Which one?": "Front desk"})
    alice.submits()
    assert "This removes “Front desk”" in alice.form().text
    alice.submits()
    assert alice.sees("Removed “Front desk”")
    assert not bob.sees("• One clerk")
    alice.clicks("Undo")
    alice.closes()
    assert bob.sees("• One clerk")


def test_handing_over(world: World) -> None:
    alice, bob = hold(world)
    alice.picks("Manage…", "Hand over…").fills(Facilitators=["bob"])
    alice.submits()
    alice.closes()
    bob.clicks("Back")
    assert bob.sees("Step 3 of 4")
    alice.clicks("Back")
    assert alice.sees("Only a facilitator can do this. Ask @bob.")


def test_editing_the_journey(world: World) -> None:
    alice = world.person("alice")
    start(alice)
    alice.picks("Manage…", "Edit the journey…").fills(Journey="Checking in at night", Workstream="Front office")
    assert alice.submits() == {}
    alice.closes()
    assert alice.sees("Checking in at night")


def test_more_than_a_hundred_choices_become_a_type_ahead(world: World) -> None:
    alice = world.person("alice")
    start(alice)
    alice.clicks("Add persona")
    for number in range(101):
        alice.fills(Name=f"Persona {number}")
        assert alice.submits() == {}
    alice.closes()
    alice.picks("Manage…", "Edit…")
    alice.fills(**{"Which one?": "Persona 100"})
    assert alice.submits() == {}
    assert alice.form().values["Name"] == "Persona 100"
    alice.closes(everything=True)
    assert alice.sees("more: press Show all")


def test_removing_somebody_elses_is_refused(world: World) -> None:
    """Contributors see no menu on what is not theirs."""
    alice, bob = world.person("alice"), world.person("bob").goes_to("#hotel")
    start(alice)
    add(alice, "Add persona", Name="Late traveller")
    bob.clicks("Show all")
    assert "Edit" not in bob.reads()
