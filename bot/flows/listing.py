"""Everything collected, page by page, in full: what "Show all" shows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot.flows.phase import Group, Line
from bot.flows.phases import PHASES
from storage.records import Workshop

SIZE = 20
MOST_CHARACTERS = 12_000  # of one page; a single longer line still gets its page


@dataclass(frozen=True, slots=True)
class Page:
    """``page`` counts from 1; ``total`` counts lines over all ``pages``."""

    groups: tuple[Group, ...]
    page: int
    pages: int
    total: int


@dataclass(frozen=True, slots=True)
class _Entry:
    group: Group  # without its lines
    line: Line


def everything_of(workshop: Workshop, page: int, size: int = SIZE) -> Page:
    """The page nearest to the one asked for; an empty workshop has one empty page."""
    entries = tuple(_entries(workshop))
    pages = tuple(_pages(entries, size)) or ((),)
    number = min(max(page, 1), len(pages))
    return Page(groups=_grouped(pages[number - 1]), page=number, pages=len(pages), total=len(entries))


def page_of(workshop: Workshop, item_id: str, size: int = SIZE) -> int:
    """The page that shows the item, 1 if none does."""
    found = (
        number
        for number, page in enumerate(_pages(tuple(_entries(workshop)), size), start=1)
        if any(entry.line.item_id == item_id for entry in page)
    )
    return next(found, 1)


def _entries(workshop: Workshop) -> Iterator[_Entry]:
    for phase in PHASES:
        for group in phase.collected(workshop):
            bare = replace(group, lines=(), warning="", section=phase.title)
            for line in group.lines:
                yield _Entry(bare, line)


def _pages(entries: tuple[_Entry, ...], size: int) -> Iterator[tuple[_Entry, ...]]:
    page: list[_Entry] = []
    room = MOST_CHARACTERS
    for entry in entries:
        weight = len(entry.line.text) + len(entry.line.meta) + len(entry.line.link) + len(entry.group.heading)
        if page and (len(page) == size or weight > room):
            yield tuple(page)
            page, room = [], MOST_CHARACTERS
        page.append(entry)
        room -= weight
    if page:
        yield tuple(page)


def _grouped(entries: tuple[_Entry, ...]) -> tuple[Group, ...]:
    groups: list[Group] = []
    last: Group | None = None
    for entry in entries:
        if entry.group is not last:
            groups.append(entry.group)
            last = entry.group
        groups[-1] = replace(groups[-1], lines=(*groups[-1].lines, entry.line))
    return tuple(groups)
