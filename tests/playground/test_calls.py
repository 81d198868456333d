"""Calling the Web API: who may, how arguments arrive, how often, and what can go wrong on the way."""

import json
from typing import Any

import aiohttp
import pytest

from bot.playground.api.methods import METHODS
from bot.playground.rates import Rates
from bot.playground.refusals import Json
from tests.playground.lab import ALICE, HOTEL, Lab, lab, section

POST = "/api/chat.postMessage"


def test_who_may_call(slack: Lab) -> None:
    """A token is needed, the right one, until the app is removed."""
    assert slack.request("POST", POST, json={}, headers={})[1]["error"] == "not_authed"
    wrong = {"Authorization": "Bearer xoxb-other"}
    assert slack.request("POST", POST, json={}, headers=wrong)[1]["error"] == "invalid_auth"
    form = {"token": slack.workspace.app.bot_token, "channel": HOTEL, "text": "by form"}
    assert slack.request("POST", POST, data=form, headers={})[1]["ok"]
    slack.workspace.app.revoked = True
    assert slack.refuses("auth.test") == "account_inactive"


def test_unknown_method(slack: Lab) -> None:
    """Slack names the method it does not know."""
    assert slack.call("chat.sing")["error"] == "unknown_method"
    assert slack.call("chat.sing")["req_method"] == "chat.sing"


@pytest.mark.parametrize("method", [method for method in METHODS if method.scopes], ids=lambda m: str(m.name))
def test_missing_scope(slack: Lab, method: Any) -> None:  # noqa: ANN401
    """Without its scope a method is refused, naming what is needed and what there is."""
    slack.workspace.app.scopes = frozenset({"commands"})
    answer = slack.call(method.name)
    assert (answer["error"], answer["needed"]) == ("missing_scope", method.scopes[0])
    assert answer["provided"] == "commands"


def test_auth_test_tells_identity_and_scopes(slack: Lab) -> None:
    """Bolt reads the bot's ids from the body and its scopes from the header."""
    answer = slack.does("auth.test")
    app = slack.workspace.app
    assert (answer["user_id"], answer["bot_id"]) == (app.user_id, app.bot_id)
    assert "chat:write" in answer["headers"]["x-oauth-scopes"].split(",")


def test_arguments_come_as_json_form_or_query(slack: Lab) -> None:
    """Blocks may be JSON within a form; broken JSON has its own codes."""
    form = {"channel": HOTEL, "blocks": json.dumps([section("by form")])}
    assert slack.request("POST", POST, data=form)[1]["message"]["blocks"][0]["text"]["text"] == "by form"
    assert slack.request("GET", "/api/users.info", params={"user": ALICE})[1]["user"]["name"] == "alice"
    kind = {"Authorization": f"Bearer {slack.workspace.app.bot_token}", "Content-Type": "application/json"}
    assert slack.request("POST", POST, data="{", headers=kind)[1]["error"] == "invalid_json"
    assert slack.request("POST", POST, data="[]", headers=kind)[1]["error"] == "json_not_object"
    broken = {"channel": HOTEL, "blocks": "[{"}
    assert slack.request("POST", POST, data=broken)[1]["error"] == "invalid_blocks_format"


def test_refused_blocks_point_at_the_place(slack: Lab) -> None:
    """The body carries Slack's messages twice, as its own does."""
    answer = slack.call("chat.postMessage", channel=HOTEL, blocks=[section("")])
    line = "must be more than 0 characters [json-pointer:/blocks/0/text/text]"
    assert answer["error"] == "invalid_blocks"
    assert answer["errors"] == [line]
    assert answer["response_metadata"]["messages"] == [f"[ERROR] {line}"]


def test_every_call_is_written_down(slack: Lab) -> None:
    """Tests assert on what was sent and how it went."""
    slack.post(text="one")
    slack.refuses("chat.postMessage", channel="C0NOWHERE", text="two")
    told = [(call.method, call.args["text"], call.ok, call.error) for call in slack.workspace.calls]
    assert told == [
        ("chat.postMessage", "one", True, None),
        ("chat.postMessage", "two", False, "channel_not_found"),
    ]


def test_posts_are_limited_by_channel() -> None:
    """A burst passes, then one a second; other channels are not held up."""
    with lab(rates=Rates(post_burst=3)) as slack:
        for _ in range(3):
            slack.post()
        status, body = slack.request("POST", POST, json={"channel": HOTEL, "text": "four"})
        assert (status, body["error"], body["headers"]["Retry-After"]) == (429, "ratelimited", "1")
        slack.post(channel="C0GROCERY")
        slack.clock.advance(1)
        slack.post()
        assert slack.refuses("chat.postMessage", channel=HOTEL, text="again") == "ratelimited"


def test_updates_are_limited_by_workspace() -> None:
    """50 a minute over all messages, with the seconds to wait."""
    with lab(rates=Rates()) as slack:
        ts = slack.post()
        for number in range(50):
            slack.does("chat.update", channel=HOTEL, ts=ts, text=str(number))
        body: Json = {"channel": HOTEL, "ts": ts, "text": "51"}
        status, answer = slack.request("POST", "/api/chat.update", json=body)
        assert (status, answer["headers"]["Retry-After"]) == (429, "2")
        slack.clock.advance(1.2)
        slack.does("chat.update", **body)


def test_scripted_refusals(slack: Lab) -> None:
    """A call fails as told, as often as told, and has no effect."""
    slack.workspace.faults.fail("chat.postMessage", "restricted_action", times=2)
    slack.workspace.faults.status("chat.postMessage", 503)
    slack.workspace.faults.rate_limit("chat.postMessage", retry_after=7)
    args = {"channel": HOTEL, "text": "hello"}
    assert slack.refuses("chat.postMessage", **args) == "restricted_action"
    assert slack.refuses("chat.postMessage", **args) == "restricted_action"
    assert slack.request("POST", POST, json=args)[0] == 503
    status, body = slack.request("POST", POST, json=args)
    assert (status, body["headers"]["Retry-After"]) == (429, "7")
    assert slack.workspace.messages[HOTEL] == []
    slack.post()
    errors = [call.error for call in slack.workspace.calls]
    assert errors == ["restricted_action", "restricted_action", "http_503", "ratelimited", None]


def test_lost_answers(slack: Lab) -> None:
    """The connection breaks before or after the effect; only the record tells which."""
    slack.workspace.faults.lose_before("chat.postMessage")
    slack.workspace.faults.lose_after("chat.postMessage")
    for _ in range(2):
        with pytest.raises(aiohttp.ClientError):
            slack.post()
    assert len(slack.workspace.messages[HOTEL]) == 1
    assert [call.error for call in slack.workspace.calls] == ["lost_before", "lost_after"]


def test_something_happens_on_the_way(slack: Lab) -> None:
    """Time passes while a call is under way."""
    slack.workspace.faults.meanwhile("chat.postMessage", lambda: slack.clock.advance(5))
    before = slack.clock()
    slack.post()
    assert (slack.clock() - before).total_seconds() == 5
