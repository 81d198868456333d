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
from pathlib import Path

from bot.bench.drawing.chromium import MERMAID_SCALE, MERMAID_WIDTH, program
from bot.bench.drawing.processes import can_be_told, peak_shared
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
    """By the clock on the wall; what both drew lies in a folder that is gone afterwards."""
    command = shutil.which("mmdc")
    if command is None:
        return [absent(_COLD), absent(_MEMORY)]
    with _commands(command) as (ours, theirs):
        found = best(
            {"ours": lambda: _run(ours), "theirs": lambda: _run(theirs)}, min(times, _TURNS), time.perf_counter
        )
        held = (peak_shared(ours), peak_shared(theirs)) if can_be_told() else None
    seconds = f"{found['theirs']:.2f} and {found['ours']:.2f} s"
    cold = Gate(_COLD.what, found["theirs"] / found["ours"], least=_COLD.least, aim=_COLD.aim, note=seconds)
    if held is None:
        return [cold, absent(_MEMORY)]
    megabytes = f"{held[0]:.0f} and {held[1]:.0f} MB"
    return [cold, Gate(_MEMORY.what, held[0] / held[1], most=_MEMORY.most, aim=_MEMORY.aim, note=megabytes)]


@contextmanager
def _commands(command: str) -> Iterator[tuple[list[str], list[str]]]:
    """Ours and theirs, of the same journey."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "journey.mmd"
        source.write_text(mermaid(full()), encoding="utf-8")
        theirs = [command, "-q", "-i", str(source), "-o", str(Path(folder) / "journey.png")]
        theirs += ["-w", str(MERMAID_WIDTH), "-s", str(MERMAID_SCALE), *_browser(Path(folder))]
        yield [sys.executable, "-c", _OURS, folder], theirs


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
