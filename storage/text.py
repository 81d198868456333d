"""The one text gate: whatever people type or a file brings goes through ``clean`` before it is stored.

NUL, lone surrogates and over-long text fail differently on SQLite, PostgreSQL and matplotlib (``reliability.md``
rule 9 and faults D1-D4), so they never get that far. Meaning is left alone: markup, scripts, direction marks,
joiners, emoji and shortcodes stay as typed, and every place that shows text escapes for itself.
"""

from __future__ import annotations

import unicodedata
from itertools import accumulate, takewhile

import regex

MAX_BYTES = 12_000  # Slack's longest text input, 3,000 characters, at four bytes each
_MARKS = regex.compile(r"(\p{M}{30})\p{M}+")
_DROPPED = regex.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff]+")
_VISIBLE = regex.compile(r"[^\p{Z}\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]")
_BLANK = "".join(c for c in map(chr, range(0x3001)) if c.isspace()) + "\u200b\u2060\ufeff"


def clean(text: str, limit: int, *, max_bytes: int = MAX_BYTES) -> str:
    """``text`` in NFC, without what no store or font can take, stripped, at most ``limit`` code points.

    Cuts only between graphemes (a single one longer than the limit is cut inside). Runs of combining marks end
    at 30, Unicode's stream-safe bound, which keeps this linear. Text without anything visible becomes "".
    Idempotent: cleaning twice changes nothing.
    """
    text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    text = _DROPPED.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    text = _MARKS.sub(r"\1", unicodedata.normalize("NFC", _MARKS.sub(r"\1", text)))
    text = _cut(text.strip(_BLANK), limit, max_bytes).rstrip(_BLANK)
    return text if _VISIBLE.search(text) else ""


def _cut(text: str, limit: int, max_bytes: int) -> str:
    size = min(limit, _fitting(text[:limit], max_bytes))
    if len(text) <= size:
        return text
    *_, last = regex.finditer(r"\X", text[: size + 1])
    return text[: last.start() or size]


def _fitting(text: str, max_bytes: int) -> int:
    """How many leading code points take at most ``max_bytes`` in UTF-8."""
    if len(text) * 4 <= max_bytes:
        return len(text)
    sizes = accumulate(len(character.encode()) for character in text)
    return sum(1 for _ in takewhile(lambda total: total <= max_bytes, sizes))
