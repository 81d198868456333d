"""A thousand journeys made to hurt, drawn the way the bot draws: in its drawing process, within its limits.

Where a picture is refused there the bot posts words alone, so words are asked for of every journey.
"""

from __future__ import annotations

import asyncio
import os
import time
from dataclasses import dataclass, field

from bot.bench.drawing.hostile_journeys import hostile
from bot.bench.drawing.processes import can_be_told, family, peak_resident, seconds
from bot.bench.drawing.subject import MAP
from bot.bench.drawing.timing import Gate
from bot.bench.figures import quantile
from bot.drawing import Drawing, NotDrawn
from renderers import catalogue
from renderers.journey import Journey
from renderers.texts import executive, summary

_OTHERS = tuple(name for name in catalogue.names() if name != MAP)


@dataclass(slots=True)
class Ordeal:
    """``crashes`` are bugs of ours, ``refused`` pictures that hit a limit of the drawing process.

    Times are seconds of the processor; ``waits`` by the clock on the wall, which other programs lengthen.
    ``megabytes`` is the most the drawing process held, None where that is not known.
    """

    maps: list[float] = field(default_factory=list)
    others: list[float] = field(default_factory=list)
    waits: list[float] = field(default_factory=list)
    crashes: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    wordless: int = 0
    megabytes: float | None = None

    def gates(self) -> list[Gate]:
        return [
            Gate(f"{len(self.maps)} hostile journeys: crashes", float(len(self.crashes)), most=0),
            Gate("… pictures refused by the limits", float(len(self.refused)), note=", ".join(self.refused)[:30]),
            Gate("… journeys without a summary in words", float(self.wordless), most=0),
            Gate("… seconds for the map, p99", quantile(self.maps, 0.99), most=2, note=_longest(self.maps)),
            Gate("… seconds for another picture, p99", quantile(self.others, 0.99), most=2, note=_longest(self.others)),
            Gate("… seconds waited for any picture, p99", quantile(self.waits, 0.99), note=_longest(self.waits)),
            Gate("… megabytes the drawing process held", self.megabytes, most=512),
        ]


def _longest(times: list[float]) -> str:
    return f"longest {max(times):.2f} s"


def ordeal(count: int, drawing: Drawing | None = None) -> Ordeal:
    """Of each journey its map, another picture in turn, and its words."""
    used = drawing or Drawing()
    try:
        return asyncio.run(_endured(count, used))
    finally:
        used.stop()


async def _endured(count: int, drawing: Drawing) -> Ordeal:
    found = Ordeal()
    for seed in range(count):
        journey = hostile(seed)
        found.maps.append(await _drawn(found, drawing, MAP, seed, journey))
        found.others.append(await _drawn(found, drawing, _OTHERS[seed % len(_OTHERS)], seed, journey))
        found.wordless += not _has_words(found, seed, journey)
        if can_be_told():
            found.megabytes = max(found.megabytes or 0.0, peak_resident(family(os.getpid())[1:]))
    return found


async def _drawn(found: Ordeal, drawing: Drawing, name: str, seed: int, journey: Journey) -> float:
    """Seconds of work until there was a picture, or none; a refusal without a cause comes from the limits."""
    started, before = time.perf_counter(), _worked()
    try:
        await drawing.draw(name, journey)
    except NotDrawn as reason:
        (found.crashes if reason.__cause__ else found.refused).append(f"{name} {seed}: {reason}")
    waited = time.perf_counter() - started
    found.waits.append(waited)
    after = _worked()
    return sum(spent - before.get(pid, 0.0) for pid, spent in after.items()) if after else waited


def _worked() -> dict[int, float]:
    """Processor time of each of our child processes so far; empty where nobody counts it."""
    return seconds(family(os.getpid())[1:]) if can_be_told() else {}


def _has_words(found: Ordeal, seed: int, journey: Journey) -> bool:
    try:
        told = summary(journey)
        return all(text.strip() for text in (told.headline, told.fallback, executive(journey).headline))
    except Exception as error:
        found.crashes.append(f"words {seed}: {type(error).__name__}")
        return False
