"""How long the journey takes, in words."""

from __future__ import annotations

from collections.abc import Sequence

from renderers.journey import Stage
from renderers.pictures.stream.times import times
from renderers.texts.words import count, duration


def time_told(stages: Sequence[Stage]) -> str:
    """``34 days from trigger to end value, of which 2.2 hours are work``; "" while no stage is timed."""
    known = times(stages)
    if not known.lead:
        return ""
    if known.missing:
        untimed = count(known.missing, "stage")
        return f"at least {duration(known.lead)} from trigger to end value, {untimed} not timed in full"
    work = duration(known.work)
    is_or_are = "is" if work.startswith("1 ") else "are"
    return f"{duration(known.lead)} from trigger to end value, of which {work} {is_or_are} work"


def longest_wait(stages: Sequence[Stage]) -> Stage | None:
    """The stage that is waited for longest, the first of several."""
    waiting = [stage for stage in stages if stage.wait_time]
    return max(waiting, key=lambda stage: stage.wait_time or 0.0, default=None)
