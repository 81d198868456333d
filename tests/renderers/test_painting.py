"""From a page to pixels to a file: emoji in colour, memory that is shared, a palette that keeps what it can."""

from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image

from renderers.engine.agg import painted, pngs
from renderers.engine.ops import Box, Page, Paint, Shape, Text
from renderers.engine.paths import rectangle
from renderers.engine.png import encoded
from tests.renderers.alphabets import BODY, EMOJI

GREY_EMOJI = ("👨‍👩‍👧‍👦",)


@pytest.mark.parametrize("text", EMOJI)
def test_emoji_come_in_colour(text: str) -> None:
    line = Text(text, BODY, 10.0, 30.0, 30.0, Box(0, 0, 60, 40))
    drawn = painted(Page(60, 40, (line,)), 2.0).pixels[..., :3].astype(int)
    assert (drawn.max(axis=2) - drawn.min(axis=2)).max() > (-1 if text in GREY_EMOJI else 60)
    assert drawn.min() < 200


def test_an_emoji_at_the_edge_is_clipped() -> None:
    line = Text("😀", BODY, -8.0, 4.0, 20.0, Box(0, 0, 20, 10))
    assert painted(Page(20, 10, (line,)), 1.0).pixels.min() < 200


def test_a_page_shows_nothing_of_the_one_painted_before_it() -> None:
    """Pages of one width share memory, also while one of them is still being encoded."""
    low, high = (Page(60, tall, (Shape(rectangle(60, tall / 2), Paint(fill="#172033")),)) for tall in (40, 90))
    scale = 1.7  # of no other test, so that the first is painted in new memory
    alone = pngs([(low, scale)])[0]
    above = pngs([(high, scale)])[0]
    assert pngs([(low, scale)]) == [alone]
    assert pngs([(low, scale), (high, scale), (high, scale), (low, scale)]) == [alone, above, above, alone]


@pytest.mark.parametrize("colours", [3, 256, 5000, 90_000])
def test_pixels_survive_the_palette(colours: int) -> None:
    random = np.random.default_rng(1)
    table = random.integers(0, 256, (colours, 3), np.uint8)
    canvas = np.full((420, 300, 4), 255, np.uint8)
    canvas[20:, :, :3] = table[random.integers(0, colours, (400, 300))]
    image = np.asarray(Image.open(io.BytesIO(encoded(canvas, 144))).convert("RGB")).astype(int)
    assert (image[:20] == 255).all()
    if colours <= 250:
        assert (image == canvas[..., :3]).all()
    else:
        assert np.abs(image - canvas[..., :3].astype(int)).max() <= 60
