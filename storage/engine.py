"""One engine per process, set up so that an acked contribution survives a crash on either database."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError

from storage.errors import StorageError

WRITERS = 8  # transactions at once on PostgreSQL; SQLite has one writer
READERS = 4
CONNECT_SECONDS = 2
STATEMENT_MILLISECONDS = 1800
BUSY_MILLISECONDS = 100  # per attempt; the unit of work tries again inside its own patience
READING = {"reading": True}

PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    f"PRAGMA busy_timeout={BUSY_MILLISECONDS}",
    "PRAGMA secure_delete=FAST",
)


def open_engine(url: str, *, alone: bool = True) -> Engine:
    """An engine for ``sqlite:///file`` or ``postgresql://…``, tried once.

    On SQLite the caller is the only bot on that file until the engine is disposed, unless it says it need not be
    ``alone`` (commands that only read). Raises ``StorageError`` with one plain sentence.
    """
    parsed = read_url(url)
    engine = _sqlite(parsed, alone) if parsed.get_backend_name() == "sqlite" else _postgresql(parsed)
    try:
        with engine.execution_options(**READING).connect() as connection:
            connection.exec_driver_sql("SELECT 1")
    except DBAPIError:
        engine.dispose()
        raise StorageError(_unusable(parsed)) from None
    return engine


def read_url(url: str) -> URL:
    """The URL with the driver this project uses; ``postgres://`` is accepted because hosts hand it out."""
    try:
        parsed = make_url(url)
    except ArgumentError:
        raise StorageError("DATABASE_URL is not a database address; use sqlite:///file.db or postgresql://…") from None
    if parsed.drivername in ("postgres", "postgresql", "postgresql+psycopg"):
        return parsed.set(drivername="postgresql+psycopg")
    if parsed.drivername not in ("sqlite", "sqlite+pysqlite"):
        raise StorageError(
            f"DATABASE_URL names {parsed.drivername}, which is not supported; use sqlite:///file.db or postgresql://…"
        )
    if parsed.database in (None, "", ":memory:"):
        raise StorageError("DATABASE_URL needs a file: sqlite:///file.db keeps it in the current folder.")
    return parsed


def _sqlite(url: URL, alone: bool) -> Engine:
    file = Path(str(url.database))
    if not file.parent.is_dir():
        raise StorageError(f"DATABASE_URL points into the folder {file.parent}, which does not exist.")
    lock = _lock(file) if alone else None
    engine = create_engine(url, pool_size=1 + READERS, max_overflow=2, hide_parameters=True)
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    if lock is not None:
        event.listen(engine, "engine_disposed", lambda _engine: lock.close())
    return engine


def _lock(file: Path) -> sqlite3.Connection:
    """Holds ``file.lock`` for this process; the operating system lets go of it whatever way the process ends."""
    lock: sqlite3.Connection | None = None
    try:
        lock = sqlite3.connect(f"{file}.lock", timeout=0, isolation_level=None, check_same_thread=False)
        lock.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError as error:
        if lock is not None:
            lock.close()
        if error.sqlite_errorcode == sqlite3.SQLITE_BUSY:
            raise StorageError(
                f"Another bot is already using {file}; stop it first, or use PostgreSQL for several."
            ) from None
        raise StorageError(f"The folder of {file} cannot be written to; DATABASE_URL needs one that can.") from None
    return lock


def _prepare_sqlite(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None
    for pragma in PRAGMAS:
        connection.execute(pragma)


def _begin_sqlite(connection: Connection) -> None:
    """Writers take the lock at once: with SQLite's default, two could read the same limit and both pass it."""
    reading = connection.get_execution_options().get("reading")
    connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")


def _postgresql(url: URL) -> Engine:
    settings = f"-c statement_timeout={STATEMENT_MILLISECONDS} -c idle_in_transaction_session_timeout=10000"
    arguments: dict[str, Any] = {"connect_timeout": CONNECT_SECONDS}
    if "options" not in url.query:
        arguments["options"] = settings
    return create_engine(
        url,
        pool_size=WRITERS + READERS,
        max_overflow=2,
        pool_timeout=CONNECT_SECONDS,
        connect_args=arguments,
        hide_parameters=True,
    )


def _unusable(url: URL) -> str:
    """A server that refuses a connection gives its driver no state to tell a wrong password from a wrong port."""
    if url.get_backend_name() == "sqlite":
        return f"DATABASE_URL: {url.database} cannot be opened as a writable SQLite database."
    place = f"{url.host or 'the local socket'}, database {url.database}"
    return (
        f"DATABASE_URL: PostgreSQL at {place} does not let us in: "
        "check that it is running, and the host, port, name, user and password."
    )
