"""Bad luck, through people: what was typed is kept, and whoever is concerned reads one clear sentence."""

from __future__ import annotations

import pytest

from bot.drawing import NotDrawn
from bot.playground.seed import channel_id
from renderers.journey import Journey
from renderers.picture import Sheet
from tests.acceptance.team import stored, the_bot
from tests.people import Person
from tests.workshops import add, add_experience, go_on, hold, start
from tests.world import World

HOTEL = channel_id("hotel")
LATE_TRAVELLER = "Late traveller"


def started(world: World) -> tuple[Person, Person]:
    alice, bob = world.person("alice"), world.person("bob").goes_to("#hotel")
    start(alice)
    add(alice, "Add persona", Name=LATE_TRAVELLER)
    return alice, bob


def test_two_editors_of_one_item_choose(both_worlds: World) -> None:
    """The second one reads what it says by now and saves over it, or not; nothing is overwritten silently."""
    alice, bob = started(both_worlds)
    bob.clicks("Add persona").fills(Name="Family")
    assert bob.submits() == {}
    bob.closes()
    for person, name in ((alice, "Big family"), (bob, "Family with a dog")):
        person.clicks("Show all").picks("", "Edit", near="Family").fills(Name=name)
    assert alice.submits() == {}
    assert bob.submits() == {}
    assert "it now reads “Big family”" in bob.form().text
    assert bob.form().values["Name"] == "Family with a dog"
    bob.clicks("Save over it")
    bob.closes(everything=True)
    assert bob.sees("• Family with a dog")
    assert not bob.sees("Big family")


def test_a_form_open_while_the_workshop_goes_back(world: World) -> None:
    """What has no place any more is not stored, and stays in the form to be copied."""
    alice, bob = started(world)
    go_on(alice)
    bob.clicks("Add stage").fills(Stage="Front desk")
    alice.clicks("Back")
    assert bob.submits() == {}
    assert "went back to Personas" in bob.form().text
    assert bob.form().values["Stage"] == "Front desk"
    alice.clicks("Next phase")
    assert bob.submits() == {}
    assert "Saved “Front desk”" in bob.form().text


def test_a_form_open_while_the_workshop_closes(world: World) -> None:
    alice, bob = hold(world)
    bob.clicks("Add expectations and pain points")
    bob.fills(Experience="I queue at midnight", **{"Pain points (one per line)": "Cold lobby"})
    alice.clicks("Next phase")
    alice.clicks("Close workshop")
    assert bob.submits() == {}
    assert "Nothing was saved" in bob.form().text
    assert bob.form().values["Pain points (one per line)"] == "Cold lobby"


def test_an_experience_removed_under_an_open_form_is_chosen_again(world: World) -> None:
    alice, bob = hold(world)
    add_late = {"Experience": "I queue at midnight", "Pain points (one per line)": "Cold lobby"}
    bob.clicks("Add expectations and pain points").fills(**add_late)
    alice.clicks("Show all").picks("", "Remove", near="I queue at midnight")
    alice.clicks("Remove", near="This removes")
    assert alice.sees("Removed “I queue at midnight”")
    assert bob.submits() == {}
    assert "Saved" not in bob.form().text
    assert "Cold lobby" in bob.reads()
    assert all(need.text != "Cold lobby" for need in stored(world, HOTEL).pain_points)


def test_a_double_click_on_add_opens_one_form(world: World) -> None:
    """The second press finds its form already open and breaks nothing."""
    alice, _ = started(world)
    world.at_once(alice.clicking("Add persona"), alice.clicking("Add persona"))
    alice.fills(Name="Family")
    assert alice.submits() == {}
    alice.closes(everything=True)
    assert [each.name for each in stored(world, HOTEL).personas] == [LATE_TRAVELLER, "Family"]


def test_a_list_closed_under_an_open_edit_form(world: World) -> None:
    """× closes the whole stack: what was sent is stored all the same."""
    alice, _ = started(world)
    alice.clicks("Show all").picks("", "Edit", near=LATE_TRAVELLER).fills(Name="Early bird")
    world.faults.fail("views.update", "not_found")
    assert alice.submits() == {}
    alice.closes(everything=True)
    assert alice.sees("• Early bird")


def test_the_same_task_can_be_chosen_twice_in_a_row(world: World) -> None:
    """Slack does not report a menu's choice that is already chosen, so the menu forgets it."""
    alice, _ = started(world)
    menus = []
    for _ in range(2):
        menus.append([block["block_id"] for block in alice.messages()[0].blocks][-1])
        alice.picks("Manage…", "Edit…")
        assert alice.form().title == "Edit"
        alice.closes()
    assert menus[0] != menus[1]


def test_where_the_bot_is_no_member_it_posts_all_the_same(world: World) -> None:
    """In public channels it may, with its own permission for that."""
    alice = world.person("alice")
    start(alice, "#general", "Anything")
    assert alice.sees("Step 1 of 4")


def test_without_that_permission_it_asks_to_be_invited(world: World) -> None:
    world.workspace.app.scopes -= {"chat:write.public"}
    alice = world.person("alice")
    start(alice, "#general", "Anything")
    assert not alice.sees("Step 1 of 4")
    assert alice.opens_app().sees("/invite @Journey")
    alice.goes_to("#general").invites("Journey", "#general")
    assert alice.goes_to("#general").sees("Step 1 of 4")


def test_a_channel_archived_before_the_end(world: World) -> None:
    """The summary waits for the channel; the one who closed it is told why."""
    alice, bob = hold(world)
    alice.says("/journey close")
    alice.archives("#hotel")
    alice.clicks("Close workshop")
    assert alice.opens_app().sees("The channel is archived.")
    alice.archives("#hotel", archived=False)
    assert bob.sees("Worst moments")


@pytest.mark.parametrize("bad_luck", ["lose_before", "lose_after"])
def test_the_first_board_survives_a_broken_connection_and_a_restart(both_worlds: World, bad_luck: str) -> None:
    """A crash after the ack loses nothing: on restart the board is there, and it is the one that goes on living."""
    world = both_worlds
    getattr(world.faults, bad_luck)("chat.postMessage", times=1)
    world.faults.status("chat.postMessage", 503, times=3)
    alice = world.person("alice")
    start(alice)
    world.restart_bot()
    for _ in range(4):
        world.clock.advance(30)
        world.settle()
    assert alice.sees("Step 1 of 4")
    boards = [message for message in world.workspace.messages[HOTEL] if message.app and message.reader is None]
    assert len(boards) == (1 if bad_luck == "lose_before" else 2)
    alice.goes_to("#hotel")
    world.run(alice.clicking("Add persona", near="Step 1 of 4"))
    if alice.modal is None:
        assert alice.sees("This board has been replaced by a newer one.")
        alice.clicks("Add persona")
    assert alice.form().title == "Add persona"


def test_restarts_in_the_middle_of_everything(both_worlds: World) -> None:
    """Open forms, menus and buttons of before the restart work after it."""
    world = both_worlds
    alice, bob = hold(world)
    bob.clicks("Add expectations and pain points")
    bob.fills(Experience="I queue at midnight", **{"Expectations (one per line)": "A seat"})
    alice.clicks("Show all")
    world.restart_bot()
    assert bob.submits() == {}
    bob.closes()
    assert bob.sees("• A seat")
    alice.picks("", "Remove", near="No chair")
    alice.closes()
    assert not bob.sees("• No chair")
    world.faults.status("chat.postMessage", 500, times=2)
    alice.clicks("Next phase")
    alice.clicks("Close workshop")
    world.restart_bot()
    for _ in range(4):
        world.clock.advance(30)
        world.settle()
    assert bob.reads().count("Worst moments") == 1


def test_a_hash_conflict_keeps_the_preview_coming(world: World) -> None:
    """Somebody else's update of the same modal came first."""
    _, bob = hold(world)
    world.faults.fail("views.update", "hash_conflict")
    bob.clicks("Preview map")
    for _ in range(3):
        world.clock.advance(30)
        world.settle()
    assert "I queue at midnight" in bob.form().text


def test_a_picture_that_cannot_be_drawn_leaves_the_words(world: World) -> None:
    """A crash of the drawing process costs the picture, never the summary; nor the private preview."""
    alice, bob = hold(world)

    async def crash(name: str, journey: Journey) -> tuple[Sheet, ...]:
        raise NotDrawn("ProcessExpired")

    object.__setattr__(the_bot(world).drawing, "draw", crash)
    bob.clicks("Preview map")
    assert "Expectations not met" in bob.form().text
    bob.closes()
    alice.says("/journey summary")
    bob.opens_thread("Worst moments")
    assert bob.sees("I queue at midnight")
    assert bob.files() == []


def test_upload_steps_failing_for_good_leave_the_words(world: World) -> None:
    alice, bob = hold(world)
    world.faults.fail("files.completeUploadExternal", "storage_limit_reached", times=9)
    alice.says("/journey summary")
    assert bob.sees("could not be drawn this time")
    assert bob.sees("Worst moments")


def test_an_unknown_word_is_answered_to_its_author_alone(world: World) -> None:
    alice, bob = started(world)
    alice.says("/journey dance *now* <!channel>")
    assert alice.sees("/journey start opens a workshop")
    assert alice.sees("“Hotel check-in” is in Personas, step 1 of 4.")
    assert not bob.sees("opens a workshop")


def test_home_shows_only_what_its_viewer_may_see(world: World) -> None:
    """A private channel's workshop is its members' business, also after they have left."""
    alice, carol = world.person("alice"), world.person("carol")
    alice.goes_to("#pricing-secret").invites("Journey", "#pricing-secret")
    start(alice, "#pricing-secret", "Secret prices")
    assert alice.opens_home().sees("Secret prices")
    assert not carol.opens_home().sees("Secret prices")
    alice.at_home = False
    alice.invites("carol", "#pricing-secret")
    carol.at_home = False
    add(carol.goes_to("#pricing-secret"), "Add persona", Name="Buyer")
    assert carol.opens_home().sees("Secret prices")
    carol.at_home = False
    carol.leaves("#pricing-secret")
    assert not carol.opens_home().sees("Secret prices")


def test_merging_keeps_what_hangs_on_both(world: World) -> None:
    """Expectations and pain points of the merged experience stand under the one that is kept."""
    alice, bob = hold(world)
    add_late(alice, bob)
    before = {need.text: need.id for need in stored(world, HOTEL).pain_points}
    alice.picks("Manage…", "Merge…").fills(What="Experience")
    alice.fills(Keep="I queue at midnight")
    alice.fills(**{"Merge into it": ["I wait in line"]})
    alice.submits()
    if alice.modal is not None and alice.form().submit:
        alice.submits()
    alice.closes(everything=True)
    after = stored(world, HOTEL)
    kept = next(each for each in after.experiences if each.what == "I queue at midnight")
    assert {need.text: need.id for need in after.pain_points} == before
    assert all(kept.id in need.experience_ids for need in after.pain_points)
    assert not bob.sees("I wait in line")


def add_late(alice: Person, bob: Person) -> None:
    """A second experience that says the same, with a pain point of its own."""
    alice.clicks("Back")
    add_experience(bob, "I wait in line")
    go_on(alice)
    pains = {"Pain points (one per line)": "Nowhere to sit"}
    add(bob, "Add expectations and pain points", Experience="I wait in line", **pains)


def test_reordering_stages_keeps_everything_at_its_place(world: World) -> None:
    alice, bob = hold(world)
    alice.picks("Manage…", "Change the order…").fills(What="Stage")
    alice.fills(**{"Which one?": "Room"})
    alice.fills(**{"Place after": "None, put it first"})
    assert alice.submits() == {}
    alice.closes(everything=True)
    assert bob.sees("I book a room → Room → Front desk → I can relax")
    kept = stored(world, HOTEL)
    desk = next(stage.id for stage in kept.stages if stage.name == "Front desk")
    assert {each.stage_id for each in kept.experiences} == {desk}


def test_four_hundred_entries_stay_within_slacks_limits(world: World) -> None:
    """The board stays one short message; “Show all” turns through every one of them."""
    alice, bob = hold(world)
    for batch in range(4):
        hopes = "\n".join(f"Hope {batch * 50 + number:03}" for number in range(50))
        pains = "\n".join(f"Pain {batch * 50 + number:03}" for number in range(50))
        fields = {"Expectations (one per line)": hopes, "Pain points (one per line)": pains}
        add(bob, "Add expectations and pain points", Experience="I queue at midnight", **fields)
    assert alice.reads().count("• ") <= 20
    assert alice.sees("more: press Show all")
    alice.clicks("Show all")
    seen = alice.form().text
    while alice.sees("Next page"):
        alice.clicks("Next page")
        seen += alice.form().text
    for number in range(200):
        assert f"Hope {number:03}" in seen
        assert f"Pain {number:03}" in seen
    alice.closes()
    alice.clicks("Next phase")
    alice.clicks("Close workshop")
    bob.opens_thread("Worst moments")
    assert "Pain 199" in bob.reads()
