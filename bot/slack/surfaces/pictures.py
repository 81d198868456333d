"""Pictures on their way to Slack: drawn, uploaded once, waited for, and done without when they cannot be had."""

from __future__ import annotations

import json
import logging
from collections.abc import Awaitable, Callable
from dataclasses import astuple, dataclass
from datetime import timedelta

from bot.drawing import Drawing, NotDrawn
from bot.slack.errors import SlackFailed, Trouble
from bot.slack.files import upload
from bot.slack.paint import Ticket, Wait
from bot.slack.showing import title_of
from bot.slack.summary import Image
from bot.slack.surfaces.outbox import Outbox
from renderers.journey import Journey
from renderers.picture import Sheet

NONE = "none"
TRIES = 6  # of showing a file that Slack has not finished looking at: about half a minute
FIRST_WAIT = timedelta(seconds=0.5)
_WITHOUT = frozenset({"file_uploads_disabled", "storage_limit_reached", "missing_scope", "blocked_file_type"})
log = logging.getLogger("bot.slack")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pictures:
    outbox: Outbox
    drawing: Drawing

    async def images(
        self, ticket: Ticket, step: str, name: str, journey: Journey, stages: tuple[str, ...] = ()
    ) -> tuple[Image, ...]:
        """The picture's uploaded sheets, written down under ``step``; empty where there is no picture.

        ``stages`` are the keys of those to show, in a picture that can choose.
        """
        if step not in ticket.progress:
            made = await self._made(name, journey, stages)
            await ticket.keep(**{step: json.dumps([astuple(image) for image in made]) if made else NONE})
        known = ticket.progress[step]
        return () if known == NONE else tuple(Image(*each) for each in json.loads(known))

    async def _made(self, name: str, journey: Journey, stages: tuple[str, ...]) -> tuple[Image, ...]:
        try:
            sheets = await self.drawing.draw(name, journey, stages)
        except NotDrawn as reason:
            log.warning("a picture could not be drawn", extra={"picture": name, "reason": str(reason)})
            return ()
        try:
            return tuple([Image(await self._upload(name, sheet), sheet.alt) for sheet in sheets])
        except SlackFailed as failure:
            if failure.code not in _WITHOUT:
                raise
            log.warning("a picture could not be uploaded", extra={"code": failure.code})
            return ()

    async def _upload(self, name: str, sheet: Sheet) -> str:
        title = title_of(name)
        return await upload(self.outbox.slack, f"{sheet.name}.png", sheet.png, title=title, alt=sheet.alt)

    async def shown(self, ticket: Ticket, step: str, show: Callable[[], Awaitable[None]]) -> bool:
        """Whether ``show`` worked; a file that Slack never gets ready is given up, and the text stands alone.

        Waiting for Slack to look at a file is no failure of the surface, and each picture has patience of its own.
        """
        try:
            await show()
        except SlackFailed as failure:
            if failure.trouble is not Trouble.UNREADY:
                raise
            tries = int(ticket.progress.get(f"tries:{step}", "0"))
            if tries < TRIES:
                await ticket.keep(**{f"tries:{step}": str(tries + 1)})
                raise Wait(FIRST_WAIT * 2**tries) from None
            await ticket.keep(**{step: NONE})
            return False
        return True
