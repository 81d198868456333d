"""Delivers the summary: the preview card and the findings in the channel, map and details in its thread.

Every step is written down, so a crash or a rate limit goes on where it stopped.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass

from bot.flows import owed
from bot.flows.journey import journey_of
from bot.slack.board import Message
from bot.slack.paint import Painted, Ticket
from bot.slack.showing import CARD, HEAT, MAP, PHONES, telling, title_of
from bot.slack.summary import Image, method_message, picture_message, stage_messages, summary_message
from bot.slack.surfaces.outbox import Outbox
from bot.slack.surfaces.pictures import Pictures
from bot.slack.surfaces.stages import Reply, Stages
from renderers.journey import Journey
from renderers.texts import about, card_alt, method_note, next_steps, summary
from storage.records import State, Workshop


@dataclass(frozen=True, slots=True, kw_only=True)
class Summaries:
    outbox: Outbox
    pictures: Pictures

    async def deliver(self, ticket: Ticket, workshop: Workshop) -> Painted:
        journey = journey_of(workshop)
        channel_id = workshop.head.channel_id
        while "ts" not in ticket.progress:
            await self._post(ticket, workshop, journey)
        async for reply in self._replies(ticket, journey):
            said = ticket.progress.get("said", "").split()
            if reply.key not in said:
                await self._reply(ticket, channel_id, reply)
                await ticket.keep(said=" ".join((*said, reply.key)))
        if ticket.owed.args.get("reason") == "closed":
            await self.outbox.store.owe(owed.canvas(workshop))
        return Painted(forget=True)

    async def _post(self, ticket: Ticket, workshop: Workshop, journey: Journey) -> None:
        card = await self.pictures.images(ticket, "card", CARD, journey)
        file_id = card[0].file_id if card else ""
        message = summary_message(
            summary(journey),
            workshop_id=workshop.head.id,
            file_id=file_id,
            alt=card_alt(journey),
            about=_about(workshop),
        )

        async def show() -> None:
            posted = await self.outbox.post(ticket.owed, workshop.head.channel_id, message.blocks, message.text)
            await ticket.keep(ts=str(posted["ts"]))

        await self.pictures.shown(ticket, "card", show)

    async def _reply(self, ticket: Ticket, channel_id: str, reply: Reply) -> None:
        thread_ts = ticket.progress["ts"]

        async def show() -> None:
            await self._say(ticket, channel_id, reply.message, thread_ts)

        if not reply.step:
            await show()
        elif not await self.pictures.shown(ticket, reply.step, show) and reply.without:
            await self._say(ticket, channel_id, reply.without, thread_ts)

    async def _say(self, ticket: Ticket, channel_id: str, message: Message, thread_ts: str) -> None:
        await self.outbox.post(ticket.owed, channel_id, message.blocks, message.text, thread_ts)

    async def _replies(self, ticket: Ticket, journey: Journey) -> AsyncIterator[Reply]:
        """The map, what happens next, what it is about, the heat map, each stage under its phone card, the method.

        Pictures that have nothing to tell about this journey are left out.
        """
        offered = telling(journey)
        for reply in _sheets("sheets", MAP, await self.pictures.images(ticket, "sheets", MAP, journey)):
            yield reply
        if steps := next_steps(journey):
            for number, message in enumerate(stage_messages(steps)):
                yield Reply(f"next.{number}", message)
        if context := about(journey):
            for number, message in enumerate(stage_messages(context)):
                yield Reply(f"about.{number}", message)
        if HEAT in offered:
            for reply in _sheets("heat", HEAT, await self.pictures.images(ticket, "heat", HEAT, journey)):
                yield reply
        async for reply in Stages(pictures=self.pictures).replies(ticket, journey, drawn=PHONES in offered):
            yield reply
        yield Reply("method", method_message(method_note(journey)))


def _about(workshop: Workshop) -> str:
    lead = "The workshop is closed." if workshop.head.state is State.CLOSED else "The workshop goes on."
    return f"{lead} The full map and everything that was said stand in the thread."


def _sheets(step: str, name: str, images: Sequence[Image]) -> list[Reply]:
    title = title_of(name)
    many = len(images) > 1
    return [
        Reply(
            f"{step}.{number}",
            picture_message(image, f"{title}, sheet {number} of {len(images)}" if many else title),
            step,
        )
        for number, image in enumerate(images, 1)
    ]
