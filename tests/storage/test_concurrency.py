"""Several people, threads and processes at once: one wins, the others see what it did."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta

from storage.changes import InChannel, InWorkshop, Outcome, Put
from storage.engine import open_engine
from storage.errors import Busy
from storage.intents import Owed
from storage.records import Workshop
from storage.store import Store
from tests.conftest import Clock
from tests.storage.making import TENANT, accepted, does, head, home, puts, score, stage, workshop

PLACE = InWorkshop(TENANT, "w1")
ROUNDS = 25
LEASE = timedelta(seconds=30)


def move_on(seen: str) -> Callable[[Workshop | None, bool], Outcome[bool]]:
    """Next phase, if the phase is still the one that was seen."""

    def decide(found: Workshop | None, _duplicate: bool) -> Outcome[bool]:
        if found is None or found.head.phase != seen:
            return Outcome(answer=False)
        return Outcome(answer=True, changes=(Put(replace(found.head, phase=f"{seen}+")),))

    return decide


async def test_next_pressed_by_two_people_moves_once(store: Store) -> None:
    await store.change(InChannel(TENANT, "C1"), None, does(Put(head())))
    for number in range(ROUNDS):
        seen = "personas" + "+" * number
        answers = await asyncio.gather(*(store.change(PLACE, None, move_on(seen)) for _ in range(2)))
        assert sorted(answers) == [False, True]


def test_next_pressed_in_two_processes_moves_once(database_url: str, clock: Clock) -> None:
    """Two stores share nothing but the database, as two processes do; a barrier starts them together."""
    barrier, won = threading.Barrier(2), [0, 0]

    def process(which: int) -> None:
        store = Store(open_engine(database_url, alone=False), clock)

        async def press() -> None:
            for number in range(ROUNDS):
                barrier.wait(10)
                won[which] += await store.change(PLACE, None, move_on("personas" + "+" * number))
                barrier.wait(10)

        asyncio.run(press())
        store.close()

    first = Store(open_engine(database_url), clock)
    asyncio.run(first.change(InChannel(TENANT, "C1"), None, does(Put(head()))))
    both = [threading.Thread(target=process, args=(which,)) for which in range(2)]
    for each in both:
        each.start()
    for each in both:
        each.join(60)
    found = asyncio.run(first.workshop(TENANT, "w1"))
    first.close()
    assert found is not None
    assert (sum(won), found.head.phase) == (ROUNDS, "personas" + "+" * ROUNDS)


async def test_a_limit_holds_however_many_press_at_once(store: Store, database_url: str, clock: Clock) -> None:
    def at_most_three(found: Workshop | None, _duplicate: bool) -> Outcome[bool]:
        assert found is not None
        number = len(found.stages)
        if number >= 3:
            return Outcome(answer=False)
        return Outcome(answer=True, changes=(Put(stage(f"s{number}")),))

    other = Store(open_engine(database_url, alone=False), clock)
    await store.change(InChannel(TENANT, "C1"), None, does(Put(head())))
    pressed = (each.change(PLACE, None, at_most_three) for each in (store, other) * 6)
    assert sum(await asyncio.gather(*pressed)) == 3
    other.close()


async def test_the_same_delivery_twice_at_once_counts_once(store: Store, database_url: str, clock: Clock) -> None:
    def decide(found: Workshop | None, _duplicate: bool) -> Outcome[str]:
        assert found is not None
        return accepted(Put(stage(f"s{len(found.stages)}")))

    other = Store(open_engine(database_url, alone=False), clock)
    await store.change(InChannel(TENANT, "C1"), None, does(Put(head())))
    for number in range(ROUNDS):
        await asyncio.gather(*(each.change(PLACE, f"k{number}", decide) for each in (store, other, store)))
    found = await store.workshop(TENANT, "w1")
    assert found is not None
    assert (len(found.stages), found.head.revision) == (ROUNDS, ROUNDS + 1)
    other.close()


async def insist(change: Callable[..., Awaitable[object]], *given: object) -> None:
    """As people do who hear that the database is busy: on a machine with much else to do it is so for seconds."""
    for _ in range(100):
        with suppress(Busy):
            await change(*given)
            return


async def test_two_hundred_people_score_and_every_score_counts(store: Store) -> None:
    """Whoever hears that the database is busy tries again, as people do; nothing counts twice."""
    await store.change(InChannel(TENANT, "C1"), None, does(*puts(workshop())))
    scores = [score(f"new{number}", f"V{number}", today=number % 5 - 2) for number in range(200)]

    await asyncio.gather(
        *(insist(store.change, PLACE, each.id, does(Put(each), owes=(home("U1"),))) for each in scores)
    )
    found = await store.workshop(TENANT, "w1")
    assert found is not None
    assert (len(found.scores), found.head.revision) == (201, 201)


async def test_crossing_owes_do_not_wait_in_a_circle(store: Store) -> None:
    for name in ("w1", "w2"):
        await store.add_workshop(workshop(name, channel_id=name))
    people = tuple(home(f"U{number}") for number in range(6))
    await asyncio.gather(
        *(
            insist(store.change, InWorkshop(TENANT, name), None, does(owes=people if number % 2 else people[::-1]))
            for number in range(20)
            for name in ("w1", "w2")
        )
    )
    owed = await store.ledger.owed(TENANT, "home:U0")
    assert owed is not None
    assert owed.wanted == 40


async def test_painters_never_share_a_surface(store: Store, database_url: str, clock: Clock) -> None:
    for number in range(40):
        await store.owe(home(f"U{number}", tenant=f"T{number % 3}"))
    stores = [store, *(Store(open_engine(database_url, alone=False), clock) for _ in range(3))]
    painted: list[Owed] = []

    async def paint(each: Store, name: str) -> None:
        while await store.ledger.next_due() == clock():
            for owed in await each.ledger.claim(name, 3, LEASE):
                painted.append(owed)
                assert await each.ledger.finish(owed, {})

    await asyncio.gather(*(paint(each, f"painter{number}") for number, each in enumerate(stores)))
    assert len(painted) == 40
    assert len({(owed.tenant, owed.key) for owed in painted}) == 40
    for each in stores[1:]:
        each.close()
