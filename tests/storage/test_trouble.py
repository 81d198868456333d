"""A database in trouble: people get an honest answer in time, nothing is written later, and it heals by itself."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import Engine, event
from sqlalchemy import text as sql

from storage.changes import InWorkshop, Put
from storage.engine import open_engine
from storage.errors import Busy, StorageError
from storage.store import Store
from tests.conftest import Clock
from tests.storage.making import TENANT, does, home, stage, workshop

PLACE = InWorkshop(TENANT, "w1")


@contextmanager
def other(url: str) -> Iterator[Engine]:
    engine = open_engine(url, alone=False)
    yield engine
    engine.dispose()


@pytest.fixture
def postgres(postgres_engine: Engine, clock: Clock, request: pytest.FixtureRequest) -> Iterator[tuple[str, Store]]:
    """A store on PostgreSQL that gives up early, with one workshop."""
    url = postgres_engine.url.render_as_string(hide_password=False)
    store = Store(open_engine(url), clock, patience=0.3)
    tenant = request.node.name
    asyncio.run(store.add_workshop(workshop(tenant=tenant)))
    yield tenant, store
    store.close()


def backends(engine: Engine) -> list[int]:
    """The server processes of every other connection to this database."""
    statement = "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
    with engine.connect() as connection:
        return list(connection.execute(sql(statement)).scalars())


def terminate_others(engine: Engine) -> None:
    for pid in backends(engine):
        with engine.connect() as connection:
            connection.execute(sql("SELECT pg_terminate_backend(:pid)"), {"pid": pid})


async def stages(store: Store, tenant: str) -> list[str]:
    found = await store.workshop(tenant, "w1")
    assert found is not None
    return [each.id for each in found.stages]


async def test_a_locked_database_is_answered_with_busy_and_nothing_is_written_later(
    database_url: str, clock: Clock
) -> None:
    store = Store(open_engine(database_url), clock, patience=0.2)
    await store.add_workshop(workshop())
    with other(database_url) as engine, engine.begin() as connection:
        connection.exec_driver_sql("UPDATE workshop SET phase = phase")
        with pytest.raises(Busy):
            await store.change(PLACE, "late", does(Put(stage("s2"))))
    await store.change(PLACE, "next", does(Put(stage("s3"))))
    assert await stages(store, TENANT) == ["s1", "s3"]
    store.close()


async def test_a_queue_behind_a_lock_is_answered_in_time_too(sqlite_url: str, clock: Clock) -> None:
    store = Store(open_engine(sqlite_url), clock, patience=0.2)
    await store.add_workshop(workshop())
    with other(sqlite_url) as engine, engine.begin():
        waiting = (store.change(PLACE, None, does(Put(stage(f"late{n}")))) for n in range(50))
        async with asyncio.timeout(5):
            answers = await asyncio.gather(*waiting, return_exceptions=True)
    assert {type(answer) for answer in answers} == {Busy}
    assert await stages(store, TENANT) == ["s1"]
    store.close()


async def test_a_hung_server_is_answered_with_busy(postgres: tuple[str, Store], postgres_engine: Engine) -> None:
    tenant, store = postgres
    place = InWorkshop(tenant, "w1")
    hung = backends(postgres_engine)
    for pid in hung:
        os.kill(pid, signal.SIGSTOP)
    try:
        with pytest.raises(Busy):
            await store.change(place, "late", does(Put(stage("s2"))))
    finally:
        for pid in hung:
            os.kill(pid, signal.SIGCONT)
    await store.change(place, "next", does(Put(stage("s3"))))
    assert await stages(store, tenant) == ["s1", "s3"]


async def test_lost_connections_are_replaced_unseen(postgres: tuple[str, Store], postgres_engine: Engine) -> None:
    tenant, store = postgres
    terminate_others(postgres_engine)
    await store.change(InWorkshop(tenant, "w1"), None, does(Put(stage("s2"))))
    assert await stages(store, tenant) == ["s1", "s2"]


def with_pragma(url: str, pragma: str) -> Engine:
    """A SQLite engine whose every connection has a setting more."""
    engine = open_engine(url, alone=False)
    engine.dispose()
    event.listen(engine, "connect", lambda connection, _record: connection.execute(f"PRAGMA {pragma}"))
    return engine


async def test_a_read_only_database_says_so(database_url: str, clock: Clock) -> None:
    if "sqlite" in database_url:
        engine = with_pragma(database_url, "query_only=ON")
    else:
        engine = open_engine(f"{database_url}&options=-c default_transaction_read_only=on")
    store = Store(engine, clock)
    with pytest.raises(StorageError, match="may not be written to"):
        await store.add_workshop(workshop())
    assert await store.ready()
    store.close()


async def test_a_full_disk_refuses_writes_and_still_answers(sqlite_url: str, clock: Clock) -> None:
    before = Store(open_engine(sqlite_url), clock)
    await before.add_workshop(workshop())
    before.close()
    store = Store(with_pragma(sqlite_url, "max_page_count=1"), clock)
    flood = tuple(Put(stage(f"s{n + 2}", "x" * 3000)) for n in range(50))
    with pytest.raises(StorageError, match="disk of the database is full"):
        await store.change(PLACE, None, does(*flood))
    assert await stages(store, TENANT) == ["s1"]
    store.close()


async def test_listening_ends_at_once_where_nobody_else_can_be(sqlite_url: str, clock: Clock) -> None:
    store = Store(open_engine(sqlite_url), clock)
    await asyncio.wait_for(store.ledger.listen(), 5)
    store.close()


async def test_another_process_is_woken_by_what_is_owed(
    postgres: tuple[str, Store], postgres_engine: Engine, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.waking.RECONNECT_SECONDS", 0)
    tenant, store = postgres
    woken = asyncio.Event()
    worker = Store(open_engine(postgres_engine.url.render_as_string(hide_password=False)), clock, woken.set)

    async def woken_by(calls: Callable[[], Awaitable[None]] | None) -> None:
        if calls:
            await calls()
        await asyncio.wait_for(woken.wait(), 5)
        woken.clear()

    async def lose_connection() -> None:
        terminate_others(postgres_engine)

    listening = asyncio.create_task(worker.ledger.listen())
    await woken_by(None)
    await woken_by(lambda: store.owe(home("U1", tenant=tenant)))
    await woken_by(lose_connection)
    await woken_by(lambda: store.owe(home("U1", tenant=tenant)))
    listening.cancel()
    await asyncio.gather(listening, return_exceptions=True)
    worker.close()
