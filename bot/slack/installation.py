"""Whose bot we are: asked of Slack once, and never on the way to an ack."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from slack_bolt.authorization import AuthorizeResult

from bot.slack.calls import Slack
from bot.slack.desk import Errands
from bot.slack.errors import SlackFailed, Trouble

PATIENCE = 1.5  # seconds a start waits for Slack's answer; without one it starts all the same
NOT_OURS = "Slack does not know this SLACK_BOT_TOKEN ({code}): copy it again from your app, or reinstall the app."


class CannotStart(Exception):
    """Something in the settings is wrong in a way only Slack could tell; the message is one plain sentence."""


@dataclass(frozen=True, slots=True)
class Identity:
    """What ``auth.test`` says about our token."""

    team_id: str
    enterprise_id: str | None
    bot_id: str
    bot_user_id: str


class Installation:
    """One workspace's token and, once Slack has said so, whose it is."""

    def __init__(self, slack: Slack, errands: Errands, token: str) -> None:
        self._slack = slack
        self._errands = errands
        self._token = token
        self._identity: Identity | None = None
        self._asking = False

    async def start(self) -> None:
        """Raises ``CannotStart`` when Slack knows no such token; a Slack that cannot be reached is asked later."""
        try:
            async with asyncio.timeout(PATIENCE):
                await self._ask()
        except SlackFailed as failure:
            if failure.trouble is Trouble.REVOKED:
                raise CannotStart(NOT_OURS.format(code=failure.code)) from None
        except TimeoutError:
            return

    async def authorize(self, enterprise_id: str | None, team_id: str | None) -> AuthorizeResult | None:
        """None for a workspace that is not ours. While Slack cannot be asked, its signature is enough."""
        ours = self._identity
        if ours is None:
            self._ask_later()
            return AuthorizeResult(enterprise_id=enterprise_id, team_id=team_id, bot_token=self._token)
        org = ours.enterprise_id is not None and ours.enterprise_id == enterprise_id
        if team_id != ours.team_id and not org:
            return None
        return AuthorizeResult(
            enterprise_id=enterprise_id,
            team_id=team_id,
            bot_token=self._token,
            bot_id=ours.bot_id,
            bot_user_id=ours.bot_user_id,
        )

    def _ask_later(self) -> None:
        if not self._asking:
            self._asking = True
            self._errands.run(self._ask())

    async def _ask(self) -> None:
        try:
            said = await self._slack.form("auth.test")
            if not {"team_id", "user_id"} <= said.keys():
                raise SlackFailed("auth.test", "bad_answer", Trouble.PASSING)
            self._identity = Identity(
                str(said["team_id"]), said.get("enterprise_id"), str(said.get("bot_id", "")), str(said["user_id"])
            )
        finally:
            self._asking = False
