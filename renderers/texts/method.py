"""The method note: how the journey came about, how to read it, and what it cannot say."""

from __future__ import annotations

from collections.abc import Iterable

from renderers.findings import Findings, Moment, find
from renderers.journey import Journey
from renderers.texts.line import part
from renderers.texts.words import ARROW, MINUS, count, listed, sentence

_NAMED = 5
_NAME_LIMIT = 60


def method_note(journey: Journey) -> str:
    """Plain sentences, one a line."""
    findings = find(journey)
    lines = [
        _origin(journey),
        f"Scores run from {MINUS}2 (angry) to +2 (delighted), one a person and experience, shown without names.",
        "The worst moment is the lowest single score, so that a mean hides nobody's bad day; "
        "then the lower mean, votes, severity and the order of the journey decide.",
        _tie(findings),
        f"A gap is the mean target minus the mean of today ({ARROW}).",
        "Guess means nobody has checked, seen that somebody saw it happen, measured that there are figures.",
        _confidence(findings),
        *_missing(findings),
    ]
    return "\n".join(line for line in lines if line)


def _origin(journey: Journey) -> str:
    who = f" with {count(journey.people, 'person', 'people')}" if journey.people else ""
    state = "closed" if journey.closed else "still open"
    return f"Made in a workshop on {journey.held_on.isoformat()}{who}, version {journey.version}, {state}."


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
    have = "has" if known.items == 1 else "have"
    return f"{known.percent}% of {count(known.items, 'item')} {have} been seen or measured.{stamp}"


def _missing(findings: Findings) -> list[str]:
    """What nobody has said yet, each with the first few names."""
    disputed = [moment for moment in findings.moments if moment.disputed]
    found = (
        ("Stages without an experience", [stage.name for stage in findings.unmanaged]),
        ("Stages without a value", [stage.name for stage in findings.without_value]),
        ("Personas without an experience", [persona.name for persona in findings.unseen]),
        ("Experiences without a score", [each.what for each in findings.missing_scores]),
        ("Experiences without a target", [each.what for each in findings.missing_targets]),
        ("People disagree by 3 or more", _whats(disputed)),
    )
    return [sentence(f"{title}: {_names(names)}") for title, names in found if names]


def _whats(moments: Iterable[Moment]) -> list[str]:
    return [moment.experience.what for moment in moments]


def _names(names: list[str]) -> str:
    shown = [part(name, _NAME_LIMIT) for name in names[:_NAMED]]
    rest = len(names) - _NAMED
    return listed([*shown, f"{rest:,} more"] if rest > 0 else shown)
