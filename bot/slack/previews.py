"""The private preview of pictures: the modal opens at once, the picture follows when it is drawn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.flows.asks import decide_map
from bot.flows.decision import Decision, Done
from bot.flows.picturing import stages_in
from bot.slack.deciding import decide_in
from bot.slack.desk import Desk
from bot.slack.forms import read_values
from bot.slack.ids import Caller, Json, read_hint
from bot.slack.in_list import update_view
from bot.slack.opening import open_view
from bot.slack.press import Press
from bot.slack.private import final_view
from bot.slack.showing import called, known, title_of
from bot.slack.surfaces.maps import TITLE, waiting_view
from storage.records import Workshop


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """A picture somebody wants to see, with the stages that were chosen beside the picture ``beside``."""

    workshop_id: str
    view_id: str
    picture: str
    stages: tuple[str, ...] = ()
    beside: str = ""

    @property
    def args(self) -> Mapping[str, str]:
        stages = {"stages": " ".join(self.stages), "beside": self.beside} if self.stages else {}
        return {"view_id": self.view_id, "picture": self.picture, **stages}


def wish_of(view: Mapping[str, Any], picture: str = "") -> Wish:
    """What stands in an open modal; ``picture`` in place of the one that is shown."""
    hint = read_hint(view.get("private_metadata"))
    asked = stages_in(read_values(view))
    return Wish(
        workshop_id=hint.workshop,
        view_id=str(view["id"]),
        picture=known(picture or hint.subject),
        stages=hint.chosen if asked is None else asked,
        beside=hint.subject,
    )


async def open_map(desk: Desk, caller: Caller, workshop_id: str, words: str = "") -> None:
    """``words`` may name another picture than the map."""
    picture = called(words)
    if view_id := await open_view(desk, caller, waiting_view(title_of(picture))):
        wish = Wish(workshop_id=workshop_id, view_id=view_id, picture=picture)
        if refusal := await _refused(desk, caller, wish, f"map:{view_id}"):
            await update_view(desk, view_id, refusal)


async def press_picture(press: Press) -> None:
    """Another picture in the same modal; with the choice taken back, the map."""
    wish = wish_of(press.view, known(press.hint.subject))
    await update_view(press.desk, wish.view_id, waiting_view(title_of(wish.picture)))
    if refusal := await _refused(press.desk, press.caller, wish, press.key):
        await update_view(press.desk, wish.view_id, refusal)


async def draw_again(desk: Desk, caller: Caller, view: Mapping[str, Any], key: str) -> Json:
    """What the modal shows while the stages chosen in it are drawn, or why they are not."""
    wish = wish_of(view)
    return await _refused(desk, caller, wish, key) or waiting_view(title_of(wish.picture))


async def _refused(desk: Desk, caller: Caller, wish: Wish, key: str) -> Json | None:
    """One delivery per modal: whoever chooses faster than pictures are drawn gets the last choice."""

    def decide(workshop: Workshop) -> Decision:
        return decide_map(workshop, caller.who, desk.now(), lambda: wish.view_id, args=wish.args)

    answer = await decide_in(desk, caller, wish.workshop_id, key, decide)
    return None if isinstance(answer, Done) else final_view(answer.text, title=TITLE)
