"""What is owed is painted once it is due, by one painter at a time, and never forgotten."""

from __future__ import annotations

from datetime import timedelta

import pytest

from storage.changes import InChannel, Owe, OwedKind
from storage.engine import open_engine
from storage.intents import Owed
from storage.store import Store
from tests.conftest import Clock
from tests.storage.making import TENANT, board, does, home, workshop

LEASE = timedelta(seconds=30)
LAPSED = timedelta(seconds=-1)  # a lease that is over when it begins, whatever clock judges it


async def claim_one(store: Store, lease: timedelta = LEASE) -> Owed:
    (claimed,) = await store.ledger.claim("painter", 9, lease)
    return claimed


async def test_what_is_owed_comes_with_all_that_was_said(store: Store) -> None:
    await store.add_workshop(workshop())
    delivery = Owe(
        key="delivery:d1",
        kind=OwedKind.DELIVERY,
        tenant=TENANT,
        team_id="T9",
        workshop_id="w1",
        channel_id="C1",
        user_id="U1",
        args={"what": "map", "persona": "Zoë"},
    )
    await store.owe(delivery)
    claimed = await claim_one(store)
    assert (claimed.kind, claimed.team_id, claimed.workshop_id) == (OwedKind.DELIVERY, "T9", "w1")
    assert (claimed.channel_id, claimed.user_id, claimed.args) == ("C1", "U1", delivery.args)
    assert (claimed.wanted, claimed.done, claimed.generation, claimed.attempts) == (1, 0, 0, 0)
    assert len(claimed.id) == 16


async def test_one_surface_has_one_painter(store: Store) -> None:
    await store.owe(home("U1"))
    await claim_one(store)
    assert await store.ledger.claim("another", 9, LEASE) == ()


async def test_many_interactions_make_one_paint(store: Store) -> None:
    for _ in range(5):
        await store.owe(home("U1"))
    claimed = await claim_one(store)
    assert claimed.wanted == 5
    assert await store.ledger.finish(claimed, {})
    assert await store.ledger.claim("painter", 9, LEASE) == ()
    assert await store.ledger.next_due() is None


async def test_what_is_wanted_during_the_paint_is_painted_after_it(store: Store) -> None:
    await store.owe(home("U1"))
    first = await claim_one(store)
    await store.owe(home("U1"))
    assert await store.ledger.finish(first, {"ts": "1.0"}, forget=True)
    second = await claim_one(store)
    assert (second.wanted, second.done, second.progress) == (2, 1, {"ts": "1.0"})
    assert await store.ledger.finish(second, {}, forget=True)
    assert await store.ledger.owed(TENANT, "home:U1") is None


async def test_a_lapsed_lease_is_taken_over_and_the_late_painter_fenced_off(store: Store, clock: Clock) -> None:
    await store.owe(home("U1"))
    late = await claim_one(store, LAPSED)
    taker = await claim_one(store)
    assert taker.owner != late.owner
    ledger = store.ledger
    assert not await ledger.keep(late, {"ts": "late"})
    assert not await ledger.finish(late, {"ts": "late"})
    assert not await ledger.finish(late, {"ts": "late"}, forget=True)
    assert not await ledger.postpone(late, clock(), counts=True)
    assert not await ledger.park(late, "late")
    assert await ledger.raise_generation(late, {}) is None
    assert await ledger.finish(taker, {"ts": "taker"})
    kept = await ledger.owed(TENANT, "home:U1")
    assert kept is not None
    assert kept.progress == {"ts": "taker"}


async def test_progress_survives_the_painter_and_extends_its_lease(store: Store) -> None:
    await store.owe(home("U1"))
    claimed = await claim_one(store, LAPSED)
    assert await store.ledger.keep(claimed, {"file": "F1"}, LEASE)
    assert await store.ledger.claim("another", 9, LEASE) == ()
    assert await store.ledger.release_leases("nobody") == 0
    assert await store.ledger.release_leases("paint") == 1
    assert (await claim_one(store)).progress == {"file": "F1"}


async def test_waiting_costs_no_attempt_and_failing_does(store: Store, clock: Clock) -> None:
    await store.owe(home("U1"))
    for counts, attempts in ((False, 0), (True, 1), (True, 2)):
        claimed = await claim_one(store)
        due = clock() + timedelta(seconds=10)
        assert await store.ledger.postpone(claimed, due, counts=counts)
        assert await store.ledger.claim("painter", 9, LEASE) == ()
        assert await store.ledger.next_due() == due
        kept = await store.ledger.owed(TENANT, "home:U1")
        assert kept is not None
        assert kept.attempts == attempts
        clock.pass_(seconds=10)


async def test_an_interaction_does_not_shorten_a_wait(store: Store, clock: Clock) -> None:
    await store.owe(home("U1"))
    await store.ledger.postpone(await claim_one(store), clock() + timedelta(seconds=10), counts=True)
    await store.owe(home("U1"))
    assert await store.ledger.claim("painter", 9, LEASE) == ()
    clock.pass_(seconds=10)
    claimed = await claim_one(store)
    assert (claimed.wanted, claimed.attempts) == (2, 1)


async def test_success_forgives_attempts(store: Store, clock: Clock) -> None:
    await store.owe(home("U1"))
    await store.ledger.postpone(await claim_one(store), clock(), counts=True)
    await store.ledger.finish(await claim_one(store), {})
    await store.owe(home("U1"))
    assert (await claim_one(store)).attempts == 0


async def test_what_is_parked_waits_until_it_is_owed_again(store: Store) -> None:
    await store.owe(home("U1"))
    assert await store.ledger.park(await claim_one(store), "not_in_channel")
    assert await store.ledger.claim("painter", 9, LEASE) == ()
    assert await store.ledger.next_due() is None
    assert [(each.key, each.parked) for each in await store.ledger.parked()] == [("home:U1", "not_in_channel")]
    assert await store.ledger.parked("T2") == ()
    await store.owe(home("U1"))
    assert (await claim_one(store)).parked is None


@pytest.mark.parametrize("by", ["tenant", "channel", "key"])
async def test_what_is_parked_can_be_woken(store: Store, by: str) -> None:
    await store.add_workshop(workshop(), board())
    await store.ledger.park(await claim_one(store), "archived")
    if by == "channel":
        assert await store.ledger.wake(TENANT, channel_id="C2") == 0
        assert await store.ledger.wake(TENANT, channel_id="C1") == 1
    elif by == "key":
        assert await store.ledger.wake(TENANT, key="board:w2") == 0
        assert await store.ledger.wake(TENANT, key="board:w1") == 1
    else:
        assert await store.ledger.wake(TENANT) == 1
    assert (await claim_one(store)).key == "board:w1"


async def test_what_is_done_is_not_woken(store: Store) -> None:
    await store.owe(home("U1"))
    await store.ledger.finish(await claim_one(store), {})
    assert await store.ledger.wake(TENANT) == 0


async def test_waking_tells_the_painter(database_url: str, clock: Clock) -> None:
    told: list[str] = []
    store = Store(open_engine(database_url), clock, lambda: told.append("look again"))
    await store.owe(home("U1"))
    await store.ledger.wake(TENANT)
    await store.ledger.wake("T2")
    assert told == ["look again"] * 2
    store.close()


async def test_a_generation_is_raised_with_its_progress(store: Store) -> None:
    await store.owe(home("U1"))
    claimed = await claim_one(store)
    raised = await store.ledger.raise_generation(claimed, {})
    assert raised is not None
    assert raised.generation == 1
    assert await store.ledger.finish(raised, {"ts": "2.0"})
    await store.owe(home("U1"))
    again = await claim_one(store)
    assert (again.generation, again.progress) == (1, {"ts": "2.0"})


async def test_the_oldest_comes_first_and_every_tenant_has_its_turn(store: Store, clock: Clock) -> None:
    for number in range(6):
        await store.owe(home(f"U{number}", tenant="noisy"))
        clock.pass_(seconds=1)
    await store.owe(home("U1", tenant="quiet"))
    claimed = await store.ledger.claim("painter", 3, LEASE)
    assert [(each.tenant, each.key) for each in claimed] == [
        ("noisy", "home:U0"),
        ("quiet", "home:U1"),
        ("noisy", "home:U1"),
    ]
    rest = await store.ledger.claim("painter", 9, LEASE)
    assert [each.key for each in rest] == ["home:U2", "home:U3", "home:U4", "home:U5"]


async def test_nothing_is_painted_before_it_is_due(store: Store, clock: Clock) -> None:
    await store.owe(home("U1"))
    due = await store.ledger.next_due()
    assert due == clock()
    clock.now -= timedelta(seconds=1)
    assert await store.ledger.claim("painter", 9, LEASE) == ()


async def test_next_due_waits_for_a_lease_to_lapse(store: Store) -> None:
    await store.owe(home("U1"))
    due = await store.ledger.next_due()
    await claim_one(store)
    lapses = await store.ledger.next_due()
    assert due is not None
    assert lapses is not None
    assert lapses > due


async def test_a_rolled_back_interaction_owes_nothing(store: Store) -> None:
    with pytest.raises(ValueError, match="another tenant"):
        await store.change(InChannel(TENANT, "C1"), "k", does(owes=(home("U1"), home("U1", tenant="T2"))))
    assert await store.ledger.next_due() is None
