"""What is drawn by all sides: one journey map on one sheet."""

from __future__ import annotations

from dataclasses import dataclass

from renderers import catalogue
from renderers.engine.ops import Page
from renderers.journey import Journey
from renderers.picture import Sheet

MAP = "journey_map"


@dataclass(frozen=True, slots=True)
class Subject:
    """The journey, its display list, and the sheet it becomes."""

    journey: Journey
    page: Page
    sheet: Sheet

    @property
    def scale(self) -> float:
        """Pixels a point."""
        return self.sheet.width / self.page.width

    @property
    def size(self) -> str:
        return f"{self.sheet.width} × {self.sheet.height}"

    def draw(self) -> None:
        """Our whole way, from the journey to PNG bytes."""
        catalogue.draw(MAP, self.journey)


def subject(journey: Journey) -> Subject:
    """Of a journey whose map fits on one sheet."""
    (page,) = catalogue.pages(MAP, journey)
    (sheet,) = catalogue.draw(MAP, journey)
    return Subject(journey, page, sheet)
