"""The unit of work: one interaction, one transaction, one revision."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Generic, NamedTuple, TypeVar

from sqlalchemy import Connection, Engine

from storage.cache import SnapshotCache
from storage.changes import Answer, InChannel, InWorkshop, Outcome, Owe, Place
from storage.intents import write_owes
from storage.ledger import Ledger
from storage.loading import locked_workshop
from storage.queries import Queries
from storage.records import Workshop
from storage.runner import PATIENCE, Runner
from storage.upkeep import NotAdded, add, note_left, purge
from storage.writing import after, apply, remember

__all__ = ["InChannel", "InWorkshop", "NotAdded", "Store"]

LONG = 30.0  # seconds of patience for work nobody's ack waits for
Decide = Callable[[Workshop | None, bool], Outcome[Answer]]
T = TypeVar("T")


class _Done(NamedTuple, Generic[T]):
    answer: T
    workshop: Workshop | None
    owes: bool


class Store(Queries):
    """The only way to the database; one per process, used from its event loop.

    ``on_owed`` is called on that loop after a commit that owes something; an interaction waits ``patience`` seconds.
    """

    def __init__(
        self,
        engine: Engine,
        clock: Callable[[], datetime],
        on_owed: Callable[[], None] = lambda: None,
        *,
        patience: float = PATIENCE,
    ) -> None:
        self._runner = Runner(engine, patience)
        self._cache = SnapshotCache()
        self._clock = clock
        self._on_owed = on_owed
        super().__init__(self._runner, self._cache)
        self.ledger = Ledger(self._runner, clock, on_owed)

    def close(self) -> None:
        """Waits for running transactions, then closes every connection."""
        self._runner.close()

    async def change(self, place: Place, key: str | None, decide: Decide[Answer]) -> Answer:
        """Decides on the newest state and commits what was decided, all or nothing.

        ``decide`` gets the workshop (``None`` when there is none) and whether ``key`` was accepted before; it must be
        pure, because it is asked again when somebody else was faster. A repeated interaction changes nothing, and
        one that changes and owes nothing is not remembered: a form that was refused may come again under its key.
        Raises ``Busy`` when the database does not get round to it, and whatever ``decide`` raises.
        """
        done = await self._runner.write(
            lambda connection: self._change(connection, place, key, decide), committed=self._keep
        )
        if done.owes:
            self._on_owed()
        return done.answer

    async def owe(self, *owes: Owe) -> None:
        """What must be repainted although nothing was written: a Home tab that was opened."""
        await self._runner.write(lambda connection: write_owes(connection, owes, self._clock()))
        self._on_owed()

    async def add_workshop(self, workshop: Workshop, *owes: Owe) -> NotAdded | None:
        """Stores a whole workshop (an import, an example) as it is; ``None`` when it was added."""

        def work(connection: Connection) -> NotAdded | None:
            refused = add(connection, workshop)
            if refused is None:
                write_owes(connection, owes, self._clock())
            return refused

        refused = await self._runner.write(work, LONG)
        if refused is None and owes:
            self._on_owed()
        return refused

    async def member_left(self, tenant: str, user_id: str, channel_id: str, left: bool) -> tuple[str, ...]:
        """Somebody left a channel or came back; the ids of the workshops they are part of there."""
        return await self._runner.write(lambda c: note_left(c, tenant, user_id, channel_id, left))

    async def purge_inbox(self, before: datetime) -> int:
        """Forgets interactions accepted before then (48 hours ago is enough); how many."""
        purged = 0
        while some := await self._runner.write(lambda connection: purge(connection, before), LONG):
            purged += some
        return purged

    def _keep(self, done: _Done[T]) -> None:
        """At once, so that the next interaction with the same workshop does not read all of it again."""
        if done.workshop is not None:
            self._cache.put(done.workshop)

    def _change(self, connection: Connection, place: Place, key: str | None, decide: Decide[T]) -> _Done[T]:
        now = self._clock()
        duplicate = key is not None and not remember(connection, place.tenant, key, now)
        workshop = locked_workshop(connection, place, self._cache)
        outcome = decide(workshop, duplicate)
        if duplicate or not (outcome.changes or outcome.owes):
            connection.rollback()
            return _Done(outcome.answer, None, False)
        if any(owe.tenant != place.tenant for owe in outcome.owes):
            raise ValueError("Nothing is owed to another tenant.")
        evolved = None
        if outcome.changes:
            evolved = after(workshop, outcome.changes, place.tenant)
            apply(connection, workshop, evolved, outcome.changes)
        write_owes(connection, outcome.owes, now)
        return _Done(outcome.answer, evolved, bool(outcome.owes))
