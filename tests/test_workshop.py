"""A whole workshop, by several people, through the doors people use; on both databases."""

from __future__ import annotations

from tests.bots import start_bot
from tests.world import World


def test_the_first_persona(database_url: str) -> None:
    """From the command to a board that shows what was typed, and a form that is ready for the next one."""
    with World(start_bot, database_url) as world:
        alice, bob = world.person("alice"), world.person("bob")
        assert alice.says("/journey start Hotel check-in", "#hotel") is None
        alice.fills(Trigger="I book a room", **{"Value at the end": "A clean room"})
        assert alice.submits() == {}
        assert alice.modal is None
        bob.goes_to("#hotel").clicks("Add persona")
        bob.fills(Name="Late traveller")
        assert bob.submits() == {}
        assert "Saved “Late traveller”." in bob.form().text
        assert bob.form().values["Name"] is None
        assert alice.sees("• Late traveller")
        assert alice.sees("1 person has taken part")
