"""``python -m bot.bench [--quick]``: everything against its yardstick, by turns in one run, in under two minutes."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from bot.bench.figures import Round, quantile
from bot.bench.pictures import measure_maps, ratio
from bot.bench.servers import Load, bare_bolt, load, our_bot, write_workshops

RATE = 50.0
PAUSE = 1.5  # between two repaints of a board: Slack takes 50 a minute in all


@dataclass(frozen=True, slots=True)
class Plan:
    """How long to look: seconds of each round, number of turns, people at once."""

    turns: int
    busy_seconds: float
    rated_seconds: float
    repaints: int
    maps: int
    starts: int
    channels: int = 8
    each: int = 3
    maps_every: float = 1.5


FULL = Plan(turns=3, busy_seconds=4, rated_seconds=8, repaints=10, maps=9, starts=3)
QUICK = Plan(turns=1, busy_seconds=2, rated_seconds=5, repaints=3, maps=3, starts=1)


@dataclass
class Result:
    """Our rounds and bare Bolt's, of one kind of load."""

    ours: Round
    bare: Round

    def quantiles(self, part: float) -> tuple[float, float]:
        return quantile(self.ours.times, part), quantile(self.bare.times, part)


def run(plan: Plan) -> int:
    """Prints the table; 1 when a goal was missed or an answer was wrong."""
    with tempfile.TemporaryDirectory() as folder, load() as people:
        channels = [f"C{number}BENCH" for number in range(plan.channels)]
        write_workshops(Path(folder), channels)
        starts = [_start_once(Path(folder), people) for _ in range(plan.starts)]
        with our_bot(Path(folder), people.api) as (ours, _), bare_bolt() as bare:
            people.order("gather", target=ours, channels=channels, each=plan.each)
            repaints = people.order("repaints", target=ours, rounds=plan.repaints, pause=PAUSE)
            rated = _by_turns(plan.turns, lambda where, is_bare: _rated(people, plan, where, is_bare), ours, bare)
            busy = _by_turns(plan.turns, lambda where, is_bare: _busy(people, plan, where, is_bare), ours, bare)
    drawn, empty, size = measure_maps(plan.maps)
    wrong = sum(each.failed for each in (busy.ours, busy.bare, rated.ours, rated.bare, repaints))
    lines = [
        *_busy_lines(busy, plan),
        *_rated_lines(rated),
        _line("board shows it after the ack, p50", f"{_ms(quantile(repaints.times, 0.5))}"),
        _line("board shows it after the ack, p99", f"{_ms(quantile(repaints.times, 0.99))}"),
        _line(
            f"journey map, {size}", _ms(median(drawn.times)), _ms(median(empty.times)), f"{ratio(drawn, empty):.1f} ×"
        ),
        _line("serve is ready", f"{median(starts):.2f} s", goal="< 2 s", met=median(starts) < 2),
        _line("wrong or late answers", str(wrong), goal="0", met=wrong == 0),
    ]
    print(_line("", "ours", "yardstick", "ratio", "to reach"), *lines, sep="\n")
    return int(any(line.endswith("missed") for line in lines))


def _start_once(folder: Path, people: Load) -> float:
    with our_bot(folder, people.api) as (_, seconds):
        return seconds


def _by_turns(turns: int, measure: Callable[[str, bool], Round], ours: str, bare: str) -> Result:
    """One after the other, again and again, so that a slow minute of the machine hits both."""
    result = Result(Round(), Round())
    for _ in range(turns):
        result.bare.add(measure(bare, True))
        result.ours.add(measure(ours, False))
    return result


def _busy(people: Load, plan: Plan, where: str, is_bare: bool) -> Round:
    return people.order("all_at_once", target=where, seconds=plan.busy_seconds, bare=is_bare)


def _rated(people: Load, plan: Plan, where: str, is_bare: bool) -> Round:
    maps = 0.0 if is_bare else plan.maps_every
    return people.order("at_rate", target=where, rate=RATE, seconds=plan.rated_seconds, bare=is_bare, maps_every=maps)


def _busy_lines(busy: Result, plan: Plan) -> list[str]:
    share = busy.ours.rate / busy.bare.rate
    ours, bare = busy.quantiles(0.99)
    many = plan.channels * plan.each
    return [
        _line(
            "acks a second", f"{busy.ours.rate:.0f}", f"{busy.bare.rate:.0f}", f"{share:.0%}", "≥ 40 %", share >= 0.4
        ),
        _line(f"p99 ack, {many} people at once", _ms(ours), _ms(bare), f"{ours / bare:.1f} ×"),
    ]


def _rated_lines(rated: Result) -> list[str]:
    middle, bare_middle = rated.quantiles(0.5)
    ours, bare = rated.quantiles(0.99)
    met = ours <= 5 * bare and ours < 0.3
    return [
        _line("p50 ack at 50/s with maps", _ms(middle), _ms(bare_middle), f"{middle / bare_middle:.1f} ×"),
        _line("p99 ack at 50/s with maps", _ms(ours), _ms(bare), f"{ours / bare:.1f} ×", "≤ 5 ×, < 300 ms", met),
    ]


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.1f} ms"


def _line(what: str, ours: str, yardstick: str = "", ratio: str = "", goal: str = "", met: bool | None = None) -> str:
    judged = "" if met is None else "  reached" if met else "  missed"
    return f"{what:<36}{ours:>11}{yardstick:>12}{ratio:>9}  {goal}{judged}".rstrip()


if __name__ == "__main__":
    sys.exit(run(QUICK if "--quick" in sys.argv[1:] else FULL))
