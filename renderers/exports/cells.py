"""Typed text for spreadsheet cells: it is shown, never calculated (CSV injection, fault D of reliability.md)."""

from __future__ import annotations

import regex

_STARTS = "=+@\\-＝﹦⁼₌⩵⩶＋﹢⁺₊﬩－﹣＠﹫"
_DANGEROUS = regex.compile(rf"(^|[;\t\r\n])(?=[\s\p{{C}}\p{{Z}}'\"]*[{_STARTS}])|^(?=[\t\r])")


def text_cell(text: str) -> str:
    """``text`` with an apostrophe wherever a spreadsheet could begin a formula.

    That is at the start, also behind white space, invisible characters and quotes and for full-width signs, and
    behind a semicolon, tab or line break, where a program that expects another separator would begin a new cell.
    """
    return str(_DANGEROUS.sub(r"\1'", text))
