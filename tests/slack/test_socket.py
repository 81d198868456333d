"""Socket Mode: the same bot without a public address."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from aiohttp import web
from pydantic import SecretStr

from bot.build import build
from bot.settings import Mode, Settings
from bot.slack.installation import CannotStart


class Plug:
    """Slack's end of the socket: hands out an address, sends one command, keeps what is answered."""

    def __init__(self) -> None:
        self.answers: asyncio.Queue[Any] = asyncio.Queue()
        self.known = {"xoxb-1", "xapp-1"}
        self.url = ""
        self._runner: web.AppRunner | None = None

    async def open(self) -> None:
        app = web.Application()
        app.router.add_post("/api/{method}", self._call)
        app.router.add_get("/socket", self._socket)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.url = f"127.0.0.1:{self._runner.addresses[0][1]}"

    async def close(self) -> None:
        assert self._runner is not None
        await self._runner.cleanup()

    async def _call(self, request: web.Request) -> web.Response:
        if request.headers["Authorization"].removeprefix("Bearer ") not in self.known:
            return web.json_response({"ok": False, "error": "invalid_auth"})
        said = {"team_id": "T1", "user_id": "U0BOT", "bot_id": "B1", "url": f"ws://{self.url}/socket"}
        return web.json_response({"ok": True, **said})

    async def _socket(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        await socket.send_json({"type": "hello"})
        command = {"command": "/journey", "text": "help", "team_id": "T1", "user_id": "U1", "channel_id": "C1"}
        body = {**command, "trigger_id": "t", "response_url": "http://127.0.0.1:9/"}
        await socket.send_json(
            {"type": "slash_commands", "envelope_id": "e1", "accepts_response_payload": True, "payload": body}
        )
        async for message in socket:
            if message.type is web.WSMsgType.TEXT and message.data.startswith("{"):
                await self.answers.put(message.json())
        return socket


def settings(plug: Plug, url: str, **tokens: str) -> Settings:
    given = {"slack_bot_token": "xoxb-1", "slack_app_token": "xapp-1", **tokens}
    secrets = {name: SecretStr(token) for name, token in given.items()}
    return Settings(slack_api_url=f"http://{plug.url}/api/", database_url=url, **secrets)  # type: ignore[arg-type]


def test_a_command_over_the_socket(sqlite_url: str) -> None:
    async def talk() -> Any:  # noqa: ANN401
        plug = Plug()
        await plug.open()
        bot = await build(settings(plug, sqlite_url), mode=Mode.SOCKET)
        await bot.start()
        answer = await asyncio.wait_for(plug.answers.get(), 20)
        await bot.stop()
        await plug.close()
        return answer

    answer = asyncio.run(talk())
    assert answer["envelope_id"] == "e1"
    assert answer["payload"]["response_type"] == "ephemeral"
    assert "/journey summary" in answer["payload"]["text"]


@pytest.mark.parametrize("token", ["slack_bot_token", "slack_app_token"])
def test_a_token_that_slack_does_not_know(sqlite_url: str, token: str) -> None:
    """The start stops with one sentence that names the variable."""

    async def refused() -> str:
        plug = Plug()
        await plug.open()
        wrong = "xoxb-2" if token == "slack_bot_token" else "xapp-2"
        bot = await build(settings(plug, sqlite_url, **{token: wrong}), mode=Mode.SOCKET)
        with pytest.raises(CannotStart) as caught:
            await bot.start()
        await bot.stop()
        await plug.close()
        return str(caught.value)

    assert token.upper() in asyncio.run(refused())


def test_nothing_is_left_behind(sqlite_url: str) -> None:
    """A second bot may start on the same file once the first has stopped."""

    async def twice() -> None:
        plug = Plug()
        await plug.open()
        for _ in range(2):
            bot = await build(settings(plug, sqlite_url), mode=Mode.SOCKET)
            await bot.start()
            await bot.stop()
        await plug.close()

    asyncio.run(twice())
