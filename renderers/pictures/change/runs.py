"""Two runs of one journey, stage by stage: what was said then and now, and what was closed in between."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from renderers.journey import Action, ActionState, Experience, Journey, Spread, Stage
from renderers.parts.means import pooled

ENOUGH = 5
"""People who must have scored a stage each time before it is compared ("Output g" of ``facilitation.md``)."""

APART = 0.3
"""Less is called about the same."""


class Verdict(StrEnum):
    BETTER = "better"
    WORSE = "worse"
    SAME = "about the same"
    TOO_FEW = "not enough data"
    NEW = "new since then"
    GONE = "no longer a stage"


@dataclass(frozen=True, slots=True)
class Run:
    """``people`` is the most who scored any one experience: never more than took part."""

    score: Spread | None
    people: int


@dataclass(frozen=True, slots=True)
class Change:
    """One stage in both runs; ``closed`` are the actions done in between."""

    stage: Stage
    then: Run
    now: Run
    verdict: Verdict
    closed: tuple[Action, ...]

    @property
    def size(self) -> float:
        """Of the two printed scores; only for what is compared."""
        if self.then.score is None or self.now.score is None:
            return 0.0
        return round(round(self.now.score.mean, 1) - round(self.then.score.mean, 1), 1)

    @property
    def compared(self) -> bool:
        return self.verdict in (Verdict.BETTER, Verdict.WORSE, Verdict.SAME)


def changes(now: Journey, then: Journey) -> list[Change]:
    """Stages in scope today in order, then those that are no more; told apart by key, else by name."""
    keys = {stage.key: stage for stage in then.stages}
    names = {_folded(stage): stage for stage in then.stages}
    before, after = _runs(then), _runs(now)
    closed = _by_stage(now, closed_between(now, then))
    found = []
    kept = set()
    for stage in now.stages:
        earlier = keys.get(stage.key) or names.get(_folded(stage))
        kept |= {earlier.key} if earlier else set()
        runs = before[earlier.key] if earlier else _NOTHING, after[stage.key]
        verdict = _verdict(*runs) if earlier else Verdict.NEW
        if stage.in_scope:
            found.append(Change(stage, *runs, verdict, tuple(closed[stage.key])))
    gone = [stage for stage in then.stages if stage.in_scope and stage.key not in kept]
    return [*found, *(Change(stage, before[stage.key], _NOTHING, Verdict.GONE, ()) for stage in gone)]


def closed_between(now: Journey, then: Journey) -> list[Action]:
    """Done today and not done then."""
    before = {action.key for action in then.actions if action.state is ActionState.DONE}
    return [action for action in now.actions if action.state is ActionState.DONE and action.key not in before]


def elsewhere(now: Journey, then: Journey) -> list[Action]:
    """Closed between, for no stage in particular."""
    placed = {action.key for found in _by_stage(now, closed_between(now, then)).values() for action in found}
    return [action for action in closed_between(now, then) if action.key not in placed]


_NOTHING = Run(None, 0)


def _folded(stage: Stage) -> str:
    return " ".join(stage.name.casefold().split())


def _runs(journey: Journey) -> dict[str, Run]:
    lived: dict[str, list[Experience]] = {stage.key: [] for stage in journey.stages}
    for experience in journey.experiences:
        lived[experience.stage].append(experience)
    return {key: _run(found) for key, found in lived.items()}


def _run(lived: Iterable[Experience]) -> Run:
    said = [each.today for each in lived if each.today]
    return Run(pooled(said), max((each.n for each in said), default=0))


def _verdict(then: Run, now: Run) -> Verdict:
    if then.score is None or now.score is None or min(then.people, now.people) < ENOUGH:
        return Verdict.TOO_FEW
    size = round(round(now.score.mean, 1) - round(then.score.mean, 1), 1)
    if abs(size) < APART:
        return Verdict.SAME
    return Verdict.BETTER if size > 0 else Verdict.WORSE


def _by_stage(journey: Journey, actions: Iterable[Action]) -> dict[str, list[Action]]:
    """An action for several stages stands under each."""
    where = {experience.key: experience.stage for experience in journey.experiences}
    hurting = {pain.key: pain.experiences for pain in journey.pain_points}
    found: dict[str, list[Action]] = defaultdict(list)
    for action in actions:
        lived = [*action.experiences, *(key for pain in action.pain_points for key in hurting.get(pain, ()))]
        for stage in dict.fromkeys(where[key] for key in lived if key in where):
            found[stage].append(action)
    return found
