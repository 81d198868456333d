"""Tells a person, by direct message, why something stays undone and what they can do about it."""

from __future__ import annotations

import logging
from dataclasses import dataclass

from slackblocks import RichTextChannel

from bot.flows import read
from bot.slack.blocks import rendered, rich
from bot.slack.errors import SlackFailed, sentence
from bot.slack.surfaces.outbox import QUIET, Outbox
from bot.slack.text import escape, inline
from storage.changes import OwedKind
from storage.intents import Owed

MOST_PEOPLE = 3
_WHAT = {OwedKind.BOARD: "I could not show the board", OwedKind.DELIVERY: "I could not deliver what you asked for"}
log = logging.getLogger("bot.slack")


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    outbox: Outbox

    async def tell(self, owed: Owed, reason: str) -> None:
        """To the facilitators about their board, to whoever asked about a delivery. A failure ends in the log.

        Nobody in particular waits for the canvas of a channel.
        """
        workshop = await self.outbox.store.workshop(owed.tenant, owed.workshop_id or "")
        if workshop is None or owed.kind not in _WHAT:
            return
        people = [owed.user_id] if owed.kind is OwedKind.DELIVERY else list(read.facilitators(workshop))
        start = f"{_WHAT[owed.kind]} of “{workshop.head.journey}” in "
        end = f". {sentence(reason)} Then type /journey status there."
        blocks = rendered([rich(inline(start), RichTextChannel(owed.channel_id), inline(end))])
        text = f"{escape(start)}<#{owed.channel_id}>{escape(end)}"
        for person in filter(None, people[:MOST_PEOPLE]):
            try:
                await self.outbox.slack.call("chat.postMessage", channel=person, blocks=blocks, text=text, **QUIET)
            except SlackFailed as failure:
                log.warning("a person could not be told", extra={"code": failure.code})
