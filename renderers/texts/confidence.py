"""How far a reader may trust the journey: who took part, who was missing, how much is known."""

from __future__ import annotations

from renderers.findings import Confidence, Findings
from renderers.journey import Journey
from renderers.texts.names import among
from renderers.texts.words import count

_MISSING = 80
_ALL = 100  # percent


def confidence(journey: Journey, findings: Findings) -> str:
    """One line; scores never carry names, so it says so where there are any."""
    known = findings.confidence
    missing = among(journey.missing_functions, _MISSING) if journey.missing_functions else ""
    told = (
        f"{_took_part(known.people, journey.invited)}.",
        f"Missing: {missing}." if missing else "",
        f"{share(known)}{', so this is an assumption map' if known.assumption_map else ''}." if known.items else "",
        "Scores carry no names." if findings.moments else "",
    )
    return " ".join(filter(None, told))


def share(known: Confidence) -> str:
    """How much has evidence, without a full stop."""
    if not known.known:
        return "Nothing that was said has been seen or measured"
    if known.percent == _ALL:
        return "Everything that was said has been seen or measured"
    return f"{percent_known(known)} of what was said has been seen or measured"


def percent_known(known: Confidence) -> str:
    """``86%``; little is not shown as nothing."""
    return f"{known.percent or ('<1' if known.known else 0)}%"


def _took_part(people: int, invited: int) -> str:
    if not people:
        return (
            f"None of the {invited:,} people invited has taken part yet" if invited > 1 else "Nobody has taken part yet"
        )
    return f"{people:,} of {invited:,} people took part" if invited > people else f"{_people(people)} took part"


def _people(number: int) -> str:
    return count(number, "person", "people")
