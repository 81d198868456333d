"""Against a warm Chromium, where it and Playwright are found: our journey as HTML and as SVG, and by Mermaid.

By the clock on the wall, as the browser works in processes of its own. Its fonts and scripts are loaded before.
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

from bot.bench.drawing.subject import MAP, Subject
from bot.bench.drawing.timing import Gate, absent, best
from bot.bench.drawing.web_page import body, head
from renderers import catalogue
from renderers.texts import mermaid

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

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
    with _browser() as browser:
        if browser is None:
            return [absent(_HTML), absent(_SVG)]
        page = _opened(browser, told)
        clip = {"x": 0, "y": 0, "width": told.page.width, "height": told.page.height}
        fast = {
            "format": "png",
            "optimizeForSpeed": True,
            "clip": {**clip, "scale": told.scale},
            "captureBeyondViewport": True,
        }
        session = page.context.new_cdp_session(page)

        def shoot(html: str) -> bytes:
            page.evaluate(_FILL, html)
            return page.screenshot(clip=clip, full_page=True)  # type: ignore[arg-type]

        def shoot_fast() -> bytes:
            page.evaluate(_FILL, body(told.journey))
            return b64decode(session.send("Page.captureScreenshot", fast)["data"])

        works: dict[str, Callable[[], object]] = {
            "ours": told.draw,
            "html": lambda: shoot(body(told.journey)),
            "fast": shoot_fast,
            "svg": lambda: shoot(catalogue.draw_svg(MAP, told.journey)[0].svg.decode()),
        }
        found = best(works, times, time.perf_counter)
    return [_measured(gate, found, side) for gate, side in ((_HTML, "html"), (_FAST, "fast"), (_SVG, "svg"))]


def mermaid_warm(told: Subject, times: int) -> list[Gate]:
    """Mermaid shows titles, tasks and one score each; at the size its command line makes of the same text."""
    script = mermaid_script()
    with _browser() as browser:
        if browser is None or script is None:
            return [absent(_MERMAID)]
        page = browser.new_page(viewport={"width": MERMAID_WIDTH, "height": 800}, device_scale_factor=MERMAID_SCALE)
        page.add_script_tag(path=script)
        text = mermaid(told.journey)

        def shoot() -> bytes:
            page.evaluate(_RENDER, text)
            return page.locator("svg").first.screenshot()

        found = best({"ours": told.draw, "mermaid": shoot}, times, time.perf_counter)
    return [_measured(_MERMAID, found, "mermaid")]


def mermaid_script() -> Path | None:
    """Mermaid itself, beside its command line."""
    command = shutil.which("mmdc")
    folders = Path(command).resolve().parents if command else ()
    found = (folder / "node_modules" / "mermaid" / "dist" / "mermaid.min.js" for folder in folders)
    return next(filter(Path.is_file, found), None)


def _measured(gate: Gate, found: dict[str, float], side: str) -> Gate:
    return replace(
        gate, ratio=found[side] / found["ours"], note=f"{found[side] * 1000:.0f} and {found['ours'] * 1000:.0f} ms"
    )


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
