"""Every text a journey becomes, in one tuple: a new text is one file and one name in TEXTS."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from renderers.journey import Journey
from renderers.texts.about import about
from renderers.texts.alt_card import card_alt
from renderers.texts.alt_map import map_alt
from renderers.texts.canvas import Canvas, canvas
from renderers.texts.entry import Entry, named
from renderers.texts.line import Line
from renderers.texts.markdown import markdown
from renderers.texts.mermaid import mermaid
from renderers.texts.method import method_note
from renderers.texts.next_steps import next_steps
from renderers.texts.shorten import shorten
from renderers.texts.stages import StageReply, stage_replies
from renderers.texts.summary import Summary, executive, summary

Made = Summary | StageReply | Canvas | None | tuple[StageReply, ...] | str


@dataclass(frozen=True, slots=True)
class Text:
    """``make`` is pure and takes any journey, empty to huge."""

    key: str
    make: Callable[[Journey], Made]


TEXTS = (
    Text("summary", summary),
    Text("executive", executive),
    Text("next_steps", next_steps),
    Text("about", about),
    Text("stages", stage_replies),
    Text("method", method_note),
    Text("map_alt", map_alt),
    Text("card_alt", card_alt),
    Text("markdown", markdown),
    Text("canvas", canvas),
    Text("mermaid", mermaid),
)

__all__ = [
    "TEXTS",
    "Canvas",
    "Entry",
    "Line",
    "StageReply",
    "Summary",
    "Text",
    "about",
    "canvas",
    "card_alt",
    "executive",
    "map_alt",
    "markdown",
    "mermaid",
    "method_note",
    "named",
    "next_steps",
    "shorten",
    "stage_replies",
    "summary",
]
