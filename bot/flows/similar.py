"""Which items of a kind look alike, for the facilitator to merge. Only suggestions: nothing merges by itself.

Wordings are compared by the three-letter runs they share, which works in every script and without a dictionary.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from bot.flows.kinds import Contribution, label_of
from bot.flows.wording import flat

ALIKE = 0.55  # share of runs in common from which two wordings are suggested
MOST = 20
_READ = 200  # characters of each wording that are compared
_COMMON = 25  # a run found in more items than this says nothing about two of them


@dataclass(frozen=True, slots=True)
class Pair:
    first: Contribution
    second: Contribution
    share: float


def alike(items: Sequence[Contribution]) -> tuple[Pair, ...]:
    """The pairs that look alike, most alike first; ties in the order of the items."""
    runs = [_runs(label_of(item)) for item in items]
    shared = _shared(runs)
    found = (Pair(items[a], items[b], 2 * number / (len(runs[a]) + len(runs[b]))) for (a, b), number in shared.items())
    return tuple(sorted((pair for pair in found if pair.share >= ALIKE), key=lambda pair: -pair.share)[:MOST])


def _shared(runs: Sequence[frozenset[str]]) -> Counter[tuple[int, int]]:
    holders: dict[str, list[int]] = defaultdict(list)
    for number, own in enumerate(runs):
        for run in own:
            holders[run].append(number)
    shared: Counter[tuple[int, int]] = Counter()
    for together in holders.values():
        if len(together) <= _COMMON:
            shared.update(combinations(together, 2))
    return shared


def _runs(text: str) -> frozenset[str]:
    padded = f" {flat(text).casefold()[:_READ]} "
    return frozenset(padded[start : start + 3] for start in range(len(padded) - 2))
