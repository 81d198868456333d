"""An interaction and a question cost the same number of queries, however large the workshop or the workspace."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from typing import Any

from sqlalchemy import Engine, event

from storage.changes import InWorkshop, Put
from storage.engine import open_engine
from storage.records import Workshop
from storage.store import Store
from tests.conftest import Clock
from tests.storage.making import TENANT, board, does, experience, fresh_experience, home, score, workshop

Ask = Callable[[Store], Awaitable[Any]]
LEASE = timedelta(seconds=30)

QUESTIONS: dict[str, Ask] = {
    "workshop": lambda store: store.workshop(TENANT, "w1"),
    "open workshop": lambda store: store.open_workshop(TENANT, "C1"),
    "latest workshop": lambda store: store.latest_workshop(TENANT, "C1"),
    "home": lambda store: store.workshops_of(TENANT, "U1", 500),
    "channels": lambda store: store.channel_names(TENANT, ""),
    "by channel": lambda store: store.experiences_by_channel(TENANT, "Phone"),
    "personas": lambda store: store.earlier_personas(TENANT, "U1", "", 500),
    "claim": lambda store: store.ledger.claim("painter", 500, LEASE),
    "next due": lambda store: store.ledger.next_due(),
    "left": lambda store: store.member_left(TENANT, "U1", "C1", True),
}


class Counter:
    """Statements an engine has sent, transactions themselves left out."""

    def __init__(self, engine: Engine) -> None:
        self.sent = 0
        event.listen(engine, "before_cursor_execute", self._count)

    def _count(self, _connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        self.sent += not statement.startswith("BEGIN")


@asynccontextmanager
async def counted(url: str, clock: Clock) -> AsyncIterator[tuple[Store, Counter]]:
    """A store that has nothing in its cache yet, and its counter."""
    engine = open_engine(url, alone=False)
    store = Store(engine, clock)
    yield store, Counter(engine)
    store.close()


async def cost(url: str, clock: Clock, ask: Ask) -> int:
    async with counted(url, clock) as (store, counter):
        await ask(store)
        return counter.sent


def large(workshop_id: str = "w1", items: int = 400) -> Workshop:
    made = workshop(workshop_id)
    everyone = tuple(each.id for each in made.personas)
    experiences = tuple(experience(f"e{n}", personas=everyone, channels=("Phone", "App")) for n in range(1, items))
    return replace(made, experiences=experiences, scores=tuple(score(f"c{n}", f"U{n}") for n in range(items)))


async def test_a_large_workshop_costs_what_a_small_one_does(database_url: str, store: Store, clock: Clock) -> None:
    await store.add_workshop(workshop(), board())
    small = {name: await cost(database_url, clock, ask) for name, ask in QUESTIONS.items()}
    await store.change(InWorkshop(TENANT, "w1"), None, does(*(Put(each) for each in large().experiences)))
    await store.member_left(TENANT, "U1", "C1", False)
    await store.ledger.release_leases("painter")
    assert {name: await cost(database_url, clock, ask) for name, ask in QUESTIONS.items()} == small
    assert max(small.values()) <= 12


async def test_two_hundred_workshops_cost_what_one_does(database_url: str, store: Store, clock: Clock) -> None:
    await store.add_workshop(workshop(), board())
    one = {name: await cost(database_url, clock, ask) for name, ask in QUESTIONS.items()}
    for number in range(2, 202):
        await store.add_workshop(workshop(f"w{number}", channel_id=f"C{number}"), home(f"U{number}"))
    await store.member_left(TENANT, "U1", "C1", False)
    await store.ledger.release_leases("painter")
    assert {name: await cost(database_url, clock, ask) for name, ask in QUESTIONS.items()} == one


async def test_an_interaction_is_a_handful_of_statements(database_url: str, store: Store, clock: Clock) -> None:
    place = InWorkshop(TENANT, "w1")
    await store.add_workshop(large())
    async with counted(database_url, clock) as (warm, counter):
        await warm.workshop(TENANT, "w1")
        for items in (1, 5, 50):
            counter.sent = 0
            new = tuple(Put(fresh_experience()) for _ in range(items))
            await warm.change(place, f"k{items}", does(*new, owes=(board(), home("U1"))))
            wakes = "postgresql" in database_url
            assert counter.sent == 7 + wakes, "inbox, workshop, revision, experience, channel, its link, owed"
