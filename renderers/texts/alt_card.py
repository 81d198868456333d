"""The alt text of the preview card."""

from __future__ import annotations

from renderers.findings import find
from renderers.journey import Journey
from renderers.texts.alt import alt_text


def card_alt(journey: Journey) -> str:
    """At most 1,000 characters, all of them also in the thread."""
    findings = find(journey)
    kind = "an assumption map" if findings.confidence.assumption_map else "a journey map"
    return alt_text(f"Preview of {kind}", journey, findings)
