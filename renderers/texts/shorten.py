"""The one way a text is made shorter: whole graphemes, whole words where there are any, an ellipsis."""

from __future__ import annotations

import regex

ELLIPSIS = "…"
_SOFT_END = " \t,;:.-–—/(["


def one_line(text: str) -> str:
    """``text`` with every run of white space, line breaks included, as one space."""
    return " ".join(text.split())


def shorten(text: str, limit: int) -> str:
    """``text`` on one line in at most ``limit`` characters, never cutting a grapheme; "" if none fits.

    Ends after a word when one ends in the second half, so that a word is only cut where words are as long as lines.
    """
    text = one_line(text)
    if len(text) <= limit:
        return text
    kept = text[: _border(text, limit - len(ELLIPSIS))]
    words, _, _ = kept.rpartition(" ")
    if text[len(kept)] != " " and len(words) * 2 >= len(kept):
        kept = words
    kept = kept.rstrip(_SOFT_END)
    return kept + ELLIPSIS if kept else ""


def _border(text: str, limit: int) -> int:
    """The last place between two graphemes at or before ``limit``; ``text`` is longer than that."""
    if limit <= 0:
        return 0
    *_, last = regex.finditer(r"\X", text[: limit + 1])
    return int(last.start())
