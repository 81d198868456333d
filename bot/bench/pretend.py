"""A Web API that says yes to everything at once: it refuses nothing and checks nothing, so it costs next to nothing.

It remembers what it was shown (boards, opened views) and when boards were repainted.
"""

from __future__ import annotations

import asyncio
import itertools
import json
import time
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

Json = dict[str, Any]
TEAM = "T0BENCH"


@dataclass
class Pretend:
    """``boards`` by channel, opened ``views`` by trigger id, ``painted``: seconds on the monotonic clock by channel."""

    boards: dict[str, Json] = field(default_factory=dict)
    views: dict[str, Json] = field(default_factory=dict)
    painted: dict[str, list[float]] = field(default_factory=dict)
    moved: asyncio.Event = field(default_factory=asyncio.Event)
    uploads: int = 0
    _numbers: itertools.count[int] = field(default_factory=lambda: itertools.count(1))

    def app(self) -> web.Application:
        app = web.Application(client_max_size=64 * 2**20)
        app.router.add_post("/api/{method}", self._answer)
        app.router.add_post("/respond/{token}", _accept)
        app.router.add_post("/upload/{number}", _accept)
        return app

    def shown(self, view: Json) -> Json:
        """A view as Slack hands it back."""
        number = next(self._numbers)
        return {**view, "id": f"V{number}", "hash": f"h{number}", "root_view_id": f"V{number}", "team_id": TEAM}

    async def opened(self, trigger_id: str, seconds: float = 5) -> Json:
        """The view that was, or will be, opened with this trigger."""
        async with asyncio.timeout(seconds):
            while trigger_id not in self.views:
                self.moved.clear()
                await self.moved.wait()
        return self.views.pop(trigger_id)

    async def uploaded(self, seconds: float) -> None:
        """Until a picture has come."""
        async with asyncio.timeout(seconds):
            while not self.uploads:
                self.moved.clear()
                await self.moved.wait()

    async def _answer(self, request: web.Request) -> web.Response:
        arguments = await _read(request)
        answer = self._method(request.match_info["method"], arguments, f"{request.scheme}://{request.host}")
        return web.json_response({"ok": True, **answer})

    def _method(self, method: str, given: Json, here: str) -> Json:
        match method:
            case "chat.postMessage" | "chat.postEphemeral":
                self.moved.set()
                return self._post(given)
            case "chat.update":
                self.moved.set()
                return self._update(given)
            case "views.open" | "views.push":
                view = self.shown(_parsed(given["view"]))
                self.views[given["trigger_id"]] = view
                self.moved.set()
                return {"view": view}
            case "views.update" | "views.publish":
                return {"view": self.shown(_parsed(given["view"]))}
            case "files.getUploadURLExternal":
                self.uploads += 1
                self.moved.set()
                return {"upload_url": f"{here}/upload/{self.uploads}", "file_id": f"F{self.uploads:09}"}
        return _about(given)

    def _post(self, given: Json) -> Json:
        ts = f"{int(time.time())}.{next(self._numbers):06d}"
        blocks = _parsed(given.get("blocks") or [])
        if "thread_ts" not in given:
            self.boards.setdefault(given["channel"], {"ts": ts, "blocks": blocks})
        return {"ts": ts, "message_ts": ts, "channel": given["channel"], "message": {"ts": ts, "blocks": blocks}}

    def _update(self, given: Json) -> Json:
        channel = given["channel"]
        self.painted.setdefault(channel, []).append(time.monotonic())
        if channel in self.boards and self.boards[channel]["ts"] == given["ts"]:
            self.boards[channel]["blocks"] = _parsed(given.get("blocks") or [])
        return {"ts": given["ts"], "channel": channel, "message": {"ts": given["ts"]}}


async def _accept(request: web.Request) -> web.Response:
    await request.read()
    return web.Response(text="ok")


async def _read(request: web.Request) -> Json:
    if request.content_type == "application/json":
        body: Json = await request.json()
        return body
    return {**request.query, **{key: value for key, value in (await request.post()).items() if isinstance(value, str)}}


def _parsed(value: Any) -> Any:  # noqa: ANN401
    return json.loads(value) if isinstance(value, str) else value


def _about(given: Json) -> Json:
    """Who and where, for every method that asks about the workspace."""
    channel = str(given.get("channel", "C0BENCH"))
    file = {"id": str(given.get("file", "F000000000")), "title": "map", "mimetype": "image/png", "shares": {}}
    return {
        "url": "https://bench.slack.com/",
        "team": "Bench",
        "team_id": TEAM,
        "user": {"id": str(given.get("user", "U0BENCH")), "name": "bench", "real_name": "Bench", "profile": {}},
        "user_id": "U0BENCH",
        "bot_id": "B0BENCH",
        "channel": {"id": channel, "name": "bench", "is_member": True, "is_channel": True, "is_archived": False},
        "members": [],
        "permalink": f"https://bench.slack.com/archives/{channel}",
        "file": file,
        "files": [file],
    }
