"""Coming and going: who has left the channel sees nothing of its workshops until they are back."""

from __future__ import annotations

from dataclasses import replace

from bot.flows import owed, read
from bot.flows.decision import Decision, accepted, refused
from storage.changes import Put
from storage.records import Workshop


def decide_left(workshop: Workshop, user_id: str, *, left: bool) -> Decision:
    """Marks somebody as gone, or as back; what they contributed stays either way."""
    known = read.member(workshop, user_id)
    if known is None or known.left is left:
        return refused()
    changes = (Put(replace(known, left=left)),)
    return accepted("", changes, (owed.board(workshop), *owed.homes(workshop, (user_id,))), before=workshop)
