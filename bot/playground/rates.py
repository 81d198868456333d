"""Slack's rate limits as token buckets by the workspace's clock (slack-contract section 6).

A bucket refills at the documented pace and holds a burst, because Slack tolerates bursts without saying how
large; ours are generous, so that only a bot that really ignores the limits is stopped.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from math import ceil

from bot.playground.refusals import RateLimited

TIERS: Mapping[int, int] = {1: 1, 2: 20, 3: 50, 4: 100}
"""Calls a minute by tier, per method and workspace."""

POSTS_PER_SECOND = 1.0
POST_BURST = 10


@dataclass
class Bucket:
    """Tokens left at a moment."""

    tokens: float
    at: datetime


@dataclass
class Rates:
    """Takes one token per call. `enabled=False` lets everything through: for tests under a standing clock."""

    enabled: bool = True
    post_burst: int = POST_BURST
    burst_minutes: float = 1.0
    buckets: dict[tuple[str, str], Bucket] = field(default_factory=dict)

    def take_post(self, channel_id: str, now: datetime) -> None:
        """One message into a channel: one a second, bursts tolerated."""
        self._take(("chat.postMessage", channel_id), POSTS_PER_SECOND, self.post_burst, now)

    def take(self, method: str, tier: int, now: datetime) -> None:
        """One call of a tiered method."""
        per_minute = TIERS[tier]
        self._take((method, ""), per_minute / 60, max(1.0, per_minute * self.burst_minutes), now)

    def _take(self, key: tuple[str, str], per_second: float, burst: float, now: datetime) -> None:
        if not self.enabled:
            return
        bucket = self.buckets.setdefault(key, Bucket(burst, now))
        passed = max(0.0, (now - bucket.at).total_seconds())
        bucket.tokens, bucket.at = min(burst, bucket.tokens + passed * per_second), now
        if bucket.tokens < 1:
            raise RateLimited(max(1, ceil((1 - bucket.tokens) / per_second)))
        bucket.tokens -= 1
