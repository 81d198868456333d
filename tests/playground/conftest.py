"""The workspaces these tests share."""

from collections.abc import Iterator

import pytest

from tests.playground.lab import Lab, lab


@pytest.fixture
def slack() -> Iterator[Lab]:
    """A fresh workspace, served, with no bot behind it."""
    with lab() as made:
        yield made
