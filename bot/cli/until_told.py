"""Running until somebody says stop: SIGTERM from a host, Ctrl-C from a person."""

from __future__ import annotations

import asyncio
import signal


async def until_told() -> None:
    """Returns at the first SIGTERM or SIGINT; a second one ends the process without waiting for what is in flight."""
    told = asyncio.Event()
    loop = asyncio.get_running_loop()
    for each in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(each, told.set)
    try:
        await told.wait()
    finally:
        for each in (signal.SIGTERM, signal.SIGINT):
            loop.remove_signal_handler(each)
