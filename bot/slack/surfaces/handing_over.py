"""A canvas for the one who exports: the channel's, or one of their own where the channel can have none."""

from __future__ import annotations

import logging
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta

from bot.flows import owed
from bot.flows.journey import journey_of
from bot.slack.errors import SlackFailed, Trouble
from bot.slack.exported import IN_CHANNEL, NOWHERE, ONES_OWN, Said, Way
from bot.slack.paint import Ticket, Wait
from bot.slack.surfaces.canvases import address, create, may_pass
from bot.slack.surfaces.outbox import Outbox
from renderers.texts import canvas
from storage.records import Workshop

_LOOK_AGAIN = timedelta(seconds=1)
log = logging.getLogger("bot.slack")


@dataclass(frozen=True, slots=True, kw_only=True)
class HandingOver:
    """Writes down under ``canvas`` where it is, and beside it its ``canvas_link``, or ``canvas_refused`` by Slack."""

    outbox: Outbox

    async def settle(self, ticket: Ticket, workshop: Workshop) -> None:
        """Asks for the channel's canvas and waits until it stands; whatever Slack refuses, this ends."""
        asked = ticket.owed.tenant, f"canvas:{workshop.head.id}"
        if "canvas_asked" not in ticket.progress:
            await self.outbox.store.owe(owed.canvas(workshop))
            row = await self.outbox.store.ledger.owed(*asked)
            await ticket.keep(canvas_asked=str(row.wanted if row else 0))
        row = await self.outbox.store.ledger.owed(*asked)
        if row and row.done < int(ticket.progress["canvas_asked"]) and not row.parked:
            raise Wait(_LOOK_AGAIN)
        found = row.progress if row and not row.parked else {}
        if "refused" not in found and found.get("link"):
            await ticket.keep(canvas=IN_CHANNEL, canvas_link=found["link"])
            return
        await ticket.keep(canvas_refused=found.get("refused", ""))
        await self._make_own(ticket, workshop)

    async def _make_own(self, ticket: Ticket, workshop: Workshop) -> None:
        try:
            await self._share(ticket, workshop)
        except SlackFailed as failure:
            if may_pass(failure, ticket.owed):
                raise
            log.info("no canvas", extra={"code": failure.code})
            await self._drop(ticket)
            await ticket.keep(canvas=NOWHERE)
        else:
            await ticket.keep(canvas=ONES_OWN)

    async def _share(self, ticket: Ticket, workshop: Workshop) -> None:
        """Slack lets a canvas be shared only with those whom its link has reached."""
        if "canvas_id" not in ticket.progress:
            made = await create(self.outbox, ticket.owed, canvas(journey_of(workshop)))
            await ticket.keep(canvas_id=made)
        canvas_id = ticket.progress["canvas_id"]
        if "canvas_link" not in ticket.progress:
            link = await address(self.outbox, ticket.owed, canvas_id)
            message = Said((Way(link),)).message()
            posted = await self.outbox.post(ticket.owed, ticket.progress["dm"], *message, ticket.progress["ts"])
            await ticket.keep(canvas_link=link, canvas_ts=str(posted["ts"]))
        whom = {"access_level": "write", "user_ids": [ticket.owed.user_id]}
        said = await self.outbox.call(ticket.owed, "canvases.access.set", canvas_id=canvas_id, **whom)
        if said.get("failed_to_update_user_ids"):
            raise SlackFailed("canvases.access.set", "failed_to_update_user_ids", Trouble.UNKNOWN)

    async def _drop(self, ticket: Ticket) -> None:
        """A canvas that nobody can open is no canvas, and its link leads nowhere."""
        if ts := ticket.progress.get("canvas_ts"):
            with suppress(SlackFailed):
                await self.outbox.call(ticket.owed, "chat.delete", channel=ticket.progress["dm"], ts=ts)
        if canvas_id := ticket.progress.get("canvas_id"):
            with suppress(SlackFailed):
                await self.outbox.call(ticket.owed, "canvases.delete", canvas_id=canvas_id)
