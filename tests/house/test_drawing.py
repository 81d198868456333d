"""The drawing process as it is: what it draws, and what happens to a picture that goes beyond its limits."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

import pytest

from bot.drawing import Drawing, NotDrawn
from renderers import catalogue
from renderers.samples import bare, crowded


@pytest.fixture
def drawing() -> Iterator[Drawing]:
    made = Drawing()
    try:
        yield made
    finally:
        made.stop()


def test_it_draws_what_the_catalogue_draws(drawing: Drawing) -> None:
    assert asyncio.run(drawing.draw("preview_card", bare())) == catalogue.draw("preview_card", bare())
    (file,) = asyncio.run(drawing.files("svg", "preview_card", bare()))
    assert file.name.endswith(".svg")


def test_a_runaway_is_ended_and_the_next_picture_is_drawn(drawing: Drawing) -> None:
    """More than a second of work, where the system counts whole seconds."""
    drawing.seconds = 0
    with pytest.raises(NotDrawn, match="ProcessExpired"):
        asyncio.run(drawing.draw("phone_cards", crowded()))
    drawing.seconds = 10
    assert asyncio.run(drawing.draw("journey_map", bare()))


def test_one_that_does_nothing_is_not_waited_for_ever(drawing: Drawing) -> None:
    drawing.wait = 0.01
    with pytest.raises(NotDrawn, match="TimeoutError"):
        asyncio.run(drawing.draw("journey_map", bare()))
    drawing.wait = 60
    assert asyncio.run(drawing.draw("journey_map", bare()))


def test_a_bug_says_what_it_was(drawing: Drawing) -> None:
    with pytest.raises(NotDrawn, match="KeyError") as caught:
        asyncio.run(drawing.draw("nothing", bare()))
    assert caught.value.__cause__ is not None
