"""What the journey is about, for whoever was not there: from where to where, who takes it, what changed since."""

from __future__ import annotations

from renderers.findings import Findings, Lowest, find
from renderers.journey import Journey, Persona
from renderers.parts.dates import day_of
from renderers.pictures.change.runs import closed_between
from renderers.texts.entry import Entry, named
from renderers.texts.line import SEPARATOR
from renderers.texts.names import in_quotes
from renderers.texts.since import Moved, since
from renderers.texts.stages import StageReply
from renderers.texts.times import time_told
from renderers.texts.words import EVIDENCE, capital, listed, sentence, signed

TITLE = "What this is about"


def about(journey: Journey) -> StageReply | None:
    """None while nothing of it has been said."""
    facts, findings = _facts(journey), find(journey)
    if not (facts or journey.personas or journey.earlier):
        return None
    return StageReply(
        name=TITLE,
        value="",
        remark=_compared(journey),
        finding=f"{sentence(f'Journey: {named(journey.title)}')} {facts}".rstrip(),
        personas=tuple(_persona(each, journey, findings) for each in journey.personas),
        moved=tuple(map(_moved, since(journey))),
    )


def _facts(journey: Journey) -> str:
    said = (
        ("Starts when", journey.trigger),
        ("Ends with", journey.end_value),
        ("Initiative", journey.initiative),
        ("Occasion", journey.occasion),
        ("Value stream", journey.value_stream),
    )
    known = [sentence(f"{label}: {told}") for label, typed in said if (told := named(typed))]
    if time := time_told(journey.stages):
        known.append(sentence(capital(time)))
    return " ".join(known)


def _moved(each: Moved) -> Entry:
    then, now = each.people
    people = f"{then:,} people then, {now:,} now" if each.then is not None else ""
    return Entry(mark="", text=each.stage, note=SEPARATOR.join(filter(None, (each.plain, people))))


def _persona(each: Persona, journey: Journey, findings: Findings) -> Entry:
    lowest = next((low for low in findings.lowest if low.persona.key == each.key), None)
    known = (
        "colleague" if each.internal else "customer",
        named(each.role),
        named(each.segment),
        _low(lowest, any(lived.today for lived in journey.experiences if each.key in lived.personas)),
        EVIDENCE[each.evidence],
    )
    details = (
        ("Goal", each.goal),
        ("Needs", each.needs),
        ("Frustrations", each.frustrations),
    )
    note = SEPARATOR.join(filter(None, known))
    return Entry(
        mark="", text=each.name, note=note, details=details, quote=each.quote, source=each.quote_source, link=each.link
    )


def _low(lowest: Lowest | None, scored: bool) -> str:
    if lowest is None:
        return "scored only out of scope" if scored else "not scored"
    return f"lowest {signed(lowest.moment.low)} at {in_quotes(lowest.moment.stage.name)}"


def _compared(journey: Journey) -> str:
    if journey.earlier is None:
        return ""
    closed = listed(named(each.title) for each in closed_between(journey, journey.earlier))
    done = f" {sentence(f'Closed in between: {closed}')}" if closed else ""
    return f"Compared with the run of {day_of(journey.earlier.held_on)}.{done}"
