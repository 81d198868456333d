"""``full``: the airline journey with something in every field, and the run before it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from renderers.journey import Experience, Journey, Spread
from renderers.samples.airline import EXPERIENCES, PERSONAS, STAGES, said
from renderers.samples.airline_behind import BEHIND
from renderers.samples.airline_needs import EXPECTATIONS, OPPORTUNITIES, PAIN_POINTS
from renderers.samples.airline_plans import ACTIONS, MEASURES


def full() -> Journey:
    """Four personas, five stages, seventeen experiences; votes, actions, measures, blueprint, earlier run."""
    return Journey(
        title="From booking to baggage: a short-haul return trip",
        trigger="A date is fixed and somebody has to be there",
        end_value="Home again, with every bag and a story worth telling",
        initiative="Northwind Air, economy cabin",
        occasion="Improve a service people complain about",
        value_stream="Short-haul travel",
        held_on=date(2026, 5, 14),
        people=18,
        invited=21,
        version=42,
        closed=True,
        personas=PERSONAS,
        stages=STAGES,
        experiences=EXPERIENCES,
        expectations=EXPECTATIONS,
        pain_points=PAIN_POINTS,
        opportunities=OPPORTUNITIES,
        actions=ACTIONS,
        measures=MEASURES,
        behind=BEHIND,
        decision="Open a family lane and push delay news to phones first",
        decider="Helle Strand, VP Customer",
        missing_functions=("Airport security", "Ground handling"),
        votes_each=6,
        earlier=_earlier(),
    )


_THEN = {
    "compare": said(0, 0, 1, 0),
    "change": said(-2, -2, -1, -1),
    "checkin": said(1, 1, 0, 1),
    "passport": said(-1, 0, -1),
    "drop": said(-1, -2, -1, -1),
    "boarding": said(-2, -2, -2, -2, -1),
    "delay": said(-1, -1, -1, -2),
    "served": said(1, 1, 2),
}


_WAS = {"m-nps": 11, "m-news": 22, "m-drop": 11, "m-boarding": 6.3, "m-claim": 36}


def _earlier() -> Journey:
    """Half a year before, with fewer experiences and lower scores in most of them."""
    return Journey(
        title="From booking to baggage: a short-haul return trip",
        trigger="A date is fixed and somebody has to be there",
        end_value="Home again, with every bag",
        initiative="Northwind Air, economy cabin",
        held_on=date(2025, 11, 6),
        people=14,
        version=31,
        closed=True,
        personas=PERSONAS[:3],
        stages=STAGES,
        experiences=tuple(_before(each) for each in EXPERIENCES if each.key not in ("kiosk", "security")),
        pain_points=tuple(
            replace(pain, votes=max(0, pain.votes - 3))
            for pain in PAIN_POINTS
            if not {"kiosk", "security"} & {*pain.experiences}
        ),
        votes_each=5,
        measures=tuple(replace(each, now=_WAS[each.key]) for each in MEASURES if each.key in _WAS),
    )


def _before(experience: Experience) -> Experience:
    today = _THEN.get(experience.key) or _a_little_lower(experience.today)
    known = tuple(key for key in experience.personas if key != PERSONAS[3].key) or experience.personas[:1]
    return replace(experience, personas=known, today=today, target=None, moment=False)


def _a_little_lower(spread: Spread | None) -> Spread | None:
    return spread and replace(spread, mean=max(float(spread.low), spread.mean - 0.25))
