"""Journeys for tests of renderers: the examples, scored as several people would, and any journey at all."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from datetime import date
from typing import Any

from hypothesis import strategies as st

from bot.examples import read
from renderers.journey import (
    Evidence,
    Expectation,
    Experience,
    Journey,
    Met,
    PainPoint,
    Persona,
    Severity,
    Spread,
    Stage,
)
from tests.strategies import links, names, texts

HELD_ON = date(2026, 11, 21)


def spread(*said: int) -> Spread:
    return Spread(mean=sum(said) / len(said), low=min(said), high=max(said), n=len(said))


def example(key: str, *, targets: bool = True) -> Journey:
    """An example as one person scored it; with ``targets`` two above today, at most +2."""
    told, keys = read(key), itertools.count()
    experiences: list[Experience] = []
    expectations: list[Expectation] = []
    pains: list[PainPoint] = []
    for each in told.experiences:
        here = f"e{next(keys)}"
        aim = spread(min(each.sentiment + 2, 2)) if targets else None
        experiences.append(
            Experience(
                key=here,
                stage=each.stage,
                personas=(each.persona,),
                what=each.description,
                channels=each.channels,
                today=spread(each.sentiment),
                target=aim,
                evidence=Evidence(told.workshop.known("experiences", each.description).value),
            )
        )
        met = Met.UNMET if each.sentiment < 0 else Met.MET
        expectations += [
            Expectation(key=f"x{next(keys)}", experiences=(here,), text=text, met=met) for text in each.expectations
        ]
        pains += [
            PainPoint(
                key=f"n{next(keys)}",
                experiences=(here,),
                text=text,
                evidence=Evidence(told.workshop.known("pain_points", text).value),
            )
            for text in each.pain_points
        ]
    return Journey(
        title=told.workshop.journey,
        trigger=told.workshop.trigger,
        end_value=told.workshop.end_value,
        initiative=told.workshop.initiative,
        value_stream=told.workshop.value_stream,
        held_on=HELD_ON,
        people=7,
        personas=tuple(Persona(key=name, name=name) for name in told.personas),
        stages=tuple(Stage(key=stage.name, name=stage.name, value=stage.value) for stage in told.stages),
        experiences=tuple(experiences),
        expectations=tuple(expectations),
        pain_points=tuple(pains),
    )


spreads = st.lists(st.integers(-2, 2), min_size=1, max_size=5).map(lambda said: spread(*said))
evidences = st.sampled_from(Evidence)


def _several(keys: Sequence[str]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(keys), min_size=1, max_size=3, unique=True).map(tuple)


def _many(draw: st.DrawFn, kind: type[Any], prefix: str, most: int, fields: dict[str, Any]) -> tuple[Any, ...]:
    size = draw(st.integers(0, most))
    return tuple(kind(key=f"{prefix}{number}", **draw(st.fixed_dictionaries(fields))) for number in range(size))


@st.composite
def journeys(draw: st.DrawFn, *, most: int = 6) -> Journey:
    """Any journey with up to ``most`` of each kind and any text that passed the gate."""
    known: dict[str, Any] = {"evidence": evidences, "link": links}
    free = dict.fromkeys(("role", "goal", "needs", "frustrations"), texts)
    personas = _many(draw, Persona, "p", most, {"name": names, "internal": st.booleans(), **free, **known})
    stages = _many(draw, Stage, "s", most, {"name": names, "value": texts, "in_scope": st.booleans()})
    lived: dict[str, Any] = {
        "stage": st.sampled_from([each.key for each in stages] or [""]),
        "personas": _several([each.key for each in personas] or [""]),
        "what": names,
        "instead": texts,
        "channels": st.lists(names, max_size=3, unique=True).map(tuple),
        "today": st.none() | spreads,
        "target": st.none() | spreads,
        **known,
    }
    experiences = _many(draw, Experience, "e", most if personas and stages else 0, lived)
    on = {"experiences": _several([each.key for each in experiences] or [""]), "text": names, **known}
    size = most if experiences else 0
    met, severity, votes = st.sampled_from(Met), st.sampled_from(Severity), st.integers(0, 4)
    return Journey(
        title=draw(names),
        trigger=draw(names),
        end_value=draw(names),
        initiative=draw(texts),
        held_on=HELD_ON,
        people=draw(st.integers(0, 2000)),
        personas=personas,
        stages=stages,
        experiences=experiences,
        expectations=_many(draw, Expectation, "x", size, {**on, "met": met}),
        pain_points=_many(draw, PainPoint, "n", size, {**on, "severity": severity, "votes": votes}),
    )
