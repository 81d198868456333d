"""Against ``mmdc``, Mermaid's command line, where it is found: a process each, from its start to a file on disk."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from bot.bench.drawing.chromium import MERMAID_SCALE, MERMAID_WIDTH, program
from bot.bench.drawing.processes import can_be_told, one_core, peak_shared
from bot.bench.drawing.subject import Subject
from bot.bench.drawing.timing import Gate, absent, best
from renderers.samples import full
from renderers.texts import mermaid

_COLD = Gate("mermaid-cli ÷ ours, cold, process to file", None, least=2, aim=3)
_MEMORY = Gate("peak memory (PSS), ours ÷ mermaid-cli", None, most=0.5, aim=0.35)
_OURS = """
import sys
from pathlib import Path
from renderers import catalogue, samples
for sheet in catalogue.draw("journey_map", samples.full()):
    Path(sys.argv[1], f"{sheet.name}.png").write_bytes(sheet.png)
"""
_TURNS = 3


def mermaid_cold(_: Subject, times: int) -> list[Gate]:
    """Judged on one core, told for all; what both drew lies in a folder that is gone afterwards."""
    command = shutil.which("mmdc")
    if command is None:
        return [absent(_COLD), absent(_MEMORY)]
    with _commands(command) as (ours, theirs):
        works = {"ours": lambda: _run(ours), "theirs": lambda: _run(theirs)}
        turns = min(times, _TURNS)
        with one_core():
            one = best(works, turns, time.perf_counter)
        every = best(works, turns, time.perf_counter)
        held = (peak_shared(ours), peak_shared(theirs)) if can_be_told() else None
    note = f"{one['theirs']:.2f}, {one['ours']:.2f} s; on all cores {every['theirs'] / every['ours']:.2f}"
    cold = replace(_COLD, ratio=one["theirs"] / one["ours"], note=note)
    if held is None:
        return [cold, absent(_MEMORY)]
    return [cold, replace(_MEMORY, ratio=held[0] / held[1], note=f"{held[0]:.0f} and {held[1]:.0f} MB")]


@contextmanager
def _commands(command: str) -> Iterator[tuple[list[str], list[str]]]:
    """Ours and theirs, of the same journey; ours keeps its bytecode, as an installed program does."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "journey.mmd"
        source.write_text(mermaid(full()), encoding="utf-8")
        theirs = [command, "-q", "-i", str(source), "-o", str(Path(folder) / "journey.png")]
        theirs += ["-w", str(MERMAID_WIDTH), "-s", str(MERMAID_SCALE), *_browser(Path(folder))]
        bytecode = ["env", "-u", "PYTHONDONTWRITEBYTECODE", f"PYTHONPYCACHEPREFIX={Path(folder) / 'bytecode'}"]
        yield [*bytecode, sys.executable, "-c", _OURS, folder], theirs


def _browser(folder: Path) -> list[str]:
    """Chromium as found here; without one Mermaid takes its own."""
    path = program()
    if path is None:
        return []
    config = folder / "browser.json"
    config.write_text(json.dumps({"executablePath": path, "args": ["--no-sandbox"]}))
    return ["-p", str(config)]


def _run(command: Sequence[str]) -> None:
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603
