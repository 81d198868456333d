"""What a painter is handed and what it answers."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta

from storage.intents import Owed
from storage.ledger import Ledger

FRESH = "fresh"
"""Key of a board's ``args``: a new value makes its menu forget what was chosen in it."""


@dataclass(frozen=True, slots=True)
class Painted:
    """The surface shows the state it was read at. ``progress`` is remembered; ``forget`` drops a one-shot's row."""

    progress: Mapping[str, str] = field(default_factory=dict)
    forget: bool = False


class Wait(Exception):
    """Slack's budgets ask for a pause before the next step, which is no failure; what is done is written down."""

    def __init__(self, wait: timedelta) -> None:
        super().__init__()
        self.wait = wait


class LeaseLost(Exception):
    """Somebody else paints this surface now; whatever we would still do is theirs to do."""


@dataclass
class Ticket:
    """One claimed surface; ``owed`` is replaced as the work moves on."""

    owed: Owed
    ledger: Ledger
    lease: timedelta
    _writing: asyncio.Lock = field(default_factory=asyncio.Lock)

    @property
    def progress(self) -> dict[str, str]:
        return dict(self.owed.progress)

    async def keep(self, **steps: str) -> None:
        """Write down what has been done, so that a crash after it does not do it again."""
        async with self._writing:
            progress = {**self.owed.progress, **steps}
            if not await self.ledger.keep(self.owed, progress, self.lease):
                raise LeaseLost
            self.owed = replace(self.owed, progress=progress)

    async def anew(self, progress: Mapping[str, str]) -> None:
        """The surface is posted again: older copies' buttons are stale from here on."""
        async with self._writing:
            raised = await self.ledger.raise_generation(self.owed, progress)
            if raised is None:
                raise LeaseLost
            self.owed = raised
