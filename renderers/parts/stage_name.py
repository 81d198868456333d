"""The name of a stage on its chevron."""

from __future__ import annotations

from renderers import style
from renderers.engine.ops import Block
from renderers.engine.wrap import longest_word
from renderers.parts.words import paragraph

_MOST_LARGE_LINES = 2


def stage_name(text: str, colour: str, measure: float) -> Block:
    """Smaller where it would take more than two lines or be broken inside a word; nothing is clipped."""
    large = paragraph(text, style.coloured(style.STAGE_NAME, colour), measure)
    if len(large.ops) <= _MOST_LARGE_LINES and longest_word(text, style.STAGE_NAME) <= measure:
        return large
    return paragraph(text, style.coloured(style.STAGE_NAME_SMALL, colour), measure)
