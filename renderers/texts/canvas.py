"""The document as a Slack canvas: headings, lists and tables of at most 300 cells; Block Kit does not exist there."""

from __future__ import annotations

from dataclasses import dataclass

from renderers.journey import Journey
from renderers.texts.markdown import markdown
from renderers.texts.shorten import shorten

TITLE_LIMIT = 150


@dataclass(frozen=True, slots=True, kw_only=True)
class Canvas:
    """``title`` is plain text, ``markdown`` what Slack takes as ``document_content``."""

    title: str
    markdown: str


def canvas(journey: Journey) -> Canvas:
    return Canvas(title=shorten(journey.title, TITLE_LIMIT) or "Customer journey", markdown=markdown(journey))
