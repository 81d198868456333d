"""What every picture is: a name, a way to lay a journey out, and words for those who cannot see it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from renderers.engine.ops import Page
from renderers.journey import Journey


def always(_journey: Journey) -> bool:
    return True


def never(_journey: Journey) -> bool:
    return False


@dataclass(frozen=True, slots=True)
class ByStage:
    """How a picture shows some stages only, by their keys; ``usual`` are the ones it shows unless others are chosen.

    ``otherwise`` says in words which those are. ``apart`` is True where each page shows one stage, whichever others
    are shown: drawn one stage after the other the pages are the same.
    """

    lay_out: Callable[[Journey, Sequence[str]], tuple[Page, ...]]
    describe: Callable[[Journey, Sequence[str]], str]
    usual: Callable[[Journey], tuple[str, ...]]
    otherwise: str
    apart: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """``lay_out`` answers at least one page; ``describe`` is its alternative text, at most 1,000 long.

    ``smallest`` is the size below which it sets no type, in points of its page. ``says`` is False for a journey that
    lacks what the picture is about: it would only say what to do next. ``helps`` is True where that is worth seeing
    all the same, by whoever asks for it. ``by_stage`` is what it does with stages that somebody chose; without it they
    change nothing.
    """

    name: str
    title: str
    lay_out: Callable[[Journey], tuple[Page, ...]]
    describe: Callable[[Journey], str]
    smallest: float = 12.0
    says: Callable[[Journey], bool] = always
    helps: Callable[[Journey], bool] = never
    by_stage: ByStage | None = None

    def pages(self, journey: Journey, stages: Sequence[str] = ()) -> tuple[Page, ...]:
        """At least one. Keys of stages that are gone count for nothing."""
        chosen = _here(journey, stages)
        return self.by_stage.lay_out(journey, chosen) if self.by_stage and chosen else self.lay_out(journey)

    def told(self, journey: Journey, stages: Sequence[str] = ()) -> str:
        """What these pages say, in words."""
        chosen = _here(journey, stages)
        return self.by_stage.describe(journey, chosen) if self.by_stage and chosen else self.describe(journey)


def _here(journey: Journey, stages: Sequence[str]) -> tuple[str, ...]:
    return tuple(stage.key for stage in journey.stages if stage.key in stages)


@dataclass(frozen=True, slots=True)
class VectorSheet:
    """One finished sheet as SVG, with its title and alternative text inside. ``name`` has no suffix.

    ``part`` is the key of the stage it shows where it shows one.
    """

    name: str
    svg: bytes
    alt: str
    part: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One finished image: ``png`` bytes, its size in pixels, its alternative text. ``name`` has no suffix.

    ``part`` is the key of the stage it shows where it shows one.
    """

    name: str
    png: bytes
    width: int
    height: int
    alt: str
    part: str = ""
