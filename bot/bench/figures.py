"""Numbers out of measurements."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass
class Round:
    """What one round of load measured; times in seconds."""

    seconds: float = 0.0
    failed: int = 0
    times: list[float] = field(default_factory=list)

    def add(self, other: Round) -> None:
        self.seconds += other.seconds
        self.failed += other.failed
        self.times += other.times

    @property
    def rate(self) -> float:
        """Answers a second."""
        return len(self.times) / self.seconds if self.seconds else 0.0


def quantile(times: Sequence[float], part: float) -> float:
    """The time that ``part`` of all stay within; nearest rank."""
    ordered = sorted(times)
    return ordered[min(len(ordered) - 1, int(part * len(ordered)))] if ordered else float("nan")
