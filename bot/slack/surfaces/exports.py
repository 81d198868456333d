"""Delivers an export to the person who asked: one message that says how far it is, and the files below it."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass

from slackblocks import Block

from bot.drawing import NotDrawn
from bot.flows.exporting import TITLE, USUAL, label_of
from bot.flows.journey import journey_of
from bot.flows.wording import listed
from bot.slack.blocks import Json, rendered, rich
from bot.slack.errors import SlackFailed
from bot.slack.files import upload
from bot.slack.paint import Painted, Ticket
from bot.slack.private import final_view
from bot.slack.summary import summary_blocks
from bot.slack.surfaces.outbox import QUIET, Outbox
from bot.slack.text import inline, paragraphs
from renderers.exports import File
from renderers.texts import executive
from storage.records import Workshop

MISSING = "-"
_TEXT = 3900
log = logging.getLogger("bot.slack")


@dataclass(frozen=True, slots=True, kw_only=True)
class Exports:
    outbox: Outbox
    make: Callable[[str, Workshop], Awaitable[tuple[File, ...]]]

    async def deliver(self, ticket: Ticket, workshop: Workshop) -> Painted:
        """Each step is written down and not repeated. ``progress``: dm, ts, file ids by name, formats done."""
        formats = ticket.owed.args.get("formats", " ".join(USUAL)).split()
        name = f"“{workshop.head.journey}”"
        if "dm" not in ticket.progress:
            await self._begin(ticket, f"I am preparing {name} for you.")
        for number, key in enumerate(formats, 1):
            if key not in ticket.progress:
                far = f"{label_of(key)}, {number} of {len(formats)}"
                await self._tell(ticket, f"I am preparing {name} for you: {far} …")
                await self._send(ticket, workshop, key)
        await self._end(ticket, workshop, formats)
        return Painted(forget=True)

    async def _begin(self, ticket: Ticket, words: str) -> None:
        posted = await self.outbox.post(ticket.owed, ticket.owed.user_id, *_message(words))
        await ticket.keep(dm=str(posted["channel"]), ts=str(posted["ts"]))

    async def _send(self, ticket: Ticket, workshop: Workshop, key: str) -> None:
        try:
            for file in await self.make(key, workshop):
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
            await ticket.keep(**{key: "sent"})

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

    async def _end(self, ticket: Ticket, workshop: Workshop, formats: Iterable[str]) -> None:
        """The message now says in short what the files say at length."""
        missing = [label_of(key) for key in formats if ticket.progress.get(key) == MISSING]
        lost = f" I could not make {listed(missing)} this time; please ask me once more." if missing else ""
        words = f"Here is the workshop “{workshop.head.journey}” as files, in this thread.{lost}"
        short = summary_blocks(executive(journey_of(workshop)))
        await self._tell(ticket, words, f"Your files are in my direct messages to you.{lost}", short)

    async def _tell(self, ticket: Ticket, words: str, in_modal: str = "", above: Iterable[Block] = ()) -> None:
        """In the message and, while it is open, in the modal. Neither is worth stopping for."""
        blocks, text = _message(words, above)
        where = {"channel": ticket.progress["dm"], "ts": ticket.progress["ts"]}
        quiet = {name: value for name, value in QUIET.items() if not name.startswith("unfurl")}
        with suppress(SlackFailed):
            await self.outbox.call(ticket.owed, "chat.update", **where, blocks=blocks, text=text, **quiet)
        if view_id := ticket.owed.args.get("view_id"):
            view = final_view(in_modal or words, title=TITLE)
            with suppress(SlackFailed):
                await self.outbox.call(ticket.owed, "views.update", view_id=view_id, view=view)


def _message(words: str, above: Iterable[Block] = ()) -> tuple[list[Json], str]:
    return rendered([*above, rich(inline(words))]), paragraphs([words], _TEXT)
