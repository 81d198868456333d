"""The alt text of the journey map."""

from __future__ import annotations

from renderers.findings import find
from renderers.journey import Journey
from renderers.texts.alt import alt_text


def map_alt(journey: Journey) -> str:
    """At most 1,000 characters, all of them also in the thread."""
    findings = find(journey)
    return alt_text("Assumption map" if findings.confidence.assumption_map else "Journey map", journey, findings)
