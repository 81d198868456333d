"""Asking for something to be delivered: the summary to the channel, the map or the export to the one who asks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from bot.flows import owed, read
from bot.flows.decision import Decision, Who, accepted, refused
from storage.records import Workshop

_EMPTY = "There is nothing to draw yet: add a persona and a stage first."


def decide_summary(
    workshop: Workshop, who: Who, _now: datetime, new_id: Callable[[], str], *, args: Mapping[str, str] | None = None
) -> Decision:
    """The map with its summary, posted to the channel for everybody."""
    if _is_empty(workshop):
        return refused(_EMPTY)
    text = "The map and its summary will be in the channel in a moment."
    return _delivered(workshop, who, new_id, text, {"what": "summary", "reason": "asked", **(args or {})})


def decide_map(
    workshop: Workshop, who: Who, _now: datetime, new_id: Callable[[], str], *, args: Mapping[str, str] | None = None
) -> Decision:
    """A preview for the caller alone; ``args`` say where it is to appear (view_id, external_id)."""
    if _is_empty(workshop):
        return refused(_EMPTY)
    return _delivered(workshop, who, new_id, "The map is being drawn, for you alone.", {"what": "map", **(args or {})})


def decide_export(
    workshop: Workshop,
    who: Who,
    _now: datetime,
    new_id: Callable[[], str],
    *,
    args: Mapping[str, str] | None = None,
    text: str = "Your files are on their way. They come to you as a direct message.",
) -> Decision:
    """Files of the chosen ``formats``, to the caller alone; ``args`` also say where progress is shown (view_id)."""
    return _delivered(workshop, who, new_id, text, {"what": "export", **(args or {})})


def _is_empty(workshop: Workshop) -> bool:
    return not read.personas(workshop) and not read.stages(workshop)


def _delivered(workshop: Workshop, who: Who, new_id: Callable[[], str], text: str, args: Mapping[str, str]) -> Decision:
    owe = owed.delivery(workshop, new_id(), user_id=who.user_id, args=args)
    return accepted(text, (), (owe,), before=workshop)
