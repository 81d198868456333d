"""The method note: how the journey came about, how to read it, and what it cannot say."""

from __future__ import annotations

from collections.abc import Iterable

from renderers.findings import Findings, Moment, find
from renderers.journey import Journey
from renderers.parts.dates import day_of
from renderers.texts.confidence import share
from renderers.texts.line import part
from renderers.texts.words import ARROW, MINUS, count, listed, sentence

_NAMED = 5
_NAME_LIMIT = 60


def method_note(journey: Journey) -> str:
    """Plain sentences, one a line."""
    findings = find(journey)
    lines = [
        _origin(journey),
        f"Scores run from {MINUS}2 (angry) to +2 (delighted), one per person and experience, shown without names.",
        "The worst moment is the lowest single score, so that a mean hides nobody’s bad day; "
        "where several are as low, the lower mean, then votes, severity and the order of the journey decide.",
        _tie(findings),
        f"A gap leads from the mean score of today to the mean target ({ARROW}).",
        "How it is known: guess means that nobody has checked, seen that somebody saw it happen, "
        "measured that there are figures.",
        _confidence(findings),
        *_missing(findings),
    ]
    return "\n".join(line for line in lines if line)


def _origin(journey: Journey) -> str:
    who = f" with {count(journey.people, 'person', 'people')}" if journey.people else ""
    version = f", version {journey.version:,}" if journey.version else ""
    state = "closed" if journey.closed else "still open"
    return f"Made in a workshop on {day_of(journey.held_on)}{who}{version}, {state}."


def _tie(findings: Findings) -> str:
    worst = findings.worst
    if worst is None or not findings.ties:
        return ""
    others = count(findings.ties, "other experience is", "other experiences are")
    return f"{others} as low as the worst one, which comes first because {worst.ahead.value}."


def _confidence(findings: Findings) -> str:
    known = findings.confidence
    if not known.items:
        return ""
    stamp = " Under 30% makes it an assumption map." if known.assumption_map else ""
    kinds = "personas, experiences, expectations and pain points"
    return f"{share(known)}, counted over {kinds}.{stamp}"


def _missing(findings: Findings) -> list[str]:
    """What nobody has said yet, each with the first few names."""
    disputed = [moment for moment in findings.moments if moment.disputed]
    found = (
        ("Stages without an experience", [stage.name for stage in findings.unmanaged]),
        ("Stages without a value", [stage.name for stage in findings.without_value]),
        ("Personas without an experience", [persona.name for persona in findings.unseen]),
        ("Experiences without a score", [each.what for each in findings.missing_scores]),
        ("Experiences without a target", [each.what for each in findings.missing_targets]),
        ("Scores differ by 3 or more", _whats(disputed)),
    )
    return [sentence(f"{title}: {_names(names)}") for title, names in found if names]


def _whats(moments: Iterable[Moment]) -> list[str]:
    return [moment.experience.what for moment in moments]


def _names(names: list[str]) -> str:
    shown = [part(name, _NAME_LIMIT) for name in names[:_NAMED]]
    rest = len(names) - _NAMED
    return listed([*shown, f"{rest:,} more"] if rest > 0 else shown)
