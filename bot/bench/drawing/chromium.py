"""Against a warm Chromium, where it and Playwright are found: our journey as HTML and as SVG, and by Mermaid.

By the clock on the wall, as a browser works in processes of its own; judged on one core, as the goals are set, and
told for all cores. Fonts and scripts are loaded before.
"""

from __future__ import annotations

import shutil
import tempfile
import time
from base64 import b64decode
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from importlib.util import find_spec
from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING

from bot.bench.drawing.processes import one_core
from bot.bench.drawing.subject import MAP, Subject
from bot.bench.drawing.timing import Gate, absent, best
from bot.bench.drawing.web_page import body, head
from renderers import catalogue
from renderers.texts import mermaid

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

Works = dict[str, Callable[[], object]]

MERMAID_WIDTH, MERMAID_SCALE = 1600, 2

_HTML = Gate("HTML page (CSS grid) in a warm Chromium ÷ ours", None, least=2.5, aim=4)
_FAST = Gate("… with its fast PNG, twice as large", None)
_SVG = Gate("our SVG in a warm Chromium ÷ ours", None, least=2.5, aim=4)
_MERMAID = Gate("Mermaid in a warm Chromium ÷ ours", None, least=1, aim=1.5)
_FILL = "html => { document.body.innerHTML = html; return document.fonts.ready.then(() => null) }"
_RENDER = """async text => {
    mermaid.initialize({startOnLoad: false});
    document.body.innerHTML = (await mermaid.render('drawn', text)).svg;
}"""


def program() -> str | None:
    """The browser, if there is one."""
    found = (shutil.which(name) for name in ("chromium", "chromium-browser", "google-chrome"))
    return next(filter(None, found), None)


def warm(told: Subject, times: int) -> list[Gate]:
    """The same size in pixels on both sides."""
    return _judged({"html": _HTML, "fast": _FAST, "svg": _SVG}, lambda browser: _pages(browser, told), times)


def mermaid_warm(told: Subject, times: int) -> list[Gate]:
    """Mermaid shows titles, tasks and one score each; at the size its command line makes of the same text."""
    script = mermaid_script()
    if script is None:
        return [absent(_MERMAID)]
    return _judged({"mermaid": _MERMAID}, lambda browser: _mermaid(browser, told, script), times)


def _judged(gates: dict[str, Gate], prepare: Callable[[Browser], Works], times: int) -> list[Gate]:
    with one_core():
        one = _timed(prepare, times)
    every = _timed(prepare, times)
    if one is None or every is None:
        return [absent(gate) for gate in gates.values()]
    return [
        replace(
            gate,
            ratio=one[side] / one["ours"],
            note=f"{one[side] * 1000:.0f}, {one['ours'] * 1000:.0f} ms; on all cores {every[side] / every['ours']:.2f}",
        )
        for side, gate in gates.items()
    ]


def _timed(prepare: Callable[[Browser], Works], times: int) -> dict[str, float] | None:
    with _browser() as browser:
        return best(prepare(browser), times, time.perf_counter) if browser else None


def _pages(browser: Browser, told: Subject) -> Works:
    page = _opened(browser, told)
    clip = {"x": 0, "y": 0, "width": told.page.width, "height": told.page.height}
    fast = {"format": "png", "optimizeForSpeed": True, "captureBeyondViewport": True}
    session = page.context.new_cdp_session(page)

    def shoot(html: str) -> bytes:
        page.evaluate(_FILL, html)
        return page.screenshot(clip=clip, full_page=True)  # type: ignore[arg-type]

    def shoot_fast() -> bytes:
        page.evaluate(_FILL, body(told.journey))
        shot = session.send("Page.captureScreenshot", {**fast, "clip": {**clip, "scale": told.scale}})
        return b64decode(shot["data"])

    return {
        "ours": told.draw,
        "html": lambda: shoot(body(told.journey)),
        "fast": shoot_fast,
        "svg": lambda: shoot(catalogue.draw_svg(MAP, told.journey)[0].svg.decode()),
    }


def _mermaid(browser: Browser, told: Subject, script: Path) -> Works:
    page = browser.new_page(viewport={"width": MERMAID_WIDTH, "height": 800}, device_scale_factor=MERMAID_SCALE)
    page.add_script_tag(path=script)
    text = mermaid(told.journey)

    def shoot() -> bytes:
        page.evaluate(_RENDER, text)
        return page.locator("svg").first.screenshot()

    return {"ours": told.draw, "mermaid": shoot}


def mermaid_script() -> Path | None:
    """Mermaid itself, beside its command line."""
    command = shutil.which("mmdc")
    folders = Path(command).resolve().parents if command else ()
    found = (folder / "node_modules" / "mermaid" / "dist" / "mermaid.min.js" for folder in folders)
    return next(filter(Path.is_file, found), None)


@contextmanager
def _browser() -> Iterator[Browser | None]:
    """None where Chromium or Playwright is missing."""
    path = program()
    if path is None or find_spec("playwright") is None:
        yield None
        return
    from playwright.sync_api import sync_playwright

    with sync_playwright() as tools:
        browser = tools.chromium.launch(executable_path=path, args=["--no-sandbox"])
        try:
            yield browser
        finally:
            browser.close()


def _opened(browser: Browser, told: Subject) -> Page:
    """Opened from a file, so that it may load the fonts."""
    wide, high = round(told.page.width), ceil(told.page.height)
    page = browser.new_page(viewport={"width": wide, "height": high}, device_scale_factor=told.scale)
    with tempfile.NamedTemporaryFile("w", suffix=".html", encoding="utf-8") as file:
        file.write(head(told.page.width, told.page.height))
        file.flush()
        page.goto(Path(file.name).as_uri())
    return page
