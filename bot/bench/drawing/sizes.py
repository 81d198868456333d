"""The largest workshop against an ordinary one."""

from __future__ import annotations

import time

from bot.bench.drawing.subject import MAP, Subject
from bot.bench.drawing.timing import Gate, best
from renderers import catalogue
from renderers.samples.sized import sized

LARGE, SMALL = (12, 8, 400), (6, 3, 80)


def sizes(_: Subject, times: int) -> list[Gate]:
    """Judged by the clock on the wall: the sheets of the large one are painted and encoded side by side."""
    large, small = sized(*LARGE), sized(*SMALL)
    works = {"large": lambda: catalogue.draw(MAP, large), "small": lambda: catalogue.draw(MAP, small)}
    wall = best(works, 2 * times, time.perf_counter)
    work = best(works, times)
    note = f"{wall['large'] * 1000:.0f} and {wall['small'] * 1000:.0f} ms"
    return [
        Gate("12 × 8 with 400 items ÷ 6 × 3 with 80", wall["large"] / wall["small"], most=3, note=note),
        Gate("… in processor time, all cores together", work["large"] / work["small"]),
    ]
