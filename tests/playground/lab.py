"""A served workspace seen from the app's side: raw Web API calls, and small blocks to send."""

import asyncio
import json
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

import aiohttp

from bot.playground.rates import Rates
from bot.playground.refusals import Json
from bot.playground.seed import channel_id, seed_workspace
from bot.playground.server import Running, start
from bot.playground.workspace import Workspace
from tests.world import Clock

HOTEL, GENERAL = channel_id("hotel"), channel_id("general")
SECRET, OLD = channel_id("pricing-secret"), channel_id("old-launch")
ALICE, BOB, SAM = "U0ALICE00", "U0BOB0000", "U0SAM0000"
Result = TypeVar("Result")
PNG = bytes.fromhex("89504e470d0a1a0a0000000d49484452000000040000000308020000003a1d1b4d")


class Lab:
    """One workspace, its server and a client that says exactly what it is told."""

    def __init__(self, **options: Any) -> None:  # noqa: ANN401
        self.clock = Clock()
        options.setdefault("rates", Rates(enabled=False))
        options.setdefault("processing_seconds", 0.0)
        self.workspace: Workspace = seed_workspace(self.clock, **options)
        self.workspace.app.scopes |= {"files:read", "im:write", "bookmarks:write", "canvases:write", "channels:join"}
        self._runner = asyncio.Runner()
        self.running: Running = self._runner.run(start(self.workspace, retry_look_seconds=None))

    def close(self) -> None:
        """Stop serving."""
        self._runner.run(self.running.stop())
        self._runner.close()

    def call(self, method: str, **args: Any) -> Json:  # noqa: ANN401
        """A JSON call; the answer's body."""
        return self.request("POST", f"/api/{method}", json=args)[1]

    def refuses(self, method: str, **args: Any) -> str:  # noqa: ANN401
        """The error code of a call that must not work."""
        answer = self.call(method, **args)
        assert answer["ok"] is False, answer
        return str(answer["error"])

    def does(self, method: str, **args: Any) -> Json:  # noqa: ANN401
        """A call that must work."""
        answer = self.call(method, **args)
        assert answer["ok"] is True, answer
        return answer

    def request(self, verb: str, path: str, **options: Any) -> tuple[int, Json]:  # noqa: ANN401
        """Any request with the bot's token; status, and the body as JSON or {"text": …}."""
        options.setdefault("headers", {"Authorization": f"Bearer {self.workspace.app.bot_token}"})
        return self._runner.run(self._request(verb, path, options))

    def run(self, work: Coroutine[Any, Any, Result]) -> Result:
        """Anything else, in the server's loop."""
        return self._runner.run(work)

    def post(self, **args: Any) -> str:  # noqa: ANN401
        """Post into #hotel; the message's ts."""
        args = {"channel": HOTEL, "text": "hello", **args}
        return str(self.does("chat.postMessage", **args)["ts"])

    def upload_unfinished(self, name: str = "map.png", data: bytes = PNG) -> str:
        """An upload whose bytes have arrived; its file id."""
        asked = self.does("files.getUploadURLExternal", filename=name, length=len(data), alt_txt="A map")
        path = asked["upload_url"].removeprefix(self.running.url)
        assert self.request("POST", path, data=data)[0] == 200
        return str(asked["file_id"])

    def upload(self, name: str = "map.png", data: bytes = PNG, **completion: Any) -> str:  # noqa: ANN401
        """A finished upload; its file id."""
        file_id = self.upload_unfinished(name, data)
        self.does("files.completeUploadExternal", files=[{"id": file_id, "title": "Map"}], **completion)
        return file_id

    async def _request(self, verb: str, path: str, options: Json) -> tuple[int, Json]:
        async with (
            aiohttp.ClientSession() as session,
            session.request(verb, f"{self.running.url}{path}", **options) as response,
        ):
            text = await response.text(errors="replace")
            try:
                body = json.loads(text)
            except ValueError:
                body = {"text": text}
            return response.status, {**body, "headers": dict(response.headers)}


@contextmanager
def lab(**options: Any) -> Iterator[Lab]:  # noqa: ANN401
    """A Lab for one test."""
    made = Lab(**options)
    try:
        yield made
    finally:
        made.close()


def words(text: str = "x", kind: str = "plain_text") -> Json:
    """A text object."""
    return {"type": kind, "text": text}


def section(text: object = "x") -> Json:
    """A section of mrkdwn."""
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}}


def button(text: str = "Go", **more: Any) -> Json:  # noqa: ANN401
    """A button; its action id is its text unless told."""
    return {"type": "button", "action_id": text, "text": words(text), **more}


def actions(*elements: Json, **more: Any) -> Json:  # noqa: ANN401
    """An actions block."""
    return {"type": "actions", "elements": list(elements), **more}


def option(text: str, value: str | None = None, **more: Any) -> Json:  # noqa: ANN401
    """An option; its value is its text unless told."""
    return {"text": words(text), "value": value or text, **more}


def asks(label: str, element: Json, **more: Any) -> Json:  # noqa: ANN401
    """An input block whose ids come from its label."""
    ids = {"block_id": label.lower(), "label": words(label)}
    return {"type": "input", **ids, "element": {"action_id": "value", **element}, **more}


def modal(*blocks: Json | None, **more: Any) -> Json:  # noqa: ANN401
    """A modal with a submit button."""
    return {"type": "modal", "title": words("Form"), "submit": words("Save"), "blocks": list(blocks), **more}


def home(*blocks: Json | None, **more: Any) -> Json:  # noqa: ANN401
    """A Home tab."""
    return {"type": "home", "blocks": list(blocks), **more}
