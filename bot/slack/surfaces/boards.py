"""Paints boards: one message a workshop, edited for as long as it can be, posted anew when it is gone."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.flows.board import board_of
from bot.slack.board import Message, board_message
from bot.slack.errors import SlackFailed, Trouble
from bot.slack.ids import Hint
from bot.slack.paint import FRESH, Painted, Ticket
from bot.slack.surfaces.outbox import Outbox
from storage.records import Workshop

MOST_AN_HOUR = 3
DELETED_TOO_OFTEN = "board_deleted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Boards:
    outbox: Outbox

    async def paint(self, ticket: Ticket) -> Painted:
        """The board as the workshop stands now. ``progress``: ts, link, posted (times of posting)."""
        owed = ticket.owed
        workshop = await self.outbox.store.workshop(owed.tenant, owed.workshop_id or "")
        if workshop is None:
            return Painted(forget=True)
        if ticket.progress.get("ts") and await self._update(ticket, workshop):
            return Painted(_kept(ticket))
        await self._post(ticket, workshop)
        return Painted(_kept(ticket))

    async def _update(self, ticket: Ticket, workshop: Workshop) -> bool:
        """Whether the message is still there to be updated."""
        message = _message(ticket, workshop)
        channel_id, ts = workshop.head.channel_id, ticket.progress["ts"]
        try:
            await self.outbox.update(ticket.owed, channel_id, ts, message.blocks, message.text)
        except SlackFailed as failure:
            if failure.trouble is not Trouble.GONE:
                raise
            self._check_often(ticket)
            await ticket.anew({"posted": ticket.progress.get("posted", "")})
            return False
        return True

    async def _post(self, ticket: Ticket, workshop: Workshop) -> None:
        message = _message(ticket, workshop)
        posted = await self.outbox.post(ticket.owed, workshop.head.channel_id, message.blocks, message.text)
        times = [*ticket.progress.get("posted", "").split(), self.outbox.now().isoformat()]
        await ticket.keep(ts=str(posted["ts"]), posted=" ".join(times[-MOST_AN_HOUR:]))
        where = {"channel": str(posted["channel"]), "timestamp": str(posted["ts"])}
        with suppress(SlackFailed):
            await self.outbox.call(ticket.owed, "pins.add", **where)
        with suppress(SlackFailed):
            link = await self.outbox.slack.form(
                "chat.getPermalink", channel=where["channel"], message_ts=where["timestamp"]
            )
            await ticket.keep(link=str(link["permalink"]))

    def _check_often(self, ticket: Ticket) -> None:
        """A board that somebody deletes again and again is not resurrected for ever, unless somebody asks for it."""
        since = self.outbox.now() - timedelta(hours=1)
        asked = ticket.owed.args.get("asked")
        since = max(since, datetime.fromisoformat(asked)) if asked else since
        times = map(datetime.fromisoformat, ticket.progress.get("posted", "").split())
        if sum(time > since for time in times) >= MOST_AN_HOUR:
            raise SlackFailed("chat.update", DELETED_TOO_OFTEN, Trouble.CLOSED)


def _message(ticket: Ticket, workshop: Workshop) -> Message:
    hint = Hint(workshop=workshop.head.id, seen=workshop.head.phase, generation=ticket.owed.generation)
    nonce = f"{ticket.owed.generation}-{ticket.owed.args.get(FRESH, '')}"
    return board_message(board_of(workshop), hint, nonce)


def _kept(ticket: Ticket) -> dict[str, str]:
    return {name: value for name, value in ticket.progress.items() if name != "told"}
