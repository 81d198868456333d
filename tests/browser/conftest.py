"""A browser, and a workspace to look at. A machine without Chromium skips these tests and says so."""

import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from tests.browser.stage import Stage

PATIENCE_MS = 20_000
"""How long a page may take before something counts as missing: far more than needed, whatever the machine."""

QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
)


def chromium_path() -> str | None:
    """The browser of this machine."""
    return shutil.which("chromium") or shutil.which("chromium-browser")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One browser per file: Playwright's loop must be gone before other tests start their own."""
    path = chromium_path()
    if path is None:
        pytest.skip("Chromium is not installed, so the page cannot be looked at (Debian: apt-get install chromium).")
    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=path, args=list(QUIET))
        yield opened
        opened.close()


@pytest.fixture
def stage(browser: Browser) -> Iterator[Stage]:
    """A fresh workspace with a bot that does what it is told, and windows into it."""
    made = Stage(browser, PATIENCE_MS)
    try:
        yield made
    finally:
        made.close()
