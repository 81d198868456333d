"""Every text a journey becomes, in one tuple: a new text is one file and one name in TEXTS."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from renderers.journey import Journey
from renderers.texts.alt_card import card_alt
from renderers.texts.alt_map import map_alt
from renderers.texts.line import Line
from renderers.texts.markdown import markdown
from renderers.texts.method import method_note
from renderers.texts.shorten import shorten
from renderers.texts.stages import Entry, StageReply, stage_replies
from renderers.texts.summary import Summary, summary

Made = Summary | tuple[StageReply, ...] | str


@dataclass(frozen=True, slots=True)
class Text:
    """``make`` is pure and takes any journey, empty to huge."""

    key: str
    make: Callable[[Journey], Made]


TEXTS = (
    Text("summary", summary),
    Text("stages", stage_replies),
    Text("method", method_note),
    Text("map_alt", map_alt),
    Text("card_alt", card_alt),
    Text("markdown", markdown),
)

__all__ = [
    "TEXTS",
    "Entry",
    "Line",
    "StageReply",
    "Summary",
    "Text",
    "card_alt",
    "map_alt",
    "markdown",
    "method_note",
    "shorten",
    "stage_replies",
    "summary",
]
