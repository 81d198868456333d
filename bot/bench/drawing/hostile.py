"""A thousand journeys made to hurt, drawn one after the other in a process of their own that may not use too much."""

from __future__ import annotations

import resource
import time
from dataclasses import dataclass, fields, replace
from multiprocessing import get_context
from multiprocessing.connection import Connection
from random import Random
from typing import Any, TypeVar

from bot.bench.drawing.timing import Gate
from bot.bench.figures import quantile
from renderers.journey import (
    Action,
    Expectation,
    Experience,
    Journey,
    Measure,
    Opportunity,
    PainPoint,
    Persona,
    Spread,
    Stage,
)
from renderers.samples.sized import sized

_LETTERS = (
    *("a", "W", "x" * 60, " ", "\n", "\t", "\u202e", "\u2066", "\ud800", "\x00", "\x9b", "\ufffe", "\u200d", "\ufe0f"),
    *("😀", "👨‍👩‍👧‍👦", "👍🏽", "🇩🇪", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "🫩", "1️⃣", ":tada:", ":+1::skin-tone-3:", ":unknown:"),
    *(
        "שלום",
        "مرحبا",
        "क्षत्रिय",
        "สวัสดี",
        "客户",
        "コーヒー",
        "손님",
        "Ещё",
        "ꙮ",
        "\U00012000",
        "Z\u0322\u0317\u0318" * 9,
    ),
    *(
        "$\\frac{1}{",
        "\\",
        "{",
        "}",
        "%s",
        "<b>",
        "&amp;",
        "=cmd|' /C calc'!A0",
        "../",
        "https://a.example/" + "b" * 90,
    ),
)
_LONGEST = 1200
_KEPT = frozenset({"key", "stage", "link"})

_Kind = TypeVar("_Kind", Persona, Stage, Experience, Expectation, PainPoint, Opportunity, Action, Measure)


@dataclass(frozen=True, slots=True)
class Ordeal:
    """``times`` are seconds of work a picture, ``megabytes`` the most the drawing process held."""

    times: tuple[float, ...]
    crashes: tuple[str, ...]
    megabytes: float

    def gates(self) -> list[Gate]:
        return [
            Gate(f"hostile journeys drawn: crashes of {len(self.times)}", float(len(self.crashes)), most=0),
            Gate("… seconds, p99", quantile(self.times, 0.99), most=2, note=f"longest {max(self.times):.2f} s"),
            Gate("… megabytes the drawing process held", self.megabytes, most=512),
        ]


def hostile(seed: int) -> Journey:
    """Any size up to 12 stages, 8 personas and 400 items, with hostile text in every field."""
    random = Random(seed)
    told = sized(random.randint(1, 12), random.randint(1, 8), random.choice((1, 7, 60, 150, 400)))
    return _spoilt(told, random)


def _spoilt(told: Journey, random: Random) -> Journey:
    return replace(
        told,
        title=_text(random),
        trigger=_text(random),
        end_value=_text(random),
        initiative=_text(random),
        decision=_text(random),
        decider=_text(random),
        personas=tuple(_item(each, random) for each in told.personas),
        stages=tuple(_item(each, random) for each in told.stages),
        experiences=tuple(_experience(each, random) for each in told.experiences),
        expectations=tuple(_item(each, random) for each in told.expectations),
        pain_points=tuple(_item(each, random) for each in told.pain_points),
        opportunities=tuple(_item(each, random) for each in told.opportunities),
        actions=tuple(_item(each, random) for each in told.actions),
        measures=tuple(_item(each, random) for each in told.measures),
    )


def _item(item: _Kind, random: Random) -> _Kind:
    """Most of its typed fields are replaced; keys, what points at them, and fixed words stay."""
    names = [each.name for each in fields(item) if each.name not in _KEPT and type(getattr(item, each.name)) is str]
    changed: dict[str, Any] = {name: _text(random) for name in names if random.random() < 0.8}
    return replace(item, **changed)


def _experience(item: Experience, random: Random) -> Experience:
    low, high = sorted((random.randint(-2, 2), random.randint(-2, 2)))
    today = random.choice((None, Spread(mean=(low + high) / 2, low=low, high=high, n=2)))
    channels = tuple(_text(random) for _ in range(random.randint(0, 3)))
    return replace(_item(item, random), channels=channels, today=today, moment=random.random() < 0.2)


def _text(random: Random) -> str:
    return "".join(random.choice(_LETTERS) for _ in range(random.choice((0, 1, 3, 12, 40))))[:_LONGEST]


def ordeal(count: int) -> Ordeal:
    """In a process of its own, as the bot draws."""
    ours, theirs = get_context("spawn").Pipe()
    worker = get_context("spawn").Process(target=_draw_all, args=(theirs, count))
    worker.start()
    found = ours.recv()
    worker.join()
    if not isinstance(found, Ordeal):
        raise TypeError("the drawing process answered something else")
    return found


def _draw_all(answer: Connection, count: int) -> None:
    from renderers import catalogue

    times, crashes = [], []
    for seed in range(count):
        journey = hostile(seed)
        started = time.process_time()
        try:
            catalogue.draw("journey_map", journey)
        except Exception as error:
            crashes.append(f"{seed}: {type(error).__name__}")
        times.append(time.process_time() - started)
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    answer.send(Ordeal(tuple(times), tuple(crashes), used))
