"""Several windows at once: live updates, ephemerals, drafts, threads, the Home tab and lost connections."""

from playwright.sync_api import expect

from bot.playground.seed import channel_id
from tests.browser.stage import ALICE, BOB, HOTEL, Stage
from tests.playground.lab import actions, button, option, section


def test_two_windows_are_two_people(stage: Stage) -> None:
    """What one does the other sees without reloading; a draft and its caret stay where they are."""
    ts = stage.post(section("0 personas"), actions(button("Add")))

    async def count(client: object, body: object) -> None:
        await stage.client.chat_update(
            channel=HOTEL, ts=ts, text="1", blocks=[section("1 persona"), actions(button("Add"))]
        )

    stage.orders.clicks["Add"] = count
    alice, bob = stage.window(ALICE), stage.window(BOB)
    draft = alice.get_by_label("Message #hotel")
    draft.press_sequentially("I was just")
    bob.get_by_role("button", name="Add", exact=True).click()
    expect(alice.get_by_text("1 persona")).to_be_visible()
    expect(draft).to_be_focused()
    alice.keyboard.type(" saying")
    expect(draft).to_have_value("I was just saying")
    draft.press("Enter")
    expect(bob.get_by_role("article").filter(has_text="Alice Ndiaye")).to_contain_text("I was just saying")
    assert stage.orders.actions[0]["user"]["id"] == BOB


def test_an_ephemeral_is_seen_by_its_reader_only(stage: Stage) -> None:
    """And says so."""
    alice, bob = stage.window(ALICE), stage.window(BOB)
    stage.call("chat.postEphemeral", channel=HOTEL, user=BOB, text="Only Alice can do that.")
    stage.post(section("For everybody"))
    for page in (alice, bob):
        expect(page.get_by_text("For everybody")).to_be_visible()
    note = bob.get_by_role("article").filter(has_text="Only Alice can do that.")
    expect(note).to_contain_text("Only visible to you")
    expect(alice.get_by_text("Only Alice can do that.")).to_have_count(0)


def test_the_switcher_changes_eyes_and_offers_a_second_window(stage: Stage) -> None:
    """One window can become somebody else; the other person's window is a link away."""
    page = stage.window(ALICE)
    expect(page.get_by_role("navigation").get_by_role("button", name="pricing-secret")).to_be_visible()
    page.get_by_role("button", name="Acting as Alice Ndiaye").click()
    with page.context.expect_page() as second:
        page.get_by_role("link", name="New window as Bob Lindqvist").click()
    expect(second.value.get_by_role("button", name="Acting as Bob Lindqvist")).to_be_visible()
    page.get_by_role("button", name="Acting as Alice Ndiaye").click()
    page.get_by_role("button", name="Carol Tanaka").click()
    expect(page.get_by_role("button", name="Acting as Carol Tanaka")).to_be_visible()
    expect(page.get_by_role("navigation").get_by_role("button", name="pricing-secret")).to_have_count(0)
    assert "as=U0CAROL00" in page.url


def test_a_window_without_a_name_is_somebody(stage: Stage) -> None:
    """The bare address works: it is what gets printed when the playground starts."""
    page = stage.window(ALICE)
    page.goto(stage.running.url)
    expect(page.get_by_role("button", name="Acting as Alice Ndiaye")).to_be_visible()
    expect(page.get_by_label("Message #hotel")).to_be_visible()


def test_an_address_that_leads_nowhere_ends_in_a_channel(stage: Stage) -> None:
    """A private channel of others, a stranger's name: one sentence, and a place to be."""
    page = stage.window("U0CAROL00", channel=channel_id("pricing-secret"))
    expect(page.get_by_role("alert")).to_contain_text("There is no such channel for you.")
    expect(page.get_by_label("Message #hotel")).to_be_visible()
    page.goto(f"{stage.running.url}/?as=NOBODY")
    expect(page.get_by_role("button", name="Acting as Alice Ndiaye")).to_be_visible()


def test_an_open_menu_survives_a_repaint(stage: Stage) -> None:
    """The board is repainted under new block ids all the time; a menu somebody is in stays, and its pick arrives."""
    menu = {"type": "overflow", "action_id": "menu", "options": [option("Merge"), option("Close")]}
    ts = stage.post(section("Before"), actions(menu, block_id="first"))
    page = stage.window()
    page.get_by_role("button", name="More actions").click()
    stage.repaint(ts, section("After"), actions(menu, block_id="second"))
    expect(page.get_by_text("After")).to_be_visible()
    page.get_by_role("menuitem", name="Merge").press("ArrowDown")
    expect(page.get_by_role("menuitem", name="Close")).to_be_focused()
    page.keyboard.press("Enter")
    stage.hears(lambda: len(stage.orders.actions) == 1)
    action = stage.orders.actions[0]["actions"][0]
    assert (action["block_id"], action["selected_option"]["value"]) == ("second", "Close")
    expect(page.get_by_role("button", name="More actions")).to_be_focused()


def test_reading_further_up_is_not_disturbed(stage: Stage) -> None:
    """New messages do not pull the page down; a pill tells of them and goes there."""
    for number in range(60):
        stage.post(section(f"Line {number}"))
    page = stage.window()
    expect(page.get_by_text("Line 59")).to_be_in_viewport()
    page.get_by_text("Line 20", exact=True).scroll_into_view_if_needed()
    stage.post(section("The newest"), text="The newest")
    page.get_by_role("button", name="New messages").wait_for()
    expect(page.get_by_text("Line 20", exact=True)).to_be_in_viewport()
    page.get_by_role("button", name="New messages").click()
    expect(page.get_by_role("article").filter(has_text="The newest")).to_be_in_viewport()


def test_commands_complete_and_answer(stage: Stage) -> None:
    """Slash, an arrow, Enter twice: the command runs, its answer is for the caller only."""
    page = stage.window()
    box = page.get_by_label("Message #hotel")
    box.press_sequentially("/jou")
    options = page.get_by_role("listbox", name="Commands").get_by_role("option")
    expect(options).to_have_count(9)
    box.press("ArrowDown")
    box.press("Enter")
    expect(box).to_have_value("/journey status ")
    box.press("Enter")
    expect(page.get_by_text("You said status")).to_be_visible()
    expect(box).to_have_value("")
    box.fill("/jurney start")
    box.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("is not a valid command")
    expect(box).to_have_value("/jurney start")
    assert stage.orders.commands == ["status"]


def test_a_bot_that_is_away_is_announced(stage: Stage) -> None:
    """A failing command says what failed and keeps the text."""
    page = stage.window()
    stage.workspace.app.bot_url = None
    box = page.get_by_label("Message #hotel")
    box.fill("/journey status")
    box.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("/journey failed with the error “dispatch_failed”")
    expect(page.get_by_text("Journey is not answering")).to_be_visible()
    expect(box).to_have_value("/journey status")


def test_a_thread_opens_beside_and_takes_replies(stage: Stage) -> None:
    """Parent, replies and a box of its own; the channel shows only the count."""
    stage.post(section("The map"), text="The map")
    page = stage.window()
    page.get_by_role("article").filter(has_text="The map").hover()
    page.get_by_role("button", name="Reply in thread").click()
    box = page.get_by_label("Reply…")
    box.fill("Lovely @Bob Lindqvist <3")
    box.press("Enter")
    thread = page.get_by_role("complementary", name="Thread")
    expect(thread.get_by_role("article").nth(1)).to_contain_text("Lovely @Bob Lindqvist <3")
    expect(thread.locator(".mention")).to_have_text("@Bob Lindqvist")
    expect(page.get_by_role("main").get_by_role("button", name="1 reply")).to_be_visible()
    thread.get_by_role("button", name="Close thread").click()
    expect(thread).to_be_hidden()


def test_home_is_opened_once_and_painted(stage: Stage) -> None:
    """Opening the tab tells the bot; what it publishes appears by itself."""
    page = stage.window(BOB)
    page.get_by_role("button", name="Journey Home").click()
    expect(page.get_by_text("Hello @Bob Lindqvist")).to_be_visible()
    page.get_by_role("group", name="App tabs").get_by_role("button", name="Messages").click()
    expect(page.get_by_label("Message Journey")).to_be_visible()
    assert stage.orders.homes == [BOB]


def test_channels_are_made_joined_and_left(stage: Stage) -> None:
    """A new channel opens at once, the app can be asked in, and leaving turns the box into an invitation."""
    page = stage.window(BOB)
    page.get_by_role("button", name="Add channel").click()
    page.get_by_label("Channel name").fill("No Such Name!")
    page.get_by_role("button", name="Create channel").click()
    expect(page.get_by_role("alert")).to_contain_text("Channel names take lower-case letters")
    page.get_by_label("Channel name").fill("night-shift")
    page.get_by_role("button", name="Create channel").click()
    expect(page.get_by_label("Message #night-shift")).to_be_visible()
    page.get_by_role("button", name="Add people").click()
    page.get_by_role("menuitem", name="Journey").click()
    expect(page.get_by_text("Journey is now in #night-shift.")).to_be_visible()
    page.get_by_role("button", name="Channel menu").click()
    page.get_by_role("menuitem", name="Leave #night-shift").click()
    page.get_by_role("button", name="Join channel").click()
    expect(page.get_by_label("Message #night-shift")).to_be_visible()


def test_unread_channels_stand_out_until_they_are_read(stage: Stage) -> None:
    """The count beside a channel goes when it is opened."""
    page = stage.window(ALICE)
    stage.call("chat.postMessage", channel=channel_id("claims"), text="Anybody here?")
    unread = page.get_by_role("navigation").get_by_role("button", name="claims 1 unread")
    unread.click()
    expect(page.get_by_text("Anybody here?")).to_be_visible()
    expect(unread).to_have_count(0)


def test_a_lost_connection_mends_itself(stage: Stage) -> None:
    """The page says that it is cut off, keeps what is typed, and catches up by itself."""
    page = stage.window(ALICE)
    box = page.get_by_label("Message #hotel")
    banner = page.get_by_role("status").filter(has_text="The workspace server does not answer")
    page.context.set_offline(True)
    box.fill("Are you there?")
    box.press("Enter")
    expect(banner).to_be_visible()
    stage.post(section("Meanwhile"))
    expect(box).to_have_value("Are you there?")
    page.context.set_offline(False)
    expect(page.get_by_text("Meanwhile")).to_be_visible()
    expect(banner).to_be_hidden()
