"""The process that makes the load and pretends to be Slack: orders on standard input, results on standard output."""

from __future__ import annotations

import asyncio
import json
import sys
from dataclasses import asdict
from typing import Any

from aiohttp import web

from bot.bench.crowd import Crowd
from bot.bench.figures import Round
from bot.bench.pretend import TEAM, Pretend
from bot.playground.courier import Courier
from bot.playground.workspace import Workspace

SECRET = "bench-signing-secret"  # noqa: S105 - shared with nobody but the servers of one run


async def main() -> None:
    """Prints where the Web API listens, then carries out one order a line until the input ends."""
    pretend = Pretend()
    runner = web.AppRunner(pretend.app(), access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    _say({"api": f"http://127.0.0.1:{runner.addresses[0][1]}/api/"})
    workspace = Workspace(team_id=TEAM)
    workspace.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    workspace.app.signing_secret = SECRET
    courier = Courier(workspace, ack_seconds=10)
    courier.start()
    crowd = Crowd(pretend, workspace, courier)
    while line := await asyncio.to_thread(sys.stdin.readline):
        measured = await _carry_out(crowd, json.loads(line))
        _say(asdict(measured or Round()))
    await courier.stop()
    await runner.cleanup()


async def _carry_out(crowd: Crowd, order: dict[str, Any]) -> Round | None:
    deed = getattr(crowd, order.pop("do"))
    measured: Round | None = await deed(**order)
    return measured


def _say(words: dict[str, Any]) -> None:
    print(json.dumps(words), flush=True)


if __name__ == "__main__":
    asyncio.run(main())
