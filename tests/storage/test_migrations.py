"""The migrations make exactly the schema the tables describe, forwards and backwards, all or nothing."""

from __future__ import annotations

import asyncio
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from threading import Thread

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, inspect
from sqlalchemy import text as sql

from storage import bookkeeping, tables
from storage.columns import METADATA
from storage.engine import open_engine
from storage.migrate import configuration, current_is_head, upgrade
from storage.migrations import HEAD
from storage.store import Store
from tests.storage.making import TENANT, workshop

ROOT = Path(__file__).parents[2]
ALL_TABLES = bookkeeping, tables
POSTGRES_SCHEMA = """
    SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint
    WHERE connamespace = 'public'::regnamespace AND conrelid::regclass::text <> 'alembic_version'
    UNION ALL
    SELECT tablename, indexname, indexdef FROM pg_indexes
    WHERE schemaname = 'public' AND tablename <> 'alembic_version'
    UNION ALL
    SELECT table_name, column_name, data_type || is_nullable || coalesce(collation_name, '')
    FROM information_schema.columns WHERE table_schema = 'public' AND table_name <> 'alembic_version'
"""
SQLITE_SCHEMA = "SELECT tbl_name, name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name <> 'alembic_version'"


@pytest.fixture(params=["sqlite", "postgresql"])
def blank_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A database without any table."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'blank.db'}"
    address: str = request.getfixturevalue("postgres_url")
    return address


@pytest.fixture
def blank(blank_url: str) -> Iterator[Engine]:
    engine = open_engine(blank_url)
    yield engine
    engine.dispose()


def schema(connection: Connection) -> set[tuple[str, ...]]:
    """Everything the database knows about our tables: columns, constraints and indexes, in its own words."""
    statement = SQLITE_SCHEMA if connection.dialect.name == "sqlite" else POSTGRES_SCHEMA
    found = set()
    for table, name, words in connection.execute(sql(statement)):
        lines = sorted(re.split(r",?\s*\n\s*", words)) if connection.dialect.name == "sqlite" else [words]
        found.add((table, name, *(" ".join(line.split()) for line in lines)))
    return found


def test_migrations_make_what_the_tables_describe(blank: Engine) -> None:
    with blank.begin() as connection:
        METADATA.create_all(connection)
        described = schema(connection)
        METADATA.drop_all(connection)
    with blank.begin() as connection:
        command.upgrade(configuration(connection), "head")
        assert schema(connection) == described
        assert compare_metadata(MigrationContext.configure(connection, opts={"compare_type": True}), METADATA) == []


def test_up_down_and_up_again(blank: Engine) -> None:
    schemas = []
    for _ in range(2):
        with blank.begin() as connection:
            command.upgrade(configuration(connection), "head")
            schemas.append(schema(connection))
        with blank.begin() as connection:
            command.downgrade(configuration(connection), "base")
            assert inspect(connection).get_table_names() == ["alembic_version"]
    assert schemas[0] == schemas[1]


def test_there_is_one_head_and_the_bot_expects_it(blank: Engine) -> None:
    with blank.begin() as connection:
        script = ScriptDirectory.from_config(configuration(connection))
        assert script.get_heads() == [HEAD]


def test_a_migration_that_fails_leaves_nothing(blank: Engine) -> None:
    def migrate_and_fail() -> None:
        with blank.begin() as connection:
            command.upgrade(configuration(connection), "head")
            raise LookupError("power cut")

    with pytest.raises(LookupError, match="power cut"):
        migrate_and_fail()
    with blank.begin() as connection:
        assert inspect(connection).get_table_names() == []


def test_a_database_is_upgraded_once_and_keeps_its_data(blank_url: str) -> None:
    upgrade(blank_url)
    engine = open_engine(blank_url)
    assert current_is_head(engine)
    store = Store(engine, lambda: datetime.now(UTC))
    asyncio.run(store.add_workshop(workshop()))
    store.close()
    upgrade(blank_url)
    store = Store(open_engine(blank_url), lambda: datetime.now(UTC))
    assert asyncio.run(store.workshop(TENANT, "w1")) == workshop()
    store.close()


def test_an_older_or_empty_database_is_noticed(blank: Engine) -> None:
    assert not current_is_head(blank)
    with blank.begin() as connection:
        command.upgrade(configuration(connection), "head")
        connection.execute(sql("UPDATE alembic_version SET version_num = '0000'"))
    assert not current_is_head(blank)


def test_two_starters_migrate_once(postgres_url: str) -> None:
    failed: list[BaseException] = []

    def start() -> None:
        try:
            upgrade(postgres_url)
        except BaseException as error:
            failed.append(error)

    starters = [Thread(target=start) for _ in range(3)]
    for starter in starters:
        starter.start()
    for starter in starters:
        starter.join(60)
    assert failed == []


def test_a_start_does_not_load_alembic() -> None:
    program = "import sys, storage.store, storage.migrate; sys.exit('alembic' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False, timeout=60, cwd=ROOT).returncode == 0
