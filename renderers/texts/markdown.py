"""The whole journey as one Markdown document, for wikis, mails and the channel's canvas: what matters comes first."""

from __future__ import annotations

from collections.abc import Iterator

from renderers.journey import Journey, Persona
from renderers.parts.dates import day_of
from renderers.texts.entry import Entry, quoted
from renderers.texts.line import SEPARATOR
from renderers.texts.marking import link, marked, tables
from renderers.texts.method import method_note
from renderers.texts.next_steps import next_steps
from renderers.texts.since import since
from renderers.texts.stages import StageReply, stage_replies
from renderers.texts.summary import Summary, summary
from renderers.texts.words import ARROW, EVIDENCE, listed


def markdown(journey: Journey) -> str:
    """Headings of three levels, lists and small tables, nothing else.

    Every typed character is there, as text, but for the readings of measures, which would make it long.
    """
    steps = next_steps(journey)
    parts = [
        *_summary(summary(journey)),
        *_about(journey),
        *(_section(steps) if steps else ()),
        *_since(journey),
        *_personas(journey.personas),
    ]
    for reply in stage_replies(journey):
        parts += _section(reply)
    notes = "\n".join(f"- {marked(line)}" for line in method_note(journey).splitlines())
    return "\n\n".join([*filter(None, parts), "## Method", notes]) + "\n"


def _summary(made: Summary) -> Iterator[str]:
    """The title states the finding; worst moment and decision stand within the first 300 characters."""
    yield f"# {marked(made.headline)}"
    if made.decision:
        rest = filter(None, (made.decision.text, made.decision.note))
        yield f"**{made.decision.lead}:** {marked(SEPARATOR.join(rest))}"
    for title, lines in made.sections:
        yield f"## {title}"
        yield "\n".join(f"- {marked(line.plain)}" for line in lines)
    yield marked(made.confidence)


def _about(journey: Journey) -> Iterator[str]:
    ends = f" {ARROW} ".join(marked(end) for end in (journey.trigger, journey.end_value) if end)
    rows = (
        ("Journey", marked(journey.title)),
        (f"Trigger {ARROW} end value", ends),
        ("Initiative", marked(journey.initiative)),
        ("Occasion", marked(journey.occasion)),
        ("Value stream", marked(journey.value_stream)),
        ("Held on", day_of(journey.held_on)),
        ("People", f"{journey.people:,} of {journey.invited:,}" if journey.invited else f"{journey.people:,}"),
        ("Missing", listed(marked(each) for each in journey.missing_functions)),
        ("Version", f"{journey.version:,}"),
    )
    yield "## About this workshop"
    yield from tables(("What", "Which"), [row for row in rows if row[1]])


def _since(journey: Journey) -> Iterator[str]:
    moved = since(journey)
    if journey.earlier and moved:
        yield f"## Since {day_of(journey.earlier.held_on)}"
        rows = [(marked(each.stage), each.plain, f"{each.people[0]:,} and {each.people[1]:,}") for each in moved]
        yield from tables(("Stage", f"Mean score then {ARROW} now", "People"), rows)


def _personas(personas: tuple[Persona, ...]) -> Iterator[str]:
    if personas:
        yield "## Personas"
    for persona in personas:
        yield f"### {marked(persona.name)}"
        said = (
            ("Role", persona.role),
            ("Segment", persona.segment),
            ("Goal", persona.goal),
            ("Customer or colleague", "colleague" if persona.internal else "customer"),
            ("Needs", persona.needs),
            ("Frustrations", persona.frustrations),
            ("Said", persona.quote),
            ("Who said so", persona.quote_source),
            ("How do we know", EVIDENCE[persona.evidence]),
        )
        lines = [f"- {name}: {marked(value)}" for name, value in said if value]
        yield "\n".join([*lines, *([f"- {link('Source', persona.link)}"] if persona.link else [])])


def _section(reply: StageReply) -> Iterator[str]:
    yield f"## {marked(reply.name)}"
    yield marked(reply.finding)
    yield f"Value to the persona: {marked(reply.value)}" if reply.value else ""
    yield marked(reply.facts)
    yield marked(reply.remark)
    for title, entries in reply.sections:
        yield f"### {title}"
        yield "\n".join(_entry(entry) for entry in entries)


def _entry(entry: Entry) -> str:
    proof = f" · {link('Source', entry.link)}" if entry.link else ""
    instead = f"\n  - Instead: {marked(entry.instead)}" if entry.instead else ""
    quote = f"\n  - {marked(quoted(entry.quote))}" if entry.quote else ""
    mark = f"**{entry.mark}** " if entry.mark else ""
    return f"- {mark}{marked(entry.text)} · {marked(entry.note)}{proof}{instead}{quote}"
