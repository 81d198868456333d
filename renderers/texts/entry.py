"""``Entry``: one item in a thread or document, whole."""

from __future__ import annotations

from dataclasses import dataclass

from renderers.texts.line import SEPARATOR
from renderers.texts.shorten import one_line
from renderers.texts.words import isolated, unquoted

_SINGLE = str.maketrans("“”", "‘’")


def named(typed: str) -> str:
    """Typed text, whole and as it was typed, for inside a line of ours."""
    return isolated(one_line(typed))


def quoted(typed: str) -> str:
    """The same in quotation marks; those around it are left out, those inside become single ones."""
    return f"“{named(unquoted(typed).translate(_SINGLE))}”"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One item: ``mark`` in front, what was typed, and our words about it.

    ``mark`` is the experience's number on the map, the sign of an expectation, "" for a pain point.
    ``instead`` is what should happen instead, ``quote`` what somebody said and ``source`` who.
    ``link`` is an http(s) address or "".
    ``details`` are further labels of ours, each with what was typed. Typed text is whole.
    """

    mark: str
    text: str
    note: str
    instead: str = ""
    link: str = ""
    quote: str = ""
    source: str = ""
    details: tuple[tuple[str, str], ...] = ()

    @property
    def below(self) -> tuple[str, ...]:
        """The lines under the first one."""
        told = [f"{label}: {named(typed)}" for label, typed in self.details if typed]
        if self.instead:
            told.append(f"Instead: {named(self.instead)}")
        if self.quote:
            told.append(quoted(self.quote) + (f" ({named(self.source)})" if self.source else ""))
        return tuple(told)

    @property
    def plain(self) -> str:
        mark = f"{self.mark} " if self.mark else ""
        parts = (f"{mark}{named(self.text)}", self.note, self.link)
        return "\n  ".join([SEPARATOR.join(filter(None, parts)), *self.below])
