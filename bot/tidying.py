"""Forgets what is no longer needed, once an hour, so that the database does not grow with every click."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from storage.errors import StorageError
from storage.store import Store

HOUR = 3600.0
REMEMBERED = timedelta(hours=48)
"""How long an interaction is known as done already; Slack repeats events for a day at most (slack-contract.md 1.2)."""
log = logging.getLogger("bot.tidying")


async def tidy(store: Store, now: Callable[[], datetime]) -> None:
    """Until cancelled."""
    while True:
        await forget(store, now())
        await asyncio.sleep(HOUR)


async def forget(store: Store, now: datetime) -> None:
    """One round. A database that is away will be tidied in the next."""
    try:
        await store.purge_inbox(now - REMEMBERED)
    except StorageError as error:
        log.warning("old interactions could not be forgotten", extra={"reason": type(error).__name__})
