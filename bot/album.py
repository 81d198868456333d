"""Pictures of an export in jobs small enough for the drawing process: one that fails takes no other along."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.drawing import Drawing, NotDrawn
from bot.flows.wording import clip, listed
from renderers.exports.file import File
from renderers.exports.pictures import numbered
from renderers.journey import Journey

PATIENCE = 3  # jobs of one format that fail, before the others are not tried any more
_ONE_FILE = "pdf"  # quick to draw whatever it holds, because nothing is made into pixels
_LONGEST_NAME = 40
log = logging.getLogger("bot.exporting")


@dataclass(slots=True)
class Album:
    """Pictures of one format; ``missing`` says in words which could not be drawn, or not in whole."""

    drawing: Drawing
    kind: str
    journey: Journey
    missing: list[str] = field(default_factory=list)
    _failures: int = field(default=0, init=False)

    async def add(self, name: str) -> tuple[File, ...]:
        """The picture's files, stage by stage where its stages stand apart; a PDF is cut up only in need."""
        from renderers import catalogue

        stages = catalogue.one_by_one(name, self.journey)
        apart = len(stages) > 1
        if not apart or self.kind == _ONE_FILE:
            whole = await self._files(name)
            if whole is not None:
                return whole
        parts = {key: await self._files(name, (key,)) for key in stages} if apart else {}
        lost = [key for key, files in parts.items() if files is None]
        if lost or not apart:
            self.missing.append(self._title(name, lost if len(lost) < len(parts) else ()))
        return numbered(self.kind, name, (files for files in parts.values() if files))

    async def _files(self, name: str, stages: tuple[str, ...] = ()) -> tuple[File, ...] | None:
        if self._failures >= PATIENCE:
            return None
        try:
            return await self.drawing.files(self.kind, name, self.journey, stages)
        except NotDrawn as reason:
            self._failures += 1
            log.warning("a picture could not be drawn", extra={"picture": name, "reason": str(reason)})
            return None

    def _title(self, name: str, stages: Sequence[str]) -> str:
        """The picture's, and which stages of it are meant where not all are."""
        from renderers import catalogue

        title = catalogue.picture(name).title
        names = [
            f"“{clip(stage.name, _LONGEST_NAME)}”" if stage.name.strip() else f"stage {number}"
            for number, stage in enumerate(self.journey.stages, 1)
            if stage.key in stages
        ]
        return f"{title} of {listed(names)}" if names else title
