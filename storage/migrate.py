"""Brings a database to the newest schema. Alembic is imported only when there is something to do: a start is fast."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, inspect
from sqlalchemy import text as sql

from storage.engine import READING, open_engine
from storage.migrations import HEAD

if TYPE_CHECKING:
    from alembic.config import Config

ONE_RUNNER = 7_215_002_316  # key of PostgreSQL's advisory lock; any number, the same in every release


def upgrade(url: str) -> None:
    """Creates or upgrades the schema, all or nothing; of several starters one does it and the others wait.

    Raises ``StorageError`` when the database cannot be used or, on SQLite, a bot is running on it.
    """
    engine = open_engine(url)
    try:
        if not current_is_head(engine):
            with engine.begin() as connection:
                upgrade_connection(connection)
    finally:
        engine.dispose()


def upgrade_connection(connection: Connection) -> None:
    """The same inside the caller's transaction."""
    from alembic import command

    if connection.dialect.name == "postgresql":
        connection.execute(sql("SET LOCAL statement_timeout = 0"))
        connection.execute(sql("SELECT pg_advisory_xact_lock(:key)"), {"key": ONE_RUNNER})
    command.upgrade(configuration(connection), "head")


def configuration(connection: Connection) -> Config:
    """Alembic's configuration for one connection; there is no alembic.ini."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config


def current_is_head(engine: Engine) -> bool:
    """Whether the database has the schema this release works with."""
    with engine.execution_options(**READING).connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return False
        found = connection.execute(sql("SELECT version_num FROM alembic_version")).scalars().all()
    return found == [HEAD]
