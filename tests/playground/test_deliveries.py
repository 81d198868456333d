"""What reaches the app: commands, clicks and events, in Slack's shapes, and what happens when it does not answer."""

import asyncio
from datetime import timedelta

import pytest

from bot.playground.courier import Retry
from bot.playground.refusals import Json
from bot.playground.seed import seed_workspace
from bot.playground.server import start
from tests.playground.lab import actions, button, home, section
from tests.playground.puppet import Puppet, Theatre, theatre


def test_command_form(stage: Theatre) -> None:
    """Every field of Slack's form; text escaped, names as ids as the manifest asks."""
    assert stage.alice.says("/journey start with @bob & <all> in #grocery", "#hotel") is None
    form = stage.puppet.last("command")
    assert form["text"] == ("start with <@U0BOB0000|bob> &amp; &lt;all&gt; in <#C0GROCERY|grocery>")
    assert (form["command"], form["channel_id"], form["channel_name"]) == ("/journey", "C0HOTEL", "hotel")
    assert (form["user_id"], form["user_name"], form["team_id"]) == ("U0ALICE00", "alice", "T0NORTHWIND")
    assert form["api_app_id"] == "A0JOURNEY"
    assert form["response_url"].startswith("http://127.0.0.1:")
    assert form["trigger_id"]
    assert stage.puppet.headers[-1]["Content-Type"] == "application/x-www-form-urlencoded"


def test_where_a_command_comes_from(stage: Theatre) -> None:
    """Private channels and direct messages do not give their names away."""
    stage.alice.says("/journey", "#pricing-secret")
    assert stage.puppet.last("command")["channel_name"] == "privategroup"
    stage.alice.opens_app().says("/journey")
    assert stage.puppet.last("command")["channel_name"] == "directmessage"


ANSWERS: tuple[tuple[Json | str, str, bool], ...] = (
    ("Hello", "Hello", False),
    ({"text": "Hello"}, "Hello", False),
    ({"response_type": "in_channel", "text": "Hello"}, "Hello", True),
    ({"blocks": [{"type": "section", "text": {"type": "mrkdwn", "text": "*Hello*"}}]}, "Hello", False),
)


@pytest.mark.parametrize(("answer", "text", "public"), ANSWERS)
def test_an_answer_in_the_ack(stage: Theatre, answer: Json | str, text: str, public: bool) -> None:
    """It is for the caller only, unless it says in_channel."""
    stage.answers(answer)
    stage.alice.says("/journey help")
    assert stage.alice.reads() == text
    assert stage.bob.sees(text) is public


FAILURES: tuple[tuple[int, str], ...] = ((404, "dispatch_failed"), (500, "dispatch_failed"))


@pytest.mark.parametrize(("status", "code"), FAILURES)
def test_a_failing_command(stage: Theatre, status: int, code: str) -> None:
    """The person reads Slack's own words."""
    stage.answers("", status)
    assert stage.alice.says("/journey") == f"/journey failed with the error “{code}”"
    assert stage.alice.sees(code)


def test_a_late_command(stage: Theatre) -> None:
    """Later than three seconds by the clock; what it answered is lost."""
    stage.puppet.before_answering = lambda: stage.world.clock.advance(3.1)
    stage.answers("too late")
    assert stage.alice.says("/journey") == "/journey failed with the error “operation_timeout”"
    assert not stage.alice.sees("too late")


def test_an_app_that_is_away(stage: Theatre) -> None:
    """Nobody answers at all; and a bad answer counts as none."""
    stage.answers({"text": "x", "blocks": [{"type": "poem"}]})
    assert stage.alice.says("/journey") == "/journey failed with the error “invalid_blocks”"
    stage.world.workspace.app.bot_url = "http://127.0.0.1:9"
    assert stage.alice.says("/journey") == "/journey failed with the error “dispatch_failed”"
    stage.world.workspace.app.bot_url = None
    assert stage.alice.says("/journey") == "/journey failed with the error “dispatch_failed”"


def test_commands_that_never_arrive(stage: Theatre) -> None:
    """Unknown ones, ones in threads, ones where the person cannot write."""
    assert stage.alice.says("/dance") == "“/dance” is not a valid command."
    stage.posts(section("parent"))
    stage.alice.opens_thread("parent")
    assert stage.alice.says("in the thread") is None
    assert len(stage.alice.messages()) == 2
    stage.bob.leaves("#hotel")
    assert stage.bob.says("/journey") == "Join #hotel first to write here."
    assert stage.alice.says("hello", "#old-launch") == "This channel is archived. Nobody can write here any more."
    assert stage.alice.opens_app().says("hello") == "Sending messages to Journey has been turned off."
    assert stage.puppet.received[-1]["type"] == "member_left_channel"


def test_click_on_a_message(stage: Theatre) -> None:
    """Container, channel, the message, a trigger and a response_url."""
    ts = stage.posts(section("Board"), actions(button("Go", value="7"), block_id="row"))
    stage.alice.clicks("Go")
    payload = stage.puppet.last("block_actions")
    where = {"type": "message", "message_ts": ts, "channel_id": "C0HOTEL", "is_ephemeral": False}
    assert payload["container"] == where
    assert payload["channel"] == {"id": "C0HOTEL", "name": "hotel"}
    assert payload["message"]["ts"] == ts
    assert payload["message"]["blocks"][1]["block_id"] == "row"
    assert payload["state"] == {"values": {}}
    [action] = payload["actions"]
    stage.alice.clicks("Go")
    again = stage.puppet.last("block_actions")
    assert again["actions"][0]["action_ts"] != action["action_ts"]
    assert again["trigger_id"] != payload["trigger_id"]


def test_click_on_an_ephemeral(stage: Theatre) -> None:
    """It carries no message; an update through response_url reaches it, chat.update does not."""
    args = {"channel": "C0HOTEL", "user": "U0ALICE00", "text": "psst"}
    stage.call("chat.postEphemeral", **args, blocks=[actions(button("Go"))])
    stage.alice.clicks("Go")
    payload = stage.puppet.last("block_actions")
    assert payload["container"]["is_ephemeral"] is True
    assert "message" not in payload


def test_a_click_nobody_answers(stage: Theatre) -> None:
    """The person is told, on the spot."""
    stage.posts(actions(button("Go")))
    stage.answers("", 500)
    stage.alice.clicks("Go")
    assert stage.alice.sees("We had some trouble connecting. Try again?")


def test_duplicates_on_request(stage: Theatre) -> None:
    """The same delivery twice, byte for byte."""
    stage.posts(actions(button("Go")))
    stage.world.faults.duplicate("block_actions")
    stage.alice.clicks("Go").clicks("Go")
    first, second, third = [one for one in stage.puppet.received if one["type"] == "block_actions"]
    assert first == second
    assert third["actions"] != first["actions"]


def test_home_opened(stage: Theatre) -> None:
    """The published view comes along from the second time."""
    stage.alice.opens_home()
    event = stage.puppet.last("app_home_opened")["event"]
    assert (event["user"], event["tab"], "view" in event) == ("U0ALICE00", "home", False)
    stage.call("views.publish", user_id="U0ALICE00", view=home(section("Welcome"), actions(button("Start"))))
    stage.alice.opens_home()
    assert stage.puppet.last("app_home_opened")["event"]["view"]["type"] == "home"
    assert stage.alice.reads() == "Welcome\nStart"
    stage.alice.clicks("Start")
    assert stage.puppet.last("block_actions")["view"]["type"] == "home"


def test_membership_events(stage: Theatre) -> None:
    """The app hears of its own comings and goings and of others' where it is."""
    stage.alice.invites("Journey", "#pricing-secret")
    joined = stage.puppet.last("member_joined_channel")
    assert joined["event"]["user"] == "U0JOURNEY"
    assert (joined["event"]["inviter"], joined["event"]["channel_type"]) == ("U0ALICE00", "G")
    assert joined["team_id"] == "T0NORTHWIND"
    assert joined["authorizations"][0]["user_id"] == "U0JOURNEY"
    stage.alice.removes("Journey", "#pricing-secret")
    assert stage.puppet.last("member_left_channel")["event"]["user"] == "U0JOURNEY"
    told = len(stage.puppet.received)
    stage.alice.leaves("#pricing-secret")
    assert len(stage.puppet.received) == told


def test_channel_events(stage: Theatre) -> None:
    """Archived, brought back, renamed, deleted; private ones under their own names."""
    alice = stage.alice
    alice.archives("#hotel")
    alice.archives("#hotel", archived=False)
    assert (stage.puppet.count("channel_archive"), stage.puppet.count("channel_unarchive")) == (1, 1)
    alice.creates("back-office", private=True)
    alice.invites("Journey", "#back-office")
    alice.archives("#back-office")
    assert stage.puppet.count("group_archive") == 1
    alice.renames("#hotel", "inn")
    assert stage.puppet.last("channel_rename")["event"]["channel"]["name"] == "inn"
    alice.deletes("#inn")
    assert stage.puppet.last("channel_deleted")["event"]["channel"] == "C0HOTEL"
    stage.uninstalls()
    assert stage.puppet.last("tokens_revoked")["event"]["tokens"]["bot"] == ["U0JOURNEY"]
    assert stage.puppet.count("app_uninstalled") == 1


def test_only_what_was_subscribed(stage: Theatre) -> None:
    """The manifest names no mentions, so none are sent; once it does, they are."""
    stage.alice.says("hello <@U0JOURNEY>")
    assert stage.puppet.received == []
    stage.world.workspace.app.events += ("app_mention",)
    stage.alice.says("hello <@U0JOURNEY>")
    assert stage.puppet.last("app_mention")["event"]["text"] == "hello <@U0JOURNEY>"


def test_events_are_tried_again(stage: Theatre) -> None:
    """At once, after a minute, after five; the same event id, with Slack's headers; then never again."""
    for _ in range(9):
        stage.answers("", 500)
    stage.alice.opens_home()
    assert stage.puppet.count("app_home_opened") == 2
    for moved, total in ((59, 2), (1, 3), (239, 3), (1, 4), (3600, 4)):
        stage.world.clock.advance(moved)
        stage.world.settle()
        assert stage.puppet.count("app_home_opened") == total
    assert len({event["event_id"] for event in stage.puppet.received}) == 1
    numbers = [headers.get("X-Slack-Retry-Num") for headers in stage.puppet.headers]
    assert numbers == [None, "1", "2", "3"]
    assert stage.puppet.headers[1]["X-Slack-Retry-Reason"] == "http_error"


def test_an_event_taken_late_counts_as_failed(stage: Theatre) -> None:
    """http_timeout is the reason then."""
    stage.puppet.before_answering = lambda: stage.world.clock.advance(4)
    stage.alice.opens_home()
    assert stage.puppet.headers[1]["X-Slack-Retry-Reason"] == "http_timeout"


def test_interactions_are_never_tried_again() -> None:
    """The person sees the error and clicks again."""
    with theatre() as stage:
        stage.posts(actions(button("Go")))
        stage.answers("", 500)
        stage.alice.clicks("Go")
        stage.world.clock.advance(minutes=10)
        stage.world.settle()
        assert stage.puppet.count("block_actions") == 1


def test_slack_own_commands(stage: Theatre) -> None:
    """/invite brings the app in, /leave takes the person out; nothing reaches the app as a command."""
    assert stage.alice.says("/invite @Journey", "#general") is None
    assert stage.puppet.last("member_joined_channel")["event"]["user"] == "U0JOURNEY"
    assert stage.alice.says("/invite @nobody") == "There is nobody called “@nobody”."
    assert stage.alice.says("/leave") is None
    assert stage.alice.says("/invite @bob") == "Join #general first to write here."
    assert stage.puppet.count("command") == 0


def test_commands_have_no_place_in_threads(stage: Theatre) -> None:
    """Slack offers none there; the page is told so."""
    ts = stage.posts(section("parent"))
    body = {"as": "U0ALICE00", "channel": "C0HOTEL", "text": "/journey", "thread_ts": ts}
    assert stage.door("say", **body) == (200, "“/journey” is not supported in threads. Sorry!")


def test_a_call_that_waits(stage: Theatre) -> None:
    """A held call has no effect until it is let go; meanwhile others pass it."""
    gate = stage.world.faults.hold("chat.postMessage")

    async def quick() -> None:
        args = {"channel": "C0HOTEL", "user": "U0ALICE00", "text": "quick"}
        await stage.puppet.client.api_call("chat.postEphemeral", json=args)
        gate.set()

    stage.world.at_once(stage.puppet.client.chat_postMessage(channel="C0HOTEL", text="slow"), quick())
    assert stage.alice.reads() == "quick\nslow"


def test_overdue_retries_are_looked_for() -> None:
    """In the playground nobody settles; the server looks by itself."""

    async def living() -> str:
        workspace, puppet, arrived = seed_workspace(), Puppet(), asyncio.Event()
        running = await start(workspace, retry_look_seconds=0.001)
        app = workspace.app
        tokens = {"signing_secret": app.signing_secret, "bot_token": app.bot_token}
        await puppet(slack_api_url=running.api_url, **tokens)
        puppet.before_answering, app.bot_url = arrived.set, puppet.url
        late = workspace.now() - timedelta(hours=1)
        running.courier.retries.append(Retry({"event": {"type": "app_home_opened"}}, 3, late, "http_error"))
        await arrived.wait()
        await running.stop()
        await puppet.stop()
        return puppet.headers[0]["X-Slack-Retry-Num"]

    assert asyncio.run(living()) == "3"
