"""The canvas of a workshop: one page in its channel, made once and written anew whenever it is asked for.

Its row of the ledger stays, because only there stands which canvas is ours; nobody else's is ever touched.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass

from bot.flows.journey import journey_of
from bot.slack.errors import SlackFailed, Trouble
from bot.slack.paint import Painted, Ticket
from bot.slack.surfaces.outbox import Outbox
from renderers.texts import Canvas, canvas
from storage.intents import Owed
from storage.records import Workshop

PATIENCE = 4  # attempts while Slack has a bad moment; then whoever waits is told
_GONE = frozenset({"canvas_not_found", "canvas_deleted"})
log = logging.getLogger("bot.slack")


@dataclass(frozen=True, slots=True, kw_only=True)
class Canvases:
    outbox: Outbox

    async def deliver(self, ticket: Ticket, workshop: Workshop) -> Painted:
        """``progress``: id, title and link of the canvas, or Slack's code in ``refused`` where it may not be."""
        told = canvas(journey_of(workshop))
        try:
            await self._write(ticket, workshop.head.channel_id, told)
            if not ticket.progress.get("link"):
                await ticket.keep(link=await address(self.outbox, ticket.owed, ticket.progress["id"]))
        except SlackFailed as failure:
            if may_pass(failure, ticket.owed):
                raise
            log.info("no canvas", extra={"code": failure.code})
            return Painted({**_known(ticket), "refused": failure.code})
        return Painted(_known(ticket))

    async def _write(self, ticket: Ticket, channel_id: str, told: Canvas) -> None:
        if "id" in ticket.progress and await self._rewrite(ticket, told):
            return
        made = await create(self.outbox, ticket.owed, told, channel_id=channel_id)
        await ticket.keep(id=made, title=told.title, link="")

    async def _rewrite(self, ticket: Ticket, told: Canvas) -> bool:
        """Whether our canvas is still there to be written anew."""
        try:
            await self._edit(ticket, operation="replace", document_content=_content(told.markdown))
            if ticket.progress.get("title") != told.title:
                await self._edit(ticket, operation="rename", title_content=_content(told.title))
                await ticket.keep(title=told.title)
        except SlackFailed as failure:
            if failure.code not in _GONE:
                raise
            return False
        return True

    async def _edit(self, ticket: Ticket, **change: object) -> None:
        await self.outbox.call(ticket.owed, "canvases.edit", canvas_id=ticket.progress["id"], changes=[change])


async def create(outbox: Outbox, owed: Owed, told: Canvas, *, channel_id: str = "") -> str:
    """The id of a new canvas: a tab of the channel, or standing alone and private to the app."""
    made = await outbox.call(
        owed,
        "canvases.create",
        title=told.title,
        channel_id=channel_id or None,
        document_content=_content(told.markdown),
    )
    return str(made["canvas_id"])


async def address(outbox: Outbox, owed: Owed, canvas_id: str) -> str:
    """Where people open a canvas: no method tells it to an app without the scope to read files."""
    ours = await outbox.call(owed, "auth.test")
    return f"{str(ours['url']).rstrip('/')}/docs/{ours['team_id']}/{canvas_id}"


def may_pass(failure: SlackFailed, owed: Owed) -> bool:
    """Whether to try again later, or to do without a canvas."""
    if failure.trouble is Trouble.PASSING:
        return owed.attempts + 1 < PATIENCE
    return failure.trouble in {Trouble.LIMITED, Trouble.REVOKED}


def _content(text: str) -> dict[str, str]:
    return {"type": "markdown", "markdown": text}


def _known(ticket: Ticket) -> dict[str, str]:
    return {name: value for name, value in ticket.progress.items() if name in {"id", "title", "link"}}
