"""A bot without a mind: it records what arrives and answers with exactly what a test says."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import parse_qs

import aiohttp
from aiohttp import web
from slack_sdk.signature import SignatureVerifier
from slack_sdk.web.async_client import AsyncWebClient

from bot.playground.acts import places
from bot.playground.refusals import Json
from tests.world import World

Answer = tuple[int, Json | str]


class Puppet:
    """`received` holds every payload (command forms with type "command"); `answers` are given in order."""

    def __init__(self) -> None:
        self.received: list[Json] = []
        self.headers: list[dict[str, str]] = []
        self.answers: list[Answer] = []
        self.before_answering: Callable[[], None] | None = None
        self.url = ""
        self.client = AsyncWebClient()
        self._verifier: SignatureVerifier | None = None
        self._runner: web.AppRunner | None = None

    async def __call__(
        self,
        *,
        slack_api_url: str,
        signing_secret: str,
        bot_token: str,
        **unused: object,
    ) -> "Puppet":
        """The StartBot of this very puppet, which needs neither clock nor database."""
        del unused
        self.client = AsyncWebClient(token=bot_token, base_url=slack_api_url, retry_handlers=[])
        self._verifier = SignatureVerifier(signing_secret)
        server = web.Application()
        server.router.add_post("/slack/events", self._take)
        self._runner = web.AppRunner(server, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        address: Any = self._runner.addresses[0]
        self.url = f"http://127.0.0.1:{address[1]}"
        return self

    async def settle(self) -> None:
        """It never has anything left to do."""

    async def stop(self) -> None:
        """Stop listening."""
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    def last(self, kind: str) -> Json:
        """The newest payload of a type."""
        return [payload for payload in self.received if payload["type"] == kind][-1]

    def count(self, kind: str) -> int:
        """How many payloads of a type have arrived."""
        return sum(payload["type"] == kind for payload in self.received)

    async def _take(self, request: web.Request) -> web.Response:
        body = await request.read()
        headers = dict(request.headers)
        assert self._verifier is not None
        assert self._verifier.is_valid_request(body, headers), "badly signed"
        self.headers.append(headers)
        self.received.append(_read(body, headers["Content-Type"]))
        if self.before_answering is not None:
            self.before_answering()
        status, answer = self.answers.pop(0) if self.answers else (200, "")
        if isinstance(answer, str):
            return web.Response(status=status, text=answer)
        return web.json_response(answer, status=status)


def _read(body: bytes, kind: str) -> Json:
    if kind == "application/json":
        envelope: Json = json.loads(body)
        return {**envelope, "type": envelope["event"]["type"]}
    form = {key: values[0] for key, values in parse_qs(body.decode(), keep_blank_values=True).items()}
    if "payload" in form:
        payload: Json = json.loads(form["payload"])
        return payload
    return {**form, "type": "command"}


class Theatre:
    """A world with a puppet in it."""

    def __init__(self, world: World, puppet: Puppet) -> None:
        self.world = world
        self.puppet = puppet
        self.alice = world.person("alice").goes_to("#hotel")
        self.bob = world.person("bob").goes_to("#hotel")

    def call(self, method: str, **args: Any) -> Json:  # noqa: ANN401
        """The bot calls the Web API."""

        async def calling() -> Json:
            response = await self.puppet.client.api_call(method, json=args)
            data: Any = response.data
            return dict(data)

        return self.world.run(calling())

    def posts(self, *blocks: Json, **more: Any) -> str:  # noqa: ANN401
        """The bot posts into #hotel; the ts."""
        args: Json = {"channel": "C0HOTEL", "text": "board", "blocks": list(blocks), **more}
        return str(self.call("chat.postMessage", **args)["ts"])

    def opens(self, view: Json) -> Json:
        """Alice types the command and the bot opens a form for her; the view."""
        self.alice.says("/journey", "#hotel")
        trigger = self.puppet.last("command")["trigger_id"]
        opened: Json = self.call("views.open", trigger_id=trigger, view=view)["view"]
        return opened

    def uninstalls(self) -> None:
        """An administrator removes the app."""

        async def removing() -> None:
            places.uninstall(self.world.workspace)

        self.world.run(removing())

    def door(self, name: str, **body: Any) -> tuple[int, str | None]:  # noqa: ANN401
        """The page posts to /ui/<name>; status and error."""

        async def posting() -> tuple[int, str | None]:
            url = f"{self.world.slack.url}/ui/{name}"
            async with aiohttp.ClientSession() as session, session.post(url, json=body) as response:
                answer = await response.json()
                return response.status, answer.get("error")

        return self.world.run(posting())

    def answers(self, body: Json | str, status: int = 200) -> None:
        """What the bot answers next."""
        self.puppet.answers.append((status, body))


@contextmanager
def theatre(**options: Any) -> Iterator[Theatre]:  # noqa: ANN401
    """A Theatre for one test."""
    puppet = Puppet()
    with World(puppet, **options) as world:
        yield Theatre(world, puppet)
