"""What later capabilities know of a journey, from a seed: times, estimates, readings, backstage, an earlier run."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from random import Random
from typing import TypeVar

from renderers.journey import (
    Action,
    Behind,
    Estimate,
    Influence,
    Journey,
    Lane,
    Measure,
    Persona,
    Reading,
    Stage,
    Turn,
    Voice,
)

_Item = TypeVar("_Item")
_MINUTES = (None, 0.0, 0.5, 42.0, 6000.0, 1e7)
_SHARES = (None, 0.0, 0.61, 0.745, 1.0)
_READINGS = (0, 0, 1, 5, 12, 30, 60)
_SPANS = ((0.0, 0.0), (0.0, 1.0), (-60.0, 100.0), (1e6, 9e9), (1e-9, 1e-7))


def furnished(journey: Journey, random: Random, text: Callable[[], str]) -> Journey:
    """With something in every field that ``journey`` leaves empty; ``text`` makes up what was typed."""
    made = _Maker(random, text)
    with_times = replace(
        journey,
        occasion=text(),
        value_stream=text(),
        closed=random.random() < 0.5,
        personas=tuple(map(made.persona, journey.personas)),
        stages=tuple(map(made.stage, journey.stages)),
        actions=tuple(made.action(each, journey) for each in journey.actions),
        measures=tuple(map(made.measure, journey.measures)),
        behind=made.behind(journey),
        invited=random.choice((0, journey.people, 50)),
        missing_functions=tuple(text() for _ in range(random.randint(0, 2))),
        votes_each=random.choice((0, 6)),
    )
    return replace(with_times, earlier=made.earlier(with_times))


class _Maker:
    def __init__(self, random: Random, text: Callable[[], str]) -> None:
        self.random = random
        self.text = text

    def persona(self, known: Persona) -> Persona:
        return replace(
            known,
            needs=self.text(),
            frustrations=self.text(),
            segment=self.text(),
            quote=self.text(),
            quote_source=self.text(),
        )

    def stage(self, known: Stage) -> Stage:
        return replace(
            known,
            owner=self.text(),
            process_time=self.random.choice(_MINUTES),
            wait_time=self.random.choice(_MINUTES),
            accuracy=self.random.choice(_SHARES),
        )

    def action(self, known: Action, journey: Journey) -> Action:
        causes = tuple(each.key for each in self.some(journey.pain_points))
        return replace(
            known,
            pain_points=causes,
            influence=self.random.choice((None, *Influence)),
            effect=self.text(),
            cost=self.estimate(),
            benefit=self.estimate(),
        )

    def estimate(self) -> Estimate | None:
        said = sorted(self.random.randint(1, 5) for _ in range(self.random.randint(0, 6)))
        if not said:
            return None
        middle = (said[(len(said) - 1) // 2] + said[len(said) // 2]) / 2
        return Estimate(median=middle, low=said[0], high=said[-1], n=len(said))

    def measure(self, known: Measure) -> Measure:
        low, high = self.random.choice(_SPANS)
        count = self.random.choice(_READINGS)
        labels = [f"W{number}" for number in range(count)] if count > 1 else [self.text()] * count
        readings = tuple(Reading(label=label, value=self.random.uniform(low, high)) for label in labels)
        turns = tuple(Turn(index=self.random.randrange(count), name=self.text()) for _ in range(min(count, 2)))
        return replace(
            known,
            voice=self.random.choice(list(Voice)),
            lower_is_better=self.random.random() < 0.5,
            readings=readings,
            baseline_n=self.random.randint(0, count),
            turns=turns,
        )

    def behind(self, journey: Journey) -> tuple[Behind, ...]:
        """Up to three items a stage, each needing or agreeing with some of those before it."""
        found: list[Behind] = []
        for stage in journey.stages:
            for _ in range(self.random.randint(0, 3)):
                needs, agrees = ([each.key for each in self.some(found)] for _ in range(2))
                found.append(
                    Behind(
                        key=f"b{len(found)}",
                        stage=stage.key,
                        lane=self.random.choice(list(Lane)),
                        text=self.text(),
                        kind=self.text(),
                        unit=self.text(),
                        needs=tuple(needs),
                        agrees=tuple(each for each in agrees if each not in needs),
                        pain_points=tuple(each.key for each in self.some(journey.pain_points)),
                    )
                )
        return tuple(found)

    def earlier(self, journey: Journey) -> Journey | None:
        """A run before, with other scores and people."""
        if self.random.random() < 0.4:
            return None
        scores = [each.today for each in journey.experiences]
        self.random.shuffle(scores)
        lived = tuple(replace(each, today=today) for each, today in zip(journey.experiences, scores, strict=True))
        return replace(journey, experiences=lived, people=self.random.randint(0, 20))

    def some(self, items: Sequence[_Item]) -> list[_Item]:
        return self.random.sample(list(items), min(len(items), self.random.randint(0, 2)))
