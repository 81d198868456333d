"""What the rest of the program may ask. Every question names its tenant and costs a constant number of queries."""

from __future__ import annotations

from sqlalchemy import Connection, Select

from storage.cache import SnapshotCache
from storage.loading import BY_ID, LATEST_IN_CHANNEL, OPEN_IN_CHANNEL, read_head, whole
from storage.records import Workshop
from storage.runner import Runner


class Queries:
    """Reads of the store."""

    def __init__(self, runner: Runner, cache: SnapshotCache) -> None:
        self._runner = runner
        self._cache = cache

    async def workshop(self, tenant: str, workshop_id: str) -> Workshop | None:
        return await self._read_workshop(BY_ID, tenant=tenant, workshop_id=workshop_id)

    async def open_workshop(self, tenant: str, channel_id: str) -> Workshop | None:
        """The workshop a channel is in the middle of."""
        return await self._read_workshop(OPEN_IN_CHANNEL, tenant=tenant, channel_id=channel_id)

    async def latest_workshop(self, tenant: str, channel_id: str) -> Workshop | None:
        """The workshop a channel started last, open or closed."""
        return await self._read_workshop(LATEST_IN_CHANNEL, tenant=tenant, channel_id=channel_id)

    async def _read_workshop(self, statement: Select[tuple[object, ...]], **which: str) -> Workshop | None:
        def work(connection: Connection) -> Workshop | None:
            head = read_head(connection, statement, **which)
            return None if head is None else whole(connection, head, self._cache)

        found = await self._runner.read(work)
        if found is not None:
            self._cache.put(found)
        return found
