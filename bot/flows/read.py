"""Small look-ups on a ``Workshop``. Everything here leaves out what is not on the board.

On the board is what was neither removed nor merged and still has what it hangs on: an experience its stage and a
persona, an expectation or pain point an experience.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from bot.flows.decision import Who
from storage.records import Expectation, Experience, Item, Member, PainPoint, Persona, Score, Stage, Workshop

Kept = TypeVar("Kept", bound=Item)
NeedKind = TypeVar("NeedKind", Expectation, PainPoint)
Need = Expectation | PainPoint


def is_kept(item: Item) -> bool:
    """Neither removed nor merged."""
    return item.removed_in is None and item.merged_into is None


def _kept(items: Iterable[Kept]) -> tuple[Kept, ...]:
    return tuple(item for item in items if is_kept(item))


def personas(workshop: Workshop) -> tuple[Persona, ...]:
    return _kept(workshop.personas)


def stages(workshop: Workshop) -> tuple[Stage, ...]:
    return _kept(workshop.stages)


def experiences(workshop: Workshop) -> tuple[Experience, ...]:
    """In the order of the journey: by stage, then by position."""
    columns = {stage.id: number for number, stage in enumerate(stages(workshop))}
    people = {persona.id for persona in personas(workshop)}
    shown = (each for each in _kept(workshop.experiences) if each.stage_id in columns)
    placed = [each for each in shown if people.intersection(each.persona_ids)]
    return tuple(sorted(placed, key=lambda each: columns[each.stage_id]))


def _hanging(items: Iterable[NeedKind], workshop: Workshop) -> tuple[NeedKind, ...]:
    shown = {each.id for each in experiences(workshop)}
    return tuple(item for item in _kept(items) if shown.intersection(item.experience_ids))


def expectations(workshop: Workshop) -> tuple[Expectation, ...]:
    return _hanging(workshop.expectations, workshop)


def pain_points(workshop: Workshop) -> tuple[PainPoint, ...]:
    return _hanging(workshop.pain_points, workshop)


def needs(workshop: Workshop) -> tuple[Need, ...]:
    return (*expectations(workshop), *pain_points(workshop))


def personas_of(workshop: Workshop, experience: Experience) -> tuple[Persona, ...]:
    return tuple(persona for persona in personas(workshop) if persona.id in experience.persona_ids)


def scores_of(workshop: Workshop, experience: Experience) -> tuple[Score, ...]:
    return tuple(score for score in workshop.scores if score.experience_id == experience.id)


def own_score(workshop: Workshop, experience_id: str, user_id: str) -> Score | None:
    mine = (each for each in workshop.scores if each.experience_id == experience_id and each.user_id == user_id)
    return next(mine, None)


@dataclass(frozen=True, slots=True)
class Feelings:
    """What people said about one experience, today and as it should be, each from -2 to +2."""

    today: tuple[int, ...] = ()
    target: tuple[int, ...] = ()


def feelings(workshop: Workshop) -> Mapping[str, Feelings]:
    """By the id of the experience, in one go over all scores; nothing for those nobody has scored."""
    found: dict[str, list[Score]] = {}
    for score in workshop.scores:
        found.setdefault(score.experience_id, []).append(score)
    return {
        key: Feelings(
            tuple(each.today for each in scores if each.today is not None),
            tuple(each.target for each in scores if each.target is not None),
        )
        for key, scores in found.items()
    }


def mean(values: Sequence[int]) -> float | None:
    return sum(values) / len(values) if values else None


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
