"""``Desk``: everything a listener may use, and the one way from a listener to a decision."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Protocol

from bot.flows.decision import Answer, Decision, Done
from bot.flows.fields import Option, Values
from bot.slack.calls import Slack
from bot.slack.errors import SlackFailed
from bot.slack.ids import Caller
from storage.changes import Outcome, Place, Record, evolve
from storage.records import Workshop
from storage.store import Store

Decide = Callable[[Workshop | None], Decision]
ALREADY = "That is already done."
NOT_FOUND = "I cannot find this workshop any more. Type /journey status to see what is open here."
STRANGER = "Only people of this workspace can do that. Ask a facilitator from the team that runs the workshop."
LEFT = "You have left the channel of this workshop, so it is closed to you. Join the channel again to take part."
log = logging.getLogger("bot.slack")


class Errands:
    """Small work that runs beside the ack: opening a view, answering privately. A failure ends in the log alone."""

    def __init__(self) -> None:
        self._running: set[asyncio.Task[None]] = set()

    def run(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.get_running_loop().create_task(self._watched(work))
        self._running.add(task)
        task.add_done_callback(self._running.discard)

    async def _watched(self, work: Coroutine[None, None, None]) -> None:
        try:
            await work
        except SlackFailed as failure:
            log.warning("an errand failed", extra={"method": failure.method, "code": failure.code})
        except Exception:
            log.exception("an errand failed")

    @property
    def busy(self) -> bool:
        return bool(self._running)

    async def idle(self) -> None:
        """Wait until nothing is under way, errands of errands included."""
        while self._running:
            await asyncio.gather(*self._running)


class Examples(Protocol):
    """The example journeys a workshop may start from."""

    @property
    def options(self) -> tuple[Option, ...]: ...

    def values(self, key: str) -> Values:
        """What the setup form says in this example; nothing for a key that is none."""

    def bring(self, key: str) -> tuple[Record, ...]:
        """The example's records with fresh ids."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """``look`` wakes whoever paints; ``now`` is aware UTC."""

    store: Store
    slack: Slack
    examples: Examples
    now: Callable[[], datetime]
    new_id: Callable[[], str]
    look: Callable[[], None]
    errands: Errands = field(default_factory=Errands)

    async def change(self, caller: Caller, place: Place, key: str, decide: Decide) -> Answer:
        """One interaction, one transaction. A key seen before changes nothing and is answered as done."""

        def decided(workshop: Workshop | None, duplicate: bool) -> Decision:
            seen = self.admitted(caller, workshop)
            if duplicate:
                return Outcome(answer=Done(text=ALREADY, workshop=seen))
            return _with_state(seen, decide(seen))

        answer = await self.store.change(place, f"{caller.who.tenant}:{key}", decided)
        self.look()
        return answer

    async def workshop(self, caller: Caller, workshop_id: str) -> Workshop | None:
        """The workshop, if this caller may see it."""
        if not workshop_id:
            return None
        return self.admitted(caller, await self.store.workshop(caller.who.tenant, workshop_id))

    async def open_here(self, caller: Caller) -> Workshop | None:
        """The open workshop of the caller's channel."""
        return await self.store.open_workshop(caller.who.tenant, caller.channel_id)

    @staticmethod
    def admitted(caller: Caller, workshop: Workshop | None) -> Workshop | None:
        """The guard: a workshop is there for its own tenant and, from a message, in its own channel only."""
        if workshop is None or workshop.head.tenant != caller.who.tenant:
            return None
        if caller.channel_id and caller.channel_id[0] != "D":
            return workshop if workshop.head.channel_id == caller.channel_id else None
        left = any(member.user_id == caller.who.user_id and member.left for member in workshop.members)
        return None if left else workshop


def _with_state(before: Workshop | None, decision: Decision) -> Decision:
    answer = decision.answer
    if before is None or not isinstance(answer, Done) or answer.workshop is not None:
        return decision
    return replace(decision, answer=replace(answer, workshop=evolve(before, decision.changes)))
