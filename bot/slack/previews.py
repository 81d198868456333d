"""The private preview of the map: the modal opens at once, the picture follows when it is drawn."""

from __future__ import annotations

from bot.flows.asks import decide_map
from bot.flows.decision import Decision, Done
from bot.slack.deciding import decide_in
from bot.slack.desk import Desk
from bot.slack.ids import Caller
from bot.slack.opening import open_view, whisper
from bot.slack.surfaces.maps import waiting_view
from storage.records import Workshop


async def open_map(desk: Desk, caller: Caller, workshop_id: str) -> None:
    view_id = await open_view(desk, caller, waiting_view())
    if not view_id:
        return

    def decide(workshop: Workshop) -> Decision:
        return decide_map(workshop, caller.who, desk.now(), desk.new_id, args={"view_id": view_id})

    answer = await decide_in(desk, caller, workshop_id, f"map:{view_id}", decide)
    if not isinstance(answer, Done):
        await whisper(desk, caller, answer.text)
