"""The alt text of the preview card."""

from __future__ import annotations

from renderers.findings import find
from renderers.journey import Journey
from renderers.texts.alt import alt_text


def card_alt(journey: Journey) -> str:
    """At most 1,000 characters, all of them also in the thread."""
    return alt_text("Preview of a journey map", journey, find(journey))
