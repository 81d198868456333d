"""Paints Home tabs, one per person, from what that person may see."""

from __future__ import annotations

from dataclasses import dataclass

from bot.slack.home import home_view
from bot.slack.paint import Painted, Ticket
from bot.slack.surfaces.outbox import Outbox


@dataclass(frozen=True, slots=True, kw_only=True)
class Homes:
    outbox: Outbox

    async def paint(self, ticket: Ticket) -> Painted:
        owed = ticket.owed
        listed = await self.outbox.store.workshops_of(owed.tenant, owed.user_id)
        await self.outbox.call(owed, "views.publish", user_id=owed.user_id, view=home_view(listed))
        return Painted()
