"""Samples keep the promises of ``Journey``: every reference names something, and ``full`` leaves nothing out."""

from __future__ import annotations

from dataclasses import fields

import pytest

from renderers.journey import Action, Expectation, Journey, Opportunity, PainPoint
from renderers.samples import bare, claim, crowded, full, hostile, untimed

SAMPLES = {made.__name__: made() for made in (bare, claim, crowded, full, hostile, untimed)}


def dangling(journey: Journey) -> set[str]:
    """References to nothing."""
    stages, personas = {each.key for each in journey.stages}, {each.key for each in journey.personas}
    lived, hurting = {each.key for each in journey.experiences}, {each.key for each in journey.pain_points}
    behind = {each.key for each in journey.behind}
    hanging: tuple[Expectation | PainPoint | Opportunity | Action, ...] = (
        *journey.expectations,
        *journey.pain_points,
        *journey.opportunities,
        *journey.actions,
    )
    found = {key for each in hanging for key in each.experiences} - lived
    found |= {each.stage for each in journey.experiences} - stages
    found |= {each.stage for each in journey.behind} - stages
    found |= {each.stage for each in journey.measures} - stages - {""}
    found |= {key for each in journey.experiences for key in each.personas} - personas
    found |= {key for each in journey.actions for key in each.pain_points} - hurting
    found |= {key for each in journey.behind for key in each.pain_points} - hurting
    return found | ({key for each in journey.behind for key in (*each.needs, *each.agrees)} - behind)


@pytest.mark.parametrize("journey", SAMPLES.values(), ids=SAMPLES)
def test_every_reference_names_something(journey: Journey) -> None:
    assert dangling(journey) == set()
    assert journey.earlier is None or dangling(journey.earlier) == set()
    for items in (journey.stages, journey.experiences, journey.pain_points, journey.actions, journey.behind):
        keys = [each.key for each in items]
        assert len(keys) == len(set(keys))


def test_the_full_journey_has_something_in_every_field() -> None:
    journey = full()
    assert [each.name for each in fields(journey) if not getattr(journey, each.name)] == []
    for items in (journey.stages, journey.experiences, journey.actions, journey.measures, journey.behind):
        kinds = fields(items[0])
        assert [each.name for each in kinds if not any(getattr(item, each.name) for item in items)] == []
