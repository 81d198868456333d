"""The HTTP door: signatures, sizes, broken bodies, health."""

from __future__ import annotations

import hashlib
import hmac
import io
import json
import logging
import time
from urllib.parse import urlencode

import aiohttp
import pytest

from bot.build import Bot
from tests.world import World

URL = "/slack/events"
CANARY = "canary-in-the-body"


def signed(world: World, body: bytes, *, at: int | None = None) -> dict[str, str]:
    stamp = str(at if at is not None else int(time.time()))
    digest = hmac.new(
        world.workspace.app.signing_secret.encode(), b"v0:" + stamp.encode() + b":" + body, hashlib.sha256
    )
    kind = "application/json" if body.startswith(b"{") else "application/x-www-form-urlencoded"
    return {
        "X-Slack-Request-Timestamp": stamp,
        "X-Slack-Signature": f"v0={digest.hexdigest()}",
        "Content-Type": kind,
    }


def post(world: World, body: bytes, headers: dict[str, str]) -> tuple[int, str]:
    async def deed() -> tuple[int, str]:
        async with (
            aiohttp.ClientSession() as session,
            session.post(world.bot.url + URL, data=io.BytesIO(body), headers=headers) as r,
        ):
            return r.status, await r.text()

    return world.run(deed())


def get(world: World, path: str) -> int:
    async def deed() -> int:
        async with aiohttp.ClientSession() as session, session.get(world.bot.url + path) as answer:
            return answer.status

    return world.run(deed())


def test_the_challenge_of_the_events_api(world: World) -> None:
    body = json.dumps({"type": "url_verification", "challenge": "abc", "token": "t"}).encode()
    assert post(world, body, signed(world, body)) == (200, '{"challenge": "abc"}')


@pytest.mark.parametrize("change", ["signature", "timestamp", "body", "old", "words", "missing"])
def test_what_slack_has_not_signed_is_refused(world: World, change: str, caplog: pytest.LogCaptureFixture) -> None:
    """And no word of it is logged."""
    caplog.set_level(logging.DEBUG)
    body = urlencode({"command": "/journey", "text": CANARY}).encode()
    headers = signed(world, body, at=int(time.time()) - 301 if change == "old" else None)
    if change == "signature":
        headers["X-Slack-Signature"] = "v0=" + "0" * 64
    if change == "timestamp":
        headers["X-Slack-Request-Timestamp"] = str(int(time.time()) + 1)
    if change == "words":
        headers["X-Slack-Request-Timestamp"] = "yesterday"
    if change == "missing":
        del headers["X-Slack-Signature"]
    sent = body + b"&more=1" if change == "body" else body
    assert post(world, sent, headers)[0] == 401
    assert CANARY not in caplog.text


@pytest.mark.parametrize(
    "body",
    [
        b"{",
        b"[1]",
        b"payload=%7B",
        b"payload=[]",
        b"payload=",
        b"\xff\xfe",
        b"",
        b"a=b",
        b'{"type": 3}',
        b"payload=null",
    ],
)
def test_signed_nonsense_is_refused_quietly(world: World, body: bytes) -> None:
    """No traceback, no effect, and the next request is served."""
    assert post(world, body, signed(world, body))[0] in {200, 400, 401, 404}
    assert get(world, "/health") == 200


def test_too_large_a_body(world: World) -> None:
    body = b"a" * 1_100_000
    assert post(world, body, signed(world, body))[0] == 413


def test_health_follows_the_database(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    assert get(world, "/health") == 200
    assert isinstance(world.bot, Bot)

    async def gone() -> bool:
        raise OSError

    monkeypatch.setattr(world.bot.door, "_ready", gone)
    assert get(world, "/health") == 503
