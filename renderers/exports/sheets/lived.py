"""What the personas meet, what they expect and what hurts, and the ideas that came from it."""

from __future__ import annotations

from renderers.exports.sheets.shape import KNOWN, PLACES, Cell, Places, Rows, joined, known, spread, titles
from renderers.journey import Experience, Journey
from renderers.texts.words import MET, SEVERITY


def experiences(_journey: Journey, places: Places) -> Rows:
    told = (
        "Stage no. 10 | Stage 28 | Experience no. 16 | Experience 40 | Personas 28 | What should happen instead 40 | "
        "Channels 24 | Moment that matters 20 | Today mean 12 | Today lowest 14 | Today highest 14 | Today people 14 | "
        f"Target mean 14 | Target lowest 14 | Target highest 14 | Target people 14 | Gap 8 | Quote 40 | {KNOWN}"
    )
    rows = tuple(
        (
            *(*places.of((each.key,)), each.instead, joined(each.channels), "yes" if each.moment else "no"),
            *(*spread(each.today), *spread(each.target), _gap(each)),
            *(each.quote, *known(each.evidence, each.link)),
        )
        for column in places.reading.columns
        for each in column.experiences
    )
    return Rows(
        name="Experiences",
        kind="Experience",
        text="Experience",
        titles=titles(told),
        rows=rows,
        empty="No experiences yet",
    )


def _gap(each: Experience) -> Cell:
    return round(each.target.mean - each.today.mean, 2) if each.today and each.target else None


def expectations(journey: Journey, places: Places) -> Rows:
    rows = tuple(
        (each.text, MET[each.met], *places.of(each.experiences), *known(each.evidence, each.link))
        for each in journey.expectations
    )
    return Rows(
        name="Expectations",
        kind="Expectation",
        text="Expectation",
        titles=titles(f"Expectation 60 | Met 22 | {PLACES} | {KNOWN}"),
        rows=rows,
        empty="No expectations yet",
    )


def pain_points(journey: Journey, places: Places) -> Rows:
    rows = tuple(
        (
            *(each.text, each.votes, SEVERITY[each.severity]),
            *(*places.of(each.experiences), *known(each.evidence, each.link)),
        )
        for each in sorted(journey.pain_points, key=lambda each: -each.votes)
    )
    return Rows(
        name="Pain points",
        kind="Pain point",
        text="Pain point",
        titles=titles(f"Pain point 60 | Votes 8 | Severity 10 | {PLACES} | {KNOWN}"),
        rows=rows,
        empty="No pain points yet",
    )


def opportunities(journey: Journey, places: Places) -> Rows:
    rows = tuple((each.text, each.votes, *places.of(each.experiences)) for each in journey.opportunities)
    return Rows(
        name="Opportunities",
        kind="Opportunity",
        text="Opportunity",
        titles=titles(f"Opportunity 60 | Votes 8 | {PLACES}"),
        rows=rows,
        empty="No opportunities yet",
    )
