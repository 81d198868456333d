"""A whole pretend world for one test: workspace, clock, the bot and the people, in one event loop.

Tests stay plain functions: `with World(start_bot) as world: world.person("alice").says("/journey", "#hotel")`.
"""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from datetime import UTC, datetime, timedelta
from types import TracebackType
from typing import Protocol, TypeVar

from bot.playground.courier import Courier
from bot.playground.faults import Call, Faults
from bot.playground.rates import Rates
from bot.playground.seed import seed_workspace
from bot.playground.server import Running, start
from bot.playground.workspace import Workspace
from tests.filling import user_called
from tests.people import Person

ROUNDS_MOST = 200
TEST_ACK_SECONDS = 60.0
"""Real seconds before a delivery counts as lost; far off, so that no test depends on the machine's speed."""

Result = TypeVar("Result")


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self, at: datetime = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)) -> None:
        self.at = at

    def __call__(self) -> datetime:
        return self.at

    def advance(self, seconds: float = 0, **parts: float) -> None:
        """Move on by seconds, or by `minutes=`, `hours=`, `days=`."""
        self.at += timedelta(seconds=seconds, **parts)


class Bot(Protocol):
    """The app under test, running in the world's loop."""

    @property
    def url(self) -> str:
        """Where it takes POST /slack/events."""

    async def settle(self) -> None:
        """Return when nothing is left to do in the background."""

    async def stop(self) -> None:
        """Shut down and leave nothing behind in the loop."""


class StartBot(Protocol):
    """How a bot is started."""

    def __call__(
        self,
        *,
        slack_api_url: str,
        signing_secret: str,
        bot_token: str,
        clock: Callable[[], datetime],
        database_url: str,
    ) -> Awaitable[Bot]:
        """Start it in the running loop; it listens when this returns."""


class World:
    """Owns the loop. Rate limits are off unless asked for, because the clock stands still between deeds."""

    def __init__(
        self,
        start_bot: StartBot,
        database_url: str = "sqlite://",
        *,
        rate_limits: bool = False,
        processing_seconds: float = 0.0,
        processing_refusals: int = 0,
        ack_seconds: float = TEST_ACK_SECONDS,
        clock: Clock | None = None,
    ) -> None:
        self.clock = clock or Clock()
        self.database_url = database_url
        self.workspace: Workspace = seed_workspace(
            self.clock,
            rates=Rates(enabled=rate_limits),
            processing_seconds=processing_seconds,
            processing_refusals=processing_refusals,
        )
        self._start_bot = start_bot
        self._people: dict[str, Person] = {}
        self._runner = asyncio.Runner()
        self.slack: Running = self._runner.run(start(self.workspace, ack_seconds=ack_seconds, retry_look_seconds=None))
        self.bot: Bot = self._runner.run(self._wake_bot())

    def __enter__(self) -> "World":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def courier(self) -> Courier:
        """Who brings payloads to the bot."""
        return self.slack.courier

    @property
    def faults(self) -> Faults:
        """What goes wrong next."""
        return self.workspace.faults

    def calls(self, method: str) -> list[Call]:
        """The calls of one Web API method so far, failed ones among them."""
        return [call for call in self.workspace.calls if call.method == method]

    def person(self, name: str) -> Person:
        """Somebody by name; the same person every time."""
        person_id = user_called(self.workspace, name)
        if person_id not in self._people:
            self._people[person_id] = Person(self, person_id)
        return self._people[person_id]

    def run(self, deed: Coroutine[object, object, Result]) -> Result:
        """Run one deed to its end, then settle."""
        return self._runner.run(self._run(deed))

    def at_once(self, *deeds: Coroutine[object, object, object]) -> list[object]:
        """Run several deeds at the same time, then settle; their results in order."""

        async def together() -> list[object]:
            return list(await asyncio.gather(*deeds))

        return self.run(together())

    def settle(self) -> None:
        """Wait until nothing is on its way and the bot owes nothing."""
        self._runner.run(self._settle())

    def restart_bot(self) -> None:
        """Stop the bot and start it again on the same database, as after a deploy."""
        self._runner.run(self.bot.stop())
        self.workspace.app.bot_url = None
        self.bot = self._runner.run(self._wake_bot())
        self.settle()

    def close(self) -> None:
        """Stop everything."""
        try:
            self._runner.run(self.bot.stop())
            self._runner.run(self.slack.stop())
        finally:
            self._runner.close()

    async def _wake_bot(self) -> Bot:
        app = self.workspace.app
        bot = await self._start_bot(
            slack_api_url=self.slack.api_url,
            signing_secret=app.signing_secret,
            bot_token=app.bot_token,
            clock=self.clock,
            database_url=self.database_url,
        )
        app.bot_url = bot.url
        return bot

    async def _run(self, deed: Coroutine[object, object, Result]) -> Result:
        result = await deed
        await self._settle()
        return result

    async def _settle(self) -> None:
        for _ in range(ROUNDS_MOST):
            before = (self.workspace.seq, len(self.workspace.calls), self.clock())
            await self.courier.idle()
            await self.courier.pump()
            await self.bot.settle()
            if before == (self.workspace.seq, len(self.workspace.calls), self.clock()):
                return
        raise AssertionError("the bot never comes to rest")
