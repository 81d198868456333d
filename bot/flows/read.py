"""Small look-ups on a ``Workshop``. Everything here leaves out what was removed or merged."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from bot.flows.decision import Who
from bot.flows.kinds import is_on_board
from storage.records import Expectation, Experience, Item, Member, PainPoint, Persona, Score, Stage, Workshop

Kept = TypeVar("Kept", bound=Item)
Need = Expectation | PainPoint


def _on_board(items: Iterable[Kept]) -> tuple[Kept, ...]:
    return tuple(item for item in items if is_on_board(item))


def personas(workshop: Workshop) -> tuple[Persona, ...]:
    return _on_board(workshop.personas)


def stages(workshop: Workshop) -> tuple[Stage, ...]:
    return _on_board(workshop.stages)


def expectations(workshop: Workshop) -> tuple[Expectation, ...]:
    return _on_board(workshop.expectations)


def pain_points(workshop: Workshop) -> tuple[PainPoint, ...]:
    return _on_board(workshop.pain_points)


def needs(workshop: Workshop) -> tuple[Need, ...]:
    return (*expectations(workshop), *pain_points(workshop))


def experiences(workshop: Workshop) -> tuple[Experience, ...]:
    """In the order of the journey: by stage, then by position."""
    columns = {stage.id: number for number, stage in enumerate(stages(workshop))}
    return tuple(sorted(_on_board(workshop.experiences), key=lambda each: columns.get(each.stage_id, len(columns))))


def experiences_of(workshop: Workshop, stage: Stage) -> tuple[Experience, ...]:
    return tuple(each for each in _on_board(workshop.experiences) if each.stage_id == stage.id)


def stage_of(workshop: Workshop, experience: Experience) -> Stage | None:
    return next((stage for stage in stages(workshop) if stage.id == experience.stage_id), None)


def personas_of(workshop: Workshop, experience: Experience) -> tuple[Persona, ...]:
    return tuple(persona for persona in personas(workshop) if persona.id in experience.persona_ids)


def needs_of(workshop: Workshop, experience: Experience) -> tuple[Need, ...]:
    return tuple(need for need in needs(workshop) if experience.id in need.experience_ids)


def scores_of(workshop: Workshop, experience: Experience) -> tuple[Score, ...]:
    return tuple(score for score in workshop.scores if score.experience_id == experience.id)


def own_score(workshop: Workshop, experience_id: str, user_id: str) -> Score | None:
    mine = (each for each in workshop.scores if each.experience_id == experience_id and each.user_id == user_id)
    return next(mine, None)


def mean(values: Sequence[int]) -> float | None:
    return sum(values) / len(values) if values else None


def mean_today(workshop: Workshop, experience: Experience) -> float | None:
    return mean([each.today for each in scores_of(workshop, experience) if each.today is not None])


def mean_target(workshop: Workshop, experience: Experience) -> float | None:
    return mean([each.target for each in scores_of(workshop, experience) if each.target is not None])


def member(workshop: Workshop, user_id: str) -> Member | None:
    return next((each for each in workshop.members if each.user_id == user_id), None)


def facilitators(workshop: Workshop) -> tuple[str, ...]:
    """User ids of those facilitating who are still in the channel."""
    return tuple(each.user_id for each in workshop.members if each.facilitator and not each.left)


def is_facilitator(workshop: Workshop, user_id: str) -> bool:
    return user_id in facilitators(workshop)


def participants(workshop: Workshop) -> int:
    """How many people have contributed so far, those who left included."""
    return sum(1 for each in workshop.members if each.joined_at is not None)


def can_touch(workshop: Workshop, who: Who, item: Item) -> bool:
    """Contributors edit and remove their own, facilitators everyone's."""
    return item.author == who.user_id or is_facilitator(workshop, who.user_id)
