"""A journey in reading order: what stands under each stage, and the numbers the map gives to experiences."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TypeVar

from renderers.findings import MET_RANK, SEVERITY_RANK
from renderers.journey import Expectation, Experience, Journey, PainPoint, Stage

ItemT = TypeVar("ItemT", Expectation, PainPoint)


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One stage with everything under it, each list the most important first, experiences in order."""

    stage: Stage
    experiences: tuple[Experience, ...]
    expectations: tuple[Expectation, ...]
    pain_points: tuple[PainPoint, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """``numbers`` counts experiences from 1 stage by stage, as on the map; ``names`` are those of the personas."""

    columns: tuple[Column, ...]
    numbers: dict[str, int]
    names: dict[str, str]

    def who(self, experience: Experience) -> list[str]:
        return [name for key, name in self.names.items() if key in experience.personas]


def read(journey: Journey) -> Reading:
    """In time about linear in the journey's items."""
    under: dict[str, list[Experience]] = defaultdict(list)
    for experience in journey.experiences:
        under[experience.stage].append(experience)
    stage_of = {experience.key: experience.stage for experience in journey.experiences}
    expectations = _under(sorted(journey.expectations, key=lambda each: MET_RANK[each.met]), stage_of)
    pains = sorted(journey.pain_points, key=lambda each: (-each.votes, -SEVERITY_RANK[each.severity]))
    pain_points = _under(pains, stage_of)
    columns = tuple(
        Column(
            stage=stage,
            experiences=tuple(under[stage.key]),
            expectations=tuple(expectations[stage.key]),
            pain_points=tuple(pain_points[stage.key]),
        )
        for stage in journey.stages
    )
    ordered = (experience.key for column in columns for experience in column.experiences)
    return Reading(
        columns=columns,
        numbers={key: number for number, key in enumerate(ordered, 1)},
        names={persona.key: persona.name for persona in journey.personas},
    )


def _under(items: list[ItemT], stage_of: dict[str, str]) -> dict[str, list[ItemT]]:
    """What belongs to several stages stands under each of them."""
    found: dict[str, list[ItemT]] = defaultdict(list)
    for item in items:
        for stage in dict.fromkeys(stage_of[key] for key in item.experiences):
            found[stage].append(item)
    return found
