"""What the workshop was about, whose journey it is, its stages, and how the scores moved since the run before."""

from __future__ import annotations

from renderers.exports.sheets.shape import KNOWN, Cell, Places, Rows, joined, known, titles
from renderers.findings import find
from renderers.journey import Journey
from renderers.texts.confidence import percent_known
from renderers.texts.since import since
from renderers.texts.summary import summary


def about(journey: Journey, _places: Places) -> Rows:
    made = summary(journey)
    facts: tuple[tuple[str, Cell], ...] = (
        ("Journey", journey.title),
        ("Trigger", journey.trigger),
        ("End value", journey.end_value),
        ("Initiative", journey.initiative),
        ("Occasion", journey.occasion),
        ("Value stream", journey.value_stream),
        ("Held on", journey.held_on),
        ("Workshop", "closed" if journey.closed else "still open"),
        ("People", journey.people),
        ("Invited", journey.invited or None),
        ("Missing", joined(journey.missing_functions)),
        ("Votes each", journey.votes_each or None),
        ("Version", journey.version),
        ("Finding", made.headline),
        ("Decision", journey.decision),
        ("Decided by", journey.decider),
        ("Seen or measured", percent_known(find(journey).confidence)),
    )
    found = [(title, line.plain) for title, lines in made.sections if title != "Actions" for line in lines]
    rows = tuple(row for row in (*facts, *found) if row[1] not in (None, ""))
    return Rows(name="Journey", kind="Journey", text="Text", titles=titles("About 26 | Text 100"), rows=rows, empty="")


def personas(journey: Journey, _places: Places) -> Rows:
    told = (
        "Persona 24 | Role 24 | Segment 20 | Side 12 | Goal 40 | Needs 40 | Frustrations 40 | Quote 40 | "
        f"Who said so 24 | {KNOWN}"
    )
    rows = tuple(
        (
            *(each.name, each.role, each.segment, "colleague" if each.internal else "customer"),
            *(each.goal, each.needs, each.frustrations, each.quote, each.quote_source),
            *known(each.evidence, each.link),
        )
        for each in journey.personas
    )
    return Rows(
        name="Personas", kind="Persona", text="Persona", titles=titles(told), rows=rows, empty="No personas yet"
    )


def stages(journey: Journey, places: Places) -> Rows:
    told = (
        "Stage no. 10 | Stage 28 | Value to the persona 40 | In scope 10 | Owner 24 | Work, minutes 14 | "
        "Wait before, minutes 20 | Complete and right 18"
    )
    rows = tuple(
        (
            *(*places.stage(each.key), each.value, "yes" if each.in_scope else "no", each.owner),
            *(each.process_time, each.wait_time, each.accuracy),
        )
        for each in journey.stages
    )
    return Rows(name="Stages", kind="Stage", text="Stage", titles=titles(told), rows=rows, empty="No stages yet")


def before(journey: Journey, _places: Places) -> Rows:
    """Means of all scores of a stage in both runs, empty where too few people gave one."""
    told = "Stage 28 | Run before on 14 | Mean then 12 | Mean now 12 | Scores then 12 | Scores now 12 | Moved 30"
    day = journey.earlier.held_on if journey.earlier else None
    rows = tuple(
        (each.stage, day, _mean(each.then), _mean(each.now), *each.scores, each.plain) for each in since(journey)
    )
    return Rows(
        name="Since", kind="Since the run before", text="Stage", titles=titles(told), rows=rows, empty="No run before"
    )


def _mean(told: float | None) -> Cell:
    return None if told is None else round(told, 2)
