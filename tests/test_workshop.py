"""A whole workshop, by several people, through the doors people use; on both databases."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.bots import start_bot
from tests.workshops import hold, start
from tests.world import World


@pytest.fixture
def world(database_url: str) -> Iterator[World]:
    with World(start_bot, database_url) as made:
        yield made


def test_the_first_persona(world: World) -> None:
    """From the command to a board that shows what was typed, and a form that is ready for the next one."""
    alice, bob = world.person("alice"), world.person("bob")
    start(alice)
    assert alice.modal is None
    bob.goes_to("#hotel").clicks("Add persona").fills(Name="Late traveller")
    assert bob.submits() == {}
    assert "Saved “Late traveller”." in bob.form().text
    assert bob.form().values["Name"] is None
    assert alice.sees("• Late traveller")
    assert alice.sees("1 person has taken part")


def test_from_start_to_summary(world: World) -> None:
    """Everything collected ends as a picture, a summary and a thread of details, all from one board."""
    alice, bob = hold(world)
    assert bob.sees("• One clerk")
    alice.clicks("Next phase")
    alice.clicks("Close workshop")
    assert bob.sees("This workshop is closed.")
    assert bob.sees("Hotel check-in: worst at “Front desk” (−2) for Late traveller: I queue at midnight")
    bob.opens_thread("worst at “Front desk”")
    assert bob.sees("1. I queue at midnight")
    assert bob.sees("Value: I have my key")
    card, full, *further = bob.files()
    assert further, "a heat map and a card for each stage, where they say something"
    assert {file.mimetype for file in bob.files()} == {"image/png"}
    assert "Late traveller" in card.alt
    assert "Late traveller" in full.alt
    posted = [call.args for call in world.calls("chat.postMessage") if "thread_ts" not in call.args]
    assert len([args for args in posted if args["channel"] == "C0HOTEL"]) == 2, "one board, edited, and one summary"
