"""The reconciler: brings what Slack shows to what is stored, and heals by looking again.

It claims surfaces that are owed, paints each from the newest state, and writes down how far it came. Two paints of
one surface never run at once (the ledger leases them); a crash anywhere leaves a row that is still due.
"""

from __future__ import annotations

import asyncio
import logging
import random
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime, timedelta

from bot.slack.errors import SlackFailed, Trouble
from bot.slack.paint import LeaseLost, Painted, Ticket, Wait
from storage.changes import OwedKind
from storage.errors import Busy, StorageError
from storage.intents import Owed
from storage.ledger import Ledger

LEASE = timedelta(seconds=20)  # renewed while the work goes on, so a dead painter is followed soon
BEAT = 6.0
AT_ONCE = 8
TICK = 0.02  # seconds between two looks, so that a burst of clicks costs few claims
BUSY_MOST = 10  # times that a busy database is asked again by somebody who waits
NET = 5.0  # seconds after which it looks again without having been woken
SLOWEST = 30.0  # seconds of back-off: after an outage everything is right again within a minute
PATIENCE: Mapping[Trouble, int] = {Trouble.UNKNOWN: 5, Trouble.UNREADY: 8, Trouble.GONE: 5}
log = logging.getLogger("bot.painter")

Paint = Callable[[Ticket], Awaitable[Painted]]
Tell = Callable[[Owed, str], Awaitable[None]]


class Painter:
    """``paints`` holds one painter per kind; ``tell`` lets a person know why a surface stays as it is."""

    def __init__(
        self, ledger: Ledger, paints: Mapping[OwedKind, Paint], tell: Tell, now: Callable[[], datetime], name: str
    ) -> None:
        self._ledger = ledger
        self._paints = paints
        self._tell = tell
        self._now = now
        self._name = name
        self._woken = asyncio.Event()
        self._claiming = asyncio.Lock()  # so that whoever drains sees what another round has just claimed
        self._running: set[asyncio.Task[None]] = set()

    def look(self) -> None:
        """Something may be owed. Costs nothing; a lost call only means that it is found a little later."""
        self._woken.set()

    async def run(self) -> None:
        """Until cancelled. A database that is away is waited for."""
        while True:
            try:
                await self._round()
                await self._wait()
            except StorageError as error:
                log.warning("the ledger could not be read", extra={"reason": type(error).__name__})
                await asyncio.sleep(1)
            except Exception:
                log.exception("a look for what is owed failed")
                await asyncio.sleep(1)

    async def drain(self) -> None:
        """Paint until nothing is due at the present moment and nothing is in flight; a busy database is asked again."""
        left = BUSY_MOST
        while left:
            try:
                if not await self._round() and not self._running:
                    return
            except Busy:
                left -= 1
            await asyncio.gather(*self._running)
        raise Busy

    async def finish(self, seconds: float = 10) -> None:
        """Let what is in flight come to its end; what takes longer is left to its lease."""
        if self._running:
            _, late = await asyncio.wait(tuple(self._running), timeout=seconds)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)

    async def _round(self) -> int:
        """Start what is due; how many surfaces that were."""
        async with self._claiming:
            self._woken.clear()
            room = AT_ONCE - len(self._running)
            claimed = await self._ledger.claim(self._name, room, LEASE) if room > 0 else ()
            for owed in claimed:
                task = asyncio.get_running_loop().create_task(self._one(owed))
                self._running.add(task)
                task.add_done_callback(self._ended)
            return len(claimed)

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._running.discard(task)
        self._woken.set()

    async def _wait(self) -> None:
        await asyncio.sleep(TICK)
        if self._woken.is_set() and len(self._running) < AT_ONCE:
            return
        due = await self._ledger.next_due()
        seconds = NET if due is None else (due - self._now()).total_seconds()
        if len(self._running) >= AT_ONCE:
            seconds = NET
        try:
            async with asyncio.timeout(min(NET, max(TICK, seconds))):
                await self._woken.wait()
        except TimeoutError:
            return

    async def _one(self, owed: Owed) -> None:
        """Nothing leaves here: a surface that could not even be postponed is due again when its lease lapses."""
        ticket = Ticket(owed=owed, ledger=self._ledger, lease=LEASE)
        try:
            await self._paint(ticket)
        except LeaseLost:
            log.info("a paint outlived its lease", extra={"surface": owed.kind, "id": owed.id})
        except StorageError as error:
            log.warning("a paint could not be written down", extra={"surface": owed.kind, "reason": str(error)})
        except Exception:
            log.exception("a paint could not be ended", extra={"surface": owed.kind, "id": owed.id})

    async def _paint(self, ticket: Ticket) -> None:
        try:
            painted = await self._kept_alive(ticket)
        except Wait as pause:
            await self._ledger.postpone(ticket.owed, self._now() + pause.wait, counts=False)
        except SlackFailed as failure:
            await self._failed(ticket, failure)
        except (LeaseLost, StorageError):
            raise
        except Exception:
            log.exception("a paint failed", extra={"surface": ticket.owed.kind, "id": ticket.owed.id})
            await self._later(ticket, Trouble.UNKNOWN, "bug")
        else:
            if not await self._ledger.finish(ticket.owed, painted.progress, forget=painted.forget):
                raise LeaseLost

    async def _kept_alive(self, ticket: Ticket) -> Painted:
        """The paint, with its lease renewed for as long as it takes."""

        async def beat() -> None:
            while True:
                await asyncio.sleep(BEAT)
                await ticket.keep()

        heart = asyncio.get_running_loop().create_task(beat())
        try:
            return await self._paints[ticket.owed.kind](ticket)
        finally:
            heart.cancel()
            await asyncio.gather(heart, return_exceptions=True)

    async def _failed(self, ticket: Ticket, failure: SlackFailed) -> None:
        owed = ticket.owed
        extra = {"surface": owed.kind, "id": owed.id, "method": failure.method, "code": failure.code}
        log.info("a paint has to wait", extra=extra)
        if failure.trouble is Trouble.LIMITED:
            wait = timedelta(seconds=min(failure.wait, 3600) + random.random())
            await self._ledger.postpone(owed, self._now() + wait, counts=False)
        elif failure.trouble in {Trouble.CLOSED, Trouble.REVOKED}:
            await self._park(ticket, failure.code, quietly=failure.trouble is Trouble.REVOKED)
        else:
            await self._later(ticket, failure.trouble, failure.code)

    async def _later(self, ticket: Ticket, trouble: Trouble, reason: str) -> None:
        """Slower and slower, a little differently every time; what never seems to pass is parked and said."""
        owed = ticket.owed
        if owed.attempts >= PATIENCE.get(trouble, 1_000_000):
            await self._park(ticket, reason)
            return
        seconds = min(SLOWEST, 0.5 * 2 ** min(owed.attempts, 10)) * (0.5 + random.random() / 2)
        await self._ledger.postpone(owed, self._now() + timedelta(seconds=seconds), counts=True)

    async def _park(self, ticket: Ticket, reason: str, *, quietly: bool = False) -> None:
        """Said once for each reason, however often somebody's click makes us try again."""
        owed = ticket.owed
        log.warning("a surface is parked", extra={"surface": owed.kind, "id": owed.id, "reason": reason})
        if not quietly and owed.progress.get("told") != reason:
            await ticket.keep(told=reason)
            await self._ledger.park(ticket.owed, reason)
            await self._tell(owed, reason)
        else:
            await self._ledger.park(owed, reason)
