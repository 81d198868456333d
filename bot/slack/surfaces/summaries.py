"""Delivers the summary: the preview card and the findings in the channel, map and details in its thread.

Every step is written down, so a crash or a rate limit goes on where it stopped.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bot.flows.journey import journey_of
from bot.slack.board import Message
from bot.slack.paint import Painted, Ticket
from bot.slack.summary import method_message, picture_message, stage_messages, summary_message
from bot.slack.surfaces.outbox import Outbox
from bot.slack.surfaces.pictures import Pictures
from renderers.journey import Journey
from renderers.texts import card_alt, map_alt, method_note, stage_replies, summary
from storage.records import Workshop

CARD, MAP = "preview_card", "journey_map"


@dataclass(frozen=True, slots=True, kw_only=True)
class Summaries:
    outbox: Outbox
    pictures: Pictures

    async def deliver(self, ticket: Ticket, workshop: Workshop) -> Painted:
        journey = journey_of(workshop)
        channel_id = workshop.head.channel_id
        while "ts" not in ticket.progress:
            await self._post(ticket, channel_id, journey)
        sheets = await self.pictures.files(ticket, "sheets", MAP, journey)
        replies = list(_replies(journey, sheets))
        for number in range(int(ticket.progress.get("replies", "0")), len(replies)):
            await self._reply(ticket, channel_id, replies[number])
            await ticket.keep(replies=str(number + 1))
        return Painted(forget=True)

    async def _post(self, ticket: Ticket, channel_id: str, journey: Journey) -> None:
        card = await self.pictures.files(ticket, "card", CARD, journey)
        message = summary_message(
            summary(journey), file_id=card[0] if card else "", alt=card_alt(journey), about=_about(ticket)
        )

        async def show() -> None:
            posted = await self.outbox.post(ticket.owed, channel_id, message.blocks, message.text)
            await ticket.keep(ts=str(posted["ts"]))

        await self.pictures.shown(ticket, "card", show)

    async def _reply(self, ticket: Ticket, channel_id: str, message: Message) -> None:
        thread_ts = ticket.progress["ts"]

        async def show() -> None:
            await self.outbox.post(ticket.owed, channel_id, message.blocks, message.text, thread_ts)

        await self.pictures.shown(ticket, "sheets", show)


def _about(ticket: Ticket) -> str:
    closed = ticket.owed.args.get("reason") == "closed"
    lead = "The workshop is closed." if closed else "The workshop goes on."
    return f"{lead} The full map and everything that was said stand in the thread."


def _replies(journey: Journey, sheets: tuple[str, ...]) -> Iterator[Message]:
    for number, file_id in enumerate(sheets, 1):
        title = "Journey map" if len(sheets) == 1 else f"Journey map, sheet {number} of {len(sheets)}"
        yield picture_message(file_id, map_alt(journey), title)
    for reply in stage_replies(journey):
        yield from stage_messages(reply)
    yield method_message(method_note(journey))
