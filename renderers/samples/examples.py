"""The six example journeys as a held workshop leaves them, from a file: renderers know no workshop."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from pydantic import TypeAdapter

from renderers.journey import Journey

FILE = Path(__file__).with_name("examples.json")
_JOURNEYS = TypeAdapter(dict[str, Journey])


def examples() -> dict[str, Journey]:
    """By the key of the example: ``hotel``, ``grocery`` …"""
    return _JOURNEYS.validate_json(FILE.read_bytes())


def written(journeys: Mapping[str, Journey]) -> str:
    """What ``examples`` reads, without what has its default."""
    return _JOURNEYS.dump_json(dict(journeys), indent=1, exclude_defaults=True).decode() + "\n"
