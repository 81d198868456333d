"""Which stages a blueprint draws, and how they share sheets: at most twelve steps each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from renderers.journey import Behind, Experience, Stage
from renderers.parts.view import View

MOST_STEPS = 12
_TOP_PAINS = 3
_MOST_BESIDE = 3


@dataclass(frozen=True, slots=True)
class Part:
    """A stage, or as much of it as one sheet takes; ``slots`` is how many boxes stand side by side."""

    stage: Stage
    experiences: tuple[Experience, ...]
    items: tuple[Behind, ...]

    @property
    def slots(self) -> int:
        widest = max(Counter(item.lane for item in self.items).values(), default=0)
        return max(1, len(self.experiences), min(_MOST_BESIDE, widest))


def chosen(view: View, keys: Sequence[str] = ()) -> list[Stage]:
    """In journey order: those named, else those with a top-three pain point, else those something is known of."""
    wanted = set(keys)
    if not wanted:
        top = view.findings.hindrances[:_TOP_PAINS]
        wanted = {stage.key for hindrance in top for stage in hindrance.stages}
    if not wanted:
        wanted = {item.stage for item in view.journey.behind}
    if not wanted and view.findings.worst:
        wanted = {view.findings.worst.stage.key}
    return [stage for stage in view.journey.stages if stage.key in wanted]


def sheets(view: View, stages: Sequence[Stage]) -> list[list[Part]]:
    """Whole stages together as long as there is room."""
    found: list[list[Part]] = []
    used = 0
    for stage in stages:
        for part in _parts(view, stage):
            if found and used + part.slots <= MOST_STEPS:
                found[-1].append(part)
                used += part.slots
            else:
                found.append([part])
                used = part.slots
    return found


def _parts(view: View, stage: Stage) -> list[Part]:
    """Even parts of a stage with more steps than a sheet; what stands behind goes to the step it hurts."""
    lived = view.experiences[stage.key]
    items = [item for item in view.journey.behind if item.stage == stage.key]
    count = max(1, -(-len(lived) // MOST_STEPS))
    size = -(-len(lived) // count) or 1
    cuts = [lived[at : at + size] for at in range(0, len(lived), size)] or [lived]
    where = {each.key: at for at, cut in enumerate(cuts) for each in cut}
    hurt = {pain.key: where[key] for pain in view.pain_points[stage.key] for key in pain.experiences if key in where}
    home = {item.key: next((hurt[key] for key in item.pain_points if key in hurt), 0) for item in items}
    return [Part(stage, cut, tuple(item for item in items if home[item.key] == at)) for at, cut in enumerate(cuts)]
