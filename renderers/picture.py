"""What every picture is: a name, a way to lay a journey out, and words for those who cannot see it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from renderers.engine.ops import Page
from renderers.journey import Journey


@dataclass(frozen=True, slots=True)
class Picture:
    """``lay_out`` answers at least one page; ``describe`` is its alternative text, at most 1,000 long.

    ``smallest`` is the size below which it sets no type, in points of its page.
    """

    name: str
    title: str
    lay_out: Callable[[Journey], tuple[Page, ...]]
    describe: Callable[[Journey], str]
    smallest: float = 12.0


@dataclass(frozen=True, slots=True)
class Sheet:
    """One finished image: ``png`` bytes, its size in pixels, its alternative text. ``name`` has no suffix."""

    name: str
    png: bytes
    width: int
    height: int
    alt: str
