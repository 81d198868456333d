"""The stages in the summary's thread: each under its phone cards, drawn when its turn has come.

So the thread fills stage by stage, no drawing takes long, and a stage whose cards cannot be had loses only those.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator, Sequence
from dataclasses import dataclass

from bot.slack.blocks import header, rendered
from bot.slack.board import TEXT_LIMIT, Message
from bot.slack.paint import Ticket
from bot.slack.showing import PHONES
from bot.slack.summary import Image, image_block, stage_messages
from bot.slack.surfaces.pictures import NONE, Pictures
from bot.slack.text import paragraphs
from renderers.journey import Journey, Stage
from renderers.texts import StageReply, stage_replies

MOST_CARDS = 9  # in one message, so that words and pictures stay within Slack's limits together


@dataclass(frozen=True, slots=True)
class Reply:
    """One message of the thread. ``step`` holds the pictures in it; ``without`` is posted where they cannot be had."""

    key: str
    message: Message
    step: str = ""
    without: Message | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stages:
    pictures: Pictures

    async def replies(self, ticket: Ticket, journey: Journey, *, drawn: bool) -> AsyncIterator[Reply]:
        """In stage order. The next one is asked for when the one before has been posted and written down.

        Cards are on their way to Slack one stage ahead, so that it has looked at them when their turn has come.
        """
        stages, replies = journey.stages, stage_replies(journey)
        for at, (stage, reply) in enumerate(zip(stages, replies, strict=True)):
            here, *_ = [await self._cards(ticket, journey, each) for each in stages[at : at + 2] if drawn] or [()]
            for each in _replies(f"stage.{stage.key}", reply, here, _step(stage)):
                yield each
            if here:
                await ticket.keep(**{_step(stage): NONE})

    async def _cards(self, ticket: Ticket, journey: Journey, stage: Stage) -> tuple[Image, ...]:
        return await self.pictures.images(ticket, _step(stage), PHONES, journey, (stage.key,))


def _step(stage: Stage) -> str:
    return f"phones.{stage.key}"


def _replies(key: str, reply: StageReply, cards: Sequence[Image], step: str) -> Iterator[Reply]:
    """The cards stand over the words, in messages of their own where they are many; without one the other is alone."""
    starts = range(0, max(1, len(cards)), MOST_CARDS)
    *before, last = (cards[at : at + MOST_CARDS] for at in starts)
    for number, some in enumerate(before):
        yield Reply(f"{key}.cards{number}", _cards_message(reply.name, some), step)
    for number, (shown, plain) in enumerate(zip(stage_messages(reply, last), stage_messages(reply), strict=True)):
        if cards and not number:
            yield Reply(f"{key}.{number}", shown, step, plain)
        else:
            yield Reply(f"{key}.{number}", plain)


def _cards_message(name: str, cards: Sequence[Image]) -> Message:
    told = paragraphs([name, *(card.alt for card in cards)], TEXT_LIMIT)
    return Message(rendered([header(name), *map(image_block, cards)]), told)
