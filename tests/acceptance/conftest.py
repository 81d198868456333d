"""The pretend world with the real bot in it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.acceptance.team import draw_here
from tests.bots import start_bot
from tests.world import World


@pytest.fixture
def world(sqlite_url: str) -> Iterator[World]:
    with World(start_bot, sqlite_url) as made:
        draw_here(made)
        yield made


@pytest.fixture
def both_worlds(database_url: str) -> Iterator[World]:
    """The same on either database."""
    with World(start_bot, database_url) as made:
        draw_here(made)
        yield made
