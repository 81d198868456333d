"""Fair timing: everything by turns, again and again, and the best of each, so that a slow minute hits all alike."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

HEAD = f"{'best of each side, measured by turns':<47}{'ratio':>9}  gate (aim)"
_NOT_HERE = "not found here"


@dataclass(frozen=True, slots=True)
class Gate:
    """``least`` or ``most`` is what the ratio must hold, ``aim`` what it should reach; none where it is only shown.

    Without a ``ratio`` it could not be measured, and ``note`` says what is missing.
    """

    what: str
    ratio: float | None
    least: float | None = None
    most: float | None = None
    aim: float | None = None
    note: str = ""

    @property
    def missed(self) -> bool:
        return self._beyond(self.least, self.most)

    def line(self) -> str:
        told = f"{self.ratio:9.2f}" if self.ratio is not None else f"{'–':>9}"
        return f"{self.what:<47}{told}  {self._goal():<17}{self._verdict():<9}{self.note}".rstrip()

    def _goal(self) -> str:
        sign, bound = ("≥", self.least) if self.least is not None else ("≤", self.most)
        aim = f" (aim {self.aim:g})" if self.aim is not None else ""
        return f"{sign} {bound:g}{aim}" if bound is not None else ""

    def _verdict(self) -> str:
        if self.ratio is None or not self._goal():
            return ""
        if self.missed:
            return "missed"
        up, down = (self.aim, None) if self.least is not None else (None, self.aim)
        return "aim met" if self.aim is not None and not self._beyond(up, down) else "reached"

    def _beyond(self, least: float | None, most: float | None) -> bool:
        if self.ratio is None:
            return False
        return (least is not None and self.ratio < least) or (most is not None and self.ratio > most)


def absent(gate: Gate) -> Gate:
    """The gate of a rival that this machine does not have."""
    return Gate(gate.what, None, gate.least, gate.most, gate.aim, _NOT_HERE)


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
