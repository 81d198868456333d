"""The six example journeys as a held workshop leaves them, from a file: renderers know no workshop."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from renderers.journey import Journey

if TYPE_CHECKING:
    from pydantic import TypeAdapter

FILE = Path(__file__).with_name("examples.json")


def examples() -> dict[str, Journey]:
    """By the key of the example: ``hotel``, ``grocery`` …"""
    return _journeys().validate_json(FILE.read_bytes())


def written(journeys: Mapping[str, Journey]) -> str:
    """What ``examples`` reads, without what has its default."""
    return _journeys().dump_json(dict(journeys), indent=1, exclude_defaults=True).decode() + "\n"


@cache
def _journeys() -> TypeAdapter[dict[str, Journey]]:
    """Made when first read: nothing else in renderers needs pydantic, and importing it takes a tenth of a second."""
    from pydantic import TypeAdapter

    return TypeAdapter(dict[str, Journey])
