"""Pictures for people: any of them in the preview, and cards and heat map in the thread."""

from __future__ import annotations

import pytest

from bot.playground.model import Message
from tests.acceptance.team import draw_here
from tests.people import Person
from tests.workshops import add, hold
from tests.world import World

HOTEL = "C0HOTEL"


@pytest.fixture(autouse=True)
def _drawn_here(world: World) -> None:
    draw_here(world)


def pictures_of(person: Person) -> list[str]:
    """The alternative texts of the pictures in the open modal."""
    view = person.views[-1]
    return [str(block["alt_text"]) for block in view.blocks if block["type"] == "image"]


def thread_of(world: World) -> list[Message]:
    """The replies below the posted summary."""
    return [each for each in world.workspace.messages[HOTEL] if each.thread_ts is not None]


def images(message: Message) -> list[str]:
    return [str(block["alt_text"]) for block in message.blocks if block["type"] == "image"]


def close(alice: Person) -> None:
    alice.says("/journey close")
    alice.clicks("Close workshop")


def test_the_map_comes_at_once_and_any_other_picture_by_the_menu(world: World) -> None:
    _, bob = hold(world)
    bob.says("/journey map")
    assert bob.form().title == "Journey map"
    assert pictures_of(bob)[0].startswith("Assumption map: Hotel check-in")
    bob.picks("Show", "Persona cards")
    assert bob.form().title == "Persona cards"
    assert "Late traveller" in pictures_of(bob)[0]
    bob.picks("Show", "Journey map")
    assert bob.form().title == "Journey map"
    assert "worst at “Front desk”" in bob.form().text


def test_the_menu_offers_what_has_something_to_tell(world: World) -> None:
    _, bob = hold(world)
    bob.says("/journey map")
    with pytest.raises(AssertionError):
        bob.picks("Show", "Cost and benefit")
    with pytest.raises(AssertionError):
        bob.picks("Show", "Control chart")


def test_below_another_picture_stand_its_words(world: World) -> None:
    """Useful without the picture, too."""
    _, bob = hold(world)
    bob.says("/journey map")
    world.faults.fail("files.getUploadURLExternal", "file_uploads_disabled", times=1)
    bob.picks("Show", "Stages by channel")
    assert pictures_of(bob) == []
    assert "kiosk" in bob.form().text


def test_a_choice_in_a_modal_that_is_gone(world: World) -> None:
    _, bob = hold(world)
    bob.says("/journey map")
    world.faults.fail("views.update", "not_found", times=9)
    bob.picks("Show", "Persona cards")
    assert not bob.sees("Something went wrong")


def test_the_thread_holds_a_card_over_each_stage(world: World) -> None:
    alice, _ = hold(world)
    alice.says("/journey summary")
    replies = thread_of(world)
    assert [image.partition(":")[0] for image in images(replies[0])] == ["Assumption map"]
    cards = [
        (alice.message_text(each), images(each)) for each in replies if any("Phone card" in a for a in images(each))
    ]
    assert len(cards) == 2
    assert "Phone card of the stage Front desk" in cards[0][1][0]
    assert "Front desk" in cards[0][0]
    assert "Phone card of the stage Room" in cards[1][1][0]


def test_the_heat_map_is_posted_where_there_are_personas_to_compare(world: World) -> None:
    alice, bob = hold(world)
    alice.says("/journey summary")
    assert not any("heat map" in text.casefold() for each in thread_of(world) for text in images(each))
    alice.clicks("Back")
    alice.clicks("Back")
    alice.clicks("Back")
    add(bob, "Add persona", Name="Family")
    alice.says("/journey summary")
    assert any("heat map" in text.casefold() for each in thread_of(world) for text in images(each))


def test_words_stand_alone_where_files_are_refused(world: World) -> None:
    alice, _ = hold(world)
    world.faults.fail("files.getUploadURLExternal", "file_uploads_disabled", times=99)
    alice.says("/journey summary")
    replies = thread_of(world)
    assert [images(each) for each in replies] == [[]] * len(replies)
    assert any("Front desk" in alice.message_text(each) for each in replies)
