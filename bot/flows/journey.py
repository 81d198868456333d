"""From the stored workshop to ``renderers.journey.Journey``: what is on the board, in display order."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from bot.flows import kinds, occasions, read
from renderers import journey as drawn
from storage.records import (
    Expectation,
    Experience,
    PainPoint,
    Persona,
    Stage,
    State,
    Workshop,
)

UNMET_UP_TO = -0.5
PARTLY_BELOW = 0.75


def journey_of(workshop: Workshop, *, now: datetime | None = None) -> drawn.Journey:
    """``held_on`` is the day it was closed, else of ``now``, else of the last change.

    Removed and merged items are left out everywhere, also from the lists of those that hang on them.
    """
    head = workshop.head
    occasion = occasions.by_key(head.occasion)
    index = _Index(workshop)
    return drawn.Journey(
        title=head.journey,
        trigger=head.trigger,
        end_value=head.end_value,
        initiative=head.initiative,
        occasion=occasion.title if occasion else "",
        value_stream=head.value_stream,
        held_on=_held_on(workshop, now),
        people=read.participants(workshop),
        version=head.revision,
        closed=head.state is State.CLOSED,
        personas=tuple(_persona(each) for each in read.personas(workshop)),
        stages=tuple(_stage(each) for each in read.stages(workshop)),
        experiences=tuple(index.experience(each) for each in index.experiences),
        expectations=tuple(index.expectation(each) for each in read.expectations(workshop)),
        pain_points=tuple(index.pain_point(each) for each in read.pain_points(workshop)),
    )


def _held_on(workshop: Workshop, now: datetime | None) -> date:
    day = workshop.head.closed_at or now
    if day:
        return day.date()
    changed = (item.updated_at for kind in kinds.KINDS for item in kinds.everything(workshop, kind))
    return max((workshop.head.started_at, *changed)).date()


def _persona(each: Persona) -> drawn.Persona:
    return drawn.Persona(
        key=each.id,
        name=each.name,
        role=each.role,
        goal=each.goal,
        internal=each.internal,
        needs=each.needs,
        frustrations=each.frustrations,
        evidence=drawn.Evidence(each.evidence.value),
        link=each.link,
    )


def _stage(each: Stage) -> drawn.Stage:
    return drawn.Stage(key=each.id, name=each.name, value=each.value, in_scope=each.in_scope)


class _Index:
    """What belongs to which experience, looked up once."""

    def __init__(self, workshop: Workshop) -> None:
        self.personas = read.personas(workshop)
        self.experiences = read.experiences(workshop)
        self.order = {each.id: number for number, each in enumerate(self.experiences)}
        self.feelings = read.feelings(workshop)

    def felt(self, experience_id: str) -> read.Feelings:
        return self.feelings.get(experience_id, read.Feelings())

    def experience(self, each: Experience) -> drawn.Experience:
        return drawn.Experience(
            key=each.id,
            stage=each.stage_id,
            personas=tuple(persona.id for persona in self.personas if persona.id in each.persona_ids),
            what=each.what,
            instead=each.instead,
            channels=each.channels,
            today=_spread(self.felt(each.id).today),
            target=_spread(self.felt(each.id).target),
            evidence=drawn.Evidence(each.evidence.value),
            link=each.link,
        )

    def expectation(self, each: Expectation) -> drawn.Expectation:
        where = self._where(each.experience_ids)
        return drawn.Expectation(
            key=each.id,
            experiences=where,
            text=each.text,
            met=drawn.Met(each.met.value) if each.met else self._met(where),
            evidence=drawn.Evidence(each.evidence.value),
            link=each.link,
        )

    def pain_point(self, each: PainPoint) -> drawn.PainPoint:
        return drawn.PainPoint(
            key=each.id,
            experiences=self._where(each.experience_ids),
            text=each.text,
            severity=drawn.Severity(each.severity.value),
            evidence=drawn.Evidence(each.evidence.value),
            link=each.link,
        )

    def _where(self, experience_ids: Sequence[str]) -> tuple[str, ...]:
        return tuple(sorted((key for key in experience_ids if key in self.order), key=self.order.__getitem__))

    def _met(self, experience_ids: Sequence[str]) -> drawn.Met:
        """What nobody marked is read from today's scores: the lowest mean among its experiences decides.

        Up to -0.5 it counts as unmet, below 0.75 as partly met, above that as met; without a score it stays unknown.
        """
        means = [mean for key in experience_ids if (mean := read.mean(self.felt(key).today)) is not None]
        if not means:
            return drawn.Met.UNKNOWN
        if min(means) <= UNMET_UP_TO:
            return drawn.Met.UNMET
        return drawn.Met.PARTLY if min(means) < PARTLY_BELOW else drawn.Met.MET


def _spread(values: Sequence[int]) -> drawn.Spread | None:
    if not values:
        return None
    return drawn.Spread(mean=sum(values) / len(values), low=min(values), high=max(values), n=len(values))
