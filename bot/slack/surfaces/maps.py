"""Delivers a private preview into the modal that asked for it: the map at once, every other picture by a menu."""

from __future__ import annotations

from dataclasses import dataclass

from slackblocks import Block, ModalView, PlainText, StaticSelectMenu
from slackblocks import Option as SlackOption

from bot.flows.journey import journey_of
from bot.slack.blocks import Json, actions, bold, rich, small
from bot.slack.errors import SlackFailed, Trouble
from bot.slack.ids import Hint
from bot.slack.paint import Painted, Ticket
from bot.slack.showing import MAP, alt_of, known, telling, title_of
from bot.slack.summary import Image, image_block, picture, section
from bot.slack.surfaces.outbox import Outbox
from bot.slack.surfaces.pictures import Pictures
from bot.slack.text import clip, inline
from renderers.journey import Journey
from renderers.texts import Summary, summary
from storage.records import Workshop

TITLE = "Journey map"
MOST = 12  # sheets in one modal; the rest is in the files of an export
_ALT = 2900


@dataclass(frozen=True, slots=True, kw_only=True)
class Maps:
    outbox: Outbox
    pictures: Pictures

    async def deliver(self, ticket: Ticket, workshop: Workshop) -> Painted:
        """A modal that has been closed meanwhile is nobody's loss."""
        journey = journey_of(workshop)
        name = known(ticket.owed.args.get("picture", MAP))
        step = f"sheets:{name}:{workshop.head.revision}"
        images = await self.pictures.images(ticket, step, name, journey)
        hint = Hint(workshop=workshop.head.id, nonce=ticket.owed.id[-8:] + str(ticket.owed.wanted))

        async def show() -> None:
            await self._show(ticket, picture_view(journey, name, images, hint))

        if not await self.pictures.shown(ticket, step, show):
            await self._show(ticket, picture_view(journey, name, (), hint))
        return Painted(ticket.progress, forget=True)

    async def _show(self, ticket: Ticket, view: Json) -> None:
        view_id = ticket.owed.args.get("view_id", "")
        try:
            await self.outbox.call(ticket.owed, "views.update", view_id=view_id, view=view)
        except SlackFailed as failure:
            if failure.trouble is not Trouble.GONE:
                raise


def waiting_view(title: str = TITLE) -> Json:
    """What stands in the modal while the picture is being drawn."""
    return _view(title, [rich(inline(f"Drawing: {title} …"))])


def picture_view(journey: Journey, name: str, images: tuple[Image, ...], hint: Hint) -> Json:
    """The menu, the picture, and below it what to see in it; without a picture everything in words."""
    blocks: list[Block] = [actions(_menu(journey, name), block_id=f"picture~{hint.nonce}")]
    blocks += [image_block(image) for image in images[:MOST]] or picture("", "")
    if len(images) > MOST:
        blocks.append(small(f"and {len(images) - MOST} more: type /journey export for all of them"))
    if name == MAP:
        told = summary(journey)
        blocks += _words(told, most=1 if images else len(told.sections))
    else:
        blocks.append(rich(inline(clip(alt_of(name, journey), _ALT))))
    return {**_view(title_of(name), blocks), "private_metadata": Hint(workshop=hint.workshop).to_json()}


def _menu(journey: Journey, name: str) -> StaticSelectMenu:
    offered = {found: _option(found) for found in dict.fromkeys((name, *telling(journey)))}
    return StaticSelectMenu("picture", list(offered.values()), initial_option=offered[name], placeholder="Show …")


def _option(name: str) -> SlackOption:
    return SlackOption(PlainText(title_of(name)), Hint(subject=name).to_json())


def _view(title: str, blocks: list[Block]) -> Json:
    view: Json = ModalView(title=clip(title, 24), blocks=blocks, close="Close", callback_id="map").to_dict()
    return view


def _words(told: Summary, most: int) -> list[Block]:
    sections = [section(title, lines) for title, lines in told.sections[:most]]
    return [rich(bold(told.headline)), *sections, small(told.confidence)]
