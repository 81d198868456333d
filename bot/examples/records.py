"""An example as records, so that a workshop can start from it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypedDict

from bot.examples import Example
from bot.examples import Experience as Told
from storage.records import Expectation, Experience, PainPoint, Persona, Score, Stage

Made = Persona | Stage | Experience | Expectation | PainPoint | Score


class Common(TypedDict):
    """The fields that every item starts with."""

    id: str
    author: str
    created_at: datetime
    updated_at: datetime
    position: int


def records_of(example: Example, *, ids: Callable[[], str], now: datetime, author: str = "example") -> tuple[Made, ...]:
    """Everything the example holds, each record after what it refers to, positions in the order of the file.

    Every experience carries its score as one of today's by ``author``; expectations leave open whether they are met.
    """
    return tuple(_Teller(example, ids, now, author).records())


@dataclass
class _Teller:
    example: Example
    ids: Callable[[], str]
    now: datetime
    author: str
    counts: dict[type[Made], int] = field(default_factory=dict)

    def records(self) -> Iterator[Made]:
        personas = {name: Persona(name=name, **self._common(Persona)) for name in self.example.personas}
        stages = {
            stage.name: Stage(name=stage.name, value=stage.value, **self._common(Stage))
            for stage in self.example.stages
        }
        yield from personas.values()
        yield from stages.values()
        for told in self.example.experiences:
            yield from self._experience(told, personas[told.persona].id, stages[told.stage].id)

    def _experience(self, told: Told, persona_id: str, stage_id: str) -> Iterator[Made]:
        known = self.example.workshop.known
        experience = Experience(
            stage_id=stage_id,
            persona_ids=(persona_id,),
            what=told.description,
            channels=told.channels,
            evidence=known("experiences", told.description),
            **self._common(Experience),
        )
        yield experience
        here = (experience.id,)
        for text in told.expectations:
            evidence = known("expectations", text)
            yield Expectation(experience_ids=here, text=text, evidence=evidence, **self._common(Expectation))
        for text in told.pain_points:
            evidence = known("pain_points", text)
            yield PainPoint(experience_ids=here, text=text, evidence=evidence, **self._common(PainPoint))
        yield self._score(experience.id, told.sentiment)

    def _score(self, experience_id: str, today: int) -> Score:
        key, who = self.ids(), self.author
        return Score(id=key, experience_id=experience_id, user_id=who, today=today, updated_at=self.now)

    def _common(self, kind: type[Made]) -> Common:
        """The next item of its kind: a new id and the next position."""
        place = self.counts[kind] = self.counts.get(kind, -1) + 1
        return Common(id=self.ids(), author=self.author, created_at=self.now, updated_at=self.now, position=place)
