"""What the page shows: every block, hostile text, pictures, on a desk and on a phone."""

import re
import struct
import zlib

import pytest
from playwright.sync_api import Page, expect

from bot.playground.refusals import Json
from bot.playground.seed import channel_id
from tests.browser.gallery import HOSTILE, controls, rich, run, texts
from tests.browser.stage import ALICE, BOB, HOTEL, PHONE, WIDE, Stage
from tests.playground.lab import actions, button, section, words


def png(width: int, height: int) -> bytes:
    """A white picture."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress((b"\0" + b"\xff" * width) * height)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def fits(page: Page) -> bool:
    """Whether nothing is wider than the window."""
    wide: bool = page.evaluate(
        "() => [document.documentElement, ...document.querySelectorAll('.scroller, .modal-body')]"
        ".every((box) => box.scrollWidth <= box.clientWidth)"
    )
    return wide


@pytest.mark.parametrize("size", [WIDE, PHONE])
def test_every_block_is_drawn(stage: Stage, size: tuple[int, int]) -> None:
    """All of Block Kit that the bot may use is shown as what it is, at both widths."""
    stage.post(*texts(stage.upload("map.png", png(40, 20))))
    stage.post(*controls())
    page = stage.window(size=size)
    expect(page.get_by_role("heading", name="A heading", level=4)).to_be_visible()
    for tag, text in (
        ("strong", "bold words"),
        ("em", "slanted"),
        ("s", "gone"),
        ("code", "code"),
        ("pre", "fenced *stars*"),
    ):
        expect(page.locator(tag, has_text=text).first).to_be_visible()
    expect(page.get_by_role("link", name="a link")).to_have_attribute("href", "https://example.com")
    for text in ("@Bob Lindqvist", "#general", "*stars stay*", "inner item", "Far away", "Nobody says how long", "🎉"):
        expect(page.get_by_text(text).first).to_be_visible()
    expect(page.get_by_text("Monday, March 2nd, 2026 10:00 AM")).to_be_visible()
    expect(page.get_by_role("columnheader", name="Stage")).to_be_visible()
    expect(page.get_by_role("img", name="The whole map")).to_be_visible()
    expect(page.get_by_text("Guest and porter")).to_be_hidden()
    page.get_by_text("Personas (2)").click()
    expect(page.get_by_text("Guest and porter")).to_be_visible()
    expect(page.get_by_text("cannot draw")).to_have_count(0)
    assert fits(page)


def test_an_unknown_block_says_so(stage: Stage) -> None:
    """A hole would hide a mistake from the developer who looks."""
    slide = {"type": "card", "title": words("A slide", "mrkdwn")}
    stage.post({"type": "carousel", "elements": [slide]})
    expect(stage.window().get_by_text("The playground cannot draw “carousel”.")).to_be_visible()


@pytest.mark.parametrize("size", [WIDE, PHONE])
def test_hostile_text_is_only_text(stage: Stage, size: tuple[int, int]) -> None:
    """Nothing typed becomes markup, a ping or a wider page: not typed by people, not sent as blocks."""
    for text in HOSTILE:
        title = {"type": "section", "text": words(text)}
        stage.post(title, rich(run(text)), actions(button(text[:75])), text="Hostile")
    page = stage.window(BOB, size)
    box = page.get_by_label("Message #hotel")
    box.fill(HOSTILE[0])
    box.press("Enter")
    mine = page.get_by_role("article").filter(has_text="Bob Lindqvist")
    expect(mine.locator(".text")).to_have_text(
        "<!channel> x y $E=mc^2$ </p><script>document.title='broken in'</script>"
    )
    for text in HOSTILE:
        expect(page.get_by_text(text, exact=True).first).to_be_visible()
    expect(page.locator(".mention")).to_have_count(0)
    assert "broken in" not in page.title()
    assert fits(page)


def test_right_to_left_lines_start_at_the_right(stage: Stage) -> None:
    """Each line runs in the direction of its own words."""
    stage.post({"type": "section", "text": words(HOSTILE[1])})
    page = stage.window()
    line = page.get_by_text(HOSTILE[1])
    assert line.evaluate("(node) => getComputedStyle(node).direction") == "rtl"


def test_a_picture_opens_full_size_and_closes_with_escape(stage: Stage) -> None:
    """The map is readable: a click makes it as large as the window, Escape goes back to the message."""
    file_id = stage.upload("map.png", png(1600, 900))
    stage.post({"type": "image", "slack_file": {"id": file_id}, "alt_text": "The whole map", "title": words("Map")})
    page = stage.window()
    page.get_by_role("button", name="Open full size").click()
    full = page.get_by_role("dialog", name="Map")
    expect(full.get_by_role("img", name="The whole map")).to_be_visible()
    expect(full.get_by_role("link", name="Download")).to_have_attribute("download", "map.png")
    page.keyboard.press("Escape")
    expect(full).to_be_hidden()
    expect(page.get_by_role("button", name="Open full size")).to_be_focused()


def test_a_file_downloads(stage: Stage) -> None:
    """An export reaches the disk with its own name."""
    stage.run(stage.client.files_upload_v2(filename="hotel.csv", content=b"stage,today\n", channel=HOTEL))
    page = stage.window()
    with page.expect_download() as caught:
        page.get_by_role("link", name="hotel.csv").click()
    assert caught.value.suggested_filename == "hotel.csv"


def test_times_are_the_persons_own(stage: Stage) -> None:
    """Two people in two zones read two clocks, whatever the browser's zone."""
    stage.post(section("<!date^1772442000^{time}|then>"))
    expect(stage.window(ALICE).get_by_text("10:00 AM")).to_be_visible()
    expect(stage.window("U0CAROL00").get_by_text("6:00 PM")).to_be_visible()


def test_a_phone_shows_one_pane_at_a_time(stage: Stage) -> None:
    """Rail, channel and thread each fill a phone's screen."""
    ts = stage.post(section("The board"))
    stage.post(section("An answer"), thread_ts=ts)
    page = stage.window(size=PHONE)
    expect(page.get_by_role("navigation")).to_be_hidden()
    page.get_by_role("button", name="1 reply").click()
    thread = page.get_by_role("complementary", name="Thread")
    expect(thread.get_by_text("An answer")).to_be_visible()
    thread.get_by_role("button", name="Close thread").click()
    page.get_by_role("button", name="Back to channels").click()
    page.get_by_role("navigation").get_by_role("button", name="claims").click()
    expect(page.get_by_text("Type /journey start to begin.")).to_be_visible()
    assert fits(page)


def test_pinned_messages_are_found(stage: Stage) -> None:
    """The board is one click away, however much was written since."""
    ts = stage.post(section("The board"), text="The board")
    stage.call("pins.add", channel=HOTEL, timestamp=ts)
    for number in range(40):
        stage.post(section(f"Line {number}"))
    page = stage.window()
    board = page.get_by_role("article").filter(has_text="The board")
    expect(board).not_to_be_in_viewport()
    page.get_by_role("button", name="1 pinned").click()
    page.get_by_role("menuitem", name="The board").click()
    expect(board).to_be_in_viewport()


def test_every_control_reports_in_slacks_shape(stage: Stage) -> None:
    """What the page sends is what Slack puts into `actions[0]`."""
    stage.post(*controls())
    page = stage.window()
    page.get_by_role("button", name="Go", exact=True).click()
    page.get_by_role("button", name="Remove").click()
    page.get_by_role("button", name="Remove it").click()
    page.get_by_role("button", name="More actions").click()
    page.get_by_role("menuitem", name="Two").click()
    page.get_by_label("A day").fill("2026-03-04")
    page.get_by_label("A time").fill("09:30")
    picks = (("Pick one", "Two"), ("Pick somebody", "Bob Lindqvist"), ("Pick a conversation", "#claims"))
    for label, choice in (*picks, ("Pick a channel", "#coffee"), ("Pick many", "One")):
        page.get_by_label(label, exact=True).click()
        page.get_by_role("option", name=choice).click()
    page.keyboard.press("Escape")
    page.get_by_label("Blue").check()
    page.get_by_label("Milk").check()
    expect(page.get_by_label("Milk")).to_be_checked()
    sent = {item["actions"][0]["action_id"]: item["actions"][0] for item in _heard(stage, 12)}
    two = {"text": {"type": "plain_text", "text": "Two", "emoji": True}, "value": "Two"}
    assert sent["Go"]["value"] == "1"
    assert sent["Remove"]["text"]["text"] == "Remove"
    assert sent["menu"]["selected_option"]["value"] == two["value"]
    assert (sent["day"]["selected_date"], sent["hour"]["selected_time"]) == ("2026-03-04", "09:30")
    assert sent["one"]["selected_option"]["value"] == "Two"
    assert (sent["who"]["selected_user"], sent["talk"]["selected_conversation"]) == (BOB, channel_id("claims"))
    assert sent["where"]["selected_channel"] == channel_id("coffee")
    assert [one["value"] for one in sent["many"]["selected_options"]] == ["One"]
    assert sent["radio"]["selected_option"]["value"] == "Blue"
    assert [one["value"] for one in sent["boxes"]["selected_options"]] == ["Milk"]


def test_a_press_is_not_lost_when_somebody_else_saves_meanwhile(stage: Stage) -> None:
    """What moves a button or paints it anew waits until the finger is up."""
    ts = stage.post(actions(button("Go"), block_id="one"))
    page = stage.window()
    box = page.get_by_role("button", name="Go").bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.down()
    with page.expect_response(re.compile("/ui/state")):
        stage.repaint(ts, section("Somebody saved\n" * 5), actions(button("Go", value="2"), block_id="one"))
    page.mouse.up()
    assert _heard(stage, 1)[0]["actions"][0]["action_id"] == "Go"
    expect(page.get_by_text("Somebody saved")).to_be_visible()


def _heard(stage: Stage, count: int) -> list[Json]:
    """The bot's clicks once there are so many."""
    stage.hears(lambda: len(stage.orders.actions) >= count)
    assert len(stage.orders.actions) == count
    return stage.orders.actions
