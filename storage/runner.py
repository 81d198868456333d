"""Transactions on threads, so that the event loop never waits for a disk. Retries stop where patience ends."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from concurrent.futures import Executor, ThreadPoolExecutor
from typing import TypeVar

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from storage.engine import READERS, READING, WRITERS
from storage.errors import Busy, is_passing, is_taken, plain

PATIENCE = 2.0  # seconds; Slack waits three for an ack
TAKEN_ATTEMPTS = 5

T = TypeVar("T")


class Runner:
    """Runs work in one transaction each: one writer at a time on SQLite, several on PostgreSQL."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self._reading = engine.execution_options(isolation_level="REPEATABLE READ", **READING)
        if engine.dialect.name == "sqlite":
            self._reading = engine.execution_options(**READING)
        writers = 1 if engine.dialect.name == "sqlite" else WRITERS
        self._writers = ThreadPoolExecutor(writers, thread_name_prefix="storage-write")
        self._readers = ThreadPoolExecutor(READERS, thread_name_prefix="storage-read")

    async def write(self, work: Callable[[Connection], T]) -> T:
        """Commits what ``work`` did, or nothing; ``work`` may run again. Raises ``Busy`` when patience ends."""
        return await self._patiently(self._writers, self.engine, work)

    async def read(self, work: Callable[[Connection], T]) -> T:
        """One consistent view of the database for all queries of ``work``."""
        return await self._patiently(self._readers, self._reading, work)

    def close(self) -> None:
        """Waits for running transactions, then lets go of every connection."""
        self._writers.shutdown(wait=True)
        self._readers.shutdown(wait=True)
        self.engine.dispose()

    async def _patiently(self, threads: Executor, engine: Engine, work: Callable[[Connection], T]) -> T:
        deadline = time.monotonic() + PATIENCE
        pause, attempt = 0.01, 0
        while True:
            try:
                return await self._once(threads, engine, work, deadline)
            except DBAPIError as error:
                attempt += 1
                if not is_passing(error) and not (is_taken(error) and attempt < TAKEN_ATTEMPTS):
                    raise plain(error) from None
            except PoolTimeout:
                raise Busy from None
            if time.monotonic() + pause > deadline:
                raise Busy
            await asyncio.sleep(pause)
            pause *= 2

    async def _once(self, threads: Executor, engine: Engine, work: Callable[[Connection], T], deadline: float) -> T:
        """A transaction that is still waiting for its thread at the deadline is never begun."""

        def transaction() -> T:
            if time.monotonic() > deadline:
                raise Busy
            with engine.begin() as connection:
                return work(connection)

        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(threads, transaction)
