"""The real bot for a ``World``: everything it is made of, on the database a test was given."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from pydantic import SecretStr

from bot.build import Bot, build
from bot.settings import Settings
from tests.world import Clock


async def start_bot(
    *, slack_api_url: str, signing_secret: str, bot_token: str, clock: Callable[[], datetime], database_url: str
) -> Bot:
    """Listens on a free port. Pauses that the bot waits out pass by moving the world's clock."""

    async def skip(duration: timedelta) -> None:
        assert isinstance(clock, Clock)
        clock.advance(duration.total_seconds())

    settings = Settings(
        slack_bot_token=SecretStr(bot_token),
        slack_signing_secret=SecretStr(signing_secret),
        slack_api_url=slack_api_url,
        database_url=database_url,
        port=0,
    )
    bot = await build(settings, clock=clock, skip=skip)
    await bot.start()
    return bot
