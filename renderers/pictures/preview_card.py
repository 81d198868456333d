"""The preview card."""

from __future__ import annotations

from renderers.engine.ops import Page
from renderers.journey import Journey
from renderers.picture import Picture


def lay_out(journey: Journey) -> tuple[Page, ...]:
    return (Page(1440, 1080, (), scale=1.0),)


PICTURE = Picture("preview_card", "Preview card", lay_out, lambda journey: journey.title)
