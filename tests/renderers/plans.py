"""Any journey with what comes after it: decision, opportunities, actions, measures, backstage, an earlier run."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import strategies as st

from renderers.journey import (
    Action,
    ActionState,
    Behind,
    Estimate,
    Influence,
    Journey,
    Lane,
    Measure,
    Opportunity,
    Voice,
)
from tests.renderers.journeys import journeys
from tests.strategies import names, texts

_figures = st.none() | st.floats(-1e9, 1e9)
_days = st.none() | st.dates(date(2020, 1, 1), date(2040, 1, 1))


def estimates() -> st.SearchStrategy[Estimate | None]:
    said = st.lists(st.integers(1, 5), min_size=1, max_size=5).map(sorted)
    made = said.map(lambda each: Estimate(median=each[len(each) // 2], low=each[0], high=each[-1], n=len(each)))
    return st.none() | made


@st.composite
def planned(draw: st.DrawFn) -> Journey:
    """Up to four of each kind."""
    journey = draw(journeys(most=4))
    lived = tuple(each.key for each in journey.experiences)
    return replace(
        journey,
        decision=draw(texts),
        decider=draw(texts),
        invited=draw(st.integers(0, 30)),
        missing_functions=tuple(draw(st.lists(names, max_size=2))),
        stages=tuple(
            replace(each, owner=draw(texts), wait_time=draw(st.none() | st.floats(0, 1e6))) for each in journey.stages
        ),
        opportunities=tuple(
            Opportunity(key=f"o{at}", experiences=lived[:1], text=draw(names), votes=draw(st.integers(0, 9)))
            for at in range(draw(st.integers(0, 2)) if lived else 0)
        ),
        actions=tuple(_action(draw, at, journey) for at in range(draw(st.integers(0, 5)))),
        measures=tuple(_measure(draw, at, journey) for at in range(draw(st.integers(0, 3)))),
        behind=tuple(
            Behind(key=f"b{at}", stage=stage.key, lane=draw(st.sampled_from(Lane)), text=draw(names), unit=draw(texts))
            for at, stage in enumerate(journey.stages)
        ),
        earlier=draw(st.none() | st.just(journey)),
    )


def _action(draw: st.DrawFn, at: int, journey: Journey) -> Action:
    return Action(
        key=f"a{at}",
        title=draw(names),
        pain_points=tuple(each.key for each in journey.pain_points[:1]),
        experiences=tuple(each.key for each in journey.experiences[:1]),
        influence=draw(st.none() | st.sampled_from(Influence)),
        owner=draw(texts),
        due=draw(_days),
        state=draw(st.sampled_from(ActionState)),
        effect=draw(texts),
        cost=draw(estimates()),
        benefit=draw(estimates()),
        votes=draw(st.integers(0, 20)),
    )


def _measure(draw: st.DrawFn, at: int, journey: Journey) -> Measure:
    return Measure(
        key=f"m{at}",
        name=draw(names),
        voice=draw(st.sampled_from(Voice)),
        stage=draw(st.sampled_from(["", *(each.key for each in journey.stages)])),
        unit=draw(texts),
        now=draw(_figures),
        target=draw(_figures),
        lower_is_better=draw(st.booleans()),
    )
