"""What the rest of the program may ask. Every question names its tenant and costs a constant number of queries."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Concatenate, ParamSpec, TypeVar

from sqlalchemy import Connection, Select

from storage.cache import SnapshotCache
from storage.loading import BY_ID, LATEST_IN_CHANNEL, OPEN_IN_CHANNEL, read_head, whole
from storage.records import Listed, Persona, Placed, Workshop
from storage.runner import Runner
from storage.searching import (
    ids_of,
    names_of_channels,
    persona_of,
    personas_of,
    placed_by_channel,
    workshops_of_member,
)

P = ParamSpec("P")
T = TypeVar("T")


class Queries:
    """Reads of the store. Removed and merged items are in a workshop, but never in a search."""

    def __init__(self, runner: Runner, cache: SnapshotCache) -> None:
        self._runner = runner
        self._cache = cache

    async def workshop(self, tenant: str, workshop_id: str) -> Workshop | None:
        return await self._whole(BY_ID, tenant=tenant, workshop_id=workshop_id)

    async def open_workshop(self, tenant: str, channel_id: str) -> Workshop | None:
        """The workshop a channel is in the middle of."""
        return await self._whole(OPEN_IN_CHANNEL, tenant=tenant, channel_id=channel_id)

    async def latest_workshop(self, tenant: str, channel_id: str) -> Workshop | None:
        """The workshop a channel started last, open or closed."""
        return await self._whole(LATEST_IN_CHANNEL, tenant=tenant, channel_id=channel_id)

    async def workshops_of(self, tenant: str, user_id: str, limit: int = 50) -> tuple[Listed, ...]:
        """What somebody facilitates or took part in and has not left, newest first."""
        return await self._read(workshops_of_member, tenant, user_id, limit)

    async def channel_names(self, tenant: str, typed: str, limit: int = 100) -> tuple[str, ...]:
        """The workspace's channels whose name contains what was typed, whatever the case."""
        return await self._read(names_of_channels, tenant, typed, limit)

    async def experiences_by_channel(self, tenant: str, name: str, *, seen_by: str | None = None) -> tuple[Placed, ...]:
        """All experiences by phone, newest workshop first; with ``seen_by`` only from that member's workshops."""
        return await self._read(placed_by_channel, tenant, name, seen_by)

    async def earlier_personas(
        self, tenant: str, user_id: str, typed: str = "", limit: int = 100, *, but: str = ""
    ) -> tuple[Persona, ...]:
        """Personas of the workshops somebody belongs to whose name or role contains what was typed.

        Newest first; of several with the same name and role only the newest. ``but`` is a workshop left out.
        """
        return await self._read(personas_of, tenant, user_id, typed, limit, but)

    async def persona(self, tenant: str, persona_id: str, *, seen_by: str | None = None) -> Persona | None:
        """One persona of any workshop; with ``seen_by`` only if that user belongs to its workshop."""
        return await self._read(persona_of, tenant, persona_id, seen_by)

    async def all_ids(self, tenant: str | None = None) -> tuple[tuple[str, str], ...]:
        """(tenant, workshop id) of every workshop of one tenant, or of all for the export command."""
        return await self._read(ids_of, tenant)

    async def ready(self) -> bool:
        """Whether the database answers; for the health check."""
        return await self._runner.read(lambda connection: connection.exec_driver_sql("SELECT 1").scalar()) == 1

    async def _read(self, ask: Callable[Concatenate[Connection, P], T], *about: P.args, **named: P.kwargs) -> T:
        return await self._runner.read(lambda connection: ask(connection, *about, **named))

    async def _whole(self, statement: Select[Any], **which: str) -> Workshop | None:
        def work(connection: Connection) -> Workshop | None:
            head = read_head(connection, statement, **which)
            return None if head is None else whole(connection, head, self._cache)

        found = await self._runner.read(work)
        if found is not None:
            self._cache.put(found)
        return found
