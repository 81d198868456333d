"""Signal or chance: an individuals chart of a measure against the limits of its baseline, or a mere run chart.

Limits are the baseline's mean ± 2.66 x its mean moving range, and stay as they are (visual.md F). Two rules make
a signal: a reading outside the limits, and eight or more in a row on one side of the mean, counted after the
baseline; a reading on the mean neither adds to a run nor ends it.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from statistics import fmean, median

from renderers.journey import Measure

FEWEST = 12
_FEWEST_BASELINE = 8
_RUN = 8
_FACTOR = 2.66


class Signal(Enum):
    CHANCE = "chance"
    RUN = "run"
    OUTSIDE = "outside"


@dataclass(frozen=True, slots=True)
class Reads:
    """``low`` and ``high`` are the limits, None on a run chart, whose ``centre`` is the median of everything.

    ``baseline`` counts the readings the centre and limits come from; ``shift`` is where a run began that still
    lasts, None without one.
    """

    values: tuple[float, ...]
    centre: float
    low: float | None
    high: float | None
    baseline: int
    signals: tuple[Signal, ...]
    shift: int | None

    @property
    def controlled(self) -> bool:
        return self.low is not None

    @property
    def unvaried(self) -> bool:
        """True when all readings of the baseline are the same, so that the limits are one with the mean."""
        return self.low is not None and self.low == self.high

    @property
    def beyond(self) -> int:
        """How many of the last readings are outside the limits, all on the side of the very last."""
        above = self.values[-1] > self.centre
        ends = zip(reversed(self.signals), reversed(self.values), strict=True)
        same = (signal is Signal.OUTSIDE and (value > self.centre) is above for signal, value in ends)
        return len(list(itertools.takewhile(bool, same)))


def reads(measure: Measure) -> Reads:
    """``measure`` has at least one reading. A baseline shorter than eight readings bears no limits."""
    values = tuple(reading.value for reading in measure.readings)
    size = max(0, min(measure.baseline_n or len(values), len(values)))
    if len(values) < FEWEST or size < _FEWEST_BASELINE:
        return Reads(values, median(values), None, None, 0, (Signal.CHANCE,) * len(values), None)
    base = values[:size]
    centre = base[0] if len(set(base)) == 1 else fmean(base)  # the mean of equals may be off by a rounding
    reach = _FACTOR * fmean(abs(b - a) for a, b in itertools.pairwise(base))
    low, high = centre - reach, centre + reach
    runs = _runs(values, centre, size if size < len(values) else 0)
    inside = {at for run in runs for at in run}
    signals = tuple(
        Signal.OUTSIDE if not low <= value <= high else Signal.RUN if at in inside else Signal.CHANCE
        for at, value in enumerate(values)
    )
    off = [at for at, value in enumerate(values) if value != centre]
    lasting = runs[-1][0] if runs and runs[-1][-1] == off[-1] else None
    return Reads(values, centre, low, high, size, signals, lasting)


def _runs(values: Sequence[float], centre: float, start: int) -> list[list[int]]:
    """Places of the readings of each long run from ``start`` on, in order."""
    off = [at for at, value in enumerate(values) if value != centre and at >= start]
    grouped = itertools.groupby(off, key=lambda at: values[at] > centre)
    return [run for _, group in grouped if len(run := list(group)) >= _RUN]
