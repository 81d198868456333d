"""``/journey`` and its words, in channels and elsewhere."""

from __future__ import annotations

import pytest

from tests.workshops import add, go_on, hold, start
from tests.world import World


@pytest.mark.parametrize("word", ["", "help", "hlep", "HELP", "start-over"])
def test_help_for_no_word_and_any_other(world: World, word: str) -> None:
    """It answers with help and the state of the channel, to the caller alone."""
    alice, bob = world.person("alice"), world.person("bob").goes_to("#hotel")
    alice.says(f"/journey {word}", "#hotel")
    assert alice.sees("/journey summary posts the map")
    assert alice.sees("There is no open workshop in this channel.")
    assert not bob.sees("/journey summary")


def test_status_says_where_it_stands(world: World) -> None:
    alice, bob = world.person("alice"), world.person("bob").goes_to("#hotel")
    start(alice)
    bob.says("/journey status")
    assert bob.sees("“Hotel check-in” is in Personas, step 1 of 4.")
    assert bob.sees("Facilitated by @alice")
    assert bob.sees("Open the board")


def test_next_and_back_by_command(world: World) -> None:
    alice = world.person("alice")
    start(alice)
    alice.says("/journey next")
    assert alice.sees("Move on to Stages anyway?")
    alice.clicks("Not now")
    assert not alice.sees("Move on to Stages anyway?")
    assert alice.sees("Step 1 of 4")
    alice.says("/journey next")
    alice.clicks("Move on")
    assert alice.sees("Step 2 of 4")
    alice.says("/journey back")
    assert alice.sees("Step 1 of 4")


def test_only_one_open_workshop_a_channel(world: World) -> None:
    alice, bob = world.person("alice"), world.person("bob")
    start(alice)
    bob.says("/journey start Another", "#hotel")
    assert bob.modal is None
    assert bob.sees("“Hotel check-in” is in Personas")


def test_two_starts_at_once_open_one(both_worlds: World) -> None:
    """The second one is told, with everything typed kept."""
    world = both_worlds
    alice, bob = world.person("alice"), world.person("bob")
    for person, journey in ((alice, "One"), (bob, "Two")):
        person.says(f"/journey start {journey}", "#hotel")
        person.fills(Trigger="I book", **{"Value at the end": "I relax"})
    world.at_once(alice.submitting(), bob.submitting())
    late = next(person for person in (alice, bob) if person.modal)
    assert "is still open in this channel" in late.form().text
    assert late.form().values["Trigger"] == "I book"


def test_missing_answers_stand_under_their_fields(world: World) -> None:
    alice = world.person("alice")
    alice.says("/journey start", "#hotel")
    alice.fills(Journey="  ", Trigger=" ", **{"Value at the end": " "})
    errors = alice.submits()
    assert set(errors) >= {"Journey", "Trigger", "Value at the end"}


def test_starting_from_an_example(world: World) -> None:
    """Choosing one fills the form at once; what was typed stays."""
    alice = world.person("alice")
    alice.says("/journey start My own words", "#hotel")
    alice.fills(**{"Start from": "Weekly grocery trip"})
    values = alice.form().values
    assert values["Journey"] == "My own words"
    assert values["Trigger"]
    alice.fills(**{"Start from": "Hotel check-in"})
    assert alice.form().values["Trigger"] != values["Trigger"]
    assert alice.submits() == {}
    assert alice.sees("My own words")
    alice.clicks("Show all")
    assert alice.sees("Page 1 of")
    alice.clicks("Next page")
    assert alice.sees("Page 2 of")


def test_in_a_direct_message(world: World) -> None:
    """No workshop can live there; starting one asks for its channel."""
    alice = world.person("alice").opens_app()
    alice.says("/journey status")
    assert alice.sees("Workshops live in channels.")
    alice.says("/journey start Check-in")
    alice.fills(Trigger="I book", Channel="#hotel", **{"Value at the end": "I relax"})
    assert alice.submits() == {}
    assert alice.form().title == "Workshop started"
    alice.closes()
    assert alice.goes_to("#hotel").sees("Step 1 of 4")


def test_words_that_need_a_workshop(world: World) -> None:
    alice = world.person("alice").goes_to("#hotel")
    for word in ("next", "back", "map", "summary", "export", "close", "status"):
        alice.says(f"/journey {word}")
        assert alice.sees("There is no open workshop in this channel."), word


def test_a_journey_typed_with_the_command_stands_in_the_form_as_it_was_typed(world: World) -> None:
    """Slack escapes what follows a command, and makes references of names."""
    alice = world.person("alice")
    alice.says("/journey start R&D asks @bob in #grocery: 2 < 3 &lt; <!channel>", "#hotel")
    assert alice.form().values["Journey"] == "R&D asks @bob in #grocery: 2 < 3 &lt; <!channel>"


def test_closing_by_command_asks_first(world: World) -> None:
    alice, _ = hold(world)
    alice.says("/journey close")
    assert alice.sees("Close now?")
    alice.clicks("Close workshop")
    assert alice.sees("This workshop is closed.")
    alice.says("/journey status")
    assert alice.sees("is closed. Start a new one with /journey start.")
    alice.says("/journey summary")
    assert not alice.sees("The workshop goes on.")


def test_an_expired_trigger_of_a_command(world: World) -> None:
    alice = world.person("alice").goes_to("#hotel")
    world.faults.fail("views.open", "expired_trigger_id")
    alice.says("/journey start")
    assert alice.sees("That took a moment too long. Type the command again.")


def test_warnings_before_going_on(world: World) -> None:
    alice = world.person("alice")
    start(alice)
    add(alice, "Add persona", Name="Late traveller")
    go_on(alice)
    add(alice, "Add stage", Stage="Front desk")
    alice.clicks("Next phase")
    assert alice.sees("Front desk")
    assert alice.sees("Not now")
