"""Bad luck: two people at once, things gone meanwhile, Slack failing. What was typed is never lost."""

from __future__ import annotations

from tests.people import Person
from tests.workshops import add, add_experience, go_on, hold, start
from tests.world import World


def test_two_presses_of_next_move_once(both_worlds: World) -> None:
    """The second press learns privately where the workshop already is."""
    world = both_worlds
    alice, bob = hold_two_leads(world)
    world.at_once(alice.clicking("Next phase"), bob.clicking("Next phase"))
    told = [person for person in (alice, bob) if person.sees("Already in Stages.")]
    assert len(told) == 1
    assert alice.sees("Step 2 of 4")


def hold_two_leads(world: World) -> tuple[Person, Person]:
    alice, bob = world.person("alice"), world.person("bob").goes_to("#hotel")
    assert alice.says("/journey start Hotel check-in", "#hotel") is None
    alice.fills(Trigger="I book", Facilitators=["alice", "bob"], **{"Value at the end": "I can relax"})
    assert alice.submits() == {}
    add(alice, "Add persona", Name="Late traveller")
    return alice, bob


def test_only_facilitators_lead(world: World) -> None:
    """Everybody else is told, privately, who can."""
    alice, bob = world.person("alice"), world.person("bob").goes_to("#hotel")
    start(alice)
    for button in ("Next phase", "Back"):
        bob.clicks(button)
        assert bob.sees("Only a facilitator can do this. Ask @alice.")
    assert not alice.sees("Only a facilitator")
    bob.picks("Manage…", "Close the workshop…")
    assert bob.modal is None
    assert bob.sees("Only a facilitator can do this.")


def test_a_form_of_a_phase_that_is_over_keeps_its_text(world: World) -> None:
    """It says so, and adds it anyway when asked to."""
    alice, bob = world.person("alice"), world.person("bob").goes_to("#hotel")
    start(alice)
    add(alice, "Add persona", Name="Late traveller")
    bob.clicks("Add persona").fills(Name="Family on holiday")
    go_on(alice)
    assert bob.submits() == {}
    assert "has moved on to Stages" in bob.form().text
    assert bob.form().values["Name"] == "Family on holiday"
    assert bob.form().submit == "Add anyway"
    assert bob.submits() == {}
    assert "Saved “Family on holiday”" in bob.reads()


def test_an_item_removed_meanwhile_can_be_added_as_new(world: World) -> None:
    """The editor's text survives the item."""
    alice, bob = world.person("alice"), world.person("bob").goes_to("#hotel")
    start(alice)
    add(bob, "Add persona", Name="Late traveller")
    bob.clicks("Show all")
    bob.picks("", "Edit", near="Late traveller").fills(Name="Very late traveller")
    alice.clicks("Show all").picks("", "Remove", near="Late traveller")
    assert alice.sees("Removed “Late traveller”.")
    assert bob.submits() == {}
    assert bob.form().submit == "Add as new"
    assert bob.form().values["Name"] == "Very late traveller"
    assert bob.submits() == {}
    bob.closes(everything=True)
    assert bob.sees("• Very late traveller")


def test_removing_can_be_undone(world: World) -> None:
    alice, bob = hold(world)
    bob.clicks("Show all").picks("", "Remove", near="No chair")
    assert bob.sees("Removed “No chair”.")
    bob.clicks("Undo")
    assert bob.sees("Brought back “No chair”.")
    alice.clicks("Show all")
    assert alice.sees("No chair")


def test_a_duplicate_submission_changes_nothing(both_worlds: World) -> None:
    """Slack may deliver the same press twice."""
    world = both_worlds
    alice = world.person("alice")
    start(alice)
    alice.clicks("Add persona").fills(Name="Late traveller")
    world.faults.duplicate("view_submission")
    assert alice.submits() == {}
    alice.closes()
    assert alice.reads().count("Late traveller") == 1


def test_a_trigger_that_is_too_old_says_what_to_do(world: World) -> None:
    alice = world.person("alice")
    start(alice)
    world.faults.meanwhile("views.open", lambda: world.clock.advance(4))
    alice.clicks("Add persona")
    assert alice.modal is None
    assert alice.sees("That took a moment too long. Press the button again.")
    alice.clicks("Add persona")
    assert alice.form().title == "Add persona"


def test_a_restart_repaints_what_was_owed(both_worlds: World) -> None:
    """What was acked while Slack was away is on the board after the restart."""
    world = both_worlds
    alice = world.person("alice")
    start(alice)
    world.faults.status("chat.update", 503, times=3)
    add(alice, "Add persona", Name="Late traveller")
    world.restart_bot()
    world.clock.advance(60)
    world.settle()
    assert alice.sees("• Late traveller")


def test_a_full_experience_survives_a_stale_choice(world: World) -> None:
    """A stage removed while a form was open: the text is kept and the choices are new."""
    alice, bob = world.person("alice"), world.person("bob").goes_to("#hotel")
    start(alice)
    add(bob, "Add persona", Name="Late traveller")
    go_on(alice)
    add(alice, "Add stage", Stage="Front desk")
    add(alice, "Add stage", Stage="Room")
    go_on(alice)
    bob.clicks("Add experience").fills(Stage="Room", Personas=["Late traveller"], **{"What happens": "I queue"})
    alice.clicks("Show all").picks("", "Remove", near="Room")
    assert bob.submits() == {}
    assert bob.form().values["What happens"] == "I queue"
    assert "removed" in bob.form().text
    bob.fills(Stage="Front desk")
    assert bob.submits() == {}
    assert "Saved “I queue”" in bob.form().text


def test_ten_in_a_row(world: World) -> None:
    """The form offers the next one, keeping its place."""
    alice, bob = world.person("alice"), world.person("bob").goes_to("#hotel")
    start(alice)
    add(bob, "Add persona", Name="Late traveller")
    go_on(alice)
    add(alice, "Add stage", Stage="Front desk")
    go_on(alice)
    add_experience(bob, "I wait 0")
    bob.clicks("Add experience").fills(Stage="Front desk", Personas=["Late traveller"], **{"What happens": "I wait 1"})
    for number in range(2, 5):
        assert bob.submits() == {}
        assert bob.form().values["Stage"] == "Front desk"
        bob.fills(**{"What happens": f"I wait {number}"})
    bob.closes()
    assert alice.sees("• Late traveller: I wait 3")
