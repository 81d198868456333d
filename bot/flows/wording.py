"""How sentences are put together: counts, quotes, lists, and what people typed inside our own words.

A sentence of ours may carry mentions (<@U1>). What somebody typed is quoted so that it can never become one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import regex

_WORD_JOINER = "\u2060"
_KEPT = 0.6  # a cut goes back to the last space only if this share of the room stays filled


def flat(text: str) -> str:
    """On one line, every run of white space one space."""
    return " ".join(text.split())


def clip(text: str, limit: int) -> str:
    """At most ``limit`` code points of ``text`` on one line, ending in "…" where something is missing.

    The cut falls between words where a space is near, and never inside a grapheme.
    """
    text = flat(text)
    if len(text) <= limit:
        return text
    ends = [match.end() for match in regex.finditer(r"\X", text[:limit]) if match.end() < limit]
    room = ends[-1] if ends else 0
    space = text.rfind(" ", 0, room + 1)
    return text[: space if space >= limit * _KEPT else room].rstrip() + "…"


def plain(text: str, limit: int = 60) -> str:
    """Typed text for use inside a sentence of ours: short, on one line, unable to mention anybody."""
    return clip(text, limit).replace("<@", f"<{_WORD_JOINER}@")


def quoted(text: str, limit: int = 60) -> str:
    return f"“{plain(text, limit)}”"


def counted(number: int, noun: str, plural: str = "") -> str:
    return f"{number} {noun if number == 1 else plural or noun + 's'}"


def listed(parts: Sequence[str], *, most: int = 3) -> str:
    """ "A", "A and B", "A, B and C", "A, B, C and 4 more"."""
    shown = list(parts[:most])
    if len(parts) > most:
        shown.append(f"{len(parts) - most} more")
    if len(shown) < 2:
        return "".join(shown)
    return f"{', '.join(shown[:-1])} and {shown[-1]}"


def mentioned(user_ids: Sequence[str]) -> str:
    """The first three as mentions, "or" between them: an answer to "who can?"."""
    shown = [f"<@{user_id}>" for user_id in user_ids[:3]]
    if len(shown) < 2:
        return "".join(shown)
    return f"{', '.join(shown[:-1])} or {shown[-1]}"


def sentences(parts: Iterable[str]) -> str:
    return " ".join(part for part in parts if part)


def signed(score: float) -> str:
    """A score as people read it: "+1", "0", "−1.5"."""
    text = f"{abs(score):.1f}".removesuffix(".0")
    if text == "0":
        return text
    return ("−" if score < 0 else "+") + text
