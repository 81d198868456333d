"""Pictures, drawn in one separate process: slow ones block nobody, and a crash or a runaway takes nothing along.

This process never imports matplotlib; the child does, once, when the first picture is asked for.
"""

from __future__ import annotations

import asyncio
import os
import resource
from concurrent.futures import TimeoutError as TooSlow
from multiprocessing import get_context

from pebble import ProcessExpired, ProcessPool

from renderers.journey import Journey
from renderers.picture import Sheet

SECONDS = 10.0
MEMORY = 2 * 1024**3  # address space of the child, in bytes; what it really uses is a quarter of it
PICTURES_PER_CHILD = 200


class NotDrawn(Exception):
    """There is no picture: it took too long, too much memory, or its process died."""


class Drawing:
    """Draws one picture at a time. ``stop`` ends the child."""

    def __init__(self, seconds: float = SECONDS) -> None:
        self._seconds = seconds
        self._pool: ProcessPool | None = None

    async def draw(self, name: str, journey: Journey) -> tuple[Sheet, ...]:
        """The sheets of the picture called ``name`` in the catalogue; fails with ``NotDrawn`` only."""
        if self._pool is None:
            self._pool = ProcessPool(1, PICTURES_PER_CHILD, initializer=_prepare, context=get_context("spawn"))
        task = self._pool.schedule(_draw, args=(name, journey), timeout=self._seconds)
        try:
            sheets: tuple[Sheet, ...] = await asyncio.wrap_future(task)
        except (TooSlow, ProcessExpired, MemoryError) as error:
            raise NotDrawn(type(error).__name__) from None
        except asyncio.CancelledError:
            raise
        except Exception as error:
            raise NotDrawn(type(error).__name__) from error
        return sheets

    def stop(self) -> None:
        if self._pool is not None:
            self._pool.stop()  # type: ignore[no-untyped-call]
            self._pool.join()
            self._pool = None


def _prepare() -> None:
    os.nice(10)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def _draw(name: str, journey: Journey) -> tuple[Sheet, ...]:
    from renderers import catalogue

    return tuple(catalogue.draw(name, journey))
