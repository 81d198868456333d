"""The Bolt app: who may speak to us, and which listener hears what."""

from __future__ import annotations

import logging
import re
from collections.abc import Mapping
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncBoltContext
from slack_bolt.authorization import AuthorizeResult
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.actions import answer_press
from bot.slack.commands import answer_command
from bot.slack.desk import Desk
from bot.slack.events import answer_event
from bot.slack.failing import spoken
from bot.slack.installation import Installation
from bot.slack.options import answer_options
from bot.slack.views import answer_submission

ANYTHING = re.compile(r"^.*$")
Body = Mapping[str, Any]


def create_app(desk: Desk, installation: Installation, base_url: str) -> AsyncApp:
    """Signatures are checked before this, by ``http.py``; Socket Mode needs none."""

    async def authorize(enterprise_id: str | None, team_id: str | None) -> AuthorizeResult | None:
        return await installation.authorize(enterprise_id, team_id)

    app = AsyncApp(
        name="journey",
        logger=_quiet_logger(),
        client=AsyncWebClient(base_url=base_url, retry_handlers=[]),
        authorize=authorize,  # type: ignore[arg-type]
        signing_secret="",
        process_before_response=True,
        request_verification_enabled=False,
        attaching_function_token_enabled=False,
    )
    _listen(app, desk)
    return app


def _listen(app: AsyncApp, desk: Desk) -> None:
    async def on_command(ack: AsyncAck, body: Body, context: AsyncBoltContext) -> None:
        await answer_command(desk, ack, body, context)

    async def on_press(ack: AsyncAck, body: Body, context: AsyncBoltContext) -> None:
        await answer_press(desk, ack, body, context)

    async def on_submission(ack: AsyncAck, body: Body, context: AsyncBoltContext) -> None:
        await answer_submission(desk, ack, body, context)

    async def on_options(ack: AsyncAck, body: Body, context: AsyncBoltContext) -> None:
        await answer_options(desk, ack, body, context)

    async def on_event(body: Body, context: AsyncBoltContext) -> None:
        await answer_event(desk, body, context)

    async def on_closed(ack: AsyncAck) -> None:
        await ack()

    async def on_error(error: Exception) -> None:
        spoken(error, "the edge")

    app.command(ANYTHING)(on_command)
    app.action(ANYTHING)(on_press)
    app.view(ANYTHING)(on_submission)
    app.view_closed(ANYTHING)(on_closed)
    app.options(ANYTHING)(on_options)
    app.event(ANYTHING)(on_event)
    app.error(on_error)


def _quiet_logger() -> logging.Logger:
    """Bolt's own warnings are about ways of starting it that are not ours."""
    logger = logging.getLogger("slack_bolt.journey")
    logger.setLevel(logging.ERROR)
    return logger
