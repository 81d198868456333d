"""Small rules of the edge: error codes, strangers, budgets."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from slack_bolt.async_app import AsyncBoltRequest

from bot.pace import BETWEEN_PAINTS, UPDATES_AT_ONCE, Pace
from bot.slack.errors import SlackFailed, Trouble, classify, sentence
from bot.slack.ids import Caller, read_caller
from tests.workshops import start
from tests.world import World

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("code", "details", "trouble"),
    [
        ("ratelimited", "", Trouble.LIMITED),
        ("internal_error", "", Trouble.PASSING),
        ("message_not_found", "", Trouble.GONE),
        ("not_in_channel", "", Trouble.CLOSED),
        ("restricted_action_new_kind", "", Trouble.CLOSED),
        ("token_revoked", "", Trouble.REVOKED),
        ("invalid_blocks", "invalid slack file [json-pointer:/blocks/1/slack_file]", Trouble.UNREADY),
        ("invalid_blocks", "must be less than 3001 characters", Trouble.UNKNOWN),
        ("a_code_of_next_year", "", Trouble.UNKNOWN),
    ],
)
def test_error_codes(code: str, details: str, trouble: Trouble) -> None:
    assert classify(code, details) is trouble


@pytest.mark.parametrize("code", ["not_in_channel", "is_archived", "restricted_action", "missing_scope", "unheard_of"])
def test_every_code_has_a_sentence(code: str) -> None:
    assert sentence(code).endswith((".", ")."))


def caller(**body: Any) -> Caller:  # noqa: ANN401
    request = AsyncBoltRequest(mode="socket_mode", body={"trigger_id": "t", **body})
    return read_caller(request.context, body)


def test_a_member_of_the_workspace() -> None:
    found = caller(team={"id": "T1"}, user={"id": "U1", "team_id": "T1"}, channel={"id": "C1"})
    assert (found.who.tenant, found.who.user_id, found.channel_id) == ("T1", "U1", "C1")
    assert not found.external


def test_a_guest_from_another_organisation() -> None:
    found = caller(team={"id": "T1"}, user={"id": "U9", "team_id": "T9"}, channel={"id": "C1"})
    assert found.external
    assert found.who.tenant == "T1", "the workshop is the host's"


def test_an_organisation_wide_install() -> None:
    """The organisation is the tenant, and its workspaces are no strangers to each other."""
    user = {"id": "U1", "team_id": "T2", "enterprise_id": "E1"}
    found = caller(team=None, enterprise={"id": "E1"}, is_enterprise_install=True, user=user)
    assert found.who.tenant == "E1"
    assert not found.external
    stranger = {"id": "U9", "team_id": "T9", "enterprise_id": "E9"}
    assert caller(team={"id": "T1"}, enterprise={"id": "E1"}, is_enterprise_install=True, user=stranger).external


def test_updates_are_budgeted_per_workspace() -> None:
    """A burst, then about fifty a minute; another workspace has its own."""
    pace = Pace()
    turns = [pace.before_update("T1", f"board{n}", NOW) for n in range(int(UPDATES_AT_ONCE) + 1)]
    assert not any(turns[:-1])
    assert timedelta(seconds=1) < turns[-1] < timedelta(seconds=1.3)
    assert not pace.before_update("T2", "board", NOW)
    assert not pace.before_update("T1", "board99", NOW + turns[-1])


def test_one_board_is_painted_at_most_every_moment() -> None:
    pace = Pace()
    assert not pace.before_update("T1", "board", NOW)
    assert pace.before_update("T1", "board", NOW) == BETWEEN_PAINTS
    assert not pace.before_update("T1", "board", NOW + BETWEEN_PAINTS)


def test_a_failure_never_quotes() -> None:
    """What stands in a log about a call is its method and its code."""
    assert str(SlackFailed("chat.update", "invalid_blocks", Trouble.UNKNOWN)) == "chat.update: invalid_blocks"


def test_a_guest_may_contribute_and_not_lead(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Explicit rule for shared channels: the board's buttons for everybody, steering for the workspace's own."""
    alice, bob = world.person("alice"), world.person("bob").goes_to("#hotel")
    start(alice)
    real = read_caller

    def from_elsewhere(context: Any, body: Any) -> Caller:  # noqa: ANN401
        found = real(context, body)
        return Caller(
            who=found.who,
            channel_id=found.channel_id,
            external=found.who.user_id == bob.id,
            response_url=found.response_url,
            trigger_id=found.trigger_id,
        )

    monkeypatch.setattr("bot.slack.press.read_caller", from_elsewhere)
    bob.clicks("Next phase")
    assert bob.sees("Only people of this workspace can do that.")
    bob.clicks("Add persona").fills(Name="Partner's customer")
    assert bob.submits() == {}
    bob.closes()
    assert alice.sees("• Partner's customer")
