"""What can be taken along: the formats of an export, its form, and what is sent without asking."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from bot.flows.asks import decide_export
from bot.flows.decision import Decision, Who, refused
from bot.flows.fields import Choice, Form, Option, Values
from bot.flows.wording import clip
from storage.records import Workshop

FORMATS = (
    Option(key="pdf", label="PDF", note="The map to print, A3, and every other picture"),
    Option(key="xlsx", label="Excel workbook", note="A sheet each for experiences, pain points, actions …"),
    Option(key="json", label="JSON", note="Everything, to read in again or by programs"),
    Option(key="csv", label="CSV", note="Everything as one table, a row for each item"),
    Option(key="png", label="PNG pictures", note="As they are posted here"),
    Option(key="svg", label="SVG pictures", note="To edit in a drawing program"),
    Option(key="md", label="Markdown document", note="For a wiki or a mail"),
    Option(key="mermaid", label="Mermaid", note="The journey as text that wikis draw"),
)
USUAL = ("pdf", "xlsx", "json", "csv")
TITLE = "Export the journey"
_NONE = "Choose at least one."


def export_form(workshop: Workshop) -> Form:
    formats = Choice(key="formats", label="Send me", options=FORMATS, several=True, boxes=True)
    return Form(
        title=TITLE,
        submit="Send files",
        fields=(formats,),
        values={"formats": USUAL},
        intro=f"“{clip(workshop.head.journey, 150)}” as files, by direct message, to you alone.",
    )


def decide_formats(
    workshop: Workshop, who: Who, now: datetime, new_id: Callable[[], str], *, values: Values, view_id: str
) -> Decision:
    """``view_id`` is the modal that shows how far it is."""
    chosen = set(values.get("formats") or ())
    formats = [each.key for each in FORMATS if each.key in chosen]
    if not formats:
        return refused(formats=_NONE)
    return decide_export(workshop, who, now, new_id, args={"formats": " ".join(formats), "view_id": view_id})


def label_of(key: str) -> str:
    return next((each.label for each in FORMATS if each.key == key), key)
