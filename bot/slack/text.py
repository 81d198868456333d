"""User text on Slack's surfaces: shortened between graphemes, escaped once, never read as markup."""

from __future__ import annotations

from collections.abc import Iterable

import regex
from slackblocks import RichText, RichTextChannel, RichTextLink, RichTextUser

_GRAPHEME = regex.compile(r"\X")
_MENTION = regex.compile(r"<@([UW][A-Z0-9]+)>")
_REFERENCE = regex.compile(r"<([@#]?)([^<>|]+)(?:\|([^<>]*))?>")

Inline = RichText | RichTextUser | RichTextLink | RichTextChannel


def size(text: str) -> int:
    """Length as Slack may count it: UTF-16 units, the larger of the two countings its documents leave open."""
    return len(text) + sum(character > "\uffff" for character in text)


def clip(text: str, limit: int) -> str:
    """``text`` within ``limit`` units, cut between graphemes and ended with an ellipsis when something is gone."""
    if size(text) <= limit:
        return text
    kept, room = [], limit - 1
    for match in _GRAPHEME.finditer(text):
        room -= size(match.group())
        if room < 0:
            break
        kept.append(match.group())
    return "".join(kept).rstrip() + "…"


def one_line(text: str) -> str:
    """``text`` with every run of white space as one blank, for labels."""
    return " ".join(text.split())


def escape(text: str) -> str:
    """``text`` for a message's top-level text: Slack's three escapes, so that nothing in it can ping or link."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def as_typed(text: str) -> str:
    """What somebody typed after a command, from what Slack makes of it: ``R&amp;D with <@U1|bob>``."""
    words: str = _REFERENCE.sub(lambda found: found[1] + (found[3] or found[2]), text)
    return words.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def paragraphs(parts: Iterable[str], limit: int, longest: int = 600) -> str:
    """The non-empty ``parts`` as lines, escaped and within ``limit``: the text a screen reader reads out.

    A part of more than ``longest`` is cut, so that one does not take the room of all others.
    An escape may be cut by the limit only as a whole, because clipping happens before escaping.
    """
    lines: list[str] = []
    room = limit
    for part in filter(None, parts):
        line = escape(clip(part, longest))
        if size(line) + 1 > room:
            break
        lines.append(line)
        room -= size(line) + 1
    return "\n".join(lines)


def inline(text: str, *, bold: bool = False, italic: bool = False) -> RichText:
    """``text`` as it stands, as one rich-text element; Slack refuses empty ones, so blank becomes a space."""
    return RichText(text or " ", bold=bold or None, italic=italic or None)


def with_people(text: str) -> list[Inline]:
    """The bot's own sentence with ``<@U…>`` shown as the person's name."""
    parts: list[Inline] = []
    end = 0
    for match in _MENTION.finditer(text):
        if match.start() > end:
            parts.append(inline(text[end : match.start()]))
        parts.append(RichTextUser(match.group(1)))
        end = match.end()
    if end < len(text) or not parts:
        parts.append(inline(text[end:]))
    return parts
