"""One interaction is one transaction and one revision, on both databases."""

from __future__ import annotations

import asyncio
from datetime import timedelta

from storage.changes import InChannel, InWorkshop, Outcome, Put
from storage.records import Workshop
from storage.store import Store
from tests.storage.making import TENANT, accepted, board, fresh_experience, head, puts, workshop

CHANNEL = InChannel(TENANT, "C1")
WORKSHOP = InWorkshop(TENANT, "w1")


def test_a_workshop_comes_back_as_it_was_put(store: Store) -> None:
    async def run() -> None:
        whole = workshop()
        assert await store.open_workshop(TENANT, "C1") is None
        answer = await store.change(CHANNEL, "k1", lambda _w, _d: accepted(*puts(whole), owes=(board(),)))
        assert answer == "done"
        found = await store.open_workshop(TENANT, "C1")
        assert found is not None
        assert found.head.revision == 1
        assert found.experiences == whole.experiences

    asyncio.run(run())


def test_what_is_owed_is_claimed_and_finished(store: Store) -> None:
    async def run() -> None:
        await store.change(CHANNEL, "k1", lambda _w, _d: accepted(Put(head()), owes=(board(),)))
        (claimed,) = await store.ledger.claim("one", 5, timedelta(seconds=5))
        assert (claimed.key, claimed.wanted, claimed.done) == ("board:w1", 1, 0)
        assert await store.ledger.claim("two", 5, timedelta(seconds=5)) == ()
        assert await store.ledger.finish(claimed, {"ts": "1.2"})
        assert await store.ledger.next_due() is None
        kept = await store.ledger.owed(TENANT, "board:w1")
        assert kept is not None
        assert kept.progress == {"ts": "1.2"}

    asyncio.run(run())


def test_a_duplicate_changes_nothing(store: Store) -> None:
    seen: list[bool] = []

    def decide(_workshop: Workshop | None, duplicate: bool) -> Outcome[str]:
        seen.append(duplicate)
        return accepted(Put(fresh_experience()), owes=(board(),))

    async def run() -> None:
        await store.change(CHANNEL, "k1", lambda _w, _d: accepted(*puts(workshop())))
        await store.change(WORKSHOP, "k2", decide)
        await store.change(WORKSHOP, "k2", decide)
        found = await store.workshop(TENANT, "w1")
        assert found is not None
        assert (found.head.revision, len(found.experiences)) == (2, 2)
        owed = await store.ledger.owed(TENANT, "board:w1")
        assert owed is not None
        assert owed.wanted == 1

    asyncio.run(run())
    assert seen == [False, True]
