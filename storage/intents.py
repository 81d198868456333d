"""What is owed to Slack, as it is written beside what was decided: desired state per surface, never a queue of jobs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, and_, case, func, select
from sqlalchemy.dialects import postgresql, sqlite

from storage.bookkeeping import OwedRow
from storage.changes import Owe, OwedKind
from storage.columns import table
from storage.ids import new_id

OWED = table(OwedRow)
CALL = "owed"  # the channel of PostgreSQL on which processes wake each other
WAKE = select(func.pg_notify(CALL, ""))
PASSED_ON = ("team_id", "kind", "workshop_id", "channel_id", "user_id", "args")


@dataclass(frozen=True, slots=True, kw_only=True)
class Owed:
    """One surface and how far it is; ``wanted`` is what it was claimed at."""

    id: str
    tenant: str
    team_id: str
    kind: OwedKind
    key: str
    workshop_id: str | None
    channel_id: str
    user_id: str
    wanted: int
    done: int
    args: Mapping[str, str] = field(default_factory=dict)
    progress: Mapping[str, str] = field(default_factory=dict)  # message ts, file ids, steps done
    generation: int = 0  # rises when a surface is posted anew; older copies' buttons are stale
    attempts: int = 0
    due_at: datetime
    parked: str | None = None
    owner: str | None = None  # the token of the claim that holds it


Insert = sqlite.Insert | postgresql.Insert


def _upsert(statement: Insert) -> Insert:
    """Owing again raises what is wanted, lifts a parking and keeps its turn if it was pending already."""
    new = statement.excluded
    waits = and_(OWED.c.wanted > OWED.c.done, OWED.c.parked.is_(None))
    return statement.on_conflict_do_update(
        index_elements=["tenant", "key"],
        set_={
            **{name: new[name] for name in PASSED_ON},
            "wanted": OWED.c.wanted + 1,
            "due_at": case((waits, OWED.c.due_at), else_=new.due_at),
            "attempts": case((waits, OWED.c.attempts), else_=0),
            "parked": None,
        },
    )


UPSERT: dict[str, Insert] = {
    "sqlite": _upsert(sqlite.insert(OWED)),
    "postgresql": _upsert(postgresql.insert(OWED)),
}


def write_owes(connection: Connection, owes: Iterable[Owe], now: datetime) -> None:
    """Inside the caller's transaction; on PostgreSQL its commit wakes the painters of other processes.

    In the order of their keys, so that two interactions never wait for each other in a circle.
    """
    rows = [
        {
            "tenant": owe.tenant,
            "key": owe.key,
            "id": new_id(),
            "team_id": owe.team_id,
            "kind": owe.kind.value,
            "workshop_id": owe.workshop_id,
            "channel_id": owe.channel_id,
            "user_id": owe.user_id,
            "wanted": 1,
            "done": 0,
            "args": dumped(owe.args),
            "progress": "{}",
            "generation": 0,
            "attempts": 0,
            "due_at": now,
            "parked": None,
            "owner": None,
            "leased_until": None,
        }
        for owe in sorted(owes, key=lambda owe: (owe.tenant, owe.key))
    ]
    if not rows:
        return
    connection.execute(UPSERT[connection.dialect.name], rows)
    if connection.dialect.name == "postgresql":
        connection.execute(WAKE)


def dumped(words: Mapping[str, str]) -> str:
    return json.dumps(dict(words), ensure_ascii=False, sort_keys=True)


def owed_of(row: Mapping[Any, Any]) -> Owed:
    values = {field.name: row[field.name] for field in fields(Owed)}
    values["kind"] = OwedKind(values["kind"])
    values["args"] = json.loads(values["args"])
    values["progress"] = json.loads(values["progress"])
    return Owed(**values)
