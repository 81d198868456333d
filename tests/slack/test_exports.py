"""The export: a modal with boxes, files in the caller's direct messages, and a message that says how far they are."""

from __future__ import annotations

import io
import json
import zipfile

import pytest

from bot.build import Bot
from bot.drawing import NotDrawn
from renderers import catalogue
from renderers.exports import File
from renderers.exports.pictures import picture_files
from renderers.journey import Journey
from tests.people import Person
from tests.workshops import hold, start
from tests.world import World


@pytest.fixture(autouse=True)
def _drawn_here(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pictures are drawn in this process, which has fonts and library loaded for all tests."""

    async def files(kind: str, name: str, journey: Journey, stages: tuple[str, ...] = ()) -> tuple[File, ...]:
        return picture_files(kind, name, journey, stages)

    assert isinstance(world.bot, Bot)
    monkeypatch.setattr(world.bot.drawing, "files", files)


def asks(person: Person, *formats: str) -> dict[str, bytes]:
    """The files by name, from the message that brings them."""
    person.goes_to("#hotel").says("/journey export")
    if formats:
        person.fills(**{"Send me": list(formats)})
    assert person.submits() == {}
    person.closes()
    person.opens_app().opens_thread("as files")
    return {file.name: file.data for file in person.files()}


def test_one_click_sends_the_usual_files_to_the_caller_alone(world: World) -> None:
    """Complete as JSON, readable as tables, the map to print; nothing of it in the channel."""
    alice, bob = hold(world)
    files = asks(bob)
    names = sorted(files)
    assert [name.rpartition(".")[2] for name in names] == ["csv", "json", "xlsx", "pdf", "zip"]
    document = json.loads(files["customer-journey-2026-03-02.json"])
    assert [each["text"] for each in document["pain_points"]] == ["One clerk", "No chair"]
    assert b"I queue at midnight" in files["customer-journey-2026-03-02.csv"]
    assert files["journey-map.pdf"].startswith(b"%PDF")
    with zipfile.ZipFile(io.BytesIO(files["more-pictures-pdf.zip"])) as archive:
        assert "value-stream.pdf" in archive.namelist()
        assert "cost-benefit.pdf" not in archive.namelist(), "nothing has been estimated"
    assert not alice.sees("as files")


def test_every_format_can_be_chosen(world: World) -> None:
    _, bob = hold(world)
    files = asks(bob, "PNG pictures", "SVG pictures", "Markdown document", "Mermaid")
    assert files["journey-map.png"].startswith(b"\x89PNG")
    assert b"<svg" in files["journey-map.svg"][:200]
    assert files["customer-journey-2026-03-02.md"].decode().startswith("# Hotel check-in: worst at ")
    assert files["customer-journey-2026-03-02.mmd"].decode().startswith("journey\n    title Hotel check-in\n")
    assert {"more-pictures-png.zip", "more-pictures-svg.zip"} <= set(files)


def test_the_message_says_in_short_what_the_files_say_at_length(world: World) -> None:
    _, bob = hold(world)
    asks(bob, "JSON")
    [message] = [each for each in world.workspace.messages["D0BOB0000"] if each.thread_ts is None]
    words = bob.message_text(message)
    assert "Front desk" in words
    assert "One clerk" in words
    assert message.text.startswith("Hotel check-in: worst moment “Front desk” (−2): I queue at midnight.")
    assert "• Front desk · One clerk" in message.text
    assert message.text.endswith("\nHere is the workshop “Hotel check-in” as files, in this thread.")


def test_message_and_modal_show_how_far_it_is(world: World) -> None:
    _, bob = hold(world)
    bob.says("/journey export")
    bob.fills(**{"Send me": ["JSON", "CSV", "Mermaid"]})
    assert bob.submits() == {}
    assert "Your files are in my direct messages to you." in bob.form().text
    told = [str(call.args["text"]) for call in world.calls("chat.update") if "preparing" in str(call.args["text"])]
    assert [text.partition("for you: ")[2] for text in told] == ["JSON, 1 of 3 …", "CSV, 2 of 3 …", "Mermaid, 3 of 3 …"]
    shown = [str(call.args["view"]) for call in world.calls("views.update")]
    assert sum("of 3" in view for view in shown) == 3


def test_nothing_chosen_is_said_under_the_boxes(world: World) -> None:
    _, bob = hold(world)
    bob.says("/journey export")
    bob.fills(**{"Send me": []})
    assert bob.submits() != {} or "Choose at least one" in bob.form().text
    assert world.workspace.messages.get("D0BOB0000", []) == []


def test_after_a_crash_no_file_comes_twice(world: World) -> None:
    _, bob = hold(world)
    world.faults.status("files.completeUploadExternal", 500, times=1)
    files = asks(bob, "JSON", "CSV")
    assert len(files) == 2
    shared = [each for each in world.workspace.messages["D0BOB0000"] if each.files]
    assert len([file for message in shared for file in message.files]) == 2


def breaks(world: World, monkeypatch: pytest.MonkeyPatch, *names: str) -> list[str]:
    """From now on these pictures cannot be drawn, none at all where none is named; what is tried."""
    tried: list[str] = []

    async def files(kind: str, name: str, journey: Journey, stages: tuple[str, ...] = ()) -> tuple[File, ...]:
        tried.append(name)
        if not names or name in names:
            raise NotDrawn("TimeoutError")
        return picture_files(kind, name, journey, stages)

    assert isinstance(world.bot, Bot)
    monkeypatch.setattr(world.bot.drawing, "files", files)
    return tried


def test_where_no_picture_can_be_drawn_the_rest_comes_and_words_are_offered(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The short version stands in the message itself; nobody waits for a dozen pictures to fail."""
    _, bob = hold(world)
    tried = breaks(world, monkeypatch)
    files = asks(bob, "PDF", "JSON")
    assert [name.rpartition(".")[2] for name in files] == ["json"]
    words = bob.message_text(bob.messages()[0])
    assert "as files, in this thread. I could not make PDF this time. Please ask me once more, or take the" in words
    assert "Worst moments" in words
    assert len(tried) == 3


def test_without_any_file_none_is_promised(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    _, bob = hold(world)
    breaks(world, monkeypatch)
    bob.says("/journey export")
    bob.fills(**{"Send me": ["PNG pictures", "SVG pictures"]})
    assert bob.submits() == {}
    told = world.workspace.messages["D0BOB0000"][-1].text
    assert "\nI could not make PNG pictures and SVG pictures of “Hotel check-in” this time. Please ask" in told
    assert bob.form().text.startswith("I could not make PNG pictures and SVG pictures of it this time.")


@pytest.mark.parametrize(("broken", "came"), [("journey_map", ["zip"]), ("value_stream", ["pdf", "zip"])])
def test_one_picture_that_cannot_be_drawn_takes_no_other_along(
    world: World, monkeypatch: pytest.MonkeyPatch, broken: str, came: list[str]
) -> None:
    _, bob = hold(world)
    breaks(world, monkeypatch, broken)
    files = asks(bob, "PDF", "Markdown document")
    assert [name.rpartition(".")[2] for name in files if name.endswith(("pdf", "zip"))] == came
    said = (
        f"Missing from PDF this time: {catalogue.picture(broken).title}. Please ask me once more; the Markdown document"
    )
    assert bob.sees(said)


def breaks_cards(world: World, monkeypatch: pytest.MonkeyPatch, *stages: str) -> None:
    """From now on phone cards of these stages cannot be drawn, nor of all stages at once."""

    async def files(kind: str, name: str, journey: Journey, chosen: tuple[str, ...] = ()) -> tuple[File, ...]:
        names = {each.name for each in journey.stages if each.key in chosen}
        if name == "phone_cards" and (not chosen or names & set(stages)):
            raise NotDrawn("TimeoutError")
        return picture_files(kind, name, journey, chosen)

    assert isinstance(world.bot, Bot)
    monkeypatch.setattr(world.bot.drawing, "files", files)


def cards(files: dict[str, bytes], archive: str) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(files[archive])) as opened:
        return [name for name in opened.namelist() if name.startswith("phone-cards")]


@pytest.mark.parametrize(
    ("broken", "came", "said"),
    [
        ((), ["phone-cards-1.png", "phone-cards-2.png"], "as files, in this thread."),
        (("Room",), ["phone-cards.png"], "Missing from PNG pictures this time: Phone cards of “Room”."),
        (("Front desk", "Room"), [], "Missing from PNG pictures this time: Phone cards."),
    ],
)
def test_a_stage_whose_cards_cannot_be_drawn_takes_no_other_along(
    world: World, monkeypatch: pytest.MonkeyPatch, broken: tuple[str, ...], came: list[str], said: str
) -> None:
    """Each stage is drawn by itself, so that no job is as long as the journey."""
    _, bob = hold(world)
    breaks_cards(world, monkeypatch, *broken)
    assert cards(asks(bob, "PNG pictures"), "more-pictures-png.zip") == came
    assert bob.sees(said)


def test_a_pdf_of_all_cards_is_cut_up_only_where_it_is_too_much(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    _, bob = hold(world)
    assert cards(asks(bob, "PDF"), "more-pictures-pdf.zip") == ["phone-cards.pdf"]
    breaks_cards(world, monkeypatch)
    assert cards(asks(bob, "PDF"), "more-pictures-pdf.zip") == ["phone-cards-1.pdf", "phone-cards-2.pdf"]
    assert not bob.sees("Missing from PDF")


def test_a_kind_of_file_that_the_workspace_blocks_is_named(world: World) -> None:
    _, bob = hold(world)
    world.faults.fail("files.getUploadURLExternal", "blocked_file_type", times=1)
    files = asks(bob, "Mermaid", "JSON")
    assert len(files) == 1
    assert bob.sees("I could not make")


def test_a_format_of_two_files_goes_on_with_the_second(world: World) -> None:
    _, bob = hold(world)
    world.faults.meanwhile("files.completeUploadExternal", lambda: None)
    world.faults.status("files.completeUploadExternal", 500, times=1)
    assert [name.rpartition(".")[2] for name in asks(bob, "PNG pictures")] == ["png", "zip"]
    assert len([each for each in world.workspace.messages["D0BOB0000"] if each.files]) == 2


def test_a_workshop_of_nothing_can_be_taken_along(world: World) -> None:
    """The map says what is missing; there is nothing else to draw."""
    alice = world.person("alice").goes_to("#hotel")
    start(alice)
    files = asks(alice, "PDF", "SVG pictures", "CSV", "Excel workbook", "Markdown document", "Mermaid", "JSON")
    assert sorted(name.rpartition(".")[2] for name in files) == ["csv", "json", "md", "mmd", "pdf", "svg", "xlsx"]


def test_a_closed_workshop_can_still_be_taken_along(world: World) -> None:
    alice, bob = hold(world)
    alice.says("/journey close")
    alice.clicks("Close workshop")
    assert len(asks(bob, "JSON")) == 1
