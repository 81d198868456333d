"""Fair timing: everything by turns, again and again, and the best of each, so that a slow minute hits all alike."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Gate:
    """``least`` or ``most`` is what the ratio must hold; neither where it is only shown."""

    what: str
    ratio: float | None
    least: float | None = None
    most: float | None = None
    note: str = ""

    @property
    def missed(self) -> bool:
        if self.ratio is None:
            return False
        below = self.least is not None and self.ratio < self.least
        return below or (self.most is not None and self.ratio > self.most)

    def line(self) -> str:
        goal = f"≥ {self.least:g}" if self.least is not None else f"≤ {self.most:g}" if self.most is not None else ""
        told = f"{self.ratio:8.2f}" if self.ratio is not None else f"{'–':>8}"
        verdict = "" if self.ratio is None or not goal else "missed" if self.missed else "reached"
        return f"{self.what:<58}{told}  {goal:<8}{verdict:<9}{self.note}".rstrip()


def best(
    works: Mapping[str, Callable[[], object]], times: int, clock: Callable[[], float] = time.process_time
) -> dict[str, float]:
    """Seconds of the fastest of ``times`` turns of each, after one that does not count.

    Of this process's own work, however busy the machine is; with ``time.perf_counter`` what others do counts too.
    """
    found = dict.fromkeys(works, float("inf"))
    for turn in range(times + 1):
        for name, work in works.items():
            started = clock()
            work()
            taken = clock() - started
            if turn:
                found[name] = min(found[name], taken)
    return found
