"""How much of what was collected fits on the board, so that its buttons stay on the screen: the newest lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.flows.phase import Group, Line
from bot.flows.wording import clip

MOST_LINES = 18  # lines and headings together
MOST_CHARACTERS = 4_000
LINE = 160
HEADING = 56


def fitted(groups: Sequence[Group]) -> tuple[tuple[Group, ...], int]:
    """The groups clipped to the budget and how many lines are left out.

    The newest lines stay, so that everybody sees what has just been said; they stand in the order of the groups. A
    group without a line left is not shown.
    """
    short = [_clipped(group) for group in groups]
    kept = _newest(short)
    out = tuple(
        replace(group, lines=tuple(line for place, line in enumerate(group.lines) if (number, place) in kept))
        for number, group in enumerate(short)
    )
    total = sum(len(group.lines) for group in short)
    return tuple(group for group in out if group.lines or group.warning), total - len(kept)


def _newest(groups: Sequence[Group]) -> set[tuple[int, int]]:
    """Numbers of group and line."""
    lines, characters = MOST_LINES, MOST_CHARACTERS - sum(len(group.warning) for group in groups)
    kept: set[tuple[int, int]] = set()
    headed: set[int] = set()
    for number, place in sorted(_places(groups), key=lambda at: (groups[at[0]].lines[at[1]].at, at), reverse=True):
        heading = "" if number in headed else groups[number].heading
        size = _size(groups[number].lines[place]) + len(heading)
        lines -= 2 if heading else 1
        characters -= size
        if lines < 0 or characters < 0:
            break
        kept.add((number, place))
        headed.add(number)
    return kept


def _places(groups: Sequence[Group]) -> Iterator[tuple[int, int]]:
    for number, group in enumerate(groups):
        yield from ((number, place) for place in range(len(group.lines)))


def _size(line: Line) -> int:
    return len(line.text) + len(line.meta) + len(line.link)


def _clipped(group: Group) -> Group:
    lines = tuple(replace(line, text=clip(line.text, LINE), link=_link(line.link)) for line in group.lines)
    return replace(group, heading=clip(group.heading, HEADING), lines=lines)


def _link(link: str) -> str:
    """A very long address is not shown on the board; "Show all" has it."""
    return link if len(link) <= LINE else ""
