"""What can be taken along: the formats of an export, its form, and what is sent without asking."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from bot.flows import read
from bot.flows.asks import decide_export
from bot.flows.decision import Decision, Who, refused
from bot.flows.fields import Choice, Form, Option, Values
from bot.flows.gates import check_facilitator
from bot.flows.wording import clip
from storage.records import Workshop

CANVAS = "canvas"
FORMATS = (
    Option(key="pdf", label="PDF", note="The map to print, A3, and every other picture"),
    Option(key="xlsx", label="Excel workbook", note="A sheet each for experiences, pain points, actions …"),
    Option(key="json", label="JSON", note="Everything, to read in again or by programs"),
    Option(key="csv", label="CSV", note="Everything as one table, a row for each item"),
    Option(key="png", label="PNG pictures", note="As they are posted here"),
    Option(key="svg", label="SVG pictures", note="To edit in a drawing program"),
    Option(key="md", label="Markdown document", note="For a wiki or a mail"),
    Option(key="mermaid", label="Mermaid", note="The journey as text that wikis draw"),
    Option(key=CANVAS, label="Canvas", note="A tab of the channel, which everybody there can read"),
)
"""In the order in which they are made: the canvas last, because Slack may let everybody wait for it."""
USUAL = ("pdf", "xlsx", "json", "csv")
TITLE = "Export the journey"
_NONE = "Choose at least one."
_PICTURES = frozenset({"pdf", "png", "svg"})
_IN_WORDS = ", or take the Markdown document, which says it in words"


def export_form(workshop: Workshop, who: Who) -> Form:
    """The canvas is the channel's, so it is offered to those who lead the workshop there."""
    leads = read.is_facilitator(workshop, who.user_id)
    offered = tuple(each for each in FORMATS if leads or each.key != CANVAS)
    formats = Choice(key="formats", label="Send me", options=offered, several=True, boxes=True)
    return Form(
        title=TITLE,
        submit="Export",
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
    barred = check_facilitator(workshop, who) if CANVAS in formats else None
    if barred:
        return refused(f"A canvas stands in the channel for everybody. {barred.text}")
    args = {"formats": " ".join(formats), "view_id": view_id}
    if formats == [CANVAS]:
        text = "The canvas is being written. I tell you in a direct message where it is."
        return decide_export(workshop, who, now, new_id, args=args, text=text)
    return decide_export(workshop, who, now, new_id, args=args)


def label_of(key: str) -> str:
    return next((each.label for each in FORMATS if each.key == key), key)


def drawn(formats: Sequence[str]) -> bool:
    """Whether any of them is made of pictures."""
    return not _PICTURES.isdisjoint(formats)


def in_words(files: Sequence[str]) -> str:
    """What to take where pictures are missing; ``files`` are those that have been sent."""
    return "; the Markdown document in this thread says it in words" if "md" in files else _IN_WORDS


def without_canvas(code: str, formats: Sequence[str]) -> str:
    """Why there is no canvas, from Slack's ``code``, and what says the same instead."""
    why = _NO_CANVAS.get(code, "Slack did not let me this time")
    instead = "The Markdown document in this thread" if "md" in formats else "Take the Markdown document instead: it"
    return f"I made no canvas: {why}. {instead} says the same."


_ANOTHER = "on Slack’s free plan a channel has one, and this channel has its own already"
_PLAN = "the plan of this workspace has none"
_NO_CANVAS = {
    "missing_scope": "I have no permission to write one in this workspace",
    "canvas_disabled_user_team": "canvases are switched off in this workspace",
    "restricted_action": "only some people may make one in this workspace",
    "free_team_canvas_tab_already_exists": _ANOTHER,
    "free_teams_cannot_create_non_tabbed_canvases": _ANOTHER,
    "free_teams_cannot_edit_standalone_canvases": _PLAN,
    "team_tier_cannot_create_channel_canvases": _PLAN,
    "not_in_channel": "I am not a member of the channel",
    "channel_not_found": "I am not a member of the channel",
    "is_archived": "the channel is archived",
}
