"""How fast Slack may be written to: per workspace, per channel, per board. All times come from the caller's clock.

The budgets are this process's own. With several processes Slack's own limit may answer first, which the painter
takes as "wait", never as a failure.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta

UPDATES_A_MINUTE = 50.0  # chat.update, over all boards of a workspace
UPDATES_AT_ONCE = 10.0
BETWEEN_PAINTS = timedelta(seconds=1.2)  # of one board
BETWEEN_POSTS = timedelta(seconds=1)  # in one channel


@dataclass
class Bucket:
    """A token bucket: ``most`` at once, ``a_second`` in the long run."""

    most: float
    a_second: float
    left: float
    at: datetime

    def wait(self, now: datetime) -> timedelta:
        """Takes one token, or takes none and says how long until there is one."""
        passed = max(0.0, (now - self.at).total_seconds())
        self.left, self.at = min(self.most, self.left + passed * self.a_second), now
        if self.left >= 1:
            self.left -= 1
            return timedelta(0)
        return timedelta(seconds=(1 - self.left) / self.a_second)


@dataclass
class Pace:
    """Who has to wait, and until when."""

    _updates: dict[str, Bucket] = field(default_factory=dict)
    _rests: dict[tuple[str, str], datetime] = field(default_factory=dict)
    _last: dict[tuple[str, str], datetime] = field(default_factory=dict)

    def before_update(self, tenant: str, board: str, now: datetime) -> timedelta:
        """How long a board must wait for its turn; zero takes the turn."""
        rest = self._after((tenant, board), BETWEEN_PAINTS, now)
        if rest:
            return rest
        new = Bucket(UPDATES_AT_ONCE, UPDATES_A_MINUTE / 60, UPDATES_AT_ONCE, now)
        rest = self._updates.setdefault(tenant, new).wait(now)
        if not rest:
            self._last[tenant, board] = now
        return rest

    def before_post(self, tenant: str, channel_id: str, now: datetime) -> timedelta:
        """How long a channel must wait for its next message; zero takes the turn."""
        rest = self._after((tenant, channel_id), BETWEEN_POSTS, now)
        if not rest:
            self._last[tenant, channel_id] = now
        return rest

    def rest(self, tenant: str, method: str, until: datetime) -> None:
        """Slack has asked for a rest from this method in this workspace."""
        self._rests[tenant, method] = until

    def resting(self, tenant: str, method: str, now: datetime) -> timedelta:
        """What is left of that rest."""
        until = self._rests.get((tenant, method))
        return max(timedelta(0), until - now) if until else timedelta(0)

    def _after(self, who: tuple[str, str], gap: timedelta, now: datetime) -> timedelta:
        last = self._last.get(who)
        if last is None:
            return timedelta(0)
        if now - last >= gap:
            del self._last[who]
            return timedelta(0)
        return gap - max(timedelta(0), now - last)
