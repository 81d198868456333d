"""Delivers an export to the person who asked, in their direct messages: JSON for machines, CSV for tables."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from bot.slack.blocks import rendered, rich
from bot.slack.files import upload
from bot.slack.paint import Painted, Ticket
from bot.slack.surfaces.outbox import Outbox
from bot.slack.text import inline, paragraphs
from storage.records import Workshop


@dataclass(frozen=True, slots=True)
class ExportFile:
    """``name`` is ours and never made of what people typed."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Exports:
    outbox: Outbox
    files: Callable[[Workshop], tuple[ExportFile, ...]]

    async def deliver(self, ticket: Ticket, workshop: Workshop) -> Painted:
        """One message, then the files below it. Each step is written down and not repeated."""
        if "dm" not in ticket.progress:
            words = f"Here is the workshop “{workshop.head.journey}” as files. The JSON file holds everything."
            blocks = rendered([rich(inline(words))])
            posted = await self.outbox.post(ticket.owed, ticket.owed.user_id, blocks, paragraphs([words], 3900))
            await ticket.keep(dm=str(posted["channel"]), ts=str(posted["ts"]))
        for file in self.files(workshop):
            if file.name not in ticket.progress:
                await self._share(ticket, file)
        return Painted(forget=True)

    async def _share(self, ticket: Ticket, file: ExportFile) -> None:
        file_id = await upload(
            self.outbox.slack,
            file.name,
            file.data,
            title=file.name,
            channel_id=ticket.progress["dm"],
            thread_ts=ticket.progress["ts"],
        )
        await ticket.keep(**{file.name: file_id})
