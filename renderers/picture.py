"""What every picture is: a name, a way to lay a journey out, and words for those who cannot see it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from renderers.engine.ops import Page
from renderers.journey import Journey


def always(_journey: Journey) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Picture:
    """``lay_out`` answers at least one page; ``describe`` is its alternative text, at most 1,000 long.

    ``smallest`` is the size below which it sets no type, in points of its page. ``says`` is False for a journey that
    lacks what the picture is about: it would only say what to do next.
    """

    name: str
    title: str
    lay_out: Callable[[Journey], tuple[Page, ...]]
    describe: Callable[[Journey], str]
    smallest: float = 12.0
    says: Callable[[Journey], bool] = always


@dataclass(frozen=True, slots=True)
class VectorSheet:
    """One finished sheet as SVG, with its title and alternative text inside. ``name`` has no suffix."""

    name: str
    svg: bytes
    alt: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """One finished image: ``png`` bytes, its size in pixels, its alternative text. ``name`` has no suffix."""

    name: str
    png: bytes
    width: int
    height: int
    alt: str
