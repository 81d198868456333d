"""/ui/*: the page's own door. Every handler acts as the person named in `as`."""

import asyncio
import json
from collections.abc import Awaitable, Callable

from aiohttp import web

from bot.playground.acts import modals, places, press, talk
from bot.playground.courier import Courier
from bot.playground.refusals import Json, PersonRefusal
from bot.playground.snapshot import canvas_json, file_json, look
from bot.playground.workspace import Workspace

KEEP_ALIVE_SECONDS = 15
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Door:
    """The handlers, bound to one workspace."""

    def __init__(self, workspace: Workspace, courier: Courier) -> None:
        self.workspace = workspace
        self.courier = courier

    def routes(self) -> list[web.RouteDef]:
        """Everything under /ui/."""
        posts: tuple[tuple[str, Callable[[Json], Awaitable[Json]]], ...] = (
            ("say", self.say),
            ("action", self.action),
            ("submit", self.submit),
            ("close", self.close),
            ("options", self.options),
            ("home", self.home),
            ("join", self.join),
            ("leave", self.leave),
            ("invite", self.invite),
            ("channel", self.channel),
            ("archive", self.archive),
        )
        return [
            web.get("/ui/state", answering(self.state)),
            web.get("/ui/live", self.live),
            web.get("/ui/file/{id}", answering(self.file)),
            web.get("/ui/canvas/{id}", answering(self.canvas)),
            *(web.post(f"/ui/{name}", answering(_with_body(handle))) for name, handle in posts),
        ]

    async def state(self, request: web.Request) -> Json:
        """What `as` sees; a window that does not say who it is looks through the first person's eyes."""
        query = request.query
        person_id = query.get("as") or next(iter(self.workspace.people), "")
        return look(self.workspace, person_id, query.get("channel"), query.get("thread"))

    async def file(self, request: web.Request) -> Json:
        """What a slack_file id stands for."""
        file = self.workspace.files.get(request.match_info["id"])
        if file is None or file.deleted or file.completed_at is None:
            raise PersonRefusal("This file is gone.")
        return file_json(self.workspace, file)

    async def canvas(self, request: web.Request) -> Json:
        """A document to read."""
        return canvas_json(self.workspace, request.query.get("as", ""), request.match_info["id"])

    async def live(self, request: web.Request) -> web.StreamResponse:
        """Server-Sent Events: one line whenever there is something to fetch."""
        response = web.StreamResponse(headers={"Cache-Control": "no-store"})
        response.content_type = "text/event-stream"
        await response.prepare(request)
        waiting = asyncio.Event()
        self.workspace.watchers.append(waiting.set)
        try:
            while True:
                waiting.clear()
                await response.write(f"data: {json.dumps({'seq': self.workspace.seq})}\n\n".encode())
                await _wait_or_ping(waiting, response)
        except ConnectionError:
            return response
        finally:
            self.workspace.watchers.remove(waiting.set)

    async def say(self, body: Json) -> Json:
        """Write a line."""
        said = await talk.say(
            self.workspace,
            self.courier,
            str(body.get("as")),
            str(body.get("channel")),
            str(body.get("text") or ""),
            body.get("thread_ts"),
        )
        return {"ok": True} if said.error is None else {"ok": False, "error": said.error}

    async def action(self, body: Json) -> Json:
        """Click something."""
        error = await press.press(
            self.workspace,
            self.courier,
            str(body.get("as")),
            _container(body),
            _ids(body),
            body.get("payload") or {},
            body.get("values") or {},
        )
        if error is not None:
            raise PersonRefusal(error)
        return {"ok": True}

    async def submit(self, body: Json) -> Json:
        """Submit the top modal."""
        done = await modals.submit(
            self.workspace,
            self.courier,
            str(body.get("as")),
            str(body.get("view_id")),
            body.get("values") or {},
        )
        if done.error is not None:
            return {"ok": False, "error": done.error}
        return {"ok": False, "errors": done.errors} if done.errors else {"ok": True}

    async def close(self, body: Json) -> Json:
        """Cancel, or × with `everything`."""
        everything = bool(body.get("everything"))
        view_id = str(body.get("view_id"))
        await modals.close(self.workspace, self.courier, str(body.get("as")), view_id, everything)
        return {"ok": True}

    async def options(self, body: Json) -> Json:
        """What an external select offers."""
        value = str(body.get("value") or "")
        person_id = str(body.get("as"))
        return await press.options(self.workspace, self.courier, person_id, _container(body), _ids(body), value)

    async def home(self, body: Json) -> Json:
        """Open the Home tab."""
        places.open_home(self.workspace, str(body.get("as")))
        return {"ok": True}

    async def join(self, body: Json) -> Json:
        """Join a channel."""
        places.join(self.workspace, str(body.get("as")), str(body.get("channel")))
        return {"ok": True}

    async def leave(self, body: Json) -> Json:
        """Leave a channel, or take `user` out."""
        user = body.get("user")
        places.remove_member(self.workspace, str(body.get("as")), str(body.get("channel")), user)
        return {"ok": True}

    async def invite(self, body: Json) -> Json:
        """Bring `user` into a channel."""
        channel, user = str(body.get("channel")), str(body.get("user"))
        places.add_member(self.workspace, str(body.get("as")), channel, user)
        return {"ok": True}

    async def channel(self, body: Json) -> Json:
        """Create a channel."""
        private = bool(body.get("private"))
        made = places.create_channel(self.workspace, str(body.get("as")), str(body.get("name") or ""), private)
        return {"ok": True, "channel": made.id}

    async def archive(self, body: Json) -> Json:
        """Archive a channel, or bring it back with `archived: false`."""
        archived = bool(body.get("archived", True))
        places.set_archived(self.workspace, str(body.get("as")), str(body.get("channel")), archived)
        return {"ok": True}


async def _wait_or_ping(waiting: asyncio.Event, response: web.StreamResponse) -> None:
    while not waiting.is_set():
        try:
            async with asyncio.timeout(KEEP_ALIVE_SECONDS):
                await waiting.wait()
        except TimeoutError:
            await response.write(b": still here\n\n")


def _container(body: Json) -> Json:
    """Where it happened; a bare view_id will do for views."""
    container: Json = body.get("container") or {"kind": "view", "view_id": body.get("view_id")}
    return container


def _ids(body: Json) -> tuple[str, str]:
    return str(body.get("block_id")), str(body.get("action_id"))


def _with_body(handle: Callable[[Json], Awaitable[Json]]) -> Callable[[web.Request], Awaitable[Json]]:
    async def read(request: web.Request) -> Json:
        try:
            body = json.loads(await request.text())
        except ValueError:
            body = None
        if not isinstance(body, dict):
            raise PersonRefusal("The request must be a JSON object.")
        return await handle(body)

    return read


def answering(handle: Callable[[web.Request], Awaitable[Json]]) -> Handler:
    """JSON out; a refusal becomes HTTP 400 with its sentence."""

    async def answer(request: web.Request) -> web.StreamResponse:
        try:
            return web.json_response(await handle(request))
        except PersonRefusal as refusal:
            return web.json_response({"ok": False, "error": refusal.sentence}, status=400)

    return answer
