"""The whole journey as one Markdown document (GitHub flavour), for wikis and mails."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

import regex

from renderers.journey import Journey, Persona
from renderers.texts.method import method_note
from renderers.texts.shorten import one_line
from renderers.texts.stages import Entry, StageReply, stage_replies
from renderers.texts.summary import Summary, summary
from renderers.texts.words import ARROW, EVIDENCE

_SPECIAL = regex.compile(r"([\\`*_{}\[\]<>#|~$&])")
_AT_START = regex.compile(r"^(\d*)([.)+\-=:])")
_URL_SAFE = "/:?#[]@!$&'*+,;=%~-._"


def markdown(journey: Journey) -> str:
    """Every typed character arrives as text: no link, list, table cell, formula or HTML can start in it."""
    parts = [
        f"# {_text(journey.title) or 'Customer journey'}",
        f" {ARROW} ".join(_text(end) for end in (journey.trigger, journey.end_value) if end),
        _table(journey),
        *_summary(summary(journey)),
        *_personas(journey.personas),
    ]
    for reply in stage_replies(journey):
        parts += _stage(reply)
    notes = "\n".join(f"- {_text(line)}" for line in method_note(journey).splitlines())
    return "\n\n".join([*(part for part in parts if part), "## Method", notes]) + "\n"


def _text(typed: str) -> str:
    return str(_AT_START.sub(r"\1\\\2", _SPECIAL.sub(r"\\\1", one_line(typed))))


def _table(journey: Journey) -> str:
    rows = (
        ("Initiative", _text(journey.initiative)),
        ("Occasion", _text(journey.occasion)),
        ("Value stream", _text(journey.value_stream)),
        ("Held on", journey.held_on.isoformat()),
        ("People", f"{journey.people:,}"),
        ("Version", f"{journey.version:,}"),
    )
    return "\n".join(["| | |", "|---|---|", *(f"| {name} | {value} |" for name, value in rows if value)])


def _summary(made: Summary) -> Iterator[str]:
    yield "## In short"
    yield f"**{_text(made.headline)}**"
    for title, lines in made.sections:
        yield f"### {title}"
        yield "\n".join(f"- {_text(line.plain)}" for line in lines)
    yield _text(made.confidence)


def _personas(personas: tuple[Persona, ...]) -> Iterator[str]:
    if personas:
        yield "## Personas"
    for persona in personas:
        yield f"### {_text(persona.name)}"
        said = (
            ("Role or segment", persona.role),
            ("Goal", persona.goal),
            ("Customer or colleague", "colleague" if persona.internal else "customer"),
            ("Needs", persona.needs),
            ("Frustrations", persona.frustrations),
            ("How do we know", EVIDENCE[persona.evidence]),
        )
        lines = [f"- {name}: {_text(value)}" for name, value in said if value]
        yield "\n".join([*lines, *([f"- Source: {_link(persona.link)}"] if persona.link else [])])


def _stage(reply: StageReply) -> Iterator[str]:
    yield f"## {_text(reply.name)}"
    yield f"Value to the persona: {_text(reply.value)}" if reply.value else ""
    yield reply.remark
    for title, entries in reply.sections:
        yield f"### {title}"
        yield "\n".join(_entry(entry) for entry in entries)


def _entry(entry: Entry) -> str:
    link = f" · {_link(entry.link)}" if entry.link else ""
    instead = f"\n  - Instead: {_text(entry.instead)}" if entry.instead else ""
    mark = f"**{entry.mark}** " if entry.mark else ""
    return f"- {mark}{_text(entry.text)} · {_text(entry.note)}{link}{instead}"


def _link(address: str) -> str:
    return f"<{quote(address, safe=_URL_SAFE)}>"
