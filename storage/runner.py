"""Transactions on threads, so that the event loop never waits for a disk. Retries stop where patience ends."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from concurrent.futures import Executor, ThreadPoolExecutor
from typing import Generic, TypeVar

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from storage.engine import READERS, READING, WRITERS
from storage.errors import Busy, is_passing, is_taken, plain

PATIENCE = 2.0  # seconds; Slack waits three for an ack
GRACE = 0.5
TAKEN_ATTEMPTS = 5

T = TypeVar("T")


class Runner:
    """Runs work in one transaction each: one writer at a time on SQLite, several on PostgreSQL."""

    def __init__(self, engine: Engine, patience: float = PATIENCE) -> None:
        self.engine = engine
        self._patience = patience
        self._reading = engine.execution_options(isolation_level="REPEATABLE READ", **READING)
        if engine.dialect.name == "sqlite":
            self._reading = engine.execution_options(**READING)
        writers = 1 if engine.dialect.name == "sqlite" else WRITERS
        self._writers = ThreadPoolExecutor(writers, thread_name_prefix="storage-write")
        self._readers = ThreadPoolExecutor(READERS, thread_name_prefix="storage-read")

    async def write(
        self,
        work: Callable[[Connection], T],
        patience: float | None = None,
        *,
        committed: Callable[[T], None] = lambda result: None,  # noqa: ARG005
    ) -> T:
        """Commits what ``work`` did, or nothing; ``work`` may run again. Raises ``Busy`` when patience ends.

        ``committed`` hears of a commit on the thread that made it, before the next transaction there begins.
        """
        return await self._patiently(self._writers, self.engine, work, patience or self._patience, committed)

    async def read(self, work: Callable[[Connection], T]) -> T:
        """One consistent view of the database for all queries of ``work``."""
        return await self._patiently(self._readers, self._reading, work, self._patience)

    def close(self) -> None:
        """Waits for running transactions, then lets go of every connection."""
        self._writers.shutdown(wait=True)
        self._readers.shutdown(wait=True)
        self.engine.dispose()

    async def _patiently(
        self,
        threads: Executor,
        engine: Engine,
        work: Callable[[Connection], T],
        patience: float,
        committed: Callable[[T], None] = lambda result: None,  # noqa: ARG005
    ) -> T:
        deadline = time.monotonic() + patience
        pause, attempt = 0.01, 0
        while True:
            try:
                return await self._once(threads, _Attempt(engine, work, deadline, committed))
            except DBAPIError as error:
                attempt += 1
                if not is_passing(error) and not (is_taken(error) and attempt < TAKEN_ATTEMPTS):
                    raise plain(error) from None
            except (PoolTimeout, TimeoutError):
                raise Busy from None
            if time.monotonic() + pause > deadline:
                raise Busy
            await asyncio.sleep(pause)
            pause *= 2

    async def _once(self, threads: Executor, attempt: _Attempt[T]) -> T:
        """Waits a little longer than the deadline, because a commit on its way is better heard of than doubted."""
        loop = asyncio.get_running_loop()
        try:
            async with asyncio.timeout(attempt.deadline - time.monotonic() + GRACE):
                return await loop.run_in_executor(threads, attempt.run)
        except BaseException:
            attempt.abandoned = True
            raise


class _Attempt(Generic[T]):
    """One transaction on a thread. Once nobody waits for it any more it is not begun, or not committed."""

    def __init__(
        self, engine: Engine, work: Callable[[Connection], T], deadline: float, committed: Callable[[T], None]
    ) -> None:
        self.deadline = deadline
        self.abandoned = False
        self._engine = engine
        self._work = work
        self._committed = committed

    def run(self) -> T:
        if self.abandoned or time.monotonic() > self.deadline:
            raise Busy
        with self._engine.begin() as connection:
            result = self._work(connection)
            if self.abandoned:
                raise Busy
        self._committed(result)
        return result
