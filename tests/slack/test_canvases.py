"""The canvas: left at the close, asked for in an export, made once and written anew."""

from __future__ import annotations

import pytest

from bot.playground.model import Canvas
from tests.acceptance.team import draw_here, stored
from tests.slack.exporting import DM, HOTEL, LINK, close, exports, lead, replies, tabs, told
from tests.workshops import add, hold, start
from tests.world import World


@pytest.fixture(autouse=True)
def _drawn_here(request: pytest.FixtureRequest) -> None:
    draw_here(request.getfixturevalue("both_worlds" if "both_worlds" in request.fixturenames else "world"))


def test_closing_leaves_a_canvas_in_the_channel(world: World) -> None:
    alice, _ = hold(world)
    close(alice)
    [canvas] = tabs(world)
    assert canvas.title == "Hotel check-in"
    assert canvas.markdown.startswith("# Hotel check-in: worst ")
    assert "I queue at midnight" in canvas.markdown


def test_a_summary_in_between_leaves_none(world: World) -> None:
    alice, _ = hold(world)
    alice.says("/journey summary")
    assert world.workspace.canvases == {}


@pytest.mark.parametrize("code", ["missing_scope", "canvas_disabled_user_team", "internal_error"])
def test_where_no_canvas_may_be_the_close_says_nothing_of_it(world: World, code: str) -> None:
    alice, bob = hold(world)
    world.faults.fail("canvases.create", code, times=9)
    close(alice)
    assert bob.sees("worst at")
    assert not alice.sees(code)
    assert not any("anvas" in message.text for message in world.workspace.messages[DM])
    assert len(world.calls("canvases.create")) <= 4


def test_a_bad_moment_of_slack_passes(world: World) -> None:
    alice, _ = hold(world)
    world.faults.fail("canvases.create", "internal_error", times=2)
    close(alice)
    assert len(tabs(world)) == 1


def test_an_export_says_where_the_canvas_is(world: World) -> None:
    """In the message and in the modal, with a link to press; the files come as always."""
    alice, _ = hold(world)
    words = exports(alice, "JSON", "Canvas")
    [canvas] = tabs(world)
    said = f"The canvas is a tab of <#{HOTEL}>: <{LINK}{canvas.id}|Open the canvas>."
    assert told(world).text.endswith(f"Here is the workshop “Hotel check-in” as files, in this thread. {said}")
    assert "The canvas is a tab of #hotel: Open the canvas." in alice.opens_app().message_text(told(world))
    assert words.endswith(
        "Your files are in my direct messages to you. The canvas is a tab of #hotel: Open the canvas."
    )
    assert [file for each in replies(world) for file in each.files] != []


def test_on_every_database_the_export_waits_for_the_canvas(both_worlds: World) -> None:
    alice, _ = hold(both_worlds)
    exports(alice, "CSV", "Canvas")
    [canvas] = tabs(both_worlds)
    assert canvas.id in told(both_worlds).text


def test_the_canvas_alone_needs_no_files(world: World) -> None:
    alice, _ = hold(world)
    alice.says("/journey export", "#hotel")
    alice.fills(**{"Send me": ["Canvas"]})
    assert alice.submits() == {}
    assert "The canvas is a tab of" in told(world).text
    assert "as files" not in told(world).text
    assert replies(world) == []


def test_it_is_written_anew_and_not_made_again(world: World) -> None:
    """Also after the workshop got another name, and by whoever exports; a summary at the end goes there as well."""
    alice, bob = hold(world)
    exports(alice, "Canvas")
    [before] = tabs(world)
    assert "No lift" not in before.markdown
    needs = {"Expectations (one per line)": "", "Pain points (one per line)": "No lift"}
    bob.goes_to("#hotel")
    add(bob, "Add expectations and pain points", Experience="I queue at midnight", **needs)
    alice.goes_to("#hotel").picks("Manage…", "Edit the journey…").fills(Journey="A night at the hotel")
    assert alice.submits() == {}
    alice.closes()
    exports(alice, "Canvas")
    close(alice.goes_to("#hotel"))
    [canvas] = tabs(world)
    assert (canvas.id, canvas.title) == (before.id, "A night at the hotel")
    assert "No lift" in canvas.markdown
    assert len(world.calls("canvases.create")) == 1


def test_a_canvas_that_somebody_deleted_is_made_again(world: World) -> None:
    alice, _ = hold(world)
    exports(alice, "Canvas")
    world.workspace.canvases.clear()
    world.workspace.channels[HOTEL].canvases.clear()
    exports(alice, "Canvas")
    [canvas] = tabs(world)
    assert canvas.id in told(world).text


def test_one_that_may_not_be_changed_any_more_is_left_and_another_shared(world: World) -> None:
    alice, _ = hold(world)
    exports(alice, "Canvas")
    world.faults.fail("canvases.edit", "restricted_action", times=1)
    exports(alice, "Canvas")
    assert len(tabs(world)) == 1
    assert "yours alone" in told(world).text


def test_the_canvases_of_others_stay_as_they_are(world: World) -> None:
    alice, _ = hold(world)
    theirs = Canvas("F0THEIRS1", "Our rules", "Be kind")
    world.workspace.canvases[theirs.id] = theirs
    world.workspace.channels[HOTEL].canvases.append(theirs.id)
    world.workspace.channels[HOTEL].canvas_id = theirs.id
    exports(alice, "Canvas")
    assert theirs.markdown == "Be kind"
    assert len(tabs(world)) == 2


def test_two_who_export_at_once_get_the_same_canvas(world: World) -> None:
    alice, bob = hold(world)
    lead(alice, "alice", "bob")
    for person in (alice, bob):
        person.says("/journey export", "#hotel")
        person.fills(**{"Send me": ["Canvas"]})
    world.at_once(alice.submitting(), bob.submitting())
    assert len(tabs(world)) == 1
    assert told(world).text == told(world, "D0BOB0000").text


def test_only_who_leads_can_put_a_canvas_into_the_channel(world: World) -> None:
    """Others are not offered it, and a form from before somebody else took over is refused with a reason."""
    alice, bob = hold(world)
    bob.says("/journey export", "#hotel")
    assert bob.modal is not None
    assert "Canvas" not in bob.modal.text
    assert "Mermaid" in bob.modal.text
    bob.closes()
    lead(alice, "alice", "bob")
    alice.says("/journey export", "#hotel")
    alice.fills(**{"Send me": ["JSON", "Canvas"]})
    lead(bob, "bob")
    assert alice.submits() == {}
    assert alice.modal is not None
    assert "A canvas stands in the channel for everybody. Only a facilitator can do this." in alice.modal.text
    assert alice.modal.values["Send me"] == ["JSON", "Canvas"]
    assert world.calls("canvases.create") == []


def test_a_workshop_of_nothing_has_a_canvas_too(world: World) -> None:
    alice = world.person("alice").goes_to("#hotel")
    start(alice)
    exports(alice, "Canvas")
    [canvas] = tabs(world)
    assert "no experience collected yet" in canvas.markdown
    assert stored(world, HOTEL).head.journey in canvas.title
