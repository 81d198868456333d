"""response_url: five answers in 30 minutes; what they may replace and who sees them."""

from typing import Any

import pytest
from slack_sdk.webhook.async_client import AsyncWebhookClient

from bot.playground.refusals import Json
from tests.playground.lab import HOTEL, Lab, actions, button, section
from tests.playground.puppet import Theatre


def respond(stage: Theatre, url: str, **body: Any) -> tuple[int, str]:  # noqa: ANN401
    """The app answers through the url; status and body."""

    async def sending() -> tuple[int, str]:
        response = await AsyncWebhookClient(url).send_dict(body)
        return response.status_code, response.body

    return stage.world.run(sending())


def command_url(stage: Theatre) -> str:
    """The url of a command of Alice's."""
    stage.alice.says("/journey")
    return str(stage.puppet.last("command")["response_url"])


def click_url(stage: Theatre, label: str = "Go") -> str:
    """The url of a click of Alice's."""
    stage.alice.clicks(label)
    return str(stage.puppet.last("block_actions")["response_url"])


def test_five_uses(stage: Theatre) -> None:
    """The sixth is refused, as is one after half an hour."""
    url = command_url(stage)
    for _ in range(5):
        assert respond(stage, url, text="hello") == (200, "ok")
    status, body = respond(stage, url, text="hello")
    assert status == 404
    assert "used_url" in body
    other = command_url(stage)
    stage.world.clock.advance(minutes=30)
    assert respond(stage, other, text="in time")[0] == 200
    stage.world.clock.advance(1)
    status, body = respond(stage, other, text="hello")
    assert status == 404
    assert "expired_url" in body


def test_answers_are_private_unless_said(stage: Theatre) -> None:
    """in_channel shows the command with them."""
    url = command_url(stage)
    respond(stage, url, text="for you")
    respond(stage, url, text="for all", response_type="in_channel")
    assert (stage.alice.sees("for you"), stage.bob.sees("for you")) == (True, False)
    assert stage.bob.sees("for all")
    assert stage.bob.messages()[-1].command == "/journey"


def test_without_membership(stage: Theatre) -> None:
    """It answers where the app could not post."""
    stage.alice.says("/journey", "#pricing-secret")
    url = str(stage.puppet.last("command")["response_url"])
    assert respond(stage, url, text="hello", response_type="in_channel")[0] == 200
    assert stage.bob.goes_to("#pricing-secret").sees("hello")


def test_replace_and_delete(stage: Theatre) -> None:
    """The clicked message, ephemeral or not; the command's own line is out of reach."""
    stage.posts(section("old"), actions(button("Go")))
    url = click_url(stage)
    respond(stage, url, text="new", blocks=[section("new")], replace_original=True)
    assert stage.bob.reads() == "new"
    respond(stage, url, delete_original=True)
    assert stage.bob.reads() == ""
    args: Json = {"channel": HOTEL, "user": "U0ALICE00", "text": "psst", "blocks": [actions(button("Hide"))]}
    stage.call("chat.postEphemeral", **args)
    url = click_url(stage, "Hide")
    respond(stage, url, text="whispered", replace_original=True)
    assert stage.alice.reads() == "whispered"
    assert stage.bob.reads() == ""
    assert respond(stage, command_url(stage), delete_original=True)[0] == 400


def test_in_the_thread(stage: Theatre) -> None:
    """A private answer to a click in a thread stays there."""
    parent = stage.posts(section("parent"))
    stage.posts(actions(button("Go")), thread_ts=parent)
    stage.alice.opens_thread("parent")
    respond(stage, click_url(stage), text="in here")
    assert stage.alice.messages()[-1].thread_ts == parent


BAD: tuple[tuple[Json, str], ...] = (
    ({"text": ""}, "no_text"),
    ({"blocks": [{"type": "poem"}]}, "invalid_blocks"),
)


@pytest.mark.parametrize(("body", "code"), BAD)
def test_answers_slack_refuses(stage: Theatre, body: Json, code: str) -> None:
    """They are checked like any message."""
    status, answer = respond(stage, command_url(stage), **body)
    assert status == 400
    assert code in answer


def test_unknown_address(slack: Lab) -> None:
    """Made-up addresses lead nowhere."""
    assert slack.request("POST", "/respond/nothing", json={"text": "x"})[0] == 404
