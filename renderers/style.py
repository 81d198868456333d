"""The visual vocabulary of every picture: colours, type and marks, in points of the page.

Contrast of each pair of text and ground is at least 4.5:1. Colour never stands alone: a persona is also a
shape, severity also a number of dots, a target also a dash.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from renderers.engine.type import Type
from renderers.journey import Severity

INK: Final = "#172033"
SECONDARY: Final = "#3C475A"
CAPTION: Final = "#566074"
WHITE: Final = "#FFFFFF"
ACCENT: Final = "#0B5CAD"
STAGE: Final = "#1D2B4F"
HAIRLINE: Final = "#E1E5EB"
RULE: Final = "#C3CAD5"
BAND: Final = "#F6F8FA"
QUIET: Final = "#EEF1F5"
DOT: Final = "#98A2B3"
NEUTRAL: Final = "#7A8598"
CARD_EDGE: Final = "#CBD2DC"
TARGET: Final = "#0E6F5C"
INSTEAD_CHIP: Final = "#DDF1EC"
INSTEAD_TEXT: Final = "#0A5345"
ALARM: Final = "#A3123F"
ALARM_TINT: Final = "#FDF2F5"
GOLD: Final = "#B98300"
GOLD_TEXT: Final = "#8A6100"
GOLD_TINT: Final = "#FFF8E6"
GOLD_BAND: Final = "#FFF7E0"


@dataclass(frozen=True, slots=True)
class PersonaLook:
    """``mark`` names a shape of ``renderers.parts.marks``."""

    colour: str
    tint: str
    mark: str


_COLOURS: Final = (
    ("#0B5CAD", "#E4EFF9"),
    ("#B3470E", "#FBEADF"),
    ("#663344", "#F3EAED"),
    ("#8A1FE0", "#F3E9FC"),
    ("#0A7A4F", "#E3F3EC"),
)
_MARKS: Final = ("circle", "square", "triangle", "diamond", "pentagon", "plus", "wedge", "star")


def persona_look(number: int) -> PersonaLook:
    """The look of the ``number``-th persona, from 0: the first eight differ in shape, the first five in colour."""
    colour, tint = _COLOURS[number % len(_COLOURS)]
    return PersonaLook(colour, tint, _MARKS[number % len(_MARKS)])


@dataclass(frozen=True, slots=True)
class SeverityLook:
    fill: str
    ink: str
    dots: int
    word: str


SEVERITY: Final = {
    Severity.MILD: SeverityLook("#F8DDE2", "#6F0F2B", 1, "mild"),
    Severity.BAD: SeverityLook("#E58A9C", "#3D0616", 2, "bad"),
    Severity.SEVERE: SeverityLook("#A3123F", "#FFFFFF", 3, "severe"),
}

KICKER: Final = Type(13, 18, 600, ACCENT, tracking=0.9)
TITLE: Final = Type(40, 48, 700, INK, display=True)
SUBTITLE: Final = Type(15, 22, 400, CAPTION)
TILE_LABEL: Final = Type(13, 17, 500, CAPTION)
TILE_NUMBER: Final = Type(30, 38, 700, INK, display=True)
TILE_NOTE: Final = Type(13, 17, 400, SECONDARY)
PERSONA_NAME: Final = Type(16, 21, 600, INK)
PERSONA_ROLE: Final = Type(13, 18, 400, SECONDARY)
PERSONA_GOAL: Final = Type(14, 19, 400, SECONDARY, italic=True)
STAGE_NAME: Final = Type(20, 25, 600, WHITE)
STAGE_NAME_SMALL: Final = Type(16, 20, 600, WHITE)
LANE: Final = Type(14.5, 18, 600, INK)
NOTE: Final = Type(12.5, 16.5, 400, CAPTION)
BODY: Final = Type(14, 19, 400, INK)
STRONG: Final = Type(14, 19, 600, INK)
CARD: Final = Type(13.5, 17.5, 500, INK)
CARD_NUMBER: Final = Type(12.5, 17.5, 600, CAPTION)
PILL: Final = Type(12, 16, 500, SECONDARY)
CHIP: Final = Type(13, 16, 600, INK)
LABEL: Final = Type(13, 17, 600, INK)
CAPTION_CAPS: Final = Type(12, 16, 600, CAPTION, tracking=0.7)


def coloured(style: Type, colour: str) -> Type:
    return replace(style, colour=colour)
