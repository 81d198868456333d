"""Makes the files of an export, one format after the other; pictures come from the drawing process."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bot.album import Album
from bot.drawing import Drawing, NotDrawn
from bot.flows.journey import journey_of
from renderers.exports import File, csv_file, packed
from renderers.exports.pictures import KINDS
from renderers.journey import Journey
from renderers.texts import markdown, mermaid
from storage.document import dump
from storage.records import Workshop

MAP = "journey_map"


@dataclass(frozen=True, slots=True)
class Made:
    """The files of one format; ``missing`` says which pictures could not be drawn, or not in whole."""

    files: tuple[File, ...] = ()
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ExportMaker:
    drawing: Drawing

    async def make(self, key: str, workshop: Workshop) -> Made:
        """Nothing for a format of another release. Fails with ``NotDrawn`` where no picture at all can be had."""
        journey = journey_of(workshop)
        if key == "json":
            return Made((File(f"customer-journey-{journey.held_on.isoformat()}.json", dump(workshop)),))
        if key in KINDS:
            return await self._pictures(key, journey)
        return Made(await asyncio.to_thread(TEXTS[key], journey)) if key in TEXTS else Made()

    async def _pictures(self, kind: str, journey: Journey) -> Made:
        """The map by itself, everything else that says something in one archive."""
        from renderers import catalogue

        album = Album(self.drawing, kind, journey)
        maps = await album.add(MAP)
        others: list[File] = []
        for name in catalogue.telling(journey):
            if name != MAP:
                others += await album.add(name)
        if not maps and not others:
            raise NotDrawn(kind)
        if not others:
            return Made(maps, tuple(album.missing))
        archive = await asyncio.to_thread(packed, f"more-pictures-{kind}.zip", others)
        return Made((*maps, archive), tuple(album.missing))


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
