"""The door: ``POST /slack/events`` for Slack, ``GET /health`` for whoever keeps the process alive.

The signature is checked over the bytes as they came, before anything reads them; nothing of a refused body is logged.
"""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp import web
from slack_bolt.adapter.aiohttp import to_aiohttp_response
from slack_bolt.async_app import AsyncApp, AsyncBoltRequest
from slack_sdk.signature import SignatureVerifier
from yarl import URL

MOST_BYTES = 1_000_000
SECONDS_TO_READ = 5.0
SECONDS_TO_END = 10.0
log = logging.getLogger("bot.http")


def read_body(raw: bytes) -> dict[str, Any]:
    """What Slack posted, as Socket Mode would have brought it: JSON, a form, or JSON in a form's ``payload``.

    A payload is some ten kilobytes with every third letter escaped. yarl undoes that in C; Bolt's own way, through
    ``urllib``, takes a tenth of the whole time to an ack. Raises ValueError or TypeError for anything else.
    """
    text = raw.decode()
    if text.startswith("{"):
        return dict(json.loads(text))
    form = dict(URL.build(query_string=text, encoded=True).query)
    return dict(json.loads(form["payload"])) if "payload" in form else form


class Door:
    """Listens on ``host``:``port``; port 0 takes any free one, which ``url`` then names."""

    def __init__(self, app: AsyncApp, signing_secret: str, ready: Callable[[], Awaitable[bool]]) -> None:
        self._app = app
        self._verifier = SignatureVerifier(signing_secret)
        self._ready = ready
        self._runner: web.AppRunner | None = None
        self.url = ""

    async def open(self, host: str, port: int) -> None:
        server = web.Application(client_max_size=MOST_BYTES)
        server.router.add_post("/slack/events", self._take)
        server.router.add_get("/health", self._health)
        self._runner = web.AppRunner(server, access_log=None, shutdown_timeout=SECONDS_TO_END)
        await self._runner.setup()
        site = web.TCPSite(self._runner, host, port)
        await site.start()
        taken = self._runner.addresses[0][1]
        self.url = f"http://{'127.0.0.1' if host == '0.0.0.0' else host}:{taken}"  # noqa: S104

    async def close(self) -> None:
        """No new requests; those under way come to their end."""
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    async def _take(self, request: web.Request) -> web.Response:
        try:
            async with asyncio.timeout(SECONDS_TO_READ):
                raw = await request.read()
        except TimeoutError:
            return web.Response(status=408)
        if not self._is_signed(request, raw):
            log.warning("a request was not signed by Slack", extra={"bytes": len(raw)})
            return web.Response(status=401)
        try:
            asked = AsyncBoltRequest(body=read_body(raw), mode="socket_mode")
        except (ValueError, TypeError, KeyError, RecursionError):
            return web.Response(status=400)
        return await to_aiohttp_response(await self._app.async_dispatch(asked))

    def _is_signed(self, request: web.Request, raw: bytes) -> bool:
        timestamp = request.headers.get("X-Slack-Request-Timestamp", "")
        signature = request.headers.get("X-Slack-Signature", "")
        if not (timestamp.isascii() and timestamp.isdigit() and len(timestamp) < 15 and signature.isascii()):
            return False
        try:
            return bool(self._verifier.is_valid(raw, timestamp, signature))
        except ValueError:
            return False  # bytes that are no UTF-8 were never signed

    async def _health(self, _request: web.Request) -> web.Response:
        """200 only while the database answers."""
        try:
            ready = await self._ready()
        except Exception as error:
            log.warning("the database does not answer", extra={"reason": type(error).__name__})
            ready = False
        return web.Response(status=200 if ready else 503, text="ready" if ready else "not ready")
