"""Times of a value stream: lead time, work and flow efficiency."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from renderers.journey import Stage

LOW_ACCURACY = 0.75


@dataclass(frozen=True, slots=True)
class Times:
    """Minutes. ``missing`` counts the in-scope stages without process time or wait; sums are then lower bounds.

    ``accuracy`` is the share that passes every stage complete and right, None while one in scope is unknown.
    """

    work: float
    wait: float
    longest: float
    longest_wait: float
    missing: int
    timed: bool
    judged: bool
    accuracy: float | None

    @property
    def lead(self) -> float:
        return self.work + self.wait

    @property
    def flow(self) -> float | None:
        """Share of the lead time that is work; None unless every stage is timed."""
        return self.work / self.lead if self.lead and not self.missing else None


def times(stages: Sequence[Stage]) -> Times:
    """A stage out of scope adds what is known of it, and lacks nothing."""
    works = [stage.process_time or 0.0 for stage in stages]
    waits = [stage.wait_time or 0.0 for stage in stages]
    shares = [stage.accuracy for stage in stages if stage.in_scope or stage.accuracy is not None]
    known = [share for share in shares if share is not None]
    in_scope = [stage for stage in stages if stage.in_scope]
    return Times(
        work=sum(works),
        wait=sum(waits),
        longest=max((*works, *waits), default=0.0),
        longest_wait=max(waits, default=0.0),
        missing=sum(stage.process_time is None or stage.wait_time is None for stage in in_scope),
        timed=any(stage.process_time is not None or stage.wait_time is not None for stage in stages),
        judged=bool(known),
        accuracy=math.prod(known) if known and len(known) == len(shares) else None,
    )
