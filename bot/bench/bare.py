"""The yardstick: a bare Bolt app that acknowledges everything and does nothing else."""

from __future__ import annotations

import re
import sys

from aiohttp import web
from slack_bolt.adapter.aiohttp import to_aiohttp_response, to_bolt_request
from slack_bolt.app.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.context.ack.async_ack import AsyncAck

from bot.bench.load import SECRET

_ANY = re.compile("")


async def _authorize() -> AuthorizeResult:
    return AuthorizeResult(enterprise_id=None, team_id="T0BENCH", bot_token="xoxb-bench")  # noqa: S106


async def _ack(ack: AsyncAck) -> None:
    await ack()


async def _no_options(ack: AsyncAck) -> None:
    await ack(options=[])


def bare_app() -> AsyncApp:
    app = AsyncApp(signing_secret=SECRET, authorize=_authorize, process_before_response=True)
    app.command(_ANY)(_ack)
    app.action(_ANY)(_ack)
    app.view(_ANY)(_ack)
    app.options(_ANY)(_no_options)
    return app


def main() -> None:
    bolt = bare_app()

    async def handle(request: web.Request) -> web.Response:
        return await to_aiohttp_response(await bolt.async_dispatch(await to_bolt_request(request)))

    async def health(_request: web.Request) -> web.Response:
        return web.Response(text="ok")

    app = web.Application()
    app.add_routes([web.post("/slack/events", handle), web.get("/health", health)])
    web.run_app(app, host="127.0.0.1", port=int(sys.argv[1]), access_log=None, print=None)


if __name__ == "__main__":
    main()
