"""``Type``: how a piece of text is set, in points of the page."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Type:
    """``display`` takes Inter's cut for large sizes; ``tracking`` is added after each grapheme, in points."""

    size: float
    leading: float
    weight: int = 400
    colour: str = "#172033"
    italic: bool = False
    tracking: float = 0.0
    display: bool = False

    @property
    def optical(self) -> int:
        return 32 if self.display else 14
