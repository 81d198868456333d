"""kill -9 at the worst moments: what was acked is there, and what was not painted is still owed."""

from __future__ import annotations

import signal
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from storage.changes import InWorkshop, Put
from storage.engine import open_engine
from storage.store import Store
from tests.conftest import Clock
from tests.storage.making import TENANT, board, does, head, stage, workshop

ROOT = Path(__file__).parents[2]
PROGRAM = """
import asyncio, os, signal, sys
from datetime import UTC, datetime, timedelta
from storage.changes import InWorkshop, Outcome, Put
from storage.engine import open_engine
from storage.store import Store
from tests.storage.making import board, does, stage

url, moment = sys.argv[1:]
die = lambda: os.kill(os.getpid(), signal.SIGKILL)
told = die if moment == "after the commit" else lambda: None
store = Store(open_engine(url), lambda: datetime(2026, 3, 2, 9, tzinfo=UTC), told)
press = does(Put(stage("s2")), owes=(board(),))

def decide(workshop, duplicate):
    outcome = press(workshop, duplicate)
    if moment == "before the commit":
        die()
    return outcome

async def run():
    await store.change(InWorkshop("T1", "w1"), "press", decide)
    (owed,) = await store.ledger.claim("old", 1, timedelta(seconds=-1))
    await store.ledger.keep(owed, {"ts": "posted"})
    die()

asyncio.run(run())
"""


def crash(url: str, moment: str) -> None:
    ended = subprocess.run([sys.executable, "-c", PROGRAM, url, moment], check=False, timeout=60, cwd=ROOT)
    assert ended.returncode == -signal.SIGKILL


@pytest.mark.parametrize("moment", ["before the commit", "after the commit", "after the post"])
async def test_a_restart_finds_what_was_acked_and_what_is_owed(database_url: str, clock: Clock, moment: str) -> None:
    before = Store(open_engine(database_url), clock)
    await before.add_workshop(workshop())
    before.close()
    crash(database_url, moment)

    store = Store(open_engine(database_url), clock)
    found = await store.workshop(TENANT, "w1")
    claimed = await store.ledger.claim("new", 9, timedelta(seconds=30))
    assert found is not None
    if moment == "before the commit":
        assert (len(found.stages), claimed) == (1, ())
    else:
        assert (len(found.stages), [owed.key for owed in claimed]) == (2, ["board:w1"])
        progress = {"ts": "posted"} if moment == "after the post" else {}
        assert claimed[0].progress == progress
    await store.change(InWorkshop(TENANT, "w1"), "press", does(Put(stage("s2")), owes=(board(),)))
    again = await store.workshop(TENANT, "w1")
    assert again is not None
    assert (len(again.stages), again.head.revision) == (2, head().revision + 1)
    store.close()
