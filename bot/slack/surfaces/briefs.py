"""Delivers the short version to whoever closed the workshop, to forward to those who decide and read no threads."""

from __future__ import annotations

from dataclasses import dataclass

from slackblocks import RichTextChannel

from bot.flows.journey import journey_of
from bot.slack.blocks import rendered, rich
from bot.slack.board import TEXT_LIMIT, Message
from bot.slack.paint import Painted, Ticket
from bot.slack.summary import summary_blocks, ways_on
from bot.slack.surfaces.outbox import Outbox
from bot.slack.text import inline, paragraphs
from renderers.texts import Summary, executive
from storage.records import Workshop

INTRO = "Your workshop in short, to forward to whoever decides. Everything else is in "
_MENTION = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Briefs:
    outbox: Outbox

    async def deliver(self, ticket: Ticket, workshop: Workshop) -> Painted:
        message = brief_message(executive(journey_of(workshop)), workshop)
        await self.outbox.post(ticket.owed, ticket.owed.user_id, message.blocks, message.text)
        return Painted(forget=True)


def brief_message(short: Summary, workshop: Workshop) -> Message:
    """The text says what the blocks say, for those who hear it."""
    head = workshop.head
    about = rich(inline(INTRO), RichTextChannel(head.channel_id), inline("."))
    blocks = [*summary_blocks(short), about, ways_on(head.id)]
    heard = paragraphs(short.spoken, TEXT_LIMIT - len(INTRO) - _MENTION)
    return Message(rendered(blocks), f"{heard}\n{INTRO}<#{head.channel_id}>.")
