"""What running programs use, as Linux counts it under ``/proc``: megabytes, and seconds of processor time."""

from __future__ import annotations

import os
import subprocess
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

_PROC = Path("/proc")
_PAUSE = 0.005
_KIB = 1024


def can_be_told() -> bool:
    return (_PROC / "self" / "smaps_rollup").is_file()


@contextmanager
def one_core() -> Iterator[None]:
    """This thread, and whatever it starts meanwhile, on one core only, where the system can do that."""
    if not hasattr(os, "sched_setaffinity"):
        yield
        return
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {max(before)})
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)


def peak_shared(command: Sequence[str]) -> float:
    """Runs the command to its end; the most it and all its children held at once, shared pages counted in parts."""
    most = 0.0
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as running:  # noqa: S603
        while running.poll() is None:
            most = max(most, sum(_field(pid, "smaps_rollup", "Pss:") for pid in family(running.pid)))
            time.sleep(_PAUSE)
    if running.returncode:
        raise subprocess.CalledProcessError(running.returncode, command)
    return most


def peak_resident(pids: Iterable[int]) -> float:
    """The most that one of these processes has held since it began."""
    return max((_field(pid, "status", "VmHWM:") for pid in pids), default=0.0)


def seconds(pids: Iterable[int]) -> dict[int, float]:
    """Processor time of each process so far, all its threads together."""
    ticks = os.sysconf("SC_CLK_TCK")
    return {pid: sum(map(int, _numbers(pid)[10:12])) / ticks for pid in pids}


def family(pid: int) -> list[int]:
    """The process and its descendants."""
    children: dict[int, list[int]] = defaultdict(list)
    for folder in _PROC.glob("[0-9]*"):
        parent = _numbers(int(folder.name))[:1]
        children[int(parent[0]) if parent else 0].append(int(folder.name))
    found = [pid]
    for each in found:
        found += children[each]
    return found


def _numbers(pid: int) -> list[str]:
    """Fields of its ``stat`` from its parent on; none where it has just ended.

    The name before them stands in brackets and may hold anything.
    """
    try:
        return (_PROC / str(pid) / "stat").read_text(errors="replace").rpartition(")")[2].split()[1:]
    except OSError:
        return []


def _field(pid: int, file: str, name: str) -> float:
    """0 where the process has just ended."""
    try:
        lines = (_PROC / str(pid) / file).read_text().splitlines()
    except OSError:
        return 0.0
    return sum(float(line.split()[1]) for line in lines if line.startswith(name)) / _KIB
