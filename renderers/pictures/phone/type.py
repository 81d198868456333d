"""Measures of a phone card, in pixels of its 1080 x 1350: 28 is 9 on a screen that shows it 360 wide."""

from __future__ import annotations

from typing import Final

from renderers import style
from renderers.engine.type import Type
from renderers.parts.marks import ChipSize

WIDTH: Final = 1080.0
HEIGHT: Final = 1350.0
MARGIN: Final = 60.0
MEASURE: Final = WIDTH - 2 * MARGIN
INDENT: Final = 96.0
SMALLEST: Final = 28.0
MOST_LINES: Final = 12
"""No item is higher, so that every item fits a card."""

KICKER: Final = Type(28, 36, 600, style.ACCENT, tracking=1.6)
TITLE: Final = Type(64, 74, 700, style.INK, display=True)
TITLE_SMALL: Final = Type(48, 56, 700, style.INK, display=True)
TITLE_MORE: Final = Type(42, 50, 700, style.INK, display=True)
VALUE: Final = Type(34, 42, 400, style.SECONDARY)
VERDICT: Final = Type(34, 42, 600, style.INK)
SECTION: Final = Type(32, 40, 700, style.INK)
BODY: Final = Type(34, 41, 400, style.INK)
STRONG: Final = Type(34, 41, 600, style.INK)
META: Final = Type(28, 35, 400, style.CAPTION)
META_STRONG: Final = Type(28, 35, 600, style.SECONDARY)
QUOTE: Final = Type(31, 39, 400, style.SECONDARY, italic=True)
FIGURE: Final = Type(34, 43, 700, style.INK)
CHIP: Final = ChipSize(72.0, 56.0, Type(30, 36, 700), 10.0, (3.6, 12.0), (5.6, 18.0))
