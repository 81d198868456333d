"""Names people typed, inside sentences of ours: where they end is clear, and a row of them stays short."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from renderers.texts.line import part
from renderers.texts.words import capital, count, ends_like_a_sentence, listed, sentence

_SINGLE = str.maketrans("“”„‟", "‘’‚‛")
NO_NAME = "no name"
UNNAMED = "Untitled journey"


def in_quotes(name: str, limit: int = 60) -> str:
    """In quotation marks, which become single ones inside; ``limit`` is that of the name alone."""
    return f"“{part(name.translate(_SINGLE), limit) or NO_NAME}”"


def among(names: Sequence[str], limit: int, one: str = "other", many: str = "others") -> str:
    """All names where they fit into about ``limit`` characters, else the first and how many more there are."""
    known = [name for name in names if part(name, limit)]
    whole = listed([part(name, limit) for name in known])
    if len(whole) <= limit or len(known) <= 1:
        return whole
    rest = f" and {count(len(known) - 1, one, many)}"
    return f"{part(known[0], max(1, limit - len(rest)))}{rest}"


def opened(title: str, limit: int, rest: str) -> str:
    """``title: rest``; two sentences where the title holds a colon or ends like a sentence itself."""
    name = part(title, limit) or UNNAMED
    if ":" in name or "：" in name or ends_like_a_sentence(name):
        return f"{sentence(name)} {capital(rest)}"
    return f"{name.rstrip(' ,;')}: {rest}"


def fullest(made: Iterable[str], limit: int) -> str:
    """The first of several wordings that fits, from the longest to the shortest; the last one if none does."""
    wordings = list(made)
    return next((each for each in wordings if len(each) <= limit), wordings[-1])
