"""``playground``: the real bot in a pretend workspace in the browser, on loopback only."""

from __future__ import annotations

import asyncio
import os
import sys
import webbrowser
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from bot.cli.command import Command, Stopped, settings_for
from bot.cli.database import storage_troubles
from bot.cli.until_told import stop_told
from bot.settings import Mode, Settings

if TYPE_CHECKING:
    from bot.cli.samples import Brought, Room
    from bot.playground.server import Running
    from bot.playground.workspace import Workspace

PORT = 8484
DATABASE = "journey-playground.sqlite3"


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--sample", nargs="+", default=[], metavar="NAME", help="bring ready journeys along: hotel, grocery, …, or all"
    )
    parser.add_argument("--port", type=int, default=PORT, help=f"port of the page (default: {PORT}; 0: any free one)")
    parser.add_argument("--database", default=DATABASE, help=f"SQLite file or database address (default: {DATABASE})")
    parser.add_argument("--no-browser", action="store_true", help="only print the address")


def _run(args: Namespace) -> int:
    from bot.cli.samples import check_names

    if refusal := check_names(args.sample):
        raise Stopped(refusal)
    if not 0 <= args.port <= 65535:
        raise Stopped("--port must be a whole number from 0 to 65535.")
    with storage_troubles():
        asyncio.run(_play(args))
    return 0


async def _play(args: Namespace) -> None:
    from bot.build import build
    from bot.cli.samples import sample_names
    from bot.playground.seed import seed_workspace

    workspace = seed_workspace()
    names = sample_names(args.sample)
    slack = await _open(workspace, args.port)
    try:
        async with stop_told() as told:
            settings = _settings(workspace, slack.api_url, args.database)
            brought = await asyncio.to_thread(_fill, settings, names, workspace.team_id)
            reopen(workspace, brought.rooms)
            bot = await build(settings)
            await bot.start()
            workspace.app.bot_url = bot.url
            _say(slack.url, settings, names, brought.names)
            if not args.no_browser:
                await asyncio.to_thread(_browse, slack.url)
            await told.wait()
            print("\nGoodbye.", flush=True)
            await bot.stop()
    finally:
        await slack.stop()


async def _open(workspace: Workspace, port: int) -> Running:
    from bot.playground import server

    try:
        return await server.start(workspace, port)
    except OSError:
        raise Stopped(f"Port {port} is in use: choose another with --port, or end what listens there.") from None


def _settings(workspace: Workspace, api_url: str, database: str) -> Settings:
    """The same settings as anywhere, only that Slack is the pretend one; the environment's own tokens stay unused."""
    return settings_for(
        Mode.SERVE,
        slack_bot_token=workspace.app.bot_token,
        slack_signing_secret=workspace.app.signing_secret,
        slack_app_token="",
        slack_api_url=api_url,
        database_url=database if "://" in database else f"sqlite:///{database}",
        port=0,
        log_level=os.environ.get("LOG_LEVEL") or "WARNING",
    )


def _fill(settings: Settings, names: list[str], team_id: str) -> Brought:
    from bot.cli.samples import bring_samples
    from storage.migrate import upgrade

    upgrade(settings.database_url)
    return bring_samples(settings.database_url, names, team_id)


def reopen(workspace: Workspace, rooms: Iterable[Room]) -> None:
    """Channels that were made in an earlier run, so that no workshop is without its place."""
    from bot.playground.seed import add_room

    for room in rooms:
        if room.id not in workspace.channels:
            add_room(workspace, room.id, room.journey, room.people)


def _channels(names: Iterable[str]) -> str:
    return ", ".join(f"#{name}" for name in names)


def _say(url: str, settings: Settings, asked: list[str], brought: tuple[str, ...]) -> None:
    print(f"Your workspace is at {url}")
    if settings.on_sqlite:
        file = Path(settings.database_url.removeprefix("sqlite:///")).absolute()
        print(f"Workshops are kept in {file}; delete that file to start afresh.")
    if brought:
        print(f"A ready journey is in {_channels(brought)}.")
    if kept := [name for name in asked if name not in brought]:
        print(f"The workshop of last time is still in {_channels(kept)}.")
    print("Type /journey start in a channel. Ctrl-C ends it.", flush=True)


def _browse(url: str) -> None:
    """Only where there is a window to open: a text browser would take the terminal over."""
    if sys.platform in {"darwin", "win32"} or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"):
        webbrowser.open(url)


COMMAND = Command(
    name="playground", help="try the bot in a workspace in the browser", run=_run, add_arguments=_add_arguments
)
