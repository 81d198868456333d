"""Pictures, drawn in one separate process: slow ones block nobody, and a crash or a runaway takes nothing along.

This process never imports matplotlib; the child does, once, when the first picture is asked for.
"""

from __future__ import annotations

import asyncio
import gc
import os
import resource
from collections.abc import Callable
from concurrent.futures import TimeoutError as TooSlow
from math import ceil
from multiprocessing import get_context
from typing import TypeVar

from pebble import ProcessExpired, ProcessPool

from renderers.exports.file import File
from renderers.journey import Journey
from renderers.picture import Sheet

Drawn = TypeVar("Drawn")

SECONDS = 10.0
"""Of the processor, for one picture. A busy machine makes everybody wait longer, but not work more."""
WAIT = 60.0
"""By the clock on the wall, for one that does nothing at all."""
MEMORY = 2 * 1024**3  # address space of the child, in bytes; what it really uses is a quarter of it
PICTURES_PER_CHILD = 200


class NotDrawn(Exception):
    """There is no picture: it took too long, too much memory, or its process died."""


class Drawing:
    """Draws one picture at a time, in ``seconds`` of the processor and ``wait`` in all. ``stop`` ends the child."""

    def __init__(self, seconds: float = SECONDS, wait: float = WAIT) -> None:
        self.seconds = seconds
        self.wait = wait
        self._pool: ProcessPool | None = None

    async def draw(self, name: str, journey: Journey, stages: tuple[str, ...] = ()) -> tuple[Sheet, ...]:
        """The sheets of the picture called ``name`` in the catalogue; fails with ``NotDrawn`` only.

        ``stages`` are the keys of those to show, in a picture that can choose: a large one is asked for in parts.
        """
        return await self._done(_draw, name, journey, stages)

    async def files(self, kind: str, name: str, journey: Journey, stages: tuple[str, ...] = ()) -> tuple[File, ...]:
        """The same as PNG, SVG or PDF files; fails with ``NotDrawn`` only."""
        return await self._done(_files, kind, name, journey, stages)

    async def _done(self, work: Callable[..., Drawn], *given: object) -> Drawn:
        if self._pool is None:
            self._pool = ProcessPool(1, PICTURES_PER_CHILD, initializer=_prepare, context=get_context("spawn"))
        task = self._pool.schedule(_limited, args=(self.seconds, work, *given), timeout=self.wait)
        try:
            drawn: Drawn = await asyncio.wrap_future(task)
        except (TooSlow, ProcessExpired, MemoryError) as error:
            raise NotDrawn(type(error).__name__) from None
        except asyncio.CancelledError:
            raise
        except Exception as error:
            raise NotDrawn(type(error).__name__) from error
        return drawn

    def stop(self) -> None:
        if self._pool is not None:
            self._pool.stop()  # type: ignore[no-untyped-call]
            self._pool.join()
            self._pool = None


def _prepare() -> None:
    """Pictures leave hardly any cycles: to look for some after every few hundred objects takes a tenth of the time."""
    os.nice(10)
    gc.set_threshold(100_000, 50, 100)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _limited(seconds: float, work: Callable[..., Drawn], *given: object) -> Drawn:
    """The system ends the child when it has worked that much longer, whatever it is in the middle of."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    _, most = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (ceil(used.ru_utime + used.ru_stime + seconds), most))
    return work(*given)


def _draw(name: str, journey: Journey, stages: tuple[str, ...]) -> tuple[Sheet, ...]:
    from renderers import catalogue

    return tuple(catalogue.draw(name, journey, stages=stages))


def _files(kind: str, name: str, journey: Journey, stages: tuple[str, ...]) -> tuple[File, ...]:
    from renderers.exports.pictures import picture_files

    return picture_files(kind, name, journey, stages)
