"""``Outbox``: posting and updating within Slack's budgets, the same way for every surface."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from bot.pace import Pace
from bot.slack.blocks import Json
from bot.slack.calls import Slack
from bot.slack.errors import SlackFailed, Trouble
from bot.slack.paint import Wait
from storage.intents import Owed
from storage.store import Store

QUIET: Json = {"unfurl_links": False, "unfurl_media": False, "link_names": False, "parse": "none"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Outbox:
    store: Store
    slack: Slack
    pace: Pace
    now: Callable[[], datetime]

    async def post(self, owed: Owed, channel_id: str, blocks: list[Json], text: str, thread_ts: str = "") -> Json:
        """One message, once; a lost answer fails, and whoever asks again may post a second one."""
        self._wait(self.pace.before_post(owed.tenant, channel_id, self.now()))
        return await self.call(
            owed,
            "chat.postMessage",
            channel=channel_id,
            blocks=blocks,
            text=text,
            thread_ts=thread_ts or None,
            **QUIET,
        )

    async def update(self, owed: Owed, channel_id: str, ts: str, blocks: list[Json], text: str) -> None:
        self._wait(self.pace.before_update(owed.tenant, owed.key, self.now()))
        settled = {name: value for name, value in QUIET.items() if not name.startswith("unfurl")}
        await self.call(owed, "chat.update", channel=channel_id, ts=ts, blocks=blocks, text=text, **settled)

    async def call(self, owed: Owed, method: str, **arguments: Any) -> Json:  # noqa: ANN401
        """A call that minds the rests Slack has asked for and remembers new ones."""
        self._wait(self.pace.resting(owed.tenant, method, self.now()))
        try:
            return await self.slack.call(method, **arguments)
        except SlackFailed as failure:
            if failure.trouble is Trouble.LIMITED:
                self.pace.rest(owed.tenant, method, self.now() + timedelta(seconds=failure.wait))
            raise

    @staticmethod
    def _wait(wait: timedelta) -> None:
        if wait:
            raise Wait(wait)
