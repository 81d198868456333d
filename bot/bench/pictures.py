"""The journey map against an empty figure of the same size in pixels: what drawing costs above saving."""

from __future__ import annotations

import io
import time
from collections.abc import Callable
from statistics import median

from bot.bench.figures import Round


def measure_maps(times: int) -> tuple[Round, Round, str]:
    """Rounds of the map and of the empty figure, by turns after one of each, and the map's size."""
    from bot.examples.journeys import journey as example
    from renderers import catalogue

    journey = example("hotel")
    (sheet, *_) = catalogue.draw("journey_map", journey)
    _empty(sheet.width, sheet.height)
    ours, empty = Round(), Round()
    for _ in range(times):
        ours.times.append(_timed(lambda: catalogue.draw("journey_map", journey)))
        empty.times.append(_timed(lambda: _empty(sheet.width, sheet.height)))
    return ours, empty, f"{sheet.width} × {sheet.height}"


def ratio(ours: Round, empty: Round) -> float:
    return median(ours.times) / median(empty.times)


def _empty(width: int, height: int) -> None:
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(width / 100, height / 100), dpi=100)
    FigureCanvasAgg(figure)
    figure.savefig(io.BytesIO(), format="png")


def _timed(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started
