"""``File``: what an export hands out."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class File:
    """``name`` is safe on every system: ASCII letters, digits, hyphens and one dot."""

    name: str
    data: bytes
