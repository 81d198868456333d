"""The private preview of pictures: the modal opens at once, the picture follows when it is drawn."""

from __future__ import annotations

from bot.flows.asks import decide_map
from bot.flows.decision import Decision, Done
from bot.slack.deciding import decide_in
from bot.slack.desk import Desk
from bot.slack.ids import Caller, read_hint
from bot.slack.in_list import update_view
from bot.slack.opening import open_view
from bot.slack.press import Press
from bot.slack.private import final_view
from bot.slack.showing import MAP, known, title_of
from bot.slack.surfaces.maps import TITLE, waiting_view
from storage.records import Workshop


async def open_map(desk: Desk, caller: Caller, workshop_id: str) -> None:
    if view_id := await open_view(desk, caller, waiting_view()):
        await _ask(desk, caller, workshop_id, view_id, f"map:{view_id}", MAP)


async def press_picture(press: Press) -> None:
    """Another picture in the same modal; with the choice taken back, the map."""
    view_id = str(press.view["id"])
    workshop_id = read_hint(press.view.get("private_metadata")).workshop
    await update_view(press.desk, view_id, waiting_view(title_of(known(press.hint.subject))))
    await _ask(press.desk, press.caller, workshop_id, view_id, press.key, known(press.hint.subject))


async def _ask(desk: Desk, caller: Caller, workshop_id: str, view_id: str, key: str, picture: str) -> None:
    """One delivery per modal: whoever chooses faster than pictures are drawn gets the last choice."""

    def decide(workshop: Workshop) -> Decision:
        args = {"view_id": view_id, "picture": picture}
        return decide_map(workshop, caller.who, desk.now(), lambda: view_id, args=args)

    answer = await decide_in(desk, caller, workshop_id, key, decide)
    if not isinstance(answer, Done):
        await update_view(desk, view_id, final_view(answer.text, title=TITLE))
