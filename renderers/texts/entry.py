"""``Entry``: one item in a thread or document, whole."""

from __future__ import annotations

from dataclasses import dataclass

from renderers.texts.line import SEPARATOR
from renderers.texts.shorten import one_line
from renderers.texts.words import isolated

_SINGLE = str.maketrans("“”", "‘’")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One item: ``mark`` in front, what was typed, and our words about it.

    ``mark`` is the experience's number on the map, the sign of an expectation, "" for a pain point.
    ``instead`` is what should happen instead, ``quote`` what somebody said; ``link`` an http(s) address or "".
    Typed text is whole.
    """

    mark: str
    text: str
    note: str
    instead: str = ""
    link: str = ""
    quote: str = ""

    @property
    def plain(self) -> str:
        said = f"\n  {quoted(self.quote)}" if self.quote else ""
        instead = f"\n  Instead: {isolated(one_line(self.instead))}" if self.instead else ""
        link = f"{SEPARATOR}{self.link}" if self.link else ""
        mark = f"{self.mark} " if self.mark else ""
        return f"{mark}{isolated(one_line(self.text))}{SEPARATOR}{self.note}{link}{instead}{said}"


def named(typed: str) -> str:
    """Typed text, whole, for inside a note of ours."""
    return isolated(one_line(typed))


def quoted(typed: str) -> str:
    """The same in quotation marks; those inside become single ones."""
    return f"“{named(typed.translate(_SINGLE))}”"
