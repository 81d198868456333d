"""The board as a message: deleted, replaced, unreachable, limited. It always ends up showing what is stored."""

from __future__ import annotations

import pytest

from bot.playground.model import Message
from tests.workshops import add, start
from tests.world import World

HOTEL = "C0HOTEL"


def boards(world: World) -> list[Message]:
    return [message for message in world.workspace.messages[HOTEL] if message.app and message.reader is None]


def controls(world: World) -> list[str]:
    return [block["block_id"] for block in boards(world)[-1].blocks if block["type"] == "actions"]


def delete_board(world: World) -> Message:
    board = boards(world)[-1]
    world.workspace.messages[HOTEL].remove(board)
    return board


def test_the_board_is_pinned_and_stays_one_message(world: World) -> None:
    alice = world.person("alice")
    start(alice)
    add(alice, "Add persona", Name="Late traveller")
    assert len(boards(world)) == 1
    assert world.workspace.channels[HOTEL].pinned == [boards(world)[0].ts]
    assert "Late traveller" in boards(world)[0].text, "screen readers hear what the blocks show"


def test_buttons_stay_the_same_while_others_answer(world: World) -> None:
    """A press on them, a moment after somebody saved, must still find them; a chosen menu is made anew."""
    alice = world.person("alice")
    start(alice)
    before = controls(world)
    add(alice, "Add persona", Name="Late traveller")
    assert controls(world) == before
    alice.picks("Manage…", "Edit…")
    after = controls(world)
    assert after[0] == before[0]
    assert after[1] != before[1], "Slack would not report the same choice a second time"


def test_without_the_right_to_pin_nobody_is_bothered(world: World) -> None:
    world.workspace.app.scopes -= {"pins:write"}
    alice = world.person("alice")
    start(alice)
    assert alice.sees("Step 1 of 4")
    assert world.workspace.messages.get("D0ALICE00", []) == []


def test_a_deleted_board_is_posted_anew(world: World) -> None:
    alice = world.person("alice")
    start(alice)
    alice.clicks("Add persona").fills(Name="Late traveller")
    delete_board(world)
    assert alice.submits() == {}
    assert alice.sees("• Late traveller")
    assert len(boards(world)) == 1


def test_a_board_deleted_again_and_again_is_left_alone_until_asked_for(world: World) -> None:
    """Three times an hour at most; then the facilitator is told, once, and /journey status brings it back."""
    alice = world.person("alice")
    start(alice)
    alice.clicks("Add persona")
    for name in ("One", "Two", "Three", "Four", "Five"):
        if boards(world):
            delete_board(world)
        alice.fills(Name=name)
        assert alice.submits() == {}
    assert boards(world) == []
    told = world.workspace.messages["D0ALICE00"]
    assert len(told) == 1
    assert "/journey status" in told[0].text
    alice.closes()
    alice.says("/journey status")
    assert alice.sees("• Five")


def test_a_lost_answer_leaves_at_most_one_extra_board(world: World) -> None:
    """Posting cannot be made exactly-once; the extra copy goes on its first press."""
    alice = world.person("alice")
    world.faults.lose_after("chat.postMessage")
    start(alice)
    assert len(boards(world)) == 2
    first = boards(world)[0]
    add(alice, "Add persona", Name="Late traveller")
    assert "Late traveller" not in first.text
    world.run(alice.clicking("Show all", near="Nobody has taken part yet"))
    assert alice.sees("This board has been replaced by a newer one.")
    assert len(boards(world)) == 1


@pytest.mark.parametrize("status", [500, 502, 503])
def test_slack_being_down_loses_nothing(world: World, status: int) -> None:
    alice = world.person("alice")
    start(alice)
    world.faults.status("chat.update", status, times=6)
    add(alice, "Add persona", Name="Late traveller")
    for _ in range(8):
        world.clock.advance(30)
        world.settle()
    assert alice.sees("• Late traveller")


def test_a_rate_limit_is_waited_out_without_burning_attempts(world: World) -> None:
    alice = world.person("alice")
    start(alice)
    world.faults.rate_limit("chat.update", retry_after=30, times=2)
    add(alice, "Add persona", Name="Late traveller")
    tried = len(world.calls("chat.update"))
    world.clock.advance(10)
    world.settle()
    assert len(world.calls("chat.update")) == tried, "Slack has asked for 30 seconds"
    for _ in range(2):
        world.clock.advance(31)
        world.settle()
    assert alice.sees("• Late traveller")


def test_a_burst_of_clicks_costs_few_updates(world: World) -> None:
    """Coalesced: the last state shows, not every state on the way."""
    alice, bob = world.person("alice"), world.person("bob").goes_to("#hotel")
    start(alice)
    people = [alice, bob, world.person("carol").goes_to("#hotel"), world.person("dan").goes_to("#hotel")]
    for person in people:
        person.clicks("Add persona").fills(Name=f"Persona of {person.id}")
    before = len(world.calls("chat.update"))
    world.at_once(*(person.submitting() for person in people))
    assert len(world.calls("chat.update")) - before <= 2
    alice.closes()
    assert all(alice.sees(f"• Persona of {person.id}") for person in people)


def test_an_archived_channel_pauses_the_board_and_says_so(world: World) -> None:
    alice = world.person("alice")
    start(alice)
    alice.clicks("Add persona").fills(Name="Late traveller")
    alice.archives("#hotel")
    assert alice.submits() == {}
    assert "archived" in world.workspace.messages["D0ALICE00"][-1].text
    alice.archives("#hotel", archived=False)
    alice.closes()
    assert alice.sees("• Late traveller")


def test_a_private_channel_asks_for_an_invitation(world: World) -> None:
    """The command is heard where the bot is no member; the board follows the invitation."""
    alice = world.person("alice")
    start(alice, "#pricing-secret", "Pricing")
    assert "/invite @Journey" in world.workspace.messages["D0ALICE00"][-1].text
    alice.invites("Journey", "#pricing-secret")
    assert alice.goes_to("#pricing-secret").sees("Step 1 of 4")


def test_an_unknown_button_is_answered(world: World) -> None:
    """One of an earlier release, on a message of ours."""
    alice = world.person("alice")
    start(alice)
    for block in boards(world)[0].blocks:
        for element in block.get("elements", []):
            if element.get("action_id") == "map":
                element["action_id"] = "chart"
    alice.clicks("Preview map")
    assert alice.sees("This button is from another version of me.")
