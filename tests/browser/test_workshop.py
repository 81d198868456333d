"""One whole workshop through the real page, by two people in two windows, with the real bot behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from pydantic import SecretStr

from bot.build import Bot, build
from bot.settings import Settings
from tests.browser.conftest import PATIENCE_MS
from tests.browser.stage import ALICE, BOB, PHONE, Stage

WHAT = "I queue at midnight"


class Workshop(Stage):
    """The stage with the real bot instead of the obedient one."""

    def __init__(self, browser: Browser, database_url: str) -> None:
        super().__init__(browser, PATIENCE_MS)
        self.real: Bot = self.run(self._start(database_url))
        self.workspace.app.bot_url = self.real.url

    async def _start(self, database_url: str) -> Bot:
        app = self.workspace.app
        settings = Settings(
            slack_bot_token=SecretStr(app.bot_token),
            slack_signing_secret=SecretStr(app.signing_secret),
            slack_api_url=self.running.api_url,
            database_url=database_url,
            port=0,
        )
        bot = await build(settings)
        await bot.start()
        return bot

    def close(self) -> None:
        self.run(self.real.stop())
        super().close()


@pytest.fixture
def workshop(browser: Browser, sqlite_url: str) -> Iterator[Workshop]:
    made = Workshop(browser, sqlite_url)
    try:
        yield made
    finally:
        made.close()


def test_a_whole_workshop(workshop: Workshop) -> None:
    """From the typed command to the posted map: Alice leads on a desktop, Bob adds from his phone."""
    alice, bob = workshop.window(ALICE), workshop.window(BOB, PHONE)
    starts(alice)
    adds_persona_by_keyboard(bob)
    alice.get_by_role("button", name="Next phase").click()
    expect(bob.get_by_text("Step 2 of 4 · Stages")).to_be_visible()
    for stage, value in (("Front desk", "I have my key"), ("Room", "I can sleep")):
        adds(alice, "Add stage", {"Stage": stage, "Value to the persona": value}, said=stage)
    alice.get_by_role("button", name="Next phase").click()
    expect(bob.get_by_text("Step 3 of 4 · Experiences")).to_be_visible()
    adds_experience(bob)
    asks_before_going_on(alice, bob)
    needs = {"Expectations (one per line)": "Key in a minute", "Pain points (one per line)": "One clerk\nNo chair"}
    adds(bob, "Add expectations and pain points", needs, said="1 expectation and 2 pain points")
    expect(alice.get_by_text("No chair")).to_be_visible()
    previews(bob)
    asks_privately(alice, bob)
    closes(alice, bob)
    looks_into_the_thread(alice)


def test_a_form_that_is_late_says_what_its_button_does_now(workshop: Workshop) -> None:
    """The question, the new words on the button and everything typed arrive together."""
    alice, bob = workshop.window(ALICE), workshop.window(BOB, PHONE)
    starts(alice)
    bob.get_by_role("button", name="Add persona").click()
    form = bob.get_by_role("dialog", name="Add persona")
    form.get_by_label("Name", exact=True).fill("Late traveller")
    alice.get_by_role("button", name="Next phase").click()
    alice.get_by_role("button", name="Move on").click()
    expect(alice.get_by_text("Step 2 of 4 · Stages")).to_be_visible()
    form.get_by_role("button", name="Add", exact=True).click()
    expect(form.get_by_text("The workshop has moved on to Stages.")).to_be_visible()
    expect(form.get_by_label("Name", exact=True)).to_have_value("Late traveller")
    form.get_by_role("button", name="Add anyway").click()
    expect(form.get_by_text("Saved “Late traveller”.")).to_be_visible()


def starts(alice: Page) -> None:
    box = alice.get_by_label("Message #hotel")
    box.fill("/journey start Checking in at night")
    box.press("Enter")
    form = alice.get_by_role("dialog", name="Start a journey workshop")
    expect(form.get_by_label("Journey", exact=True)).to_have_value("Checking in at night")
    form.get_by_label("Trigger", exact=True).fill("I land after eleven")
    form.get_by_role("button", name="Start").click()
    expect(form.get_by_text("Please complete this required field.")).to_be_visible()
    form.get_by_label("Value at the end", exact=True).fill("I am asleep")
    form.get_by_role("button", name="Start").click()
    expect(alice.get_by_text("Step 1 of 4 · Personas")).to_be_visible()


def adds_persona_by_keyboard(bob: Page) -> None:
    bob.get_by_role("button", name="Add persona").focus()
    keys = bob.keyboard
    keys.press("Enter")
    form = bob.get_by_role("dialog", name="Add persona")
    expect(form.get_by_label("Name", exact=True)).to_be_focused()
    keys.type("Late traveller")
    keys.press("Tab")
    keys.press("Tab")
    keys.type("Asleep by midnight")
    keys.press("Control+Enter")
    expect(form.get_by_text("Saved “Late traveller”.")).to_be_visible()
    expect(form.get_by_label("Name", exact=True)).to_have_value("")
    keys.press("Escape")
    expect(form).to_have_count(0)
    expect(bob.get_by_text("Late traveller · Asleep by midnight")).to_be_visible()


def adds(page: Page, button: str, fields: dict[str, str], said: str) -> None:
    page.get_by_role("button", name=button).click()
    form = page.get_by_role("dialog")
    for label, text in fields.items():
        form.get_by_label(label, exact=True).fill(text)
    form.get_by_role("button", name="Add", exact=True).click()
    expect(form.get_by_text(re.compile(f"Saved .*{said}"))).to_be_visible()
    form.get_by_role("button", name="Done").click()


def adds_experience(bob: Page) -> None:
    bob.get_by_role("button", name="Add experience").click()
    form = bob.get_by_role("dialog", name="Add experience")
    form.get_by_label("What happens").fill(WHAT)
    picks = (("Stage", "Front desk"), ("Today (−2…+2)", "−2 Angry"), ("Target (−2…+2)", "+1 Good"))
    for label, choice in picks:
        form.get_by_label(label, exact=True).click()
        bob.get_by_role("option", name=choice).click()
    expect(form.get_by_text("Late traveller", exact=True)).to_be_visible()
    form.get_by_label("Channels (pick or type new)").fill("night bell")
    bob.get_by_role("option", name="night bell").click()
    bob.keyboard.press("Escape")
    form.get_by_role("button", name="Add", exact=True).click()
    expect(form.get_by_text(f"Saved “{WHAT}”.")).to_be_visible()
    form.get_by_role("button", name="Done").click()


def asks_before_going_on(alice: Page, bob: Page) -> None:
    """The warning is the facilitator's alone, and goes once it is answered."""
    alice.get_by_role("button", name="Next phase").click()
    question = alice.get_by_text("No experience yet at “Room”. Move on to Expectations and pain points anyway?")
    expect(question).to_be_visible()
    expect(bob.get_by_role("button", name="Move on")).to_have_count(0)
    alice.get_by_role("button", name="Move on").click()
    expect(bob.get_by_text("Step 4 of 4 · Expectations and pain points")).to_be_visible()
    expect(question).to_have_count(0)


def previews(bob: Page) -> None:
    bob.get_by_role("button", name="Preview map").click()
    form = bob.get_by_role("dialog", name="Journey map")
    is_loaded(form.get_by_role("img"))
    expect(form.get_by_text("Worst moments")).to_be_visible()
    form.get_by_role("button", name="Close", exact=True).last.click()


def asks_privately(alice: Page, bob: Page) -> None:
    """An answer to one person, whose link leads to the board in the same window."""
    box = alice.get_by_label("Message #hotel")
    box.fill("/journey status")
    box.press("Enter")
    expect(alice.get_by_text("You facilitate it.")).to_be_visible()
    alice.get_by_role("button", name="Open the board").click()
    expect(alice.get_by_role("article").filter(has_text="Step 4 of 4 · Expectations")).to_be_focused()
    expect(bob.get_by_text("You facilitate it.")).to_have_count(0)
    bob.get_by_role("button", name="Next phase").click()
    expect(bob.get_by_text("Only a facilitator can do this.")).to_be_visible()
    expect(alice.get_by_text("Only a facilitator can do this.")).to_have_count(0)


def closes(alice: Page, bob: Page) -> None:
    alice.get_by_role("button", name="Next phase").click()
    alice.get_by_role("button", name="Close workshop").click()
    expect(bob.get_by_text("This workshop is closed.").first).to_be_visible()
    summary = bob.get_by_role("article").filter(has_text="worst at “Front desk” (−2)")
    expect(summary.get_by_text("Worst moments")).to_be_visible()
    is_loaded(summary.get_by_role("img", name=re.compile("Late traveller")))


def looks_into_the_thread(alice: Page) -> None:
    alice.get_by_role("button", name=re.compile(r"^\d+ repl")).click()
    thread = alice.get_by_role("complementary", name="Thread")
    pictures = thread.get_by_role("img", name=re.compile("Late traveller"))
    expect(pictures).to_have_count(2)
    is_loaded(pictures.last)
    expect(thread.get_by_role("listitem").filter(has_text="One clerk").last).to_be_visible()


def is_loaded(picture: Locator) -> None:
    """Really painted: its bytes have arrived and are a picture."""
    picture.scroll_into_view_if_needed()
    expect(picture).to_have_js_property("complete", True)
    assert picture.evaluate("(image) => image.naturalWidth") > 0
