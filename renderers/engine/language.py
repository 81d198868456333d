"""Which language a text is likely to be in, for voices that read it out and for the forms of its letters."""

from __future__ import annotations

import regex

_LETTER = regex.compile(r"\p{L}")
_LANGUAGES = (
    ("ar", regex.compile(r"\p{Script=Arabic}")),
    ("he", regex.compile(r"\p{Script=Hebrew}")),
    ("hi", regex.compile(r"\p{Script=Devanagari}")),
    ("th", regex.compile(r"\p{Script=Thai}")),
    ("ru", regex.compile(r"\p{Script=Cyrillic}")),
    ("el", regex.compile(r"\p{Script=Greek}")),
    ("ko", regex.compile(r"\p{Script=Hangul}")),
    ("ja", regex.compile(r"[\p{Script=Hiragana}\p{Script=Katakana}]")),
    ("zh", regex.compile(r"\p{Script=Han}")),
)
_GOOD_PART = 0.4


def language(text: str) -> str | None:
    """The commonest language of the script that a good part of ``text`` is in, None for Latin letters."""
    letters = 0 if text.isascii() else len(_LETTER.findall(text))
    found = (name for name, script in _LANGUAGES if letters and len(script.findall(text)) >= _GOOD_PART * letters)
    return next(found, None)
