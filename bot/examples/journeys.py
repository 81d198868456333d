"""The six examples as renderers see them, and their file for the gallery: ``python -m bot.examples.journeys``."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import UTC, datetime

from bot.examples import NAMES
from bot.examples.ready import ready_workshop
from bot.flows.journey import journey_of
from renderers.journey import Journey
from renderers.samples.examples import FILE, written

_DAY = datetime(2026, 3, 2, 9, tzinfo=UTC)


def journey(name: str) -> Journey:
    """The same every time: its ids are numbers and its day is fixed."""
    numbers = itertools.count()
    people = tuple(f"U{number}" for number in range(5))
    workshop = ready_workshop(
        name, team_id="T0", channel_id="C0", people=people, ids=lambda: f"{next(numbers):06}", now=_DAY
    )
    return replace(journey_of(workshop), closed=True)


def all_written() -> str:
    """The six of them as the file holds them."""
    return written({name.key: journey(name.key) for name in NAMES})


if __name__ == "__main__":
    FILE.write_text(all_written(), encoding="utf-8")
