"""Bad luck on request: a test says what goes wrong next, and every call is written down."""

from asyncio import Event
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from bot.playground.refusals import Json

Kind = Literal["error", "status", "rate_limit", "lost_before", "lost_after", "meanwhile", "hold"]


@dataclass(frozen=True)
class Call:
    """One Web API call as it arrived. `error` is Slack's code, or `http_500`, `lost_before`, `ratelimited`…"""

    method: str
    args: Json
    ok: bool
    error: str | None
    at: datetime


@dataclass
class Fault:
    """One thing that goes wrong with the next `times` calls of `method`."""

    method: str
    kind: Kind
    times: int
    code: str = ""
    number: int = 0
    act: Callable[[], None] | None = None
    gate: Event | None = None


@dataclass
class Faults:
    """The script of what goes wrong; faults of one method are used up in the order they were written."""

    script: list[Fault] = field(default_factory=list)
    copies: dict[str, int] = field(default_factory=dict)

    def fail(self, method: str, error: str, times: int = 1) -> None:
        """The next calls answer `ok: false` with this error and have no effect."""
        self.script.append(Fault(method, "error", times, code=error))

    def status(self, method: str, status: int = 500, times: int = 1) -> None:
        """The next calls answer with a bare HTTP status and have no effect."""
        self.script.append(Fault(method, "status", times, number=status))

    def rate_limit(self, method: str, retry_after: int = 1, times: int = 1) -> None:
        """The next calls answer 429 with Retry-After in seconds."""
        self.script.append(Fault(method, "rate_limit", times, number=retry_after))

    def lose_before(self, method: str, times: int = 1) -> None:
        """The connection breaks before the call has had its effect."""
        self.script.append(Fault(method, "lost_before", times))

    def lose_after(self, method: str, times: int = 1) -> None:
        """The call has its effect, but the answer never arrives."""
        self.script.append(Fault(method, "lost_after", times))

    def meanwhile(self, method: str, act: Callable[[], None], times: int = 1) -> None:
        """Something happens while the call is on its way: time passes, somebody closes the modal."""
        self.script.append(Fault(method, "meanwhile", times, act=act))

    def hold(self, method: str, times: int = 1) -> Event:
        """The next calls wait, before their effect, until the returned event is set."""
        gate = Event()
        self.script.append(Fault(method, "hold", times, gate=gate))
        return gate

    def duplicate(self, kind: str, times: int = 1) -> None:
        """The next deliveries of `kind` (command, block_actions, view_submission, an event type) arrive twice."""
        self.copies[kind] = self.copies.get(kind, 0) + times

    def next_for(self, method: str) -> Fault | None:
        """The fault this call meets, used up by one; None when it goes well."""
        for fault in self.script:
            if fault.method == method and fault.times > 0:
                fault.times -= 1
                return fault
        return None

    def is_duplicated(self, kind: str) -> bool:
        """Whether this delivery arrives a second time, used up by one."""
        left = self.copies.get(kind, 0)
        self.copies[kind] = max(left - 1, 0)
        return left > 0
