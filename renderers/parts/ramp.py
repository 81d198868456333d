"""Colour steps for figures in cells, each with the ink that reads on it; the figure itself is always printed too."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from renderers import style

SCORE_STEPS: Final = (
    *("#7D0B31", "#A3123F", "#DA6C88", "#F6CDD6"),
    "#F6F8FA",
    *("#D3E4F5", "#93BEE6", "#2C70B4", "#0A4480"),
)
"""Red to blue around neutral, half a point each, -2 first: told apart without seeing red or green."""

PAIN_STEPS: Final = ("#FFFFFF", "#FBE9EC", "#F3C3CC", "#E58A9C", "#C74463", "#A3123F", "#6F0A2B")
"""One hue, nothing first."""

_ENOUGH = 4.5


@dataclass(frozen=True, slots=True)
class Ground:
    """``edge`` is drawn where the fill is too pale to be seen on white."""

    fill: str
    ink: str
    edge: str | None = None


def score_ground(score: float) -> Ground:
    """For a mean between -2 and +2."""
    step = round(max(-2.0, min(2.0, score)) * 2) + 4
    return ground(SCORE_STEPS[step])


@dataclass(frozen=True, slots=True)
class Steps:
    """Whole numbers from 0 to ``most`` in at most six steps of one size above nothing."""

    most: int

    @property
    def size(self) -> int:
        return max(1, -(-self.most // 6))

    def ground(self, number: int) -> Ground:
        return ground(PAIN_STEPS[min(6, -(-number // self.size))])

    def labels(self) -> list[tuple[str, str]]:
        """Fill and range of each step in use, the lowest first."""
        found = [(PAIN_STEPS[0], "0")]
        for step in range(1, 7):
            low, high = (step - 1) * self.size + 1, step * self.size
            if low <= self.most:
                found.append((PAIN_STEPS[step], str(low) if low == high else f"{low}–{high}"))
        return found


@lru_cache(maxsize=64)
def ground(fill: str) -> Ground:
    """The darker of the two inks where it reads, else white."""
    light = luminance(fill)
    dark_enough = (light + 0.05) / (luminance(style.INK) + 0.05) >= _ENOUGH
    edge = style.CARD_EDGE if light > 0.7 else None
    return Ground(fill, style.INK if dark_enough else style.WHITE, edge)


def luminance(colour: str) -> float:
    """WCAG's relative luminance of ``#RRGGBB``."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
