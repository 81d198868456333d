"""What is still empty, and what an experienced facilitator would say about it (facilitation.md A and F)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from bot.flows import read
from bot.flows.phase import Phase
from bot.flows.phases import PHASES
from storage.records import Evidence, Persona, Stage, Workshop

MOST_STAGES = 7
MOST_PERSONAS = 2
PAINS_PER_EXPECTATION = 3
ENOUGH = 4  # experiences or pain points before a pattern in them means anything


@dataclass(frozen=True, slots=True)
class Cell:
    """Nobody has said what this persona goes through at this stage."""

    stage: Stage
    persona: Persona


def gaps_of(workshop: Workshop, phase: Phase) -> tuple[str, ...]:
    return phase.gaps(workshop)


def gaps_of_all(workshop: Workshop) -> tuple[str, ...]:
    return tuple(gap for phase in PHASES for gap in gaps_of(workshop, phase))


def empty_cells(workshop: Workshop) -> tuple[Cell, ...]:
    """By stage, then persona; stages out of scope ask for nothing."""
    filled = {(each.stage_id, key) for each in read.experiences(workshop) for key in each.persona_ids}
    return tuple(
        Cell(stage, persona)
        for stage in read.stages(workshop)
        for persona in read.personas(workshop)
        if stage.in_scope and (stage.id, persona.id) not in filled
    )


def hints(workshop: Workshop, phase_key: str) -> tuple[str, ...]:
    """Advice for the phase, at most a sentence or two; never a rule."""
    found = (hint(workshop) for hint in _HINTS.get(phase_key, ()))
    return tuple(sentence for sentence in found if sentence)


def _many_personas(workshop: Workshop) -> str:
    number = len(read.personas(workshop))
    return f"{number} personas on one map are hard to follow; two are plenty." if number > MOST_PERSONAS else ""


def _many_stages(workshop: Workshop) -> str:
    number = len(read.stages(workshop))
    return f"{number} stages make a long map; four to six read best." if number > MOST_STAGES else ""


def _open_ends(workshop: Workshop) -> str:
    stages = read.stages(workshop)
    filled = {each.stage_id for each in read.experiences(workshop)}
    if not filled or len(stages) < 3 or {stages[0].id, stages[-1].id} & filled:
        return ""
    return "What happens before they reach us, and after?"


def _too_good(workshop: Workshop) -> str:
    experiences = read.experiences(workshop)
    felt = read.feelings(workshop)
    found = (read.mean(felt[each.id].today) for each in experiences if each.id in felt)
    means = [mean for mean in found if mean is not None]
    proven = any(each.evidence is not Evidence.GUESS for each in experiences)
    if proven or len(means) < ENOUGH or min(means) < 1:
        return ""
    return "Everything feels good so far. What does a bad day look like?"


def _only_pains(workshop: Workshop) -> str:
    pains, hopes = len(read.pain_points(workshop)), len(read.expectations(workshop))
    return "What did they hope for?" if pains >= ENOUGH and pains > PAINS_PER_EXPECTATION * hopes else ""


_HINTS: dict[str, tuple[Callable[[Workshop], str], ...]] = {
    "personas": (_many_personas,),
    "stages": (_many_stages,),
    "experiences": (_open_ends, _too_good),
    "needs": (_only_pains, _too_good),
}
