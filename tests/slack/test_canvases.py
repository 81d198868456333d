"""The canvas: left at the close, asked for in an export, and never in anybody's way where Slack has none."""

from __future__ import annotations

import pytest

from bot.playground.model import Canvas, Message
from tests.acceptance.team import draw_here, stored, the_bot
from tests.people import Person
from tests.workshops import add, hold, start
from tests.world import World

HOTEL = "C0HOTEL"
DM = "D0ALICE00"
LINK = "https://northwind.slack.com/docs/T0NORTHWIND/"


@pytest.fixture(autouse=True)
def _drawn_here(world: World) -> None:
    draw_here(world)


def close(alice: Person) -> None:
    alice.says("/journey close")
    alice.clicks("Close workshop")


def exports(person: Person, *formats: str) -> str:
    """What the modal says in the end."""
    person.says("/journey export", "#hotel")
    person.fills(**{"Send me": list(formats)})
    assert person.submits() == {}
    assert person.modal is not None
    words = person.modal.text
    person.closes()
    return words


def lead(person: Person, *names: str) -> None:
    """From now on those facilitate."""
    person.goes_to("#hotel").picks("Manage…", "Hand over…").fills(Facilitators=list(names))
    assert person.submits() == {}
    person.closes()


def told(world: World, channel: str = DM) -> Message:
    """The message that brought everything."""
    return [each for each in world.workspace.messages[channel] if each.thread_ts is None][-1]


def replies(world: World) -> list[Message]:
    return [each for each in world.workspace.messages[DM] if each.thread_ts is not None]


def tabs(world: World) -> list[Canvas]:
    """The canvases of #hotel."""
    return [world.workspace.canvases[each] for each in world.workspace.channels[HOTEL].canvases]


def test_closing_leaves_a_canvas_in_the_channel(world: World) -> None:
    alice, _ = hold(world)
    close(alice)
    [canvas] = tabs(world)
    assert canvas.title == "Hotel check-in"
    assert canvas.markdown.startswith("# Hotel check-in: worst at ")
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
    assert world.workspace.messages.get(DM, []) == []
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
    assert told(world).text == f"Here is the workshop “Hotel check-in” as files, in this thread. {said}"
    assert "The canvas is a tab of #hotel: Open the canvas." in alice.opens_app().message_text(told(world))
    assert words.endswith(
        "Your files are in my direct messages to you. The canvas is a tab of #hotel: Open the canvas."
    )
    assert [file for each in replies(world) for file in each.files] != []


def test_the_canvas_alone_needs_no_files(world: World) -> None:
    alice, _ = hold(world)
    alice.says("/journey export", "#hotel")
    alice.fills(**{"Send me": ["Canvas"]})
    assert alice.submits() == {}
    assert told(world).text.startswith("The canvas is a tab of")
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


REFUSED = (
    ("missing_scope", "I have no permission to write canvases in this workspace."),
    ("canvas_disabled_user_team", "Canvases are switched off in this workspace."),
    ("restricted_action", "Only some people may make canvases in this workspace."),
    ("free_team_canvas_tab_already_exists", "On Slack’s free plan a channel has one canvas,"),
    ("team_tier_cannot_create_channel_canvases", "The plan of this workspace has no canvases."),
    ("internal_error", "Slack did not let me write a canvas."),
)


@pytest.mark.parametrize(("code", "why"), REFUSED)
def test_where_no_canvas_may_be_one_sentence_says_so_and_what_to_take(world: World, code: str, why: str) -> None:
    alice, _ = hold(world)
    world.faults.fail("canvases.create", code, times=99)
    words = exports(alice, "JSON", "Canvas")
    for text in (told(world).text, words):
        assert why in text
        assert text.endswith("Export the Markdown document: it says the same.")
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
        assert "Slack did not let me write a canvas." in told(world).text


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
    assert told(world).text.startswith("Slack did not let me write a canvas.")


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
    assert "The channel is archived, so nothing new can go there." in told(world).text


def test_a_bug_while_writing_it_keeps_no_export_waiting(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    alice, _ = hold(world)

    def broken(_journey: object) -> None:
        raise ValueError

    monkeypatch.setattr("bot.slack.surfaces.canvases.canvas", broken)
    exports(alice, "JSON", "Canvas")
    world.clock.advance(minutes=5)
    world.settle()
    assert "Here is the workshop" in told(world).text
    assert len([file for each in replies(world) for file in each.files]) == 1


def test_a_workshop_of_nothing_has_a_canvas_too(world: World) -> None:
    alice = world.person("alice").goes_to("#hotel")
    start(alice)
    exports(alice, "Canvas")
    [canvas] = tabs(world)
    assert "no experience collected yet" in canvas.markdown
    assert stored(world, HOTEL).head.journey in canvas.title
