"""What ``evolve`` says in memory is what comes back from the database, whatever was in the workshop."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storage.changes import COLLECTIONS, Change, Drop, InWorkshop, Put, evolve
from storage.engine import open_engine
from storage.ids import new_id
from storage.records import Workshop
from storage.store import Store
from tests.conftest import Clock
from tests.storage.making import does
from tests.strategies import workshops


@st.composite
def successions(draw: st.DrawFn) -> tuple[Workshop, Workshop, tuple[Change, ...]]:
    """A workshop, any other one, and the changes in any order that lead from the first to the second."""
    before, target = draw(workshops()), draw(workshops())
    changes: list[Change] = [Put(target.head)]
    for name in COLLECTIONS.values():
        kept = {record.id for record in getattr(target, name)}
        changes += [Drop(record) for record in getattr(before, name) if record.id not in kept]
        changes += [Put(record) for record in getattr(target, name)]
    return before, target, tuple(draw(st.permutations(changes)))


def in_tenant(workshop: Workshop, tenant: str) -> Workshop:
    return replace(workshop, head=replace(workshop.head, tenant=tenant))


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(succession=successions())
def test_evolving_is_writing_and_reading_again(
    database_url: str, store: Store, clock: Clock, succession: tuple[Workshop, Workshop, tuple[Change, ...]]
) -> None:
    tenant = new_id()
    before, target, drawn = succession
    start, end = in_tenant(before, tenant), in_tenant(target, tenant)
    changes = tuple(Put(end.head) if change == Put(target.head) else change for change in drawn)

    async def run() -> tuple[Workshop | None, Workshop | None]:
        assert await store.add_workshop(start) is None
        await store.change(InWorkshop(tenant, start.head.id), None, does(*changes))
        fresh = Store(open_engine(database_url, alone=False), clock)
        found = await store.workshop(tenant, start.head.id), await fresh.workshop(tenant, start.head.id)
        fresh.close()
        return found

    cached, reloaded = asyncio.run(run())
    evolved = evolve(start, changes)
    assert evolved == end
    assert cached == reloaded == replace(evolved, head=replace(evolved.head, revision=start.head.revision + 1))
