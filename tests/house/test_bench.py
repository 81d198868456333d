"""The benchmarks run to their end and judge what they saw. How fast this machine is says nothing here."""

from __future__ import annotations

import pytest

from bot.bench.__main__ import Plan, run
from bot.bench.figures import Round, quantile

SHORTEST = Plan(
    turns=1, busy_seconds=0.2, rated_seconds=0.4, repaints=1, maps=1, starts=1, channels=2, each=2, maps_every=0.1
)
ROWS = (
    "acks a second",
    "p99 ack, 4 people at once",
    "p50 ack at 50/s with maps",
    "p99 ack at 50/s with maps",
    "board shows it after the ack, p50",
    "board shows it after the ack, p99",
    "journey map, ",
    "serve is ready",
    "wrong or late answers",
)


def test_every_row_is_measured(capsys: pytest.CaptureFixture[str]) -> None:
    code = run(SHORTEST)
    head, *lines = capsys.readouterr().out.splitlines()
    assert head.split() == ["ours", "yardstick", "ratio", "to", "reach"]
    assert len(lines) == len(ROWS)
    assert all(line.startswith(row) for line, row in zip(lines, ROWS, strict=True))
    assert code == int(any(line.endswith("missed") for line in lines))


def test_figures() -> None:
    both = Round()
    both.add(Round(seconds=1, failed=1, times=[0.3, 0.1]))
    both.add(Round(seconds=1, times=[0.2, 0.4]))
    assert (both.rate, both.failed) == (2.0, 1)
    assert (quantile(both.times, 0.5), quantile(both.times, 0.99)) == (0.3, 0.4)
    assert quantile([], 0.5) != quantile([], 0.5)
    assert Round().rate == 0
