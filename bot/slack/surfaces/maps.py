"""Delivers a private preview of the map into the modal that asked for it."""

from __future__ import annotations

from dataclasses import dataclass

from slackblocks import Block, ModalView

from bot.flows.journey import journey_of
from bot.slack.blocks import Json, bold, rich, small
from bot.slack.errors import SlackFailed, Trouble
from bot.slack.paint import Painted, Ticket
from bot.slack.summary import picture, section
from bot.slack.surfaces.outbox import Outbox
from bot.slack.surfaces.pictures import Pictures
from bot.slack.text import inline
from renderers.journey import Journey
from renderers.texts import Summary, map_alt, summary
from storage.records import Workshop

TITLE = "Journey map"


@dataclass(frozen=True, slots=True, kw_only=True)
class Maps:
    outbox: Outbox
    pictures: Pictures

    async def deliver(self, ticket: Ticket, workshop: Workshop) -> Painted:
        """A modal that has been closed meanwhile is nobody's loss."""
        journey = journey_of(workshop)
        sheets = await self.pictures.files(ticket, "sheets", "journey_map", journey)
        if not await self.pictures.shown(ticket, "sheets", lambda: self._show(ticket, journey, sheets)):
            await self._show(ticket, journey, ())
        return Painted(forget=True)

    async def _show(self, ticket: Ticket, journey: Journey, sheets: tuple[str, ...]) -> None:
        view_id = ticket.owed.args.get("view_id", "")
        try:
            await self.outbox.call(ticket.owed, "views.update", view_id=view_id, view=map_view(journey, sheets))
        except SlackFailed as failure:
            if failure.trouble is not Trouble.GONE:
                raise


def waiting_view() -> Json:
    """What stands in the modal while the map is being drawn."""
    blocks: list[Block] = [rich(inline("Drawing your map… This takes a few seconds."))]
    view: Json = ModalView(title=TITLE, blocks=blocks, close="Close", callback_id="map").to_dict()
    return view


def map_view(journey: Journey, sheets: tuple[str, ...]) -> Json:
    """The map and below it what to see in it; without a map everything in words."""
    alt, told = map_alt(journey), summary(journey)
    blocks: list[Block] = []
    for file_id in sheets or ("",):
        blocks += picture(file_id, alt)
    blocks += _words(told, most=1 if sheets else len(told.sections))
    view: Json = ModalView(title=TITLE, blocks=blocks, close="Close", callback_id="map").to_dict()
    return view


def _words(told: Summary, most: int) -> list[Block]:
    sections = [section(title, lines) for title, lines in told.sections[:most]]
    return [rich(bold(told.headline)), *sections, small(told.confidence)]
