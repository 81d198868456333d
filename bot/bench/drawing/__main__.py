"""``python -m bot.bench.drawing [--quick] [--hostile]``: the gates of drawing in one run; 1 if one is missed twice."""

from __future__ import annotations

import sys

TURNS, QUICK_TURNS = 5, 2
HOSTILE = 1000
_NOT_TIMED = "Overlaps, margins, contrast, sizes, emoji and scripts: judged by tests/renderers/test_pictures.py."


def run(*, quick: bool = False, hostile: bool = False) -> int:
    """Lines appear as they are measured."""
    if hostile:
        return _run_hostile(HOSTILE // 10 if quick else HOSTILE)
    from bot.bench.drawing.gates import COMPARISONS, judged
    from bot.bench.drawing.subject import subject
    from bot.bench.drawing.timing import HEAD
    from renderers.samples import full

    told, missed = subject(full()), False
    print(HEAD)
    for compare in COMPARISONS:
        found = judged(compare, told, QUICK_TURNS if quick else TURNS)
        missed = missed or any(gate.missed for gate in found)
        print(*(gate.line() for gate in found), sep="\n", flush=True)
    print(_NOT_TIMED)
    return int(missed)


def _run_hostile(count: int) -> int:
    from bot.bench.drawing.hostile import ordeal

    print(f"{count} journeys made to hurt; a thousand take about ten minutes …", flush=True)
    found = ordeal(count)
    print(*(gate.line() for gate in found.gates()), *found.crashes, sep="\n")
    return int(any(gate.missed for gate in found.gates()))


if __name__ == "__main__":
    sys.exit(run(quick="--quick" in sys.argv[1:], hostile="--hostile" in sys.argv[1:]))
