"""Journeys made to hurt: any size, hostile text in every field, and numbers nobody should have typed."""

from __future__ import annotations

from dataclasses import fields, replace
from random import Random
from typing import Any, TypeVar

from renderers.journey import (
    Action,
    Behind,
    Expectation,
    Experience,
    Journey,
    Lane,
    Measure,
    Opportunity,
    PainPoint,
    Persona,
    Reading,
    Severity,
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
_MINUTES = (None, 0.0, 0.5, 90.0, 1e9)
_SHARES = (None, 0.0, 0.333, 1.0)
_VALUES = (None, 0.0, -1e12, 1e-6, 41.5, 1e12)
_VOTES = (0, 1, 12, 10**9)

_Kind = TypeVar("_Kind", Persona, Stage, Experience, Expectation, PainPoint, Opportunity, Action, Measure)


def hostile(seed: int) -> Journey:
    """Up to 12 stages, 8 personas and 400 items; now and then with a blueprint and with an earlier run."""
    random = Random(seed)
    told = sized(random.randint(1, 12), random.randint(1, 8), random.choice((1, 7, 60, 150, 400)))
    found = _spoilt(told, random)
    return replace(found, earlier=_spoilt(told, random)) if random.random() < 0.2 else found


def _spoilt(told: Journey, random: Random) -> Journey:
    return replace(
        told,
        title=_text(random),
        trigger=_text(random),
        end_value=_text(random),
        initiative=_text(random),
        occasion=_text(random),
        value_stream=_text(random),
        decision=_text(random),
        decider=_text(random),
        missing_functions=tuple(_text(random) for _ in range(random.randint(0, 3))),
        people=random.choice((0, 1, 10**6)),
        personas=tuple(_item(each, random) for each in told.personas),
        stages=tuple(_stage(each, random) for each in told.stages),
        experiences=tuple(_experience(each, random) for each in told.experiences),
        expectations=tuple(_item(each, random) for each in told.expectations),
        pain_points=tuple(_pain(each, random) for each in told.pain_points),
        opportunities=tuple(_item(each, random) for each in told.opportunities),
        actions=tuple(_item(each, random) for each in told.actions),
        measures=tuple(_measure(each, random) for each in told.measures),
        behind=tuple(_behind(told, random, at) for at in range(random.choice((0, 0, 3, 30)))),
    )


def _item(item: _Kind, random: Random) -> _Kind:
    """Most of its typed fields are replaced; keys, what points at them, and fixed words stay."""
    names = [each.name for each in fields(item) if each.name not in _KEPT and type(getattr(item, each.name)) is str]
    changed: dict[str, Any] = {name: _text(random) for name in names if random.random() < 0.8}
    return replace(item, **changed)


def _stage(item: Stage, random: Random) -> Stage:
    return replace(
        _item(item, random),
        in_scope=random.random() < 0.9,
        process_time=random.choice(_MINUTES),
        wait_time=random.choice(_MINUTES),
        accuracy=random.choice(_SHARES),
    )


def _experience(item: Experience, random: Random) -> Experience:
    low, high = sorted((random.randint(-2, 2), random.randint(-2, 2)))
    today = random.choice((None, Spread(mean=(low + high) / 2, low=low, high=high, n=2)))
    channels = tuple(_text(random) for _ in range(random.randint(0, 3)))
    return replace(_item(item, random), channels=channels, today=today, moment=random.random() < 0.2)


def _pain(item: PainPoint, random: Random) -> PainPoint:
    return replace(_item(item, random), votes=random.choice(_VOTES), severity=random.choice(list(Severity)))


def _measure(item: Measure, random: Random) -> Measure:
    values = [random.choice(_VALUES) or 0.0 for _ in range(random.choice((0, 1, 11, 60)))]
    return replace(
        _item(item, random),
        now=random.choice(_VALUES),
        target=random.choice(_VALUES),
        readings=tuple(Reading(label=_text(random), value=value) for value in values),
        baseline_n=random.choice((0, min(8, len(values)))),
        turns=(),
    )


def _behind(told: Journey, random: Random, at: int) -> Behind:
    """Each may need the one before it."""
    stage = random.choice(told.stages).key
    lane = random.choice(list(Lane))
    needs = (f"b{at - 1}",) if at and random.random() < 0.5 else ()
    return Behind(key=f"b{at}", stage=stage, lane=lane, text=_text(random), unit=_text(random), needs=needs)


def _text(random: Random) -> str:
    return "".join(random.choice(_LETTERS) for _ in range(random.choice((0, 1, 3, 12, 40))))[:_LONGEST]
