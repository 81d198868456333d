"""The phases of the workshop, in their order. A new one is a file here and a name in ``PHASES``."""

from __future__ import annotations

from bot.flows.phase import Phase
from bot.flows.phases.experiences import EXPERIENCES
from bot.flows.phases.needs import NEEDS
from bot.flows.phases.personas import PERSONAS
from bot.flows.phases.stages import STAGES

PHASES: tuple[Phase, ...] = (PERSONAS, STAGES, EXPERIENCES, NEEDS)


def by_key(key: str) -> Phase:
    """The phase of this key; an unknown key is a bug (KeyError)."""
    return PHASES[number_of(key)]


def number_of(key: str) -> int:
    """Where the phase stands in the order, from 0; an unknown key is a bug (KeyError)."""
    for number, phase in enumerate(PHASES):
        if phase.key == key:
            return number
    raise KeyError(key)
