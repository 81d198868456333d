"""The summary's thread fills stage by stage: one stage's bad luck costs no other stage anything."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.drawing import NotDrawn
from bot.playground.model import Message
from renderers import catalogue
from renderers.journey import Journey
from renderers.picture import Sheet
from tests.acceptance.team import the_bot
from tests.bots import start_bot
from tests.workshops import hold
from tests.world import World

Draw = Callable[[Journey, tuple[str, ...]], tuple[Sheet, ...]]


def drawn_by(world: World, cards: Draw) -> list[tuple[str, ...]]:
    """Phone cards come from ``cards``; answers the names of the stages asked for, one tuple for each drawing."""
    asked: list[tuple[str, ...]] = []

    async def draw(name: str, journey: Journey, stages: tuple[str, ...] = ()) -> tuple[Sheet, ...]:
        if name != "phone_cards":
            return catalogue.draw(name, journey, 0.2)
        asked.append(tuple(stage.name for stage in journey.stages if stage.key in stages))
        return cards(journey, stages)

    object.__setattr__(the_bot(world).drawing, "draw", draw)
    return asked


def usual(journey: Journey, stages: tuple[str, ...]) -> tuple[Sheet, ...]:
    return catalogue.draw("phone_cards", journey, 0.2, stages)


def replies(world: World, near: str) -> list[Message]:
    """Of the thread, those with this text in front."""
    thread = [each for each in world.workspace.messages["C0HOTEL"] if each.thread_ts is not None]
    return [each for each in thread if each.text.startswith(near)]


def cards_of(message: Message) -> list[str]:
    return [str(block["alt_text"]) for block in message.blocks if block["type"] == "image"]


def test_each_stage_is_drawn_when_its_turn_has_come(world: World) -> None:
    asked = drawn_by(world, usual)
    alice, _ = hold(world)
    alice.says("/journey summary")
    assert asked == [("Front desk",), ("Room",)]
    [desk], [room] = replies(world, "Front desk"), replies(world, "Room")
    assert all("of the stage Front desk" in alt for alt in cards_of(desk))
    assert all("of the stage Room" in alt for alt in cards_of(room))
    assert cards_of(desk)
    assert cards_of(room)


def test_a_stage_that_cannot_be_drawn_costs_only_its_own_cards(world: World) -> None:
    def cards(journey: Journey, stages: tuple[str, ...]) -> tuple[Sheet, ...]:
        if stages == (journey.stages[0].key,):
            raise NotDrawn("TimeoutError")
        return usual(journey, stages)

    drawn_by(world, cards)
    alice, _ = hold(world)
    alice.says("/journey summary")
    [desk], [room] = replies(world, "Front desk"), replies(world, "Room")
    assert cards_of(desk) == []
    assert cards_of(room)


@pytest.mark.parametrize("restarted", [False, True])
def test_it_goes_on_with_the_stage_at_which_it_broke_off(world: World, restarted: bool) -> None:
    unlucky = [True]

    def cards(journey: Journey, stages: tuple[str, ...]) -> tuple[Sheet, ...]:
        if stages == (journey.stages[1].key,) and unlucky:
            unlucky.clear()
            world.faults.rate_limit("files.getUploadURLExternal", retry_after=30)
        return usual(journey, stages)

    asked = drawn_by(world, cards)
    alice, _ = hold(world)
    alice.says("/journey summary")
    assert not replies(world, "Room")
    if restarted:
        world.restart_bot()
        drawn_by(world, cards)
    world.clock.advance(60)
    world.settle()
    assert [len(replies(world, name)) for name in ("Front desk", "Room")] == [1, 1]
    assert asked.count(("Front desk",)) == 1
    assert cards_of(replies(world, "Room")[0])


def test_many_cards_of_one_stage_take_messages_of_their_own(world: World) -> None:
    def cards(journey: Journey, stages: tuple[str, ...]) -> tuple[Sheet, ...]:
        first = usual(journey, stages)[0]
        return (first,) * (20 if stages == (journey.stages[0].key,) else 1)

    drawn_by(world, cards)
    alice, _ = hold(world)
    alice.says("/journey summary")
    found = replies(world, "Front desk")
    assert [len(cards_of(each)) for each in found] == [9, 9, 2]
    assert [any(block["type"] == "rich_text" for block in each.blocks) for each in found] == [False, False, True]
    assert len(replies(world, "Room")) == 1


def test_every_picture_is_waited_for_by_itself(sqlite_url: str) -> None:
    """Slack takes its time with each file; that one was slow costs no later one its patience."""
    with World(start_bot, sqlite_url, processing_refusals=3) as world:
        drawn_by(world, usual)
        alice, _ = hold(world)
        alice.says("/journey summary")
        for name in ("Front desk", "Room"):
            [reply] = replies(world, name)
            assert cards_of(reply), name


def test_a_file_that_is_never_ready_is_done_without(sqlite_url: str) -> None:
    with World(start_bot, sqlite_url, processing_refusals=99) as world:
        drawn_by(world, usual)
        alice, bob = hold(world)
        alice.says("/journey summary")
        for _ in range(40):
            world.clock.advance(20)
            world.settle()
        assert bob.sees("could not be drawn this time")
        [room] = replies(world, "Room")
        assert cards_of(room) == []
        assert not alice.sees("could not deliver")


def test_cards_that_are_never_ready_leave_words_in_the_preview(sqlite_url: str) -> None:
    with World(start_bot, sqlite_url, processing_refusals=99) as world:
        drawn_by(world, usual)
        _, bob = hold(world)
        bob.says("/journey map phone")
        for _ in range(9):
            world.clock.advance(20)
            world.settle()
        assert not any(block["type"] == "image" for block in bob.views[-1].blocks)
        assert bob.form().values["Stages to show"] == ["Front desk", "Room"]
