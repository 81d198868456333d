"""The composition root: the only file that knows everything."""

from __future__ import annotations

import asyncio
import os
import secrets
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from slack_bolt.async_app import AsyncApp

from bot import examples
from bot.drawing import Drawing
from bot.examples.records import records_of
from bot.exporting import ExportMaker
from bot.flows.fields import Option, Values
from bot.pace import Pace
from bot.painter import Painter
from bot.settings import Mode, Settings
from bot.slack.app import create_app
from bot.slack.calls import Slack
from bot.slack.desk import Desk
from bot.slack.http import Door
from bot.slack.installation import Installation
from bot.slack.showing import read_ahead
from bot.slack.socket import Socket
from bot.slack.surfaces.boards import Boards
from bot.slack.surfaces.briefs import Briefs
from bot.slack.surfaces.canvases import Canvases
from bot.slack.surfaces.deliveries import Deliveries
from bot.slack.surfaces.exports import Exports
from bot.slack.surfaces.homes import Homes
from bot.slack.surfaces.maps import Maps
from bot.slack.surfaces.outbox import Outbox
from bot.slack.surfaces.pictures import Pictures
from bot.slack.surfaces.summaries import Summaries
from bot.slack.surfaces.telling import Telling
from bot.tidying import tidy
from storage.changes import OwedKind, Record
from storage.engine import open_engine
from storage.ids import new_id as random_id
from storage.store import Store

SETTLE = timedelta(seconds=5)
"""How far ``settle`` looks ahead: over the pauses between paints and posts, not over back-off from an outage."""

Clock = Callable[[], datetime]
Skip = Callable[[timedelta], Awaitable[None]]


def utc_now() -> datetime:
    return datetime.now(UTC)


async def wait_for(duration: timedelta) -> None:
    await asyncio.sleep(duration.total_seconds())


@dataclass
class Bot:
    """Everything that runs, until ``stop``. ``url`` is where it listens, "" where it does not."""

    settings: Settings
    mode: Mode
    host: str
    store: Store
    slack: Slack
    desk: Desk
    painter: Painter
    drawing: Drawing
    installation: Installation
    app: AsyncApp
    clock: Clock
    skip: Skip
    door: Door | None = None
    socket: Socket | None = None
    _behind: tuple[asyncio.Task[None], ...] = field(default=(), init=False)

    @property
    def url(self) -> str:
        return self.door.url if self.door else ""

    async def start(self) -> None:
        """Listens when this returns; what was owed before a crash is on its way.

        Raises ``CannotStart`` when Slack refuses a token and ``OSError`` when the port is taken; ``stop`` afterwards.
        """
        await self.slack.start()
        await self.installation.start()
        if self.settings.on_sqlite:
            await self.store.ledger.release_leases(PAINTER)
        work = (self.painter.run(), self.store.ledger.listen(), tidy(self.store, self.clock), read_ahead())
        self._behind = tuple(asyncio.create_task(each) for each in work)
        if self.door is not None:
            await self.door.open(self.host, self.settings.port)
        if self.socket is not None:
            await self.socket.connect()

    async def settle(self) -> None:
        """Everything that is due now, or will be after the short pauses Slack's budgets ask for."""
        while True:
            await self.desk.errands.idle()
            await self.painter.drain()
            if self.desk.errands.busy:
                continue
            due = await self.store.ledger.next_due()
            now = self.clock()
            if due is None or due > now + SETTLE:
                return
            if due > now:
                await self.skip(due - now)

    async def stop(self) -> None:
        """Nothing new is taken in; what is under way comes to its end, within ten seconds."""
        if self.socket is not None:
            await self.socket.close()
        if self.door is not None:
            await self.door.close()
        await self.desk.errands.idle()
        for task in self._behind:
            task.cancel()
        await asyncio.gather(*self._behind, return_exceptions=True)
        await self.painter.finish()
        await asyncio.to_thread(self.drawing.stop)
        await self.slack.stop()
        self.store.close()


PAINTER = "painter"


async def build(
    settings: Settings,
    *,
    mode: Mode = Mode.SERVE,
    host: str = "127.0.0.1",
    clock: Clock = utc_now,
    new_id: Callable[[], str] = random_id,
    skip: Skip = wait_for,
) -> Bot:
    """A bot that is ready to ``start``. ``skip`` lets time pass for ``settle``; tests move their clock with it.

    Raises ``StorageError`` with one plain sentence when the database cannot be used.
    """
    wake = _Wake()
    store = Store(open_engine(settings.database_url), clock, wake)
    token = settings.slack_bot_token.get_secret_value()
    slack = Slack(token, settings.slack_api_url)
    drawing = Drawing()
    outbox = Outbox(store=store, slack=slack, pace=Pace(), now=clock)
    painter = _painter(settings, outbox, drawing, clock)
    wake.call = painter.look
    desk = Desk(store=store, slack=slack, examples=_Library(clock, new_id), now=clock, new_id=new_id, look=painter.look)
    installation = Installation(slack, desk.errands, token)
    app = create_app(desk, installation, settings.slack_api_url)
    return Bot(
        settings=settings,
        mode=mode,
        host=host,
        store=store,
        slack=slack,
        desk=desk,
        painter=painter,
        drawing=drawing,
        installation=installation,
        app=app,
        clock=clock,
        skip=skip,
        door=_door(app, settings, store) if mode is Mode.SERVE else None,
        socket=_socket(app, settings) if mode is Mode.SOCKET else None,
    )


class _Wake:
    """The store is there before the painter it wakes."""

    def __init__(self) -> None:
        self.call: Callable[[], None] = lambda: None

    def __call__(self) -> None:
        self.call()


def _painter(settings: Settings, outbox: Outbox, drawing: Drawing, clock: Clock) -> Painter:
    pictures = Pictures(outbox=outbox, drawing=drawing)
    deliveries = Deliveries(
        outbox=outbox,
        kinds={
            "summary": Summaries(outbox=outbox, pictures=pictures),
            "map": Maps(outbox=outbox, pictures=pictures),
            "export": Exports(outbox=outbox, make=ExportMaker(drawing).make),
            "canvas": Canvases(outbox=outbox),
            "brief": Briefs(outbox=outbox),
        },
    )
    paints = {
        OwedKind.BOARD: Boards(outbox=outbox).paint,
        OwedKind.HOME: Homes(outbox=outbox).paint,
        OwedKind.DELIVERY: deliveries.paint,
    }
    name = PAINTER if settings.on_sqlite else f"{PAINTER}-{os.getpid()}-{secrets.token_hex(4)}"
    return Painter(outbox.store.ledger, paints, Telling(outbox=outbox).tell, clock, name)


@dataclass(frozen=True, slots=True)
class _Library:
    """The six example journeys, as the setup form and a new workshop need them."""

    clock: Clock
    new_id: Callable[[], str]

    @property
    def options(self) -> tuple[Option, ...]:
        return tuple(Option(key=name.key, label=name.title) for name in examples.NAMES)

    def values(self, key: str) -> Values:
        if key not in {name.key for name in examples.NAMES}:
            return {}
        setup = examples.read(key).workshop
        return {
            "journey": setup.journey,
            "initiative": setup.initiative,
            "occasion": setup.occasion,
            "value_stream": setup.value_stream,
            "trigger": setup.trigger,
            "end_value": setup.end_value,
        }

    def bring(self, key: str) -> tuple[Record, ...]:
        if key not in {name.key for name in examples.NAMES}:
            return ()
        return records_of(examples.read(key), ids=self.new_id, now=self.clock())


def _socket(app: AsyncApp, settings: Settings) -> Socket:
    return Socket(app, settings.slack_app_token.get_secret_value(), settings.slack_api_url)


def _door(app: AsyncApp, settings: Settings, store: Store) -> Door:
    return Door(app, settings.slack_signing_secret.get_secret_value(), store.ready)
