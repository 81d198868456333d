"""The workspaces these tests share."""

from collections.abc import Iterator

import pytest

from tests.playground.lab import Lab, lab
from tests.playground.puppet import Theatre, theatre


@pytest.fixture
def slack() -> Iterator[Lab]:
    """A fresh workspace, served, with no bot behind it."""
    with lab() as made:
        yield made


@pytest.fixture
def stage() -> Iterator[Theatre]:
    """A fresh workspace with a puppet for a bot, and Alice and Bob in #hotel."""
    with theatre() as made:
        yield made
