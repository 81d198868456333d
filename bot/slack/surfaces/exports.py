"""Delivers an export to the person who asked: one message that says how far it is, and the files below it."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass

from bot.drawing import NotDrawn
from bot.exporting import Made
from bot.flows.exporting import CANVAS, USUAL, label_of
from bot.flows.journey import journey_of
from bot.flows.wording import listed
from bot.slack.errors import SlackFailed
from bot.slack.exported import LOST, MISSING, SENT, Exported, Said
from bot.slack.files import upload
from bot.slack.paint import Painted, Ticket
from bot.slack.surfaces.handing_over import HandingOver
from bot.slack.surfaces.outbox import QUIET, Outbox
from renderers.exports import File
from renderers.texts import Summary, executive
from storage.records import Workshop

log = logging.getLogger("bot.slack")


@dataclass(frozen=True, slots=True, kw_only=True)
class Exports:
    outbox: Outbox
    make: Callable[[str, Workshop], Awaitable[Made]]

    async def deliver(self, ticket: Ticket, workshop: Workshop) -> Painted:
        """Each step is written down and not repeated. ``progress``: dm, ts, file ids by name, formats done."""
        formats = ticket.owed.args.get("formats", " ".join(USUAL)).split()
        name = f"“{workshop.head.journey}”"
        if "dm" not in ticket.progress:
            await self._begin(ticket, Said((f"I am preparing {name} for you.",)))
        for number, key in enumerate(formats, 1):
            if key in ticket.progress:
                continue
            if "canvas_asked" not in ticket.progress:
                far = f"{label_of(key)}, {number} of {len(formats)}"
                await self._tell(ticket, Said((f"I am preparing {name} for you: {far} …",)))
            if key == CANVAS:
                await HandingOver(outbox=self.outbox).settle(ticket, workshop)
            else:
                await self._send(ticket, workshop, key)
        await self._end(ticket, workshop, formats)
        return Painted(forget=True)

    async def _begin(self, ticket: Ticket, said: Said) -> None:
        posted = await self.outbox.post(ticket.owed, ticket.owed.user_id, *said.message())
        await ticket.keep(dm=str(posted["channel"]), ts=str(posted["ts"]))

    async def _send(self, ticket: Ticket, workshop: Workshop, key: str) -> None:
        try:
            made = await self.make(key, workshop)
            for file in made.files:
                if file.name not in ticket.progress:
                    await self._share(ticket, file)
        except NotDrawn as reason:
            log.warning("an export could not be drawn", extra={"format": key, "reason": str(reason)})
            await ticket.keep(**{key: MISSING})
        except SlackFailed as failure:
            if failure.code != "blocked_file_type":
                raise
            log.warning("an export was blocked", extra={"format": key})
            await ticket.keep(**{key: MISSING})
        else:
            lost = {f"{key}{LOST}": listed(made.missing)} if made.missing else {}
            await ticket.keep(**{key: SENT, **lost})

    async def _share(self, ticket: Ticket, file: File) -> None:
        file_id = await upload(
            self.outbox.slack,
            file.name,
            file.data,
            title=file.name,
            channel_id=ticket.progress["dm"],
            thread_ts=ticket.progress["ts"],
        )
        await ticket.keep(**{file.name: file_id})

    async def _end(self, ticket: Ticket, workshop: Workshop, formats: list[str]) -> None:
        """The message now says in short what the files say at length, and where everything is."""
        head = workshop.head
        told = Exported(name=head.journey, channel_id=head.channel_id, formats=formats, done=ticket.progress)
        short = executive(journey_of(workshop))
        await self._tell(ticket, told.in_message(), told.in_modal(), above=short)

    async def _tell(
        self, ticket: Ticket, said: Said, in_modal: Said | None = None, *, above: Summary | None = None
    ) -> None:
        """In the message and, while it is open, in the modal. Neither is worth stopping for."""
        blocks, text = said.message(above)
        where = {"channel": ticket.progress["dm"], "ts": ticket.progress["ts"]}
        quiet = {name: value for name, value in QUIET.items() if not name.startswith("unfurl")}
        with suppress(SlackFailed):
            await self.outbox.call(ticket.owed, "chat.update", **where, blocks=blocks, text=text, **quiet)
        view = (in_modal or said).view()
        with suppress(SlackFailed):
            await self.outbox.call(ticket.owed, "views.update", view_id=ticket.owed.args.get("view_id"), view=view)
