"""Makes the files of an export, one format after the other; pictures come from the drawing process."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bot.drawing import Drawing
from bot.flows.journey import journey_of
from renderers.exports import File, csv_file, packed
from renderers.exports.pictures import KINDS
from renderers.journey import Journey
from renderers.texts import markdown, mermaid
from storage.document import dump
from storage.records import Workshop

MAP = "journey_map"


@dataclass(frozen=True, slots=True)
class ExportMaker:
    drawing: Drawing

    async def make(self, key: str, workshop: Workshop) -> tuple[File, ...]:
        """The files of one format; nothing for a format of another release. Fails with ``NotDrawn``."""
        journey = journey_of(workshop)
        if key == "json":
            return (File(f"customer-journey-{journey.held_on.isoformat()}.json", dump(workshop)),)
        if key in KINDS:
            return await self._pictures(key, journey)
        return await asyncio.to_thread(TEXTS[key], journey) if key in TEXTS else ()

    async def _pictures(self, kind: str, journey: Journey) -> tuple[File, ...]:
        """The map by itself, everything else that says something in one archive."""
        from renderers import catalogue

        maps = await self.drawing.files(kind, MAP, journey)
        others: list[File] = []
        for name in catalogue.telling(journey):
            if name != MAP:
                others += await self.drawing.files(kind, name, journey)
        if not others:
            return maps
        return (*maps, await asyncio.to_thread(packed, f"more-pictures-{kind}.zip", others))


def _text(suffix: str, make: Callable[[Journey], str]) -> Callable[[Journey], tuple[File, ...]]:
    def files(journey: Journey) -> tuple[File, ...]:
        name = f"customer-journey-{journey.held_on.isoformat()}.{suffix}"
        return (File(name, make(journey).encode()),)

    return files


def _table(journey: Journey) -> tuple[File, ...]:
    return (csv_file(journey),)


def _workbook(journey: Journey) -> tuple[File, ...]:
    from renderers.exports.xlsx import xlsx_file

    return (xlsx_file(journey),)


TEXTS: Mapping[str, Callable[[Journey], tuple[File, ...]]] = {
    "csv": _table,
    "xlsx": _workbook,
    "md": _text("md", markdown),
    "mermaid": _text("mmd", mermaid),
}
