"""Then and now: how the scores of each stage have moved since the run before, as the before/after card shows it."""

from __future__ import annotations

from dataclasses import dataclass

from renderers.journey import Journey
from renderers.pictures.change.runs import Change, changes
from renderers.texts.words import ARROW, signed


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """``then`` and ``now`` are means of all ``scores`` of a stage, None where too few people gave one.

    ``people`` is how many scored it then and now, ``verdict`` what that means.
    """

    stage: str
    then: float | None
    now: float | None
    scores: tuple[int, int]
    people: tuple[int, int]
    verdict: str

    @property
    def plain(self) -> str:
        if self.then is None or self.now is None:
            return self.verdict
        return f"{signed(self.then)} {ARROW} {signed(self.now)}, {self.verdict}"


def since(journey: Journey) -> tuple[Moved, ...]:
    """One per stage in scope, then those that are no more; empty without an earlier run."""
    return tuple(map(_moved, changes(journey, journey.earlier))) if journey.earlier else ()


def _moved(change: Change) -> Moved:
    runs = change.then.score, change.now.score
    then, now = (run.mean if run and change.compared else None for run in runs)
    return Moved(
        stage=change.stage.name,
        then=then,
        now=now,
        scores=(runs[0].n if runs[0] else 0, runs[1].n if runs[1] else 0),
        people=(change.then.people, change.now.people),
        verdict=change.verdict.value,
    )
