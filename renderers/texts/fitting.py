"""Whole sentences in a row, as many as an alternative text may hold."""

from __future__ import annotations

from collections.abc import Iterable

from renderers.texts.words import sentence

LIMIT = 1000  # visual.md: uploads refuse more with alt_txt_too_large


def fitting(sentences: Iterable[str], limit: int = LIMIT) -> str:
    """The sentences that fit, each whole; a later short one may stand where a long one could not."""
    text = ""
    for each in filter(None, sentences):
        longer = f"{text} {sentence(each)}".strip()
        text = longer if len(longer) <= limit else text
    return text
