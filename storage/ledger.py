"""The ledger of what is owed to Slack, leased to one painter at a time.

A row is pending while ``wanted`` is above ``done`` and it is not parked. Leases are judged by the database's clock on
PostgreSQL, where several machines share them, and by the injected clock on SQLite, where one process does.
``due_at`` follows the injected clock on both. A claim carries its own token, so a painter that outlived its lease
cannot finish, keep, postpone or park over the one that took its place.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Interval,
    and_,
    bindparam,
    case,
    delete,
    func,
    literal,
    or_,
    select,
    tuple_,
    update,
)
from sqlalchemy import text as sql

from storage.bookkeeping import PENDING
from storage.columns import UtcTime
from storage.ids import new_id
from storage.intents import OWED, Owed, dumped, owed_of
from storage.runner import Runner

BY_KEY = select(OWED).where(OWED.c.tenant == bindparam("tenant"), OWED.c.key == bindparam("key"))
RELEASED: dict[str, Any] = {"owner": None, "leased_until": None}


class Ledger:
    """Claims what is due and writes down how far it came; ``False`` says the lease is somebody else's."""

    def __init__(self, runner: Runner, clock: Callable[[], datetime], on_owed: Callable[[], None]) -> None:
        self._runner = runner
        self._clock = clock
        self._on_owed = on_owed
        self._database_clock = runner.engine.dialect.name == "postgresql"

    async def claim(self, owner: str, limit: int, lease: timedelta) -> tuple[Owed, ...]:
        """Up to ``limit`` surfaces that are due, oldest first, each tenant in turn; leased to ``owner``."""
        token = f"{owner}/{new_id()}"
        return await self._runner.write(lambda connection: self._claim(connection, token, limit, lease))

    async def keep(self, owed: Owed, progress: Mapping[str, str], lease: timedelta | None = None) -> bool:
        """Writes progress down in the middle of the work; with ``lease`` the lease starts anew."""
        values: dict[str, Any] = {"progress": dumped(progress)}
        if lease is not None:
            values |= self._until(lease)
        return await self._runner.write(lambda c: self._fenced(c, owed, values))

    async def finish(self, owed: Owed, progress: Mapping[str, str], *, forget: bool = False) -> bool:
        """Done as far as it was wanted when claimed; if more was wanted meanwhile, it stays due.

        A one-shot delivery is forgotten: its row goes once nothing more is wanted.
        """
        return await self._runner.write(lambda connection: self._finish(connection, owed, progress, forget))

    async def postpone(self, owed: Owed, until: datetime, *, counts: bool) -> bool:
        """Due again at ``until``; a failure counts as an attempt, waiting for a rate limit does not."""
        values = {"due_at": until, "attempts": OWED.c.attempts + (1 if counts else 0)}
        return await self._runner.write(lambda c: self._fenced(c, owed, values | RELEASED))

    async def park(self, owed: Owed, reason: str) -> bool:
        """Out of the queue until it is owed again or woken."""
        return await self._runner.write(lambda c: self._fenced(c, owed, {"parked": reason} | RELEASED))

    async def raise_generation(self, owed: Owed, progress: Mapping[str, str]) -> Owed | None:
        """The next copy of this surface; ``None`` when the lease is somebody else's."""
        values = {"generation": OWED.c.generation + 1, "progress": dumped(progress)}
        if not await self._runner.write(lambda c: self._fenced(c, owed, values)):
            return None
        return replace(owed, generation=owed.generation + 1, progress=dict(progress))

    async def wake(self, tenant: str, *, channel_id: str | None = None, key: str | None = None) -> int:
        """Everything of the tenant, of a channel or of one key is tried again now; how many rows that were."""
        rows = [OWED.c.tenant == tenant, OWED.c.wanted > OWED.c.done]
        rows += [] if channel_id is None else [OWED.c.channel_id == channel_id]
        rows += [] if key is None else [OWED.c.key == key]
        statement = update(OWED).where(*rows).values(parked=None, attempts=0, due_at=self._clock())
        woken = await self._runner.write(lambda connection: connection.execute(statement).rowcount)
        if woken:
            self._on_owed()
        return woken

    async def owed(self, tenant: str, key: str) -> Owed | None:
        which = {"tenant": tenant, "key": key}
        row = await self._runner.read(lambda connection: connection.execute(BY_KEY, which).mappings().first())
        return None if row is None else owed_of(row)

    async def parked(self, tenant: str | None = None) -> tuple[Owed, ...]:
        """What waits for an operator, of one tenant or of all."""
        statement = select(OWED).where(OWED.c.parked.is_not(None)).order_by(OWED.c.tenant, OWED.c.key)
        if tenant is not None:
            statement = statement.where(OWED.c.tenant == tenant)
        rows = await self._runner.read(lambda connection: connection.execute(statement).mappings().all())
        return tuple(owed_of(row) for row in rows)

    async def next_due(self) -> datetime | None:
        """When there may next be something to claim: a pending row is due, or a lease on one lapses."""
        leased = OWED.c.leased_until > OWED.c.due_at
        moment = case((leased, OWED.c.leased_until), else_=OWED.c.due_at)
        statement = select(func.min(moment, type_=UtcTime())).where(sql(PENDING))
        return await self._runner.read(lambda connection: connection.execute(statement).scalar())

    async def release_leases(self, owner: str) -> int:
        """Lets go of what an owner of this name held: at the start of a process that is alone on its database."""
        mine = func.substr(OWED.c.owner, 1, len(owner)) == owner
        statement = update(OWED).where(mine).values(RELEASED)
        return await self._runner.write(lambda connection: connection.execute(statement).rowcount)

    async def listen(self) -> None:
        """Calls ``on_owed`` whenever another process owes something, until cancelled.

        On SQLite there is no other process, so it returns at once.
        """
        if not self._database_clock:
            return
        from storage.waking import listen

        await listen(self._runner.engine, self._on_owed)

    def _claim(self, connection: Connection, token: str, limit: int, lease: timedelta) -> tuple[Owed, ...]:
        due = and_(sql(PENDING), OWED.c.due_at <= self._clock(), self._free())
        turn = func.row_number().over(partition_by=OWED.c.tenant, order_by=(OWED.c.due_at, OWED.c.key))
        ranked = select(OWED.c.tenant, OWED.c.key, OWED.c.due_at, turn.label("turn")).where(due).subquery()
        first = (
            select(ranked.c.tenant, ranked.c.key)
            .order_by(ranked.c.turn, ranked.c.due_at, ranked.c.tenant)
            .limit(4 * limit)
        )
        statement = (
            select(OWED).where(tuple_(OWED.c.tenant, OWED.c.key).in_(first), due).with_for_update(skip_locked=True)
        )
        rows = connection.execute(statement).mappings().all()
        claimed = _in_turn(rows, limit)
        if not claimed:
            return ()
        until = self._until(lease)
        keys = [(row["tenant"], row["key"]) for row in claimed]
        chosen = tuple_(OWED.c.tenant, OWED.c.key).in_(keys)
        connection.execute(update(OWED).where(chosen).values(owner=token, **until))
        return tuple(owed_of(dict(row) | {"owner": token}) for row in claimed)

    def _finish(self, connection: Connection, owed: Owed, progress: Mapping[str, str], forget: bool) -> bool:
        if forget:
            gone = delete(OWED).where(*_held(owed), OWED.c.wanted == owed.wanted)
            if connection.execute(gone).rowcount:
                return True
        values = {"done": owed.wanted, "progress": dumped(progress), "attempts": 0, "due_at": self._clock()}
        return self._fenced(connection, owed, values | RELEASED)

    def _fenced(self, connection: Connection, owed: Owed, values: Mapping[str, Any]) -> bool:
        return connection.execute(update(OWED).where(*_held(owed)).values(values)).rowcount == 1

    def _until(self, lease: timedelta) -> dict[str, Any]:
        if self._database_clock:
            return {"leased_until": func.clock_timestamp() + literal(lease, Interval)}
        return {"leased_until": self._clock() + lease}

    def _free(self) -> ColumnElement[bool]:
        now = func.clock_timestamp() if self._database_clock else literal(self._clock(), UtcTime())
        return or_(OWED.c.owner.is_(None), OWED.c.leased_until <= now)


def _held(owed: Owed) -> tuple[ColumnElement[bool], ...]:
    return OWED.c.tenant == owed.tenant, OWED.c.key == owed.key, OWED.c.owner == owed.owner


def _in_turn(rows: Sequence[Mapping[Any, Any]], limit: int) -> list[Mapping[Any, Any]]:
    """Each tenant's oldest, then each tenant's second, and so on."""
    seen: dict[str, int] = {}
    ranked = []
    for row in sorted(rows, key=lambda row: (row["due_at"], row["key"])):
        turn = seen[row["tenant"]] = seen.get(row["tenant"], 0) + 1
        ranked.append((turn, row["due_at"], row["tenant"], row["key"], row))
    ranked.sort(key=lambda entry: entry[:4])
    return [entry[4] for entry in ranked[:limit]]
