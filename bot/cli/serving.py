"""``serve``, ``socket`` and ``worker``: the bot, until it is told to stop."""

from __future__ import annotations

import asyncio
import logging
from argparse import Namespace

from bot.cli.command import Command, Stopped, settings_for
from bot.cli.database import prepare, storage_troubles
from bot.cli.until_told import stop_told
from bot.settings import Mode, Settings

EVERYWHERE = "0.0.0.0"  # noqa: S104 - a host routes to it from outside
log = logging.getLogger("bot.cli")


def _serve(args: Namespace) -> int:
    del args
    return _run(Mode.SERVE)


def _socket(args: Namespace) -> int:
    del args
    return _run(Mode.SOCKET)


def _worker(args: Namespace) -> int:
    del args
    return _run(Mode.WORKER)


def _run(mode: Mode) -> int:
    settings = settings_for(mode)
    if mode is Mode.WORKER and settings.on_sqlite:
        raise Stopped("A worker needs PostgreSQL in DATABASE_URL: on SQLite one serve or socket does all the work.")
    prepare(settings)
    with storage_troubles():
        asyncio.run(_run_until_told(settings, mode))
    return 0


async def _run_until_told(settings: Settings, mode: Mode) -> None:
    """What is acked is stored already; what is being painted gets its time to end before the process does."""
    from bot.build import build
    from bot.slack.installation import CannotStart

    async with stop_told() as told:
        bot = await build(settings, mode=mode, host=EVERYWHERE)
        try:
            await bot.start()
        except OSError:
            await bot.stop()
            raise Stopped(f"Port {settings.port} is in use: set PORT to a free one.") from None
        except CannotStart as refusal:
            await bot.stop()
            raise Stopped(str(refusal)) from None
        log.info("ready", extra={"mode": mode, "url": bot.url})
        await told.wait()
        log.info("stopping")
        await bot.stop()


SERVE = Command(name="serve", help="run the bot over HTTP on PORT", run=_serve)
SOCKET = Command(name="socket", help="run the bot over Socket Mode, without a public address", run=_socket)
WORKER = Command(name="worker", help="paint and post only, beside serve processes on PostgreSQL", run=_worker)
