"""A journey indexed once for drawing: numbers, looks, and what stands under each stage, in drawing order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from renderers.findings import MET_RANK, SEVERITY_RANK, Findings, find
from renderers.journey import Expectation, Experience, Journey, PainPoint, Persona
from renderers.style import PersonaLook, persona_look

_MOST_ON_ONE_PLANE = 5

_Item = TypeVar("_Item", Expectation, PainPoint)


@dataclass(frozen=True, slots=True)
class View:
    """``numbers`` counts experiences from 1 as the journey is read; stages and personas go by their keys."""

    journey: Journey
    findings: Findings
    looks: dict[str, PersonaLook]
    numbers: dict[str, int]
    experiences: dict[str, tuple[Experience, ...]]
    expectations: dict[str, tuple[Expectation, ...]]
    pain_points: dict[str, tuple[PainPoint, ...]]
    owners: dict[str, tuple[str, ...]]
    """Personas by the key of an expectation or pain point, in persona order."""

    @property
    def title(self) -> str:
        return self.journey.title.strip() or "Untitled journey"

    @property
    def voted(self) -> bool:
        return any(pain.votes for pain in self.journey.pain_points)

    @property
    def several(self) -> bool:
        """Whether marks tell personas apart at all."""
        return len(self.journey.personas) > 1

    @property
    def crowded(self) -> bool:
        """Whether there are more personas than curves that can be told apart on one plane."""
        return len(self.journey.personas) > _MOST_ON_ONE_PLANE

    def personas(self, keys: Iterable[str]) -> list[PersonaLook]:
        """Looks in persona order."""
        wanted = set(keys)
        return [look for key, look in self.looks.items() if key in wanted]

    def persona(self, key: str) -> Persona:
        return next(persona for persona in self.journey.personas if persona.key == key)


def view(journey: Journey) -> View:
    """Everything a picture looks up, made in time about linear in the journey's items."""
    by_stage: dict[str, list[Experience]] = {stage.key: [] for stage in journey.stages}
    for experience in journey.experiences:
        by_stage[experience.stage].append(experience)
    ordered = [experience for found in by_stage.values() for experience in found]
    experiences = {experience.key: experience for experience in ordered}
    expectations = sorted(journey.expectations, key=lambda each: MET_RANK[each.met])
    pains = sorted(journey.pain_points, key=lambda each: (-each.votes, -SEVERITY_RANK[each.severity]))
    return View(
        journey=journey,
        findings=find(journey),
        looks={persona.key: persona_look(number) for number, persona in enumerate(journey.personas)},
        numbers={experience.key: number for number, experience in enumerate(ordered, 1)},
        experiences={key: tuple(found) for key, found in by_stage.items()},
        expectations=_under(journey, expectations, experiences),
        pain_points=_under(journey, pains, experiences),
        owners={each.key: _owners(each, experiences) for each in _listed(journey)},
    )


def _under(
    journey: Journey, items: Iterable[_Item], experiences: dict[str, Experience]
) -> dict[str, tuple[_Item, ...]]:
    """By stage; what belongs to several stages stands under each of them."""
    found: dict[str, list[_Item]] = {stage.key: [] for stage in journey.stages}
    for item in items:
        for key in dict.fromkeys(experiences[key].stage for key in item.experiences):
            found[key].append(item)
    return {key: tuple(each) for key, each in found.items()}


def _owners(item: Expectation | PainPoint, experiences: dict[str, Experience]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(key for where in item.experiences for key in experiences[where].personas))


def _listed(journey: Journey) -> tuple[Expectation | PainPoint, ...]:
    return (*journey.expectations, *journey.pain_points)
