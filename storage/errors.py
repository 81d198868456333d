"""What can go wrong in storage, without a word of what people wrote.

Drivers put the failing row into their messages, so a driver's error never leaves the package.
"""

from __future__ import annotations

import sqlite3

from sqlalchemy.exc import DBAPIError

PASSING_STATES = ("40001", "40P01", "55P03", "57014", "57P01", "57P02", "57P03", "53300", "53400")
PASSING_CODES = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
TAKEN_CODES = (sqlite3.SQLITE_CONSTRAINT_UNIQUE, sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY)


class StorageError(Exception):
    """The database could not be used; the message is one plain sentence for an operator."""


class Busy(StorageError):
    """Nothing was written because the database did not get round to it in time; trying again is safe."""

    def __init__(self) -> None:
        super().__init__("The database is busy; nothing was changed.")


class ConstraintBroken(StorageError):
    """A decision asked for what the database forbids: a bug in a rule, never the fault of a person."""


SENTENCES = {
    "SQLITE_FULL": "The disk of the database is full; nothing was changed.",
    "53100": "The disk of the database is full; nothing was changed.",
    "SQLITE_READONLY": "The database may not be written to; nothing was changed.",
    "25006": "The database may not be written to; nothing was changed.",
}


def is_passing(error: DBAPIError) -> bool:
    """Whether the same transaction may succeed a moment later.

    A server that cannot be reached is reported by psycopg as an OperationalError without a state.
    """
    if error.connection_invalidated:
        return True
    state = getattr(error.orig, "sqlstate", None)
    if state is not None:
        return state in PASSING_STATES or state.startswith("08")
    code = getattr(error.orig, "sqlite_errorcode", None)
    if code is not None:
        return (code & 0xFF) in PASSING_CODES
    return any(base.__name__ == "OperationalError" for base in type(error.orig).__mro__)


def is_taken(error: DBAPIError) -> bool:
    """Whether somebody else wrote the same unique value first; deciding again will see theirs."""
    code = getattr(error.orig, "sqlite_errorcode", None)
    return code in TAKEN_CODES or getattr(error.orig, "sqlstate", None) == "23505"


def plain(error: DBAPIError) -> StorageError:
    """The error without statement, parameters and row."""
    origin = error.orig
    state = str(getattr(origin, "sqlstate", None) or getattr(origin, "sqlite_errorname", None) or "no code")
    if state in SENTENCES:
        return StorageError(SENTENCES[state])
    if state.startswith(("23", "SQLITE_CONSTRAINT")):
        return ConstraintBroken(f"The database refused a change ({state} {_constraint(origin)}).")
    return StorageError(f"The database could not do its work ({type(origin).__name__}, {state}).")


def _constraint(origin: BaseException | None) -> str:
    """SQLite's messages name columns and constraints only; PostgreSQL's carry the row, so only the name is taken."""
    if isinstance(origin, sqlite3.Error):
        return str(origin)
    diagnosis = getattr(origin, "diag", None)
    return str(getattr(diagnosis, "constraint_name", None) or getattr(diagnosis, "column_name", None) or "")
