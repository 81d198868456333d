"""Bad luck, through people: what was typed is kept, and whoever is concerned reads one clear sentence."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.cli.playground import reopen
from bot.cli.samples import bring_samples
from bot.drawing import NotDrawn
from bot.playground.seed import channel_id
from renderers.journey import Journey
from renderers.picture import Sheet
from tests.acceptance.team import draw_here, stored, the_bot
from tests.bots import start_bot
from tests.people import Person
from tests.workshops import add, go_on, hold, start
from tests.world import Clock, World

HOTEL = channel_id("hotel")
LATE_TRAVELLER = "Late traveller"
RUNS = (datetime(2026, 3, 2, 9, 0, tzinfo=UTC), datetime(2026, 3, 2, 9, 10, tzinfo=UTC))


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

    async def crash(name: str, journey: Journey, stages: tuple[str, ...] = ()) -> tuple[Sheet, ...]:
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


def test_another_run_of_the_playground_on_the_same_database(sqlite_url: str) -> None:
    """The pretend workspace begins anew, the database goes on: nothing new is taken for a repetition."""
    for at in RUNS:
        bring_samples(sqlite_url, ["hotel"], "T0NORTHWIND")
        with World(start_bot, sqlite_url, clock=Clock(at)) as world:
            draw_here(world)
            alice = world.person("alice").goes_to("#hotel")
            alice.says("/journey map")
            assert "Worst moments" in alice.form().text


def test_a_channel_of_an_earlier_run_of_the_playground_opens_again(sqlite_url: str) -> None:
    """The people of its workshop find it and the board, and nobody else does."""
    with World(start_bot, sqlite_url, clock=Clock(RUNS[0])) as world:
        world.person("alice").creates("our-own-channel")
        start(world.person("alice"), "#our-own-channel", "R&D: the lab!")
        team = world.workspace.team_id
    rooms = bring_samples(sqlite_url, [], team).rooms
    with World(start_bot, sqlite_url, clock=Clock(RUNS[1])) as world:
        reopen(world.workspace, rooms)
        alice = world.person("alice").goes_to("#r-d-the-lab")
        alice.says("/journey status")
        assert alice.sees("Step 1 of 4 · Personas")
        members = world.workspace.channels[rooms[0].id].members
        assert members == {alice.id, world.workspace.app.user_id}
