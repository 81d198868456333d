"""One interaction is one transaction and one revision, on both databases."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from storage.cache import SnapshotCache
from storage.changes import Drop, InChannel, InWorkshop, Outcome, Put
from storage.engine import open_engine
from storage.records import State, Workshop
from storage.store import NotAdded, Store
from tests.conftest import Clock
from tests.storage.making import (
    NOW,
    TENANT,
    accepted,
    board,
    does,
    experience,
    head,
    home,
    member,
    persona,
    puts,
    stage,
    workshop,
)

CHANNEL = InChannel(TENANT, "C1")
WORKSHOP = InWorkshop(TENANT, "w1")


async def test_a_workshop_comes_back_as_it_was_put(store: Store, database_url: str, clock: Clock) -> None:
    whole = workshop()
    assert await store.open_workshop(TENANT, "C1") is None
    assert await store.change(CHANNEL, "k1", does(*puts(whole))) == "done"
    elsewhere = Store(open_engine(database_url, alone=False), clock)
    stored = replace(whole, head=replace(whole.head, revision=1))
    assert await elsewhere.open_workshop(TENANT, "C1") == stored == await store.workshop(TENANT, "w1")
    elsewhere.close()


async def test_every_accepted_interaction_raises_the_revision_once(store: Store) -> None:
    await store.change(CHANNEL, None, does(*puts(workshop())))
    await store.change(WORKSHOP, None, does(Put(stage("s2")), Put(stage("s3")), Drop(stage("s3"))))
    await store.change(WORKSHOP, None, does(owes=(board(),)))
    found = await store.workshop(TENANT, "w1")
    assert found is not None
    assert (found.head.revision, [each.id for each in found.stages]) == (2, ["s1", "s2"])


async def test_an_edit_moves_links_and_keeps_the_id(store: Store, database_url: str, clock: Clock) -> None:
    await store.change(CHANNEL, None, does(*puts(workshop())))
    moved = experience(personas=("p2",), channels=("Desk", "App", "Phone"), stage_id="s2")
    await store.change(WORKSHOP, None, does(Put(moved), Put(stage("s2"))))
    fresh = Store(open_engine(database_url, alone=False), clock)
    found = await fresh.workshop(TENANT, "w1")
    fresh.close()
    assert found is not None
    assert found.experiences == (moved,)
    assert [each.experience_id for each in found.scores] == ["e1"]


async def test_a_duplicate_changes_and_owes_nothing(store: Store) -> None:
    seen: list[bool] = []

    def decide(_workshop: Workshop | None, duplicate: bool) -> Outcome[str]:
        seen.append(duplicate)
        return accepted(Put(stage(f"s{len(seen) + 1}")), owes=(board(),))

    await store.change(CHANNEL, "k1", does(*puts(workshop())))
    await store.change(WORKSHOP, "k2", decide)
    await store.change(WORKSHOP, "k2", decide)
    found, owed = await store.workshop(TENANT, "w1"), await store.ledger.owed(TENANT, "board:w1")
    assert seen == [False, True]
    assert found is not None
    assert owed is not None
    assert (found.head.revision, len(found.stages), owed.wanted) == (2, 2, 1)


async def test_the_same_key_in_another_tenant_is_another_interaction(store: Store) -> None:
    await store.change(CHANNEL, "k1", does(*puts(workshop())))
    await store.change(InChannel("T2", "C1"), "k1", does(*puts(workshop(tenant="T2"))))
    assert await store.workshop("T2", "w1") is not None


async def test_a_refused_interaction_may_come_again_under_its_key(store: Store) -> None:
    await store.change(CHANNEL, None, does(*puts(workshop())))
    await store.change(WORKSHOP, "form", does())
    await store.change(WORKSHOP, "form", does(Put(stage("s2"))))
    found = await store.workshop(TENANT, "w1")
    assert found is not None
    assert len(found.stages) == 2


async def test_a_decision_that_fails_leaves_nothing_behind(store: Store) -> None:
    def fail(_workshop: Workshop | None, _duplicate: bool) -> Outcome[str]:
        raise LookupError("a bug")

    await store.change(CHANNEL, None, does(*puts(workshop())))
    with pytest.raises(LookupError, match="a bug"):
        await store.change(WORKSHOP, "k", fail)
    await store.change(WORKSHOP, "k", does(Put(stage("s2"))))
    found = await store.workshop(TENANT, "w1")
    assert found is not None
    assert found.head.revision == 2


async def test_a_closed_workshop_frees_its_channel(store: Store) -> None:
    await store.change(CHANNEL, None, does(*puts(workshop())))
    closed = replace(head(), state=State.CLOSED, closed_at=NOW + timedelta(hours=1))
    await store.change(WORKSHOP, None, does(Put(closed)))
    assert await store.open_workshop(TENANT, "C1") is None
    later = replace(head("w2"), started_at=NOW + timedelta(hours=2))
    await store.change(CHANNEL, None, does(Put(later)))
    opened, latest = await store.open_workshop(TENANT, "C1"), await store.latest_workshop(TENANT, "C1")
    assert opened is not None
    assert latest is not None
    assert opened.head.id == latest.head.id == "w2"


async def test_the_latest_workshop_may_be_closed(store: Store) -> None:
    closed = replace(workshop(), head=replace(head(), state=State.CLOSED, closed_at=NOW))
    assert await store.add_workshop(closed) is None
    latest = await store.latest_workshop(TENANT, "C1")
    assert latest == closed


@pytest.mark.parametrize(
    ("place", "change"),
    [
        (InWorkshop(TENANT, "nobody"), Put(stage())),
        (CHANNEL, Put(head(tenant="T2"))),
        (WORKSHOP, Put(head("w9"))),
        (WORKSHOP, Drop(head())),
    ],
    ids=["no workshop", "another tenant", "another workshop", "drop the workshop"],
)
async def test_a_change_cannot_reach_outside_its_workshop(
    store: Store, place: InChannel | InWorkshop, change: Put | Drop
) -> None:
    if place == WORKSHOP:
        await store.change(CHANNEL, None, does(*puts(workshop())))
    with pytest.raises(ValueError, match="workshop"):
        await store.change(place, None, does(change))


async def test_nothing_is_owed_to_another_tenant(store: Store) -> None:
    with pytest.raises(ValueError, match="another tenant"):
        await store.change(CHANNEL, None, does(owes=(home("U1", tenant="T2"),)))


async def test_the_painter_is_told_after_the_commit_only(database_url: str, clock: Clock) -> None:
    told: list[str] = []
    store = Store(open_engine(database_url), clock, lambda: told.append("owed"))
    await store.change(CHANNEL, "k", does(*puts(workshop())))
    assert told == []
    await store.change(WORKSHOP, "k2", does(owes=(board(),)))
    await store.change(WORKSHOP, "k2", does(owes=(board(),)))
    assert told == ["owed"]
    await store.owe(home("U1"))
    assert told == ["owed", "owed"]
    store.close()


async def test_another_process_sees_through_the_cache(store: Store, database_url: str, clock: Clock) -> None:
    other = Store(open_engine(database_url, alone=False), clock)
    await store.change(CHANNEL, None, does(*puts(workshop())))
    assert await other.workshop(TENANT, "w1") == await store.workshop(TENANT, "w1")
    await store.change(WORKSHOP, None, does(Put(stage("s2"))))
    await other.change(WORKSHOP, None, does(Put(stage("s3"))))
    found = await store.workshop(TENANT, "w1")
    assert found is not None
    assert [each.id for each in found.stages] == ["s1", "s2", "s3"]
    other.close()


async def test_a_workshop_is_added_whole_or_refused_by_name(store: Store) -> None:
    whole = replace(workshop(), head=replace(head(), revision=41))
    assert await store.add_workshop(whole, board()) is None
    assert await store.workshop(TENANT, "w1") == whole
    assert await store.ledger.owed(TENANT, "board:w1") is not None
    assert await store.add_workshop(whole) is NotAdded.EXISTS
    assert await store.add_workshop(workshop("w2")) is NotAdded.CHANNEL_BUSY
    copied = replace(workshop("w2", channel_id="C2"), personas=whole.personas, experiences=whole.experiences)
    assert await store.add_workshop(copied) is NotAdded.EXISTS
    assert await store.add_workshop(workshop("w1", tenant="T2")) is None


async def test_leaving_a_channel_hides_its_workshops(store: Store) -> None:
    whole = replace(workshop(), members=(member(), member("m2", "U2", facilitator=False)))
    await store.add_workshop(whole)
    await store.workshop(TENANT, "w1")
    assert await store.member_left(TENANT, "U2", "C1", True) == ("w1",)
    assert await store.member_left(TENANT, "U2", "C1", True) == ()
    assert await store.workshops_of(TENANT, "U2") == ()
    assert len(await store.workshops_of(TENANT, "U1")) == 1
    found = await store.workshop(TENANT, "w1")
    assert found is not None
    assert [each.left for each in found.members] == [False, True]
    assert found.head.revision == 1
    assert await store.member_left(TENANT, "U2", "C1", False) == ("w1",)
    assert len(await store.workshops_of(TENANT, "U2")) == 1


async def test_old_keys_are_forgotten(store: Store, clock: Clock) -> None:
    await store.change(CHANNEL, "old", does(*puts(workshop())))
    clock.pass_(hours=49)
    await store.change(WORKSHOP, "new", does(Put(stage("s2"))))
    assert await store.purge_inbox(clock() - timedelta(hours=48)) == 1
    await store.change(WORKSHOP, "new", does(Put(stage("s3"))))
    await store.change(WORKSHOP, "old", does(Put(stage("s4"))))
    found = await store.workshop(TENANT, "w1")
    assert found is not None
    assert [each.id for each in found.stages] == ["s1", "s2", "s4"]


async def test_two_who_start_at_once_get_one_workshop(store: Store) -> None:
    def start(workshop_id: str) -> Callable[[Workshop | None, bool], Outcome[bool]]:
        def decide(found: Workshop | None, _duplicate: bool) -> Outcome[bool]:
            if found is not None:
                return Outcome(answer=False)
            return Outcome(answer=True, changes=(Put(head(workshop_id)), Put(persona(f"p-{workshop_id}"))))

        return decide

    answers = await asyncio.gather(*(store.change(CHANNEL, None, start(f"w{n}")) for n in range(8)))
    assert sorted(answers) == [False] * 7 + [True]
    assert await store.ready()


def test_the_cache_keeps_the_most_recent_and_the_newest() -> None:
    cache = SnapshotCache(limit=2)
    first, second, third = (Workshop(head=replace(head(name), revision=5)) for name in ("w1", "w2", "w3"))
    for each in (first, second):
        cache.put(each)
    cache.put(replace(first, head=replace(first.head, revision=4)))
    assert cache.get(first.head) is first
    cache.put(third)
    assert cache.get(second.head) is None
    assert cache.get(replace(first.head, revision=6)) is None
    assert (cache.get(first.head), cache.get(third.head)) == (first, third)
