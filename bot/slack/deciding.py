"""From a caller and a workshop id to a decision: one transaction, and the same words when nothing is found."""

from __future__ import annotations

from collections.abc import Callable

from bot.flows.decision import Answer, Decision, refused
from bot.slack.desk import NOT_FOUND, Desk
from bot.slack.ids import Caller
from storage.changes import InWorkshop
from storage.records import Workshop


async def decide_in(
    desk: Desk, caller: Caller, workshop_id: str, key: str, decide: Callable[[Workshop], Decision]
) -> Answer:
    """``decide`` on the workshop as it is when its turn comes; somebody else's is not found, like a missing one."""

    def found(workshop: Workshop | None) -> Decision:
        return decide(workshop) if workshop is not None else refused(NOT_FOUND)

    return await desk.change(caller, InWorkshop(caller.who.tenant, workshop_id), key, found)
