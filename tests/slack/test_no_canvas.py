"""Where Slack has no canvas: one sentence says so, and nothing else fails because of it."""

from __future__ import annotations

import pytest

from tests.acceptance.team import draw_here, the_bot
from tests.slack.exporting import HOTEL, LINK, close, exports, replies, tabs, told
from tests.workshops import hold
from tests.world import World


@pytest.fixture(autouse=True)
def _drawn_here(world: World) -> None:
    draw_here(world)


REFUSED = (
    ("missing_scope", "I made no canvas: I have no permission to write one in this workspace."),
    ("canvas_disabled_user_team", "I made no canvas: canvases are switched off in this workspace."),
    ("restricted_action", "I made no canvas: only some people may make one in this workspace."),
    ("free_team_canvas_tab_already_exists", "I made no canvas: on Slack’s free plan a channel has one,"),
    ("team_tier_cannot_create_channel_canvases", "I made no canvas: the plan of this workspace has none."),
    ("internal_error", "I made no canvas: Slack did not let me this time."),
)


@pytest.mark.parametrize(("code", "why"), REFUSED)
def test_where_no_canvas_may_be_one_sentence_says_so_and_what_to_take(world: World, code: str, why: str) -> None:
    alice, _ = hold(world)
    world.faults.fail("canvases.create", code, times=99)
    words = exports(alice, "JSON", "Canvas")
    for text in (told(world).text, words):
        assert why in text
        assert text.endswith("Take the Markdown document instead: it says the same.")
    assert len([file for each in replies(world) for file in each.files]) == 1
    assert world.calls("canvases.delete") == []


def test_the_markdown_document_is_named_where_it_has_come_already(world: World) -> None:
    alice, _ = hold(world)
    world.workspace.canvases_allowed = False
    exports(alice, "Markdown document", "Canvas")
    assert told(world).text.endswith("The Markdown document in this thread says the same.")


def test_a_canvas_that_cannot_be_a_tab_is_shared_with_the_one_who_asked(world: World) -> None:
    alice, _ = hold(world)
    world.faults.fail("canvases.create", "canvas_tab_creation_failed", times=1)
    exports(alice, "JSON", "Canvas")
    [canvas] = world.workspace.canvases.values()
    assert (canvas.access, tabs(world)) == ({"U0ALICE00": "write"}, [])
    assert told(world).text.endswith(
        f"I could not put a canvas into <#{HOTEL}>, so this one is yours alone: <{LINK}{canvas.id}|Open the canvas>."
    )
    assert [each.text for each in replies(world) if not each.files] == [f"<{LINK}{canvas.id}|Open the canvas>"]


@pytest.mark.parametrize("times", [1, 9])
def test_one_that_cannot_be_shared_either_leaves_nothing_behind(world: World, times: int) -> None:
    """A bad moment passes; a canvas that nobody can open goes away with its link."""
    alice, _ = hold(world)
    world.faults.fail("canvases.create", "canvas_tab_creation_failed", times=1)
    world.faults.fail("canvases.access.set", "internal_error", times=times)
    exports(alice, "JSON", "Canvas")
    if times == 1:
        assert len(world.workspace.canvases) == 1
        assert "yours alone" in told(world).text
    else:
        assert world.workspace.canvases == {}
        assert [each for each in replies(world) if not each.files] == []
        assert "I made no canvas: Slack did not let me this time." in told(world).text


def test_what_slack_says_was_not_shared_counts_as_refused(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    alice, _ = hold(world)
    world.faults.fail("canvases.create", "canvas_tab_creation_failed", times=1)
    slack = the_bot(world).slack
    call = slack.call

    async def half(method: str, **arguments: object) -> dict[str, object]:
        said = await call(method, **arguments)  # type: ignore[arg-type]
        return {**said, "failed_to_update_user_ids": ["U0ALICE00"]} if method == "canvases.access.set" else said

    monkeypatch.setattr(slack, "call", half)
    exports(alice, "Canvas")
    assert world.workspace.canvases == {}
    assert "I made no canvas: Slack did not let me this time." in told(world).text


def test_when_slack_asks_to_wait_the_canvas_comes_later(world: World) -> None:
    alice, _ = hold(world)
    world.faults.rate_limit("canvases.create", 2, times=1)
    exports(alice, "JSON", "Canvas")
    assert len(tabs(world)) == 1
    assert "Open the canvas" in told(world).text


def test_an_answer_that_was_lost_on_the_way_is_asked_for_again(world: World) -> None:
    """The id is written down before anything else is asked, so the canvas that was made is found again."""
    alice, _ = hold(world)
    world.faults.fail("auth.test", "internal_error", times=1)
    exports(alice, "Canvas")
    assert len(tabs(world)) == 1
    assert "Open the canvas" in told(world).text


def test_an_archived_channel_has_no_canvas_but_the_files_come(world: World) -> None:
    alice, _ = hold(world)
    close(alice)
    world.workspace.canvases.clear()
    world.workspace.channels[HOTEL].canvases.clear()
    alice.says("/journey export", "#hotel")
    alice.fills(**{"Send me": ["JSON", "Canvas"]})
    world.workspace.channels[HOTEL].archived = True
    world.workspace.plan = "free"
    assert alice.submits() == {}
    assert "I made no canvas: the channel is archived." in told(world).text


def test_a_bug_while_writing_it_keeps_no_export_waiting(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    alice, _ = hold(world)

    def broken(_journey: object) -> None:
        raise ValueError

    monkeypatch.setattr("bot.slack.surfaces.canvases.canvas", broken)
    exports(alice, "JSON", "Canvas")
    for _ in range(6):
        world.clock.advance(minutes=5)
        world.settle()
    assert all(call.ok for call in world.calls("chat.postMessage"))
    assert "Here is the workshop" in told(world).text
    assert len([file for each in replies(world) for file in each.files]) == 1
