"""``python -m bot.bench.drawing [--quick] [--hostile]``: the gates of drawing in one run; 1 if one is missed twice."""

from __future__ import annotations

import sys

TURNS, QUICK_TURNS = 5, 2
HOSTILE = 1000


def run(*, quick: bool = False, hostile: bool = False) -> int:
    """A gate that fails is measured once more before it counts: other programs share the machine."""
    if hostile:
        return _run_hostile(HOSTILE // 10 if quick else HOSTILE)
    from bot.bench.drawing.gates import gates
    from bot.bench.drawing.rivals import rivals

    turns = QUICK_TURNS if quick else TURNS
    found = [*gates(turns), *rivals(turns)]
    if any(gate.missed for gate in found):
        again = {gate.what: gate for gate in (*gates(turns), *rivals(turns))}
        found = [again[gate.what] if gate.missed else gate for gate in found]
    print(*(gate.line() for gate in found), sep="\n")
    return int(any(gate.missed for gate in found))


def _run_hostile(count: int) -> int:
    from bot.bench.drawing.hostile import ordeal

    found = ordeal(count)
    print(*(gate.line() for gate in found.gates()), *found.crashes, sep="\n")
    return int(any(gate.missed for gate in found.gates()))


if __name__ == "__main__":
    sys.exit(run(quick="--quick" in sys.argv[1:], hostile="--hostile" in sys.argv[1:]))
