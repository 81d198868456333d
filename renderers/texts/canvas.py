"""The document as a Slack canvas: headings, lists and tables of at most 300 cells; Block Kit does not exist there."""

from __future__ import annotations

from dataclasses import dataclass

from renderers.journey import Journey
from renderers.texts.markdown import markdown
from renderers.texts.shorten import shorten

TITLE_LIMIT = 150
MOST_BYTES = 1_000_000  # of the 1 MiB that Slack takes; slack-contract 7
KEPT = (
    "*This page is written anew with every export and when the workshop closes. "
    "Keep notes of your own in a canvas of your own.*"
)
CUT = "*More was said than a canvas can hold: the Markdown document and the workbook have all of it.*"
_SECTION = "\n\n## "


@dataclass(frozen=True, slots=True, kw_only=True)
class Canvas:
    """``title`` is plain text, ``markdown`` what Slack takes as ``document_content``."""

    title: str
    markdown: str


def canvas(journey: Journey) -> Canvas:
    """Finding and decision first, then what becomes of notes that people write into it, then everything else."""
    sound = markdown(journey).encode(errors="replace").decode()
    found, section, rest = _within(sound).partition(_SECTION)
    title = shorten(journey.title, TITLE_LIMIT) or "Customer journey"
    return Canvas(title=title, markdown=f"{found}\n\n{KEPT}{section}{rest}")


def _within(document: str) -> str:
    """``document``, or the lines of it that a canvas holds and a sentence that there is more."""
    if len(document.encode()) <= MOST_BYTES:
        return document
    kept = document.encode()[:MOST_BYTES].decode(errors="ignore").rpartition("\n")[0].rstrip()
    return f"{kept}\n\n{CUT}\n"
