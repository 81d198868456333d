"""What was done is remembered for two days, and no longer."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from bot.tidying import forget
from storage.changes import InChannel, Outcome, Owe, OwedKind
from storage.engine import open_engine
from storage.errors import Busy
from storage.store import Store
from tests.conftest import Clock

HOME = Owe(key="home:U1", kind=OwedKind.HOME, tenant="T1", team_id="T1", user_id="U1")


async def is_new(store: Store, key: str) -> bool:
    """Whether an interaction with that key counts; it is remembered from here on."""
    seen: list[bool] = []

    def decide(_: object, duplicate: bool) -> Outcome[str]:
        seen.append(duplicate)
        return Outcome(answer="", owes=(HOME,))

    await store.change(InChannel("T1", "C1"), key, decide)
    return not seen[-1]


async def test_old_interactions_are_forgotten(store: Store, clock: Clock) -> None:
    assert await is_new(store, "old")
    clock.now += timedelta(hours=47)
    assert await is_new(store, "young")
    clock.now += timedelta(hours=2)
    await forget(store, clock())
    assert not await is_new(store, "young")
    assert await is_new(store, "old")


class Away(Store):
    """A store whose database does not answer."""

    async def purge_inbox(self, before: datetime) -> int:  # noqa: ARG002
        raise Busy


async def test_a_database_that_is_away_is_tidied_later(
    sqlite_url: str, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    store = Away(open_engine(sqlite_url), clock)
    await forget(store, clock())
    store.close()
    assert "could not be forgotten" in caplog.text
