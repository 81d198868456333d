"""A database that cannot be used stops the start with one plain sentence."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import text as sql

from storage.engine import READING, open_engine, read_url
from storage.errors import StorageError

SECRET = "hunter2-secret"


@pytest.mark.parametrize("name", ["postgres", "postgresql", "postgresql+psycopg"])
def test_every_name_of_postgresql_means_psycopg(name: str) -> None:
    assert read_url(f"{name}://u:p@host/db").drivername == "postgresql+psycopg"


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("nonsense", "not a database address"),
        ("", "not a database address"),
        ("mysql://host/db", "names mysql, which is not supported"),
        ("sqlite://", "needs a file"),
        ("sqlite:///:memory:", "needs a file"),
        ("sqlite:////no/such/folder/bot.db", "/no/such/folder, which does not exist"),
        (f"postgresql://bot:{SECRET}@localhost:1/db", "does not let us in: check that it is running"),
    ],
)
def test_an_unusable_address_is_said_in_one_sentence(url: str, says: str) -> None:
    with pytest.raises(StorageError) as caught:
        open_engine(url)
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)
    assert SECRET not in str(caught.value)


def test_a_folder_is_no_database(tmp_path: Path) -> None:
    (tmp_path / "bot.db").mkdir()
    with pytest.raises(StorageError, match="cannot be opened"):
        open_engine(f"sqlite:///{tmp_path / 'bot.db'}")


def test_a_file_that_is_no_database_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "bot.db"
    file.write_text("minutes of the meeting\n" * 100)
    with pytest.raises(StorageError, match="cannot be opened"):
        open_engine(f"sqlite:///{file}")
    assert file.read_text().startswith("minutes")


def test_a_lock_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "bot.db.lock").mkdir()
    with pytest.raises(StorageError, match="cannot be written to"):
        open_engine(f"sqlite:///{tmp_path / 'bot.db'}")


def test_a_second_bot_on_one_file_is_turned_away(sqlite_url: str) -> None:
    first = open_engine(sqlite_url)
    with pytest.raises(StorageError, match="Another bot is already using"):
        open_engine(sqlite_url)
    open_engine(sqlite_url, alone=False).dispose()
    first.dispose()
    open_engine(sqlite_url).dispose()


def test_sqlite_is_set_up_to_lose_nothing(sqlite_url: str) -> None:
    engine = open_engine(sqlite_url)
    with engine.execution_options(**READING).connect() as connection:
        said = {
            name: connection.execute(sql(f"PRAGMA {name}")).scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys")
        }
    assert said == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}
    engine.dispose()


def test_a_writer_takes_the_lock_before_it_reads(sqlite_url: str) -> None:
    engine = open_engine(sqlite_url)
    second = sqlite3.connect(sqlite_url.removeprefix("sqlite:///"), timeout=0, isolation_level=None)
    with engine.begin():
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            second.execute("BEGIN IMMEDIATE")
        second.execute("SELECT count(*) FROM workshop")
    second.close()
    engine.dispose()
