"""How PostgreSQL tells one process that another owes something. Loaded only there, so that SQLite starts faster."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from psycopg import AsyncConnection, Error
from sqlalchemy import Engine

from storage.intents import CALL

RECONNECT_SECONDS = 1.0


async def listen(engine: Engine, on_owed: Callable[[], None]) -> None:
    """Calls ``on_owed`` for every commit that owes something, until cancelled.

    Also after each (re)connection, because calls may have been missed; a painter that polls now and then loses nothing.
    """
    positional, named = engine.dialect.create_connect_args(engine.url)
    while True:
        try:
            async with await AsyncConnection.connect(*positional, **named, autocommit=True) as connection:
                await connection.execute(f"LISTEN {CALL}")
                on_owed()
                async for _ in connection.notifies():
                    on_owed()
        except Error:
            await asyncio.sleep(RECONNECT_SECONDS)
