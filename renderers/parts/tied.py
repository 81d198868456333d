"""Equals in a title: up to two are named, more are counted, so that none is singled out of several.

Who is equal is decided by the figures as they are printed: a title never names one of two that look the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from renderers.journey import Journey, Persona, Stage
from renderers.parts.frame import titled
from renderers.texts.words import listed

_TWO = 30
NAMED = 2
"""As many equals are called by their names."""

Place = tuple[Persona, Stage]
_Named = TypeVar("_Named", Persona, Stage)


def tied(names: Sequence[str], of: int, many: str, longest: int = 44) -> str:
    """``Ask``, ``Ask and Buy``, ``“Ask” and “Buy and go”``, ``3 of 5 stages``, ``all 5 stages``."""
    if len(names) == 1:
        return titled(names[0], longest)
    if len(names) <= NAMED:
        found = [titled(name, min(longest, _TWO)) for name in names]
        return listed(f"“{name}”" for name in found) if any(" and " in name for name in found) else listed(found)
    return f"all {of} {many}" if len(names) == of else f"{len(names)} of {of} {many}"


def apiece(number: int) -> str:
    """Behind the figure that several share."""
    return " each" if number > 1 else ""


def places(found: Sequence[Place], journey: Journey, figure: str) -> str:
    """Who and where, and the figure: ``Pat: Ask, −2``, ``Pat and Quinn: all 4 stages, −2 each``.

    Places that are not simply some personas by some stages are counted: ``Pat and Quinn: 3 places, −2 each``; two of
    them still have names: ``Pat: Ask and Quinn: Buy, −2 each``.
    """
    personas, stages = _apart(who for who, _ in found), _apart(where for _, where in found)
    product = len(found) == len(personas) * len(stages)
    if not product and len(found) <= NAMED:
        told = listed(f"{titled(who.name, _TWO)}: {titled(where.name, _TWO)}" for who, where in found)
        return f"{told}, {figure}{apiece(len(found))}"
    who = tied([one.name for one in personas], len(journey.personas), "personas")
    if product:
        in_scope = sum(stage.in_scope for stage in journey.stages)
        where = tied([one.name for one in stages], in_scope, "stages")
    else:
        where = f"{len(found)} places"
    return f"{who}: {where}, {figure}{apiece(len(found))}"


def everywhere(found: Sequence[Place], journey: Journey, figure: str) -> str:
    """What to say when all there is has the same figure: ``Every stage is +2 for everybody``."""
    personas, stages = _apart(who for who, _ in found), _apart(where for _, where in found)
    several = len(journey.personas) > 1 and len(personas) == len(journey.personas)
    who = "everybody" if several else tied([one.name for one in personas], len(journey.personas), "personas")
    complete = len(found) == len(personas) * sum(stage.in_scope for stage in journey.stages)
    every = "Every stage" if complete else "Every scored stage"
    return f"{titled(stages[0].name, 44) if len(stages) == 1 else every} is {figure} for {who}"


def _apart(found: Iterable[_Named]) -> list[_Named]:
    return list({one.key: one for one in found}.values())
