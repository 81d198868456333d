"""The processes of one run: the load, our bot as it is deployed, and bare Bolt. All end with the run."""

from __future__ import annotations

import asyncio
import contextlib
import http.client
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bot.bench.figures import Round
from bot.bench.load import SECRET
from bot.bench.pretend import TEAM
from bot.cli.transfer import put_in
from bot.examples.ready import ready_workshop
from bot.flows.phases.experiences import EXPERIENCES
from storage.engine import open_engine
from storage.ids import new_id
from storage.migrate import upgrade
from storage.store import Store

FILE = "bench.sqlite3"
READY_SECONDS = 20
STOP_SECONDS = 15


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextlib.contextmanager
def process(*arguments: str, **more: Any) -> Iterator[subprocess.Popen[str]]:  # noqa: ANN401
    """A Python process of ours, ended politely and then firmly."""
    with subprocess.Popen([sys.executable, *arguments], text=True, **more) as running:  # noqa: S603
        try:
            yield running
        finally:
            if running.stdin is None:
                running.terminate()
            else:
                running.stdin.close()  # the load ends with its orders
            try:
                running.wait(STOP_SECONDS)
            except subprocess.TimeoutExpired:
                running.kill()


def write_workshops(folder: Path, channels: list[str]) -> None:
    """Workshops in the middle of their experiences, one to a channel: the bot finds boards to post at its start."""
    url = f"sqlite:///{folder / FILE}"
    upgrade(url)
    store = Store(open_engine(url), _now)
    try:
        asyncio.run(_write(store, channels))
    finally:
        store.close()


async def _write(store: Store, channels: list[str]) -> None:
    for channel_id in channels:
        workshop = ready_workshop(
            "hotel", team_id=TEAM, channel_id=channel_id, people=("U0BENCH",), ids=new_id, now=_now()
        )
        await put_in(store, replace(workshop, head=replace(workshop.head, phase=EXPERIENCES.key)))


def _now() -> datetime:
    return datetime.now(UTC)


@contextlib.contextmanager
def our_bot(folder: Path, api: str) -> Iterator[tuple[str, float]]:
    """``python -m bot serve``: its address, and the seconds from its start until it said that it is ready."""
    port = free_port()
    own = {
        "SLACK_BOT_TOKEN": "xoxb-bench",
        "SLACK_SIGNING_SECRET": SECRET,
        "SLACK_API_URL": api,
        "DATABASE_URL": f"sqlite:///{folder / FILE}",
        "PORT": str(port),
        "LOG_LEVEL": "WARNING",
    }
    started = time.perf_counter()
    with process("-m", "bot", "serve", env={**os.environ, **own}) as running:
        _wait_until_ready(port, running)
        yield f"http://127.0.0.1:{port}", time.perf_counter() - started


@contextlib.contextmanager
def bare_bolt() -> Iterator[str]:
    port = free_port()
    with process("-m", "bot.bench.bare", str(port)) as running:
        _wait_until_ready(port, running)
        yield f"http://127.0.0.1:{port}"


class Load:
    """The load process. Its orders are the methods of ``Crowd``."""

    def __init__(self, running: subprocess.Popen[str]) -> None:
        self._running = running
        self.api = str(self._read()["api"])

    def order(self, do: str, **given: object) -> Round:
        if self._running.stdin is None:
            raise RuntimeError("The load process takes no orders.")
        self._running.stdin.write(json.dumps({"do": do, **given}) + "\n")
        self._running.stdin.flush()
        return Round(**self._read())

    def _read(self) -> dict[str, Any]:
        if self._running.stdout is None or not (line := self._running.stdout.readline()):
            raise RuntimeError("The load process ended early; see above.")
        words: dict[str, Any] = json.loads(line)
        return words


@contextlib.contextmanager
def load() -> Iterator[Load]:
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with process("-m", "bot.bench.load", **pipes) as running:
        yield Load(running)


def _wait_until_ready(port: int, running: subprocess.Popen[str]) -> None:
    deadline = time.monotonic() + READY_SECONDS
    while time.monotonic() < deadline and running.poll() is None:
        if _is_healthy(port):
            return
        time.sleep(0.01)
    raise RuntimeError(f"Nothing answered on port {port}.")


def _is_healthy(port: int) -> bool:
    with contextlib.closing(http.client.HTTPConnection("127.0.0.1", port, timeout=1)) as connection:
        try:
            connection.request("GET", "/health")
            return connection.getresponse().status == 200
        except (OSError, http.client.HTTPException):
            return False
