"""Other ways to a picture of a journey, where they are found on the machine: Chromium, and Mermaid's command line."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from bot.bench.drawing.timing import Gate, best
from renderers import catalogue
from renderers.journey import Journey
from renderers.samples import full

if TYPE_CHECKING:
    from collections.abc import Iterator

_MAP = "journey_map"
_NOT_HERE = "not found here"


def rivals(times: int) -> list[Gate]:
    return [_chromium(times), *_mermaid()]


def _chromium(times: int) -> Gate:
    name = "the same page in a warm Chromium ÷ ours"
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    try:
        import playwright
    except ImportError:
        program = None
    if program is None:
        return Gate(name, None, least=2.5, note=_NOT_HERE)
    journey = full()
    (sheet,) = catalogue.draw(_MAP, journey)
    (page,) = catalogue.pages(_MAP, journey)
    with _browser(program, sheet.width / page.width) as shoot:
        found = best(
            {"ours": lambda: catalogue.draw(_MAP, journey), "theirs": lambda: shoot(journey)}, times, time.perf_counter
        )
    note = f"by playwright {playwright.__version__}" if hasattr(playwright, "__version__") else ""
    return Gate(name, found["theirs"] / found["ours"], least=2.5, note=note)


@contextmanager
def _browser(program: str, scale: float) -> Iterator[Callable[[Journey], bytes]]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as tools:
        browser = tools.chromium.launch(executable_path=program, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1600, "height": 1900}, device_scale_factor=scale)

        def shoot(journey: Journey) -> bytes:
            (sheet,) = catalogue.draw_svg(_MAP, journey, embedded=True)
            page.set_content(f"<style>body{{margin:0}}</style>{sheet.svg.decode()}")
            return page.screenshot(full_page=True)

        yield shoot
        browser.close()


def _mermaid() -> list[Gate]:
    """Cold on both sides: a process each, from start to file."""
    name = "mermaid-cli cold ÷ ours cold"
    program = shutil.which("mmdc")
    if program is None:
        return [Gate(name, None, least=2, note=_NOT_HERE)]
    from renderers.texts import mermaid

    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "journey.mmd"
        source.write_text(mermaid(full()))
        theirs = [program, "-i", str(source), "-o", str(Path(folder) / "journey.png")]
        code = "from renderers import catalogue, samples; catalogue.draw('journey_map', samples.full())"
        found = best(
            {
                "theirs": lambda: _process(theirs),
                "ours": lambda: _process([sys.executable, "-c", code]),
            },
            2,
            time.perf_counter,
        )
    return [Gate(name, found["theirs"] / found["ours"], least=2)]


def _process(command: list[str]) -> None:
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603
