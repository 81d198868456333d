"""Then and now: how the scores of each stage have moved since the run before, honest about how few said so."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from renderers.journey import Journey, Spread
from renderers.texts.words import ARROW, signed

ENOUGH = 5  # scores, both times ("Output g" of facilitation.md)


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """``then`` and ``now`` are means of all scores of a stage; None where fewer than ``ENOUGH`` were given."""

    stage: str
    then: float | None
    now: float | None
    scores: tuple[int, int]

    @property
    def plain(self) -> str:
        if self.then is None or self.now is None:
            return "not enough data"
        return f"{signed(self.then)} {ARROW} {signed(self.now)}"


def since(journey: Journey) -> tuple[Moved, ...]:
    """One per stage that both runs have, in order; empty without an earlier run. Stages are found by name or key."""
    if journey.earlier is None:
        return ()
    then, now = _means(journey.earlier), _means(journey)
    places = {name: each.key for each in journey.earlier.stages for name in (each.name.casefold(), each.key)}
    found = [(each, places.get(each.key) or places.get(each.name.casefold())) for each in journey.stages]
    return tuple(
        Moved(
            stage=stage.name,
            then=then[key][0],
            now=now[stage.key][0],
            scores=(then[key][1], now[stage.key][1]),
        )
        for stage, key in found
        if key is not None
    )


def _means(journey: Journey) -> dict[str, tuple[float | None, int]]:
    spreads: dict[str, list[Spread]] = defaultdict(list)
    for each in journey.experiences:
        if each.today is not None:
            spreads[each.stage].append(each.today)
    return {stage.key: _mean(spreads[stage.key]) for stage in journey.stages}


def _mean(spreads: list[Spread]) -> tuple[float | None, int]:
    people = sum(each.n for each in spreads)
    if people < ENOUGH:
        return None, people
    return sum(each.mean * each.n for each in spreads) / people, people
