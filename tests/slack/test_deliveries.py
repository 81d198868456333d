"""Maps, summaries and exports on their way to people, with and without luck."""

from __future__ import annotations

import pytest

from bot.build import Bot
from bot.drawing import NotDrawn
from renderers.journey import Journey
from renderers.picture import Sheet
from tests.bots import start_bot
from tests.workshops import hold, start
from tests.world import World


def test_the_private_preview(world: World) -> None:
    """The modal opens at once; the picture follows with its text version, for one person alone."""
    alice, bob = hold(world)
    bob.clicks("Preview map")
    assert bob.form().title == "Journey map"
    assert "I queue at midnight" in bob.form().text
    assert "slack_file" in str(world.calls("views.update")[-1].args)
    assert alice.modal is None
    alice.says("/journey map")
    assert alice.form().title == "Journey map"


def test_the_summary_leads_on_to_the_map_and_the_files(world: World) -> None:
    """For whoever reads it later, and does not know our commands."""
    alice, _ = hold(world)
    alice.says("/journey summary")
    carol = world.person("carol")
    carol.joins("#hotel")
    carol.goes_to("#hotel")
    carol.clicks("Show the map", near="worst at")
    assert carol.form().title == "Journey map"
    carol.closes()
    carol.clicks("Send me the files", near="worst at")
    assert carol.form().title == "Export the journey"
    assert carol.submits() == {}
    carol.closes()
    assert carol.opens_app().sees("as files")


def test_whoever_closes_gets_the_short_version_to_forward(world: World) -> None:
    alice, _ = hold(world)
    alice.says("/journey close")
    alice.clicks("Close workshop")
    alice.opens_app()
    assert alice.sees("worst at “Front desk”")
    assert alice.sees("Your workshop in short, to forward to whoever decides. Everything else is in #hotel.")
    assert not alice.sees("No chair"), "that is for the channel"
    [told] = world.workspace.messages["D0ALICE00"]
    assert told.text.endswith("Everything else is in <#C0HOTEL>.")
    alice.clicks("Show the map")
    assert alice.form().title == "Journey map"
    assert world.workspace.messages.get("D0BOB0000", []) == []


def test_a_workshop_without_experiences_has_no_short_version(world: World) -> None:
    alice = world.person("alice")
    start(alice)
    alice.says("/journey close")
    alice.clicks("Close workshop")
    assert world.workspace.messages.get("D0ALICE00", []) == []


def test_the_map_leads_on_to_the_files(world: World) -> None:
    """The export's form lies on top of the map, which is there again below it."""
    _, bob = hold(world)
    bob.clicks("Preview map")
    bob.clicks("Send me the files")
    assert bob.form().title == "Export the journey"
    assert world.calls("views.push")
    bob.closes()
    assert bob.form().title == "Journey map"


def test_a_preview_closed_meanwhile_is_nobodys_loss(world: World) -> None:
    _, bob = hold(world)
    world.faults.meanwhile("files.getUploadURLExternal", lambda: world.workspace.stacks[bob.id].clear())
    bob.clicks("Preview map")
    assert bob.modal is None
    assert world.calls("views.update")[-1].error == "not_found"
    assert world.workspace.messages.get("D0BOB0000", []) == []


def test_nothing_to_draw_yet(world: World) -> None:
    alice = world.person("alice")
    start(alice)
    alice.clicks("Preview map")
    assert alice.form().text == "There is nothing to draw yet: add a persona and a stage first."
    alice.closes()
    assert not alice.sees("nothing to draw")


def test_a_file_that_is_not_ready_at_first(sqlite_url: str) -> None:
    """Slack looks at uploads before they may be shown."""
    with World(start_bot, sqlite_url, processing_refusals=3) as world:
        alice, bob = hold(world)
        alice.says("/journey summary")
        assert bob.sees("worst at “Front desk”")
        column = [message for message in world.workspace.messages["C0HOTEL"] if message.thread_ts is None]
        summaries = [m for m in column if "worst at" in m.text or "worst moment" in m.text]
        assert len(summaries) == 1
        assert any(block["type"] == "image" for block in summaries[0].blocks)


def test_without_file_uploads_the_words_come_alone(world: World) -> None:
    alice, bob = hold(world)
    world.faults.fail("files.getUploadURLExternal", "file_uploads_disabled", times=9)
    alice.says("/journey summary")
    assert bob.sees("worst at “Front desk”")
    assert bob.sees("could not be drawn this time")


def test_a_picture_that_cannot_be_drawn(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Too slow, too large or crashed: the words are posted, and say so."""
    alice, bob = hold(world)

    async def draw(name: str, journey: Journey, stages: tuple[str, ...]) -> tuple[Sheet, ...]:
        raise NotDrawn("TimeoutError")

    assert isinstance(world.bot, Bot)
    monkeypatch.setattr(world.bot.drawing, "draw", draw)
    alice.says("/journey summary")
    assert bob.sees("worst at “Front desk”")
    assert bob.sees("could not be drawn this time")
    bob.clicks("Preview map")
    assert "could not be drawn this time" in bob.form().text


def test_a_failing_upload_is_tried_again_from_a_safe_step(world: World) -> None:
    alice, bob = hold(world)
    world.faults.status("files.completeUploadExternal", 500, times=1)
    alice.says("/journey summary")
    assert bob.sees("worst at “Front desk”")
    column = [message for message in world.workspace.messages["C0HOTEL"] if message.thread_ts is None]
    assert len([message for message in column if "worst moment" in message.text]) == 1


def test_a_summary_may_be_asked_for_again_after_the_end(world: World) -> None:
    alice, bob = hold(world)
    alice.says("/journey close")
    alice.clicks("Close workshop")
    bob.says("/journey summary")
    assert bob.reads().count("worst at “Front desk”") == 2
