"""Typed text in Markdown: every character arrives as text, in documents (GitHub flavour) and Slack canvases alike."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from urllib.parse import quote

import regex

from renderers.texts.shorten import one_line

MOST_CELLS = 300  # of one table in a canvas; slack-contract 7
_SPECIAL = regex.compile(r"([\\`*_{}\[\]<>#|~$&])")
_ADDRESS = regex.compile(r"(?i):(?=//)|(?<=www)\.")
_AT_START = regex.compile(r"^(\d*)([.)+\-=:])")
_URL_SAFE = "/:?#[]@!$&'*+,;=%~-._"


def marked(typed: str) -> str:
    """On one line; no link, mention, list, table cell, formula or HTML can start in it.

    Addresses of websites stay text, for one that was shortened would lead elsewhere; those of mail nothing can stop.
    """
    told = _ADDRESS.sub(r"\\\g<0>", _SPECIAL.sub(r"\\\1", one_line(typed)))
    return str(_AT_START.sub(r"\1\\\2", told))


def link(label: str, address: str) -> str:
    return f"[{label}]({quote(address, safe=_URL_SAFE)})"


def tables(titles: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """One table, or several where there are more cells than one may have; cells are already marked."""
    most = MOST_CELLS // len(titles) - 1
    head = [_row(titles), "|" + "---|" * len(titles)]
    return ["\n".join([*head, *map(_row, some)]) for some in _some(list(rows), most)]


def _some(rows: list[Sequence[str]], most: int) -> list[list[Sequence[str]]]:
    return [rows[start : start + most] for start in range(0, len(rows), most)]


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
