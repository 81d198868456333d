"""/ui/*: the page's own protocol, as the browser speaks it."""

import asyncio
from typing import Any

import aiohttp
import pytest

from bot.playground import gallery
from bot.playground.model import Message
from bot.playground.refusals import Json
from renderers.gallery import SHOWN
from tests.playground.lab import ALICE, BOB, HOTEL, SECRET, Lab, actions, button, home, section
from tests.playground.puppet import Theatre


def look(slack: Lab, person: str = ALICE, **more: str) -> Json:
    """GET /ui/state."""
    status, body = slack.request("GET", "/ui/state", params={"as": person, **more}, headers={})
    assert status == 200, body
    return body


def test_state(slack: Lab) -> None:
    """Everything the page needs, in the protocol's words."""
    ts = slack.post(blocks=[section("Board")])
    slack.post(text="reply", thread_ts=ts)
    slack.does("pins.add", channel=HOTEL, timestamp=ts)
    state = look(slack, channel=HOTEL, thread=ts)
    assert state["workspace"] == {"name": "Northwind"}
    who = {"id": "A0JOURNEY", "name": "Journey", "user_id": "U0JOURNEY"}
    assert state["app"] == {**who, "ready": False, "gallery_url": "/gallery"}
    assert state["me"] == {
        "id": ALICE,
        "name": "alice",
        "real_name": "Alice Ndiaye",
        "title": "Facilitator",
        "tz": "Europe/Paris",
        "color": "#7a4fbf",
    }
    assert len(state["people"]) == 6
    [message] = state["channel"]["messages"]
    assert {key: message[key] for key in ("ts", "name", "app", "ephemeral", "pinned", "reply_count")} == {
        "ts": ts,
        "name": "Journey",
        "app": True,
        "ephemeral": False,
        "pinned": True,
        "reply_count": 1,
    }
    assert [one["text"] for one in state["thread"]["messages"]] == ["hello", "reply"]
    assert (state["views"], state["home"]) == ([], None)


def test_channels_a_person_may_see(slack: Lab) -> None:
    """Private ones only for members; the app's direct messages for everybody."""
    names = {one["name"]: one for one in look(slack)["channels"]}
    assert names["Journey"]["kind"] == "im"
    assert names["pricing-secret"]["kind"] == "private"
    assert names["old-launch"]["archived"]
    assert (names["hotel"]["app_member"], names["general"]["app_member"]) == (True, False)
    others = {one["name"] for one in look(slack, "U0SAM0000")["channels"]}
    assert "pricing-secret" not in others
    status, body = slack.request("GET", "/ui/state", params={"as": "U0SAM0000", "channel": SECRET})
    assert (status, body["error"]) == (400, "There is no such channel for you.")


def test_unread_until_looked_at(slack: Lab) -> None:
    """One's own lines never count."""

    def unread(person: str) -> int:
        [hotel] = [one for one in look(slack, person)["channels"] if one["id"] == HOTEL]
        return int(hotel["unread"])

    slack.post()
    slack.workspace.add_message(Message(HOTEL, slack.workspace.next_ts(), ALICE, "mine"))
    assert (unread(ALICE), unread(BOB)) == (1, 2)
    look(slack, channel=HOTEL)
    assert (unread(ALICE), unread(BOB)) == (0, 2)


def test_ephemerals_for_their_reader_only(slack: Lab) -> None:
    """The other window does not hear of them."""
    slack.does("chat.postEphemeral", channel=HOTEL, user=ALICE, text="psst")
    assert look(slack, channel=HOTEL)["channel"]["messages"][0]["ephemeral"]
    assert look(slack, BOB, channel=HOTEL)["channel"]["messages"] == []


def test_files_by_id(slack: Lab) -> None:
    """What an image block's slack_file stands for."""
    file_id = slack.upload()
    status, file = slack.request("GET", f"/ui/file/{file_id}")
    assert status == 200
    assert (file["title"], file["alt"], file["width"], file["height"]) == ("Map", "A map", 4, 3)
    assert slack.request("GET", "/ui/file/F0")[0] == 400


def test_the_gallery(slack: Lab, monkeypatch: pytest.MonkeyPatch) -> None:
    """The address that the page links to shows pictures and texts, whole."""
    monkeypatch.setattr(gallery, "SHOWN", [each for each in SHOWN if each.key == "bare"])
    status, page = slack.request("GET", look(slack)["app"]["gallery_url"])
    assert (status, page["headers"]["Content-Type"]) == (200, "text/html; charset=utf-8")
    assert page["text"].startswith("<!doctype html>")
    assert page["text"].endswith("</html>\n")
    assert "Journey map" in page["text"]


REFUSED: tuple[tuple[str, Json, str], ...] = (
    ("say", {"as": "U0NOBODY0", "channel": HOTEL, "text": "x"}, "There is nobody by that id here."),
    ("say", {"as": ALICE, "channel": "C0", "text": "x"}, "There is no such channel for you."),
    ("submit", {"as": ALICE, "view_id": "V0"}, "This window has been closed."),
    ("close", {"as": ALICE, "view_id": "V0"}, "This window has been closed."),
    ("join", {"as": "U0SAM0000", "channel": SECRET}, "There is no such channel for you."),
    ("invite", {"as": ALICE, "channel": HOTEL, "user": "U0NOBODY0"}, "There is nobody by that id here."),
    ("channel", {"as": ALICE, "name": "hotel"}, "There is a #hotel already."),
    (
        "channel",
        {"as": ALICE, "name": "Größe"},
        "Channel names take lower-case letters, digits, - and _, up to 80 of them.",
    ),
    ("leave", {"as": ALICE, "channel": "D0ALICE00"}, "That works in channels only, not in a direct message."),
    ("join", {"as": ALICE, "channel": "C0OLDLAUNCH"}, "This channel is archived."),
    ("leave", {"as": ALICE, "channel": HOTEL, "user": "U0NOBODY0"}, "Not a member of #hotel."),
    ("archive", {"as": ALICE, "channel": HOTEL, "archived": False}, "That is not archived."),
)


@pytest.mark.parametrize(("door", "body", "sentence"), REFUSED)
def test_refusals_are_sentences(slack: Lab, door: str, body: Json, sentence: str) -> None:
    """HTTP 400 with one plain sentence."""
    slack.workspace.direct_channel(ALICE)
    status, answer = slack.request("POST", f"/ui/{door}", json=body)
    assert (status, answer["error"]) == (400, sentence)


def test_bodies_that_are_not_json(slack: Lab) -> None:
    """Refused like anything else."""
    for data in ("", "[]", "{"):
        status, answer = slack.request("POST", "/ui/say", data=data)
        assert (status, answer["error"]) == (400, "The request must be a JSON object.")


def test_moving_about(slack: Lab) -> None:
    """Create, invite, leave, join, archive."""

    def goes(door: str, **body: Any) -> Json:  # noqa: ANN401
        status, answer = slack.request("POST", f"/ui/{door}", json=body)
        assert status == 200, answer
        return answer

    made = goes("channel", **{"as": ALICE, "name": "#New Place", "private": True})["channel"]
    goes("invite", **{"as": ALICE, "channel": made, "user": BOB})
    goes("leave", **{"as": ALICE, "channel": made})
    assert slack.workspace.channels[made].members == {BOB}
    goes("leave", **{"as": ALICE, "channel": HOTEL})
    goes("join", **{"as": ALICE, "channel": HOTEL})
    goes("archive", **{"as": ALICE, "channel": HOTEL})
    assert goes("home", **{"as": ALICE}) | {"headers": 0} == {"ok": True, "headers": 0}
    slack.does("views.publish", user_id=ALICE, view=home(section("Welcome")))
    assert look(slack)["home"]["blocks"][0]["text"]["text"] == "Welcome"


def test_a_form_through_the_door(stage: Theatre) -> None:
    """say, action, options, submit and close, with the protocol's answers."""
    me = {"as": "U0ALICE00"}
    assert stage.door("say", **me, channel="C0HOTEL", text="/journey") == (200, None)
    stage.answers("", 500)
    failed = stage.door("say", **me, channel="C0HOTEL", text="/journey")
    assert failed == (200, "/journey failed with the error “dispatch_failed”")
    ts = stage.posts(actions(button("Go"), block_id="row"))
    place = {"kind": "message", "channel": "C0HOTEL", "ts": ts}
    click = {"container": place, "block_id": "row", "action_id": "Go", "payload": {"type": "button"}, "values": {}}
    assert stage.door("action", **me, **click) == (200, None)
    stage.answers("", 500)
    assert stage.door("action", **me, **click) == (400, "We had some trouble connecting. Try again?")


def test_live_updates(slack: Lab) -> None:
    """The stream speaks up at once and after every change."""

    async def listening() -> list[bytes]:
        async with (
            aiohttp.ClientSession() as session,
            session.get(f"{slack.running.url}/ui/live", params={"as": ALICE}) as stream,
        ):
            first = await stream.content.readuntil(b"\n\n")
            slack.workspace.changed()
            return [first, await stream.content.readuntil(b"\n\n")]

    seq = slack.workspace.seq

    async def in_time() -> list[bytes]:
        return await asyncio.wait_for(listening(), 30)

    lines = slack.run(in_time())
    assert lines == [f'data: {{"seq": {number}}}\n\n'.encode() for number in (seq, seq + 1)]


def test_the_page_itself(slack: Lab) -> None:
    """It is served at the root."""
    assert slack.request("GET", "/", headers={})[0] == 200


STRANGERS: tuple[dict[str, str], ...] = (
    {"Host": "evil.example"},
    {"Origin": "https://evil.example"},
    {"Origin": "null"},
)


@pytest.mark.parametrize("headers", STRANGERS, ids=str)
def test_other_pages_stay_outside(slack: Lab, headers: dict[str, str]) -> None:
    """A page from elsewhere in the same browser can neither read nor act."""
    body = {"as": ALICE, "channel": HOTEL, "text": "x"}
    assert slack.request("POST", "/ui/say", json=body, headers=headers)[0] == 403
    assert slack.request("GET", "/ui/state", params={"as": ALICE}, headers=headers)[0] == 403
    own = {"Origin": slack.running.url}
    assert slack.request("POST", "/ui/say", json=body, headers=own)[0] == 200


def test_loopback_only(slack: Lab) -> None:
    """Nothing but this machine can reach it."""
    assert slack.running.url.startswith("http://127.0.0.1:")
