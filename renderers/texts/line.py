"""``Line``: one finding as the parts a place may set differently, and the same parts in a row."""

from __future__ import annotations

from dataclasses import dataclass

from renderers.engine.clean import clean
from renderers.texts.shorten import shorten
from renderers.texts.words import isolated

SEPARATOR = " · "
LIMIT = 75
ROOMY = 100  # where the whole still has room
_LEADS = {LIMIT: 26, ROOMY: 40}
_LEAST = 56


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """``lead`` says where (set bold), ``text`` what, ``note`` how much in our own words. Plain text, no markup."""

    lead: str = ""
    text: str = ""
    note: str = ""

    @property
    def plain(self) -> str:
        return SEPARATOR.join(part for part in (self.lead, self.text, self.note) if part)


def fit(lead: str, text: str, note: str, limit: int = LIMIT) -> Line:
    """A line of about ``limit`` characters: the note stays whole, the rest keeps at least ``_LEAST``."""
    lead = part(lead, _LEADS.get(limit, _LEADS[LIMIT]))
    limit = max(limit, len(note) + _LEAST)
    room = limit - sum(len(each) + len(SEPARATOR) for each in (lead, note) if each)
    return Line(lead=lead, text=part(text, room), note=note)


def part(text: str, limit: int) -> str:
    """Typed text for inside a line of ours: one line, short enough, unable to reorder its neighbours.

    ``:shortcodes:`` become emoji first: where the line is read aloud, and where it ends, they would be noise.
    """
    text = clean(text)
    short = shorten(text, limit)
    if len(apart := isolated(short)) <= limit:
        return apart
    return isolated(shorten(text, limit - 2))
