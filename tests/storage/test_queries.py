"""The same questions get the same answers on both databases, and only about what the asker may see."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from storage.records import Listed, State
from storage.store import Store
from tests.storage.making import NOW, TENANT, experience, head, member, persona, stage, workshop


async def test_my_workshops_are_those_i_am_part_of_newest_first(store: Store) -> None:
    for number, members in enumerate(
        (
            (member("m", "U1"),),
            (member("m", "U1", facilitator=False),),
            (replace(member("m", "U1", facilitator=False), joined_at=None),),
            (replace(member("m", "U1"), left=True),),
            (member("m", "U2"),),
        )
    ):
        name = f"w{number + 2}"
        made = workshop(name, channel_id=f"C{number}")
        later = replace(made.head, started_at=NOW + timedelta(days=number))
        assert await store.add_workshop(replace(made, head=later, members=members)) is None
    listed = await store.workshops_of(TENANT, "U1")
    assert [(each.id, each.facilitator) for each in listed] == [("w3", False), ("w2", True)]
    assert listed[1] == Listed(
        id="w2",
        channel_id="C0",
        journey="I check in",
        state=State.OPEN,
        phase="personas",
        facilitator=True,
        started_at=NOW,
        closed_at=None,
    )
    assert [each.id for each in await store.workshops_of(TENANT, "U1", limit=1)] == ["w3"]


async def add_channels(store: Store, *names: str) -> None:
    await store.add_workshop(replace(workshop(), experiences=(experience(channels=names),)))


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", ("100% online", "App", "Café", "Phone call", "Straße", "ÉCOLE")),
        ("PHONE", ("Phone call",)),
        ("  phone   CALL ", ("Phone call",)),
        ("éco", ("ÉCOLE",)),
        ("CAFÉ", ("Café",)),
        ("cafe\u0301", ("Café",)),
        ("strasse", ("Straße",)),
        ("%", ("100% online",)),
        ("_", ()),
        pytest.param("x" * 60_000, (), id="longer than any name"),
    ],
)
async def test_channels_are_found_whatever_the_case(store: Store, typed: str, found: tuple[str, ...]) -> None:
    await add_channels(store, "App", "Phone call", "ÉCOLE", "Café", "Straße", "100% online")
    assert await store.channel_names(TENANT, typed) == found
    assert await store.channel_names(TENANT, typed, limit=1) == found[:1]


async def test_the_first_spelling_is_listed_and_each_experience_keeps_its_own(store: Store) -> None:
    await add_channels(store, "Phone", "phone", "PHONE")
    other = replace(
        workshop("w2", channel_id="C2"), experiences=(experience(personas=("w2-p1",), channels=("pHoNe",)),)
    )
    await store.add_workshop(other)
    assert await store.channel_names(TENANT, "") == ("Phone",)
    placed = await store.experiences_by_channel(TENANT, "phone")
    assert [each.experience.channels for each in placed] == [("Phone", "phone", "PHONE"), ("pHoNe",)]


async def test_all_experiences_by_phone(store: Store) -> None:
    by_phone = experience("e1", personas=("p1", "p2"), channels=("Desk", "Phone"))
    by_app = experience("e2", channels=("App",))
    removed = replace(experience("e3", channels=("Phone",)), removed_in="r1")
    merged = replace(experience("e4", channels=("Phone",)), merged_into="e1")
    await store.add_workshop(replace(workshop(), experiences=(by_phone, by_app, removed, merged)))
    (placed,) = await store.experiences_by_channel(TENANT, "phone")
    assert (placed.workshop_id, placed.channel_id, placed.experience) == ("w1", "C1", by_phone)
    assert len(await store.experiences_by_channel(TENANT, "Phone", seen_by="U1")) == 1
    assert await store.experiences_by_channel(TENANT, "Phone", seen_by="U9") == ()
    assert await store.experiences_by_channel(TENANT, "Fax") == ()


async def test_earlier_personas_are_those_on_my_boards(store: Store) -> None:
    renewed = replace(persona("w2-p1", "Mia"), created_at=NOW + timedelta(days=1), role="")
    accented = replace(persona("w2-p2", "Éloïse"), role="Étudiante", needs="Quiet")
    gone = replace(persona("w2-p3", "Gone"), removed_in="r")
    merged = replace(persona("w2-p4", "Merged"), merged_into="w2-p1")
    await store.add_workshop(workshop())
    second = replace(workshop("w2", channel_id="C2"), personas=(renewed, accented, gone, merged), experiences=())
    second = replace(second, expectations=(), pain_points=(), scores=())
    assert await store.add_workshop(second) is None
    third = replace(workshop("w3", channel_id="C3"), members=(member("m", "U2"),))
    assert await store.add_workshop(third) is None
    found = await store.earlier_personas(TENANT, "U1")
    assert [each.id for each in found] == ["w2-p1", "p2", "w2-p2"]
    assert found[2] == accented
    assert [each.id for each in await store.earlier_personas(TENANT, "U1", "éLO")] == ["w2-p2"]
    assert [each.id for each in await store.earlier_personas(TENANT, "U1", "ÉTUD")] == ["w2-p2"]
    assert [each.id for each in await store.earlier_personas(TENANT, "U1", limit=1)] == ["w2-p1"]
    assert [each.id for each in await store.earlier_personas(TENANT, "U1", but="w2")] == ["p1", "p2"]
    await store.member_left(TENANT, "U1", "C2", True)
    assert [each.id for each in await store.earlier_personas(TENANT, "U1")] == ["p1", "p2"]


async def test_a_persona_is_shown_to_members_only(store: Store) -> None:
    whole = workshop()
    await store.add_workshop(whole)
    assert await store.persona(TENANT, "p1") == whole.personas[0]
    assert await store.persona(TENANT, "p1", seen_by="U1") == whole.personas[0]
    assert await store.persona(TENANT, "p1", seen_by="U9") is None
    assert await store.persona(TENANT, "p9") is None


async def test_all_ids_are_listed_in_one_order(store: Store) -> None:
    for tenant, workshop_id in (("T2", "b"), ("T1", "B"), ("T1", "a")):
        made = replace(
            workshop(workshop_id, tenant=tenant), head=head(workshop_id, tenant=tenant, channel_id=workshop_id)
        )
        assert await store.add_workshop(made) is None
    assert await store.all_ids() == (("T1", "B"), ("T1", "a"), ("T2", "b"))
    assert await store.all_ids("T1") == (("T1", "B"), ("T1", "a"))


async def test_items_come_in_the_order_of_their_positions(store: Store) -> None:
    stages = (replace(stage("b"), position=2), replace(stage("c"), position=1), replace(stage("s1"), position=1))
    await store.add_workshop(replace(workshop(), stages=stages))
    found = await store.workshop(TENANT, "w1")
    assert found is not None
    assert [each.id for each in found.stages] == ["c", "s1", "b"]
