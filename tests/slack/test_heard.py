"""What is posted is heard as well as seen: the text of a message says what its blocks say, the news first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from bot.slack.board import Message
from bot.slack.summary import Image, picture_message, stage_messages, summary_message
from renderers.gallery.shown import SHOWN
from renderers.journey import Journey
from renderers.texts import about, card_alt, executive, map_alt, next_steps, stage_replies, summary

FILE = "F00000001"
JOURNEYS = {each.key: each.make() for each in SHOWN}


def said(part: Any) -> Iterator[str]:  # noqa: ANN401
    """The words of a block's elements."""
    if isinstance(part, dict):
        if isinstance(part.get("text"), str) and part["type"] != "link":
            yield part["text"]
        yield from said([value for key, value in part.items() if key != "image_url"])
    elif isinstance(part, list):
        for each in part:
            yield from said(each)


def heard(message: Message) -> str:
    return message.text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def replies(journey: Journey) -> Iterator[Message]:
    for reply in (*stage_replies(journey), *filter(None, (next_steps(journey), about(journey)))):
        yield from stage_messages(reply)


@pytest.mark.parametrize("key", JOURNEYS)
def test_the_channel_message_is_heard_whole(key: str) -> None:
    made = summary(JOURNEYS[key])
    message = summary_message(made, workshop_id="w1", file_id=FILE, alt=card_alt(JOURNEYS[key]), about="It goes on.")
    assert heard(message).startswith(made.fallback)
    assert heard(message).endswith("\nIt goes on.")
    shown = [text.strip() for block in message.blocks[1:-2] for text in said(block) if block["type"] != "image"]
    assert [text for text in shown if text not in heard(message)] == []


@pytest.mark.parametrize("key", JOURNEYS)
def test_each_part_of_a_long_reply_is_heard_whole(key: str) -> None:
    for message in replies(JOURNEYS[key]):
        shown = [text.strip() for text in said(message.blocks)]
        assert [text for text in shown if text not in heard(message)] == []


def test_the_parts_of_a_long_reply_do_not_repeat_each_other() -> None:
    journey = JOURNEYS["crowded"]
    many = tuple(replace(each, goal=f"I want {each.name}. " * 20) for each in journey.personas)
    crowded = about(replace(journey, personas=many))
    assert crowded is not None
    parts = [heard(message) for message in stage_messages(crowded)]
    told = [line for part in parts for line in part.splitlines()[1:]]
    assert len(parts) > 1
    assert parts[1].startswith("What this is about, continued\nPersonas\nPersona ")
    assert [each.plain.splitlines()[0] for each in crowded.personas] == [
        line for line in told if line.startswith("Persona ")
    ]


def test_a_picture_names_itself_once() -> None:
    alt = map_alt(JOURNEYS["full"])
    assert heard(picture_message(Image(FILE, alt), "Journey map")) == alt
    assert heard(picture_message(Image(FILE, alt), "Journey map, sheet 1 of 2")).startswith(
        "Journey map, sheet 1 of 2\n"
    )


def test_a_director_without_actions_sees_no_empty_block() -> None:
    made = executive(JOURNEYS["bare"])
    assert made.sections == ()
    assert made.spoken == ("Check in at a hotel: no experience collected yet.",)
