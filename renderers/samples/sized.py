"""The airline journey in any size: the same texts again and again, in the same mixture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from renderers.journey import Action, Expectation, Experience, Journey, Opportunity, PainPoint
from renderers.samples.full import full

_Kind = TypeVar("_Kind")
_Said = TypeVar("_Said", Expectation, PainPoint, Opportunity, Action)


def sized(stages: int, personas: int, items: int) -> Journey:
    """``items`` are experiences, expectations, pain points, opportunities, actions and measures together.

    At least one of each.
    """
    told = full()
    kinds = (told.experiences, told.expectations, told.pain_points, told.opportunities, told.actions, told.measures)
    share = items / sum(map(len, kinds))
    counts = [max(1, round(len(kind) * share)) for kind in kinds]
    counts[2] = max(1, counts[2] + items - sum(counts))
    experiences = tuple(
        replace(each, key=f"e{at}", stage=f"s{at * stages // counts[0]}", personas=_whose(each, at, personas))
        for at, each in enumerate(_again(told.experiences, counts[0]))
    )

    def spread_out(kind: Sequence[_Said], letter: str, count: int) -> tuple[_Said, ...]:
        """``count`` of them, hung on the experiences from the first to the last."""
        return tuple(
            replace(each, key=f"{letter}{at}", experiences=(f"e{at * counts[0] // count}",))
            for at, each in enumerate(_again(kind, count))
        )

    return replace(
        told,
        stages=tuple(replace(each, key=f"s{at}") for at, each in enumerate(_again(told.stages, stages))),
        personas=tuple(replace(each, key=f"p{at}") for at, each in enumerate(_again(told.personas, personas))),
        experiences=experiences,
        expectations=spread_out(told.expectations, "x", counts[1]),
        pain_points=spread_out(told.pain_points, "n", counts[2]),
        opportunities=spread_out(told.opportunities, "o", counts[3]),
        actions=tuple(replace(each, pain_points=()) for each in spread_out(told.actions, "a", counts[4])),
        measures=tuple(
            replace(each, key=f"m{at}", stage=f"s{at % stages}" if each.stage else "")
            for at, each in enumerate(_again(told.measures, counts[5]))
        ),
        behind=(),
        earlier=None,
    )


def _again(kinds: Sequence[_Kind], count: int) -> list[_Kind]:
    return [kinds[at % len(kinds)] for at in range(count)]


def _whose(experience: Experience, at: int, personas: int) -> tuple[str, ...]:
    """As many as before, each persona in turn."""
    return tuple(dict.fromkeys(f"p{(at + step) % personas}" for step in range(len(experience.personas))))
