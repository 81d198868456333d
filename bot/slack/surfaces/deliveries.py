"""What is posted once: summary, map preview, export. The ledger row says which and for whom."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from bot.slack.paint import Painted, Ticket
from bot.slack.surfaces.outbox import Outbox
from storage.records import Workshop


class Delivery(Protocol):
    async def deliver(self, ticket: Ticket, workshop: Workshop) -> Painted: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Deliveries:
    outbox: Outbox
    kinds: Mapping[str, Delivery]

    async def paint(self, ticket: Ticket) -> Painted:
        owed = ticket.owed
        workshop = await self.outbox.store.workshop(owed.tenant, owed.workshop_id or "")
        kind = self.kinds.get(owed.args.get("what", ""))
        if workshop is None or kind is None:
            return Painted(forget=True)
        return await kind.deliver(ticket, workshop)
