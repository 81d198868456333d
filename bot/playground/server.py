"""The workspace over HTTP, on loopback only: Slack's Web API, uploads, response urls, the page and its door."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from aiohttp import web

from bot.playground.api.call import answer, read_args, serve_call
from bot.playground.courier import ACK_SECONDS, Courier
from bot.playground.gallery import PATH, show_gallery
from bot.playground.pictures import mimetype_of
from bot.playground.refusals import SlackRefusal
from bot.playground.respond import answer_interaction, use_response_url
from bot.playground.ui import Door
from bot.playground.workspace import Workspace

PAGE = Path(__file__).parent / "page"
UPLOAD_MOST = 64 * 1024 * 1024
RETRY_LOOK_SECONDS = 5.0
OWN_NAMES = ("127.0.0.1", "localhost")


@dataclass
class Running:
    """A workspace that listens. `url` has no slash at its end; the Web API's base is `api_url`."""

    url: str
    courier: Courier
    _runner: web.AppRunner
    _ticker: asyncio.Task[None] | None = None

    @property
    def api_url(self) -> str:
        """What the app is given as SLACK_API_URL."""
        return f"{self.url}/api/"

    async def stop(self) -> None:
        """Close the door and drop what is on its way."""
        if self._ticker is not None:
            self._ticker.cancel()
            await asyncio.gather(self._ticker, return_exceptions=True)
        await self.courier.stop()
        await self._runner.cleanup()


async def start(
    workspace: Workspace,
    port: int = 0,
    *,
    ack_seconds: float = ACK_SECONDS,
    retry_look_seconds: float | None = RETRY_LOOK_SECONDS,
) -> Running:
    """Serve in the running loop; port 0 takes a free one.

    `workspace.app.bot_url` may be set later, once the bot listens; until then the app counts as not ready.
    `retry_look_seconds` is how often (real time) overdue event retries are looked for; None: only on request.
    """
    courier = Courier(workspace, ack_seconds)
    runner = web.AppRunner(_application(workspace, courier), access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", port)
    await site.start()
    host, bound = _address(runner)
    workspace.url = f"http://{host}:{bound}"
    courier.start()
    running = Running(workspace.url, courier, runner)
    if retry_look_seconds is not None:
        running._ticker = asyncio.create_task(_look_for_retries(courier, retry_look_seconds))
    return running


def _address(runner: web.AppRunner) -> tuple[str, int]:
    address: Any = runner.addresses[0]
    return str(address[0]), int(address[1])


async def _look_for_retries(courier: Courier, seconds: float) -> None:
    while True:
        await asyncio.sleep(seconds)
        await courier.pump()


def _application(workspace: Workspace, courier: Courier) -> web.Application:
    doors = _Doors(workspace)
    application = web.Application(client_max_size=UPLOAD_MOST, middlewares=[_own_pages_only])
    application.add_routes(
        [
            web.route("*", "/api/{method}", doors.api),
            web.post("/upload/{token}", doors.upload),
            web.get("/files/{id}/{name}", doors.file),
            web.post("/respond/{token}", doors.respond),
            web.get("/", doors.page),
            web.get(PATH, show_gallery),
            *Door(workspace, courier).routes(),
        ]
    )
    if PAGE.is_dir():
        application.router.add_static("/static", PAGE)
        application.on_response_prepare.append(_ask_again)
    return application


@web.middleware
async def _own_pages_only(
    request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
) -> web.StreamResponse:
    """Loopback is open to every page of the machine's browser; only our own may come in through it."""
    own_name = request.url.host in OWN_NAMES
    origin = request.headers.get("Origin")
    if not own_name or (origin is not None and origin != f"http://{request.host}"):
        return web.json_response({"ok": False, "error": "Open the playground at its own address."}, status=403)
    return await handler(request)


async def _ask_again(request: web.Request, response: web.StreamResponse) -> None:
    """A browser must not mix the page's older and newer files after an upgrade."""
    if request.path.startswith("/static/"):
        response.headers["Cache-Control"] = "no-cache"


class _Doors:
    """What is not the page's own door."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace

    async def api(self, request: web.Request) -> web.Response:
        return await serve_call(self.workspace, request)

    async def upload(self, request: web.Request) -> web.Response:
        token = request.match_info["token"]
        file = next((one for one in self.workspace.files.values() if one.token == token), None)
        if file is None or file.completed_at is not None:
            return web.Response(status=404, text="no such upload")
        data = await _upload_bytes(request)
        if len(data) != file.length:
            return web.Response(status=400, text="the length is not the one announced")
        file.data = data
        return web.Response(text=f"OK - {len(data)}")

    async def file(self, request: web.Request) -> web.Response:
        file = self.workspace.files.get(request.match_info["id"])
        if file is None or file.data is None or file.completed_at is None:
            return web.Response(status=404, text="no such file")
        return web.Response(body=file.data, content_type=mimetype_of(file.name))

    async def respond(self, request: web.Request) -> web.Response:
        try:
            args = await read_args(request)
            if isinstance(args.get("payload"), str):
                args = json.loads(args["payload"])
            target = use_response_url(self.workspace, request.match_info["token"])
            answer_interaction(self.workspace, target, args)
        except SlackRefusal as refusal:
            gone = refusal.code in ("used_url", "expired_url", "invalid_url")
            return answer(self.workspace, refusal.body(), 404 if gone else 400)
        return web.Response(text="ok")

    async def page(self, request: web.Request) -> web.StreamResponse:
        del request
        index = PAGE / "index.html"
        if not index.is_file():
            return web.Response(text="The workspace is running; its page is not installed.")
        return web.FileResponse(index)


async def _upload_bytes(request: web.Request) -> bytes:
    """The file as a raw body, or as the first part of a form."""
    if not request.content_type.startswith("multipart/"):
        return await request.read()
    for value in (await request.post()).values():
        if isinstance(value, web.FileField):
            return bytes(value.file.read())
    return b""
