"""No row points into another tenant or another workshop, and no question is answered across a wall."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from storage.changes import Change, InWorkshop, Put
from storage.errors import ConstraintBroken
from storage.store import Store
from tests.storage.making import (
    TENANT,
    board,
    does,
    expectation,
    experience,
    home,
    pain,
    persona,
    score,
    stage,
    workshop,
)

WORKSHOP = InWorkshop(TENANT, "w1")


async def add_neighbours(store: Store) -> None:
    """Beside ``w1``: ``w2`` in the same tenant, and in another tenant a workshop with ids of its own."""
    assert await store.add_workshop(workshop()) is None
    other = replace(
        workshop("w2", channel_id="C2"),
        stages=(stage("s-w2"),),
        experiences=(experience("e-w2", stage_id="s-w2", personas=("w2-p1",)),),
        expectations=(),
        pain_points=(),
        scores=(),
    )
    assert await store.add_workshop(other) is None
    foreign = replace(other, head=replace(other.head, tenant="T2"))
    assert await store.add_workshop(foreign) is None


CROSSING: dict[str, Change] = {
    "stage": Put(experience("new", stage_id="s-w2")),
    "first persona": Put(experience("new", personas=("w2-p1",))),
    "further persona": Put(experience("new", personas=("p1", "w2-p1"))),
    "expectation": Put(expectation("new", experiences=("e-w2",))),
    "further of expectation": Put(expectation("new", experiences=("e1", "e-w2"))),
    "pain point": Put(pain("new", experiences=("e-w2",))),
    "further of pain point": Put(pain("new", experiences=("e1", "e-w2"))),
    "score": Put(replace(score("new", "U9"), experience_id="e-w2")),
    "merged": Put(replace(stage("new"), merged_into="s-w2")),
}


@pytest.mark.parametrize("crossing", CROSSING)
async def test_nothing_points_into_another_workshop(store: Store, crossing: str) -> None:
    await add_neighbours(store)
    with pytest.raises(ConstraintBroken):
        await store.change(WORKSHOP, "k", does(CROSSING[crossing]))
    found = await store.workshop(TENANT, "w1")
    assert found == workshop()


async def test_a_board_is_not_owed_for_a_foreign_workshop(store: Store) -> None:
    await store.add_workshop(workshop("theirs", tenant="T2"))
    with pytest.raises(ConstraintBroken):
        await store.owe(board("theirs"))


async def test_no_answer_crosses_tenants(store: Store) -> None:
    await store.add_workshop(workshop("theirs", tenant="T2"))
    await store.owe(home("U1", tenant="T2"))
    assert await store.workshop(TENANT, "theirs") is None
    assert await store.open_workshop(TENANT, "C1") is None
    assert await store.latest_workshop(TENANT, "C1") is None
    assert await store.workshops_of(TENANT, "U1") == ()
    assert await store.channel_names(TENANT, "") == ()
    assert await store.experiences_by_channel(TENANT, "Phone") == ()
    assert await store.earlier_personas(TENANT, "U1") == ()
    assert await store.persona(TENANT, "theirs-p1") is None
    assert await store.all_ids(TENANT) == ()
    assert await store.member_left(TENANT, "U1", "C1", True) == ()
    assert await store.ledger.owed(TENANT, "home:U1") is None
    assert await store.ledger.wake(TENANT) == 0
    assert await store.change(InWorkshop(TENANT, "theirs"), None, does()) == "done"
    theirs = await store.workshop("T2", "theirs")
    assert theirs == workshop("theirs", tenant="T2")
    assert len(await store.ledger.claim("painter", 9, timedelta(seconds=5))) == 1


async def test_one_tenant_may_use_the_ids_of_another(store: Store) -> None:
    for tenant in (TENANT, "T2"):
        assert await store.add_workshop(workshop(tenant=tenant)) is None
    await store.change(WORKSHOP, None, does(Put(persona("p1", "Ann"))))
    theirs = await store.persona("T2", "p1")
    assert theirs is not None
    assert theirs.name == "Mia"
    assert await store.all_ids() == ((TENANT, "w1"), ("T2", "w1"))
