"""Running until somebody says stop: SIGTERM from a host, Ctrl-C from a person."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

_SIGNALS = (signal.SIGTERM, signal.SIGINT)


@asynccontextmanager
async def stop_told() -> AsyncIterator[asyncio.Event]:
    """Set at the first SIGTERM or SIGINT, from the beginning of the start on; a second one ends the process at once."""
    told = asyncio.Event()
    loop = asyncio.get_running_loop()

    def tell() -> None:
        told.set()
        _let_go(loop)

    for each in _SIGNALS:
        loop.add_signal_handler(each, tell)
    try:
        yield told
    finally:
        _let_go(loop)


def _let_go(loop: asyncio.AbstractEventLoop) -> None:
    for each in _SIGNALS:
        loop.remove_signal_handler(each)
