"""What no bug in a rule can get past: the database refuses it, and says so without a word of what was written."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest

from storage.changes import Change, Drop, InChannel, InWorkshop, Put
from storage.columns import METADATA
from storage.errors import ConstraintBroken
from storage.store import Store
from tests.storage.making import (
    TENANT,
    does,
    expectation,
    experience,
    head,
    member,
    pain,
    persona,
    score,
    stage,
    workshop,
)

WORKSHOP = InWorkshop(TENANT, "w1")
WRONG: Any = "nonsense"
FORBIDDEN: dict[str, tuple[Change, ...]] = {
    "experience without stage": (Put(replace(experience("new"), stage_id=WRONG)),),
    "experience without any stage": (Put(replace(experience("new"), stage_id=None)),),  # type: ignore[arg-type]
    "experience without persona": (Put(experience("new", personas=())),),
    "expectation without experience": (Put(expectation("new", experiences=())),),
    "pain point without experience": (Put(pain("new", experiences=())),),
    "stage with experiences dropped": (Drop(stage()),),
    "persona with experiences dropped": (Drop(persona()),),
    "second persona with experiences dropped": (Drop(persona("p2")),),
    "experience with scores dropped": (Drop(experience()),),
    "score above": (Put(score("new", "U9", today=3)),),
    "score below": (Put(replace(score("new", "U9"), target=-3)),),
    "second score of one person": (Put(score("new", "U2")),),
    "second membership of one person": (Put(member("new", "U1")),),
    "state": (Put(replace(head(), state=WRONG)),),
    "evidence": (Put(replace(experience("new"), evidence=WRONG)),),
    "severity": (Put(replace(pain("new"), severity=WRONG)),),
    "met": (Put(replace(expectation("new"), met=WRONG)),),
    "version": (Put(replace(stage("new"), version=0)),),
    "merged into nothing": (Put(replace(stage("new"), merged_into="nothing")),),
}


@pytest.mark.parametrize("forbidden", FORBIDDEN)
async def test_the_database_refuses(store: Store, forbidden: str) -> None:
    await store.add_workshop(workshop())
    with pytest.raises(ConstraintBroken) as caught:
        await store.change(WORKSHOP, "k", does(*FORBIDDEN[forbidden]))
    assert "desk" not in str(caught.value)
    assert "nonsense" not in str(caught.value)
    assert await store.workshop(TENANT, "w1") == workshop()


async def test_the_revision_is_never_negative(store: Store) -> None:
    with pytest.raises(ConstraintBroken):
        await store.add_workshop(replace(workshop(), head=replace(head(), revision=-1)))


async def test_a_channel_has_one_open_workshop(store: Store) -> None:
    await store.add_workshop(workshop())
    with pytest.raises(ConstraintBroken):
        await store.change(InWorkshop(TENANT, "w2"), None, does(Put(head("w2"))))
    await store.change(InChannel(TENANT, "C2"), None, does(Put(head("w2", channel_id="C2"))))


async def test_a_time_without_a_zone_is_a_bug(store: Store) -> None:
    with pytest.raises(Exception, match="zone"):
        await store.change(InChannel(TENANT, "C1"), None, does(Put(replace(head(), started_at=datetime(2026, 1, 1)))))


def test_every_table_opens_its_key_with_the_tenant() -> None:
    for table in METADATA.tables.values():
        assert next(iter(table.primary_key.columns)).name == "tenant", table.name
        for constraint in table.foreign_key_constraints:
            assert constraint.column_keys[0] == "tenant", constraint.name
