"""How much of what was collected fits on the board: fair shares between groups, counted where it ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.flows.phase import Group, Line
from bot.flows.wording import clip

MOST_LINES = 40  # lines and headings together
MOST_CHARACTERS = 6_000
LINE = 160
HEADING = 80


def fitted(groups: Sequence[Group]) -> tuple[tuple[Group, ...], int]:
    """The groups clipped to the budget and how many lines are left out altogether.

    Every group shown gets its heading first; then they take one line each in turn, so that a full stage does not
    push out the others. Order is kept, and within a group the first lines stay.
    """
    shown = [_clipped(group) for group in groups[: MOST_LINES // 2]]
    hidden = sum(len(group.lines) for group in groups[len(shown) :])
    kept = _shares(shown)
    out = tuple(
        replace(group, lines=group.lines[:number], more=len(group.lines) - number)
        for group, number in zip(shown, kept, strict=True)
    )
    return out, hidden + sum(group.more for group in out)


def _shares(groups: Sequence[Group]) -> list[int]:
    """How many lines each group may show."""
    kept = [0] * len(groups)
    lines = MOST_LINES - sum(1 for group in groups if group.heading)
    characters = MOST_CHARACTERS - sum(len(group.heading) + len(group.warning) for group in groups)
    waiting = [number for number, group in enumerate(groups) if group.lines]
    while waiting and lines > 0:
        for number in tuple(waiting):
            size = _size(groups[number].lines[kept[number]])
            if lines < 1 or size > characters:
                return kept
            kept[number] += 1
            lines -= 1
            characters -= size
            if kept[number] == len(groups[number].lines):
                waiting.remove(number)
    return kept


def _size(line: Line) -> int:
    return len(line.text) + len(line.meta) + len(line.link)


def _clipped(group: Group) -> Group:
    lines = tuple(replace(line, text=clip(line.text, LINE), link=_link(line.link)) for line in group.lines)
    return replace(group, heading=clip(group.heading, HEADING), lines=lines)


def _link(link: str) -> str:
    """A very long address is not shown on the board; "Show all" has it."""
    return link if len(link) <= LINE else ""
