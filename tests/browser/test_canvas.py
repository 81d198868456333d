"""Canvases in the page: reached by keyboard, read at both widths, kept up to date, opened from links."""

import pytest
from playwright.sync_api import Page, expect

from bot.playground.refusals import Json
from renderers.samples import full, hostile
from renderers.texts import canvas
from tests.browser.stage import ALICE, BOB, HOTEL, PHONE, WIDE, Stage
from tests.browser.test_page import fits

SHORT = "# Map\n\nWorst at **Front desk**\\. 5 \\* 3\n\n| a | b \\| c |\n|---|---|\n| 1 | 2 |"


def makes(stage: Stage, title: str, markdown: str, **place: str) -> str:
    """A canvas of the bot; its id."""
    content = {"type": "markdown", "markdown": markdown}
    return str(stage.call("canvases.create", title=title, document_content=content, **place)["canvas_id"])


def inside(page: Page) -> bool:
    """Whether nothing of the document is wider than its page."""
    found: bool = page.evaluate(
        "() => { const e = document.querySelector('.canvas-page'); return e.scrollWidth <= e.clientWidth; }"
    )
    return found


@pytest.mark.parametrize("size", [WIDE, PHONE])
def test_it_opens_from_the_head_of_the_channel_by_keyboard(stage: Stage, size: tuple[int, int]) -> None:
    """Enter opens, Escape closes, and the focus goes back where it was."""
    told = canvas(full())
    makes(stage, told.title, told.markdown, channel_id=HOTEL)
    page = stage.window(BOB, size)
    button = page.get_by_role("button", name="Canvas", exact=True)
    button.focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name=told.title)
    expect(dialog.get_by_role("heading", name="Worst moments")).to_be_visible()
    expect(dialog.get_by_role("columnheader", name="What")).to_be_visible()
    expect(dialog.get_by_text("Captain’s script: cause, time, next news").first).to_be_attached()
    assert inside(page)
    assert fits(page)
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(button).to_be_focused()


def test_what_people_typed_stays_text(stage: Stage) -> None:
    """Escapes are taken away, and nothing hostile becomes markup or too wide."""
    makes(stage, "Short", SHORT, channel_id=HOTEL)
    page = stage.window(size=PHONE)
    page.get_by_role("button", name="Canvas", exact=True).click()
    expect(page.get_by_text("Worst at Front desk. 5 * 3")).to_be_visible()
    expect(page.get_by_role("columnheader", name="b | c")).to_be_visible()
    page.get_by_role("button", name="Close canvas").click()
    told = canvas(hostile())
    second = makes(stage, told.title, told.markdown, channel_id=HOTEL)
    page.get_by_role("button", name="2 canvases").click()
    page.keyboard.press("End")
    page.keyboard.press("Enter")
    expect(page.locator(".canvas-page")).to_be_visible()
    assert inside(page)
    assert page.locator(".canvas-page").locator("script, img, iframe").count() == 0
    assert second in stage.workspace.canvases


def test_it_changes_under_the_eyes_of_its_reader_and_goes_when_it_is_gone(stage: Stage) -> None:
    made = makes(stage, "Short", SHORT, channel_id=HOTEL)
    page = stage.window()
    page.get_by_role("button", name="Canvas", exact=True).click()
    expect(page.get_by_text("Worst at Front desk")).to_be_visible()
    content = {"type": "markdown", "markdown": "# Written anew"}
    stage.call("canvases.edit", canvas_id=made, changes=[{"operation": "replace", "document_content": content}])
    expect(page.get_by_role("heading", name="Written anew")).to_be_visible()
    stage.call("canvases.delete", canvas_id=made)
    expect(page.locator("dialog.canvas")).to_have_count(0)
    expect(page.get_by_text("This canvas is gone, or nobody has shared it with you.")).to_be_visible()
    expect(page.get_by_role("button", name="Canvas", exact=True)).to_be_hidden()


def linked(stage: Stage, canvas_id: str) -> Json:
    address = f"https://northwind.slack.com/docs/{stage.workspace.team_id}/{canvas_id}"
    link: Json = {"type": "link", "url": address, "text": "Open the canvas"}
    return {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": [link]}]}


def test_a_link_opens_it_for_those_who_may_read_it(stage: Stage) -> None:
    made = makes(stage, "Short", SHORT)
    stage.post(linked(stage, made))
    direct = stage.call("chat.postMessage", channel=ALICE, text="For you", blocks=[linked(stage, made)])
    assert direct["ok"]
    stage.call("canvases.access.set", canvas_id=made, access_level="write", user_ids=[ALICE])
    page = stage.window(ALICE)
    page.get_by_role("button", name="Open the canvas").click()
    expect(page.get_by_role("dialog", name="Short")).to_be_visible()
    other = stage.window(BOB)
    other.get_by_role("button", name="Open the canvas").click()
    expect(other.get_by_text("This canvas is gone, or nobody has shared it with you.")).to_be_visible()
    expect(other.locator("dialog.canvas")).to_have_count(0)
