"""Draws the README's picture anew: ``python -m bot.examples.picture``. The hotel example, as a channel gets it."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from bot.examples.ready import ready_workshop
from bot.flows.journey import journey_of
from renderers import catalogue
from renderers.journey import Journey
from renderers.picture import Sheet

FILE = Path(__file__).parent.parent.parent / "renderers" / "journey-map.png"
SCALE = 0.6  # of what is posted: sharp at the width of a README, and a small file
_DAY = datetime(2026, 3, 2, 9, tzinfo=UTC)


def hotel_journey() -> Journey:
    """The same every time: its ids are numbers and its day is fixed."""
    numbers = itertools.count()
    people = tuple(f"U{number}" for number in range(5))
    workshop = ready_workshop(
        "hotel", team_id="T0", channel_id="C0", people=people, ids=lambda: f"{next(numbers):06}", now=_DAY
    )
    return replace(journey_of(workshop), closed=True)


def sheet() -> Sheet:
    return catalogue.draw("journey_map", hotel_journey(), SCALE)[0]


if __name__ == "__main__":
    FILE.write_bytes(sheet().png)
