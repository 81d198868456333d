"""The Home tab, and people and the bot coming and going."""

from __future__ import annotations

from tests.workshops import add, hold, start
from tests.world import World


def test_home_lists_what_is_mine(world: World) -> None:
    """Nothing of other people's workshops, and what can be done from here."""
    alice, bob = hold(world)
    carol = world.person("carol").opens_home()
    assert carol.sees("None yet.")
    assert not carol.sees("Hotel check-in")
    bob.opens_home()
    assert bob.sees("Hotel check-in  in #hotel")
    assert bob.sees("Expectations and pain points, step 4 of 4")
    bob.clicks("Show all")
    assert bob.sees("I queue at midnight")
    bob.closes()
    bob.clicks("Send me the files")
    bob.opens_app()
    assert bob.sees("as files")
    alice.opens_home()
    assert alice.sees("you facilitate it")


def test_starting_from_home_asks_for_the_channel(world: World) -> None:
    alice = world.person("alice").opens_home()
    alice.clicks("Start a workshop")
    alice.fills(Journey="Check-in", Trigger="I book", Channel="#hotel", **{"Value at the end": "I relax"})
    assert alice.submits() == {}
    alice.closes()
    assert alice.sees("Personas, step 1 of 4"), "the open Home tab is brought up to date"
    assert alice.goes_to("#hotel").sees("Step 1 of 4")


def test_leaving_the_channel_takes_the_workshop_away(both_worlds: World) -> None:
    world = both_worlds
    alice, bob = world.person("alice"), world.person("bob").goes_to("#hotel")
    start(alice)
    add(bob, "Add persona", Name="Late traveller")
    bob.opens_home()
    assert bob.sees("Hotel check-in")
    bob.leaves("#hotel")
    assert not bob.sees("Hotel check-in")
    bob.joins("#hotel")
    assert bob.sees("Hotel check-in")


def test_repeated_events_change_nothing(world: World) -> None:
    alice, bob = world.person("alice"), world.person("bob").goes_to("#hotel")
    start(alice)
    add(bob, "Add persona", Name="Late traveller")
    world.faults.duplicate("member_left_channel")
    bob.leaves("#hotel")
    assert alice.sees("1 person has taken part")


def test_an_earlier_persona_can_be_picked(world: World) -> None:
    """In the next workshop, with everything known about it; not in its own."""
    alice = world.person("alice")
    start(alice)
    add(alice, "Add persona", Name="Late traveller", Goal="Asleep by midnight")
    alice.clicks("Add persona")
    assert "Pick from earlier workshops" not in alice.form().labels
    alice.closes()
    start(alice, "#grocery", "Weekly shop")
    alice.clicks("Add persona")
    alice.fills(**{"Pick from earlier workshops": "Late traveller"})
    assert alice.form().values["Goal"] == "Asleep by midnight"
    assert alice.submits() == {}
    alice.closes()
    assert alice.sees("• Late traveller")


def test_the_app_is_removed(world: World) -> None:
    """Painting stops without a word; what was stored stays."""
    alice = world.person("alice")
    start(alice)
    alice.clicks("Add persona").fills(Name="Late traveller")
    world.faults.fail("chat.update", "token_revoked")
    assert alice.submits() == {}
    assert len(world.calls("chat.update")) == 1
    assert world.workspace.messages.get("D0ALICE00", []) == []
