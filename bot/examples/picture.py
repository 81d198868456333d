"""Draws the README's picture anew: ``python -m bot.examples.picture``. The hotel example, as a channel gets it."""

from __future__ import annotations

from pathlib import Path

from bot.examples.journeys import journey
from renderers import catalogue
from renderers.picture import Sheet

FILE = Path(__file__).parent.parent.parent / "renderers" / "journey-map.png"
SCALE = 0.6  # of what is posted: sharp at the width of a README, and a small file


def sheet() -> Sheet:
    return catalogue.draw("journey_map", journey("hotel"), SCALE)[0]


if __name__ == "__main__":
    FILE.write_bytes(sheet().png)
