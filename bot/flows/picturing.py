"""Which stages a picture shows: the question in its modal, and what is carried from one picture to the next."""

from __future__ import annotations

from collections.abc import Collection

from bot.flows.fields import Choice, Option, Values
from renderers.journey import Journey

STAGES = "stages"


def stages_field(journey: Journey, otherwise: str = "") -> Choice:
    """``otherwise`` says which are shown when none is chosen."""
    return Choice(
        key=STAGES,
        label="Stages to show",
        hint=f"Choose none to see {otherwise}." if otherwise else "",
        placeholder="Choose stages",
        options=tuple(Option(key=stage.key, label=stage.name) for stage in journey.stages),
        several=True,
        optional=True,
    )


def stages_in(values: Values) -> tuple[str, ...] | None:
    """Keys of the stages that stand in the question; None where it was not asked."""
    if STAGES not in values:
        return None
    found = values[STAGES] or ()
    return (found,) if isinstance(found, str) else tuple(found)


def kept(journey: Journey, stages: Collection[str], usual: Collection[str]) -> tuple[str, ...]:
    """A choice worth remembering: stages that are still there, unless they are the ones shown without a choice."""
    found = tuple(stage.key for stage in journey.stages if stage.key in stages)
    return () if set(found) == set(usual) else found
