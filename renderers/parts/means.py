"""Several scores as one: what a stage, a persona or a channel feels like over more than one experience."""

from __future__ import annotations

from collections.abc import Iterable

from renderers.journey import Spread


def pooled(spreads: Iterable[Spread | None]) -> Spread | None:
    """Every single score counts once; None where there is none."""
    found = [each for each in spreads if each]
    n = sum(each.n for each in found)
    if not n:
        return None
    mean = sum(each.mean * each.n for each in found) / n
    return Spread(mean=mean, low=min(each.low for each in found), high=max(each.high for each in found), n=n)
