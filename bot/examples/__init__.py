"""The six journeys a workshop can start from, as data: paraphrased from published cases, with their sources.

Each file keeps the words of its case. Its ``workshop`` block is ours: what the setup form asks, and which of the
texts the named sources saw or measured (everything else is a guess).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Annotated, Literal, Self

import yaml
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from storage.records import Evidence

Words = Annotated[str, StringConstraints(min_length=1, max_length=300, strip_whitespace=True)]
Feeling = Annotated[int, Field(ge=-2, le=2)]
Kind = Literal["experiences", "expectations", "pain_points"]


@dataclass(frozen=True, slots=True)
class Name:
    key: str
    file: str
    title: str


NAMES = (
    Name("hotel", "hotel-check-in.yaml", "Hotel check-in"),
    Name("grocery", "grocery-trip.yaml", "Weekly grocery trip"),
    Name("mobile", "mobile-plan.yaml", "Switching mobile plans"),
    Name("claims", "claiming-support.yaml", "Claiming support while looking for work"),
    Name("coffee", "coffee-shop.yaml", "A drink in a busy coffee shop"),
    Name("veterans", "leaving-the-military.yaml", "Leaving military service"),
)


class Part(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class Setup(Part):
    """What the setup form asks, and how the example knows what it says: by kind of item, then by exact text."""

    journey: Words
    trigger: Words
    end_value: Words
    initiative: Words
    value_stream: Words
    occasion: Words
    evidence: dict[Kind, Annotated[Evidence, Field(strict=False)]] = {}
    seen: Annotated[tuple[Words, ...], Field(strict=False)] = ()
    measured: Annotated[tuple[Words, ...], Field(strict=False)] = ()

    def known(self, kind: Kind, text: str) -> Evidence:
        if text in self.measured:
            return Evidence.MEASURED
        return Evidence.SEEN if text in self.seen else self.evidence.get(kind, Evidence.GUESS)


class Stage(Part):
    name: Words
    value: Words


class Experience(Part):
    stage: Words
    persona: Words
    description: Words
    channels: Annotated[tuple[Words, ...], Field(strict=False)]
    sentiment: Feeling
    expectations: Annotated[tuple[Words, ...], Field(strict=False)]
    pain_points: Annotated[tuple[Words, ...], Field(strict=False)]
    opportunities: Annotated[tuple[Words, ...], Field(strict=False)]


class Example(Part):
    name: Words
    source: Annotated[str, Field(min_length=1)]
    workshop: Setup
    personas: Annotated[tuple[Words, ...], Field(strict=False)]
    stages: Annotated[tuple[Stage, ...], Field(strict=False)]
    experiences: Annotated[tuple[Experience, ...], Field(strict=False)]

    @model_validator(mode="after")
    def _check_references(self) -> Self:
        stages = {stage.name for stage in self.stages}
        lost = [
            each.description
            for each in self.experiences
            if each.stage not in stages or each.persona not in self.personas
        ]
        if lost:
            raise ValueError(f"without a stage or persona of the example: {lost[0]}")
        texts = {
            text for each in self.experiences for text in (each.description, *each.expectations, *each.pain_points)
        }
        unknown = {*self.workshop.seen, *self.workshop.measured} - texts
        if unknown:
            raise ValueError(f"evidence for a text that is not there: {sorted(unknown)[0]}")
        return self


@cache
def read(name: str) -> Example:
    """The example called ``name`` in NAMES; KeyError for any other word."""
    file = {each.key: each.file for each in NAMES}[name]
    text = resources.files(__name__).joinpath(file).read_text(encoding="utf-8")
    return Example.model_validate(yaml.safe_load(text))
