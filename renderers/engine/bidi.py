"""The implicit part of the Unicode bidirectional algorithm (UAX #9): explicit controls are stripped before.

Levels are per code point; even reads left to right, odd right to left. Brackets pair by rule N0.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

import regex

_RIGHT_TO_LEFT = regex.compile(
    "[\\u0590-\\u08ff\\u200f\\u061c\\ufb1d-\\ufdff\\ufe70-\\ufeff\\U00010800-\\U00010fff\\U0001e800-\\U0001efff]"
)
_NEUTRAL = frozenset({"B", "S", "WS", "ON"})
_NUMBERS = frozenset({"EN", "AN"})
_OPENING = dict(zip("([{⟨〈《「『【（［｛", ")]}⟩〉》」』】）］｝", strict=True))
_CLOSING = {closing: opening for opening, closing in _OPENING.items()}


def has_right_to_left(text: str) -> bool:
    return _RIGHT_TO_LEFT.search(text) is not None


def base_level(text: str) -> int:
    """1 where the first strong letter reads right to left, else 0 (rules P2 and P3)."""
    if not has_right_to_left(text):
        return 0
    for letter in text:
        kind = unicodedata.bidirectional(letter)
        if kind in ("R", "AL"):
            return 1
        if kind == "L":
            return 0
    return 0


def levels(text: str, base: int) -> list[int]:
    """The embedding level of every code point of one line."""
    if base == 0 and not has_right_to_left(text):
        return [0] * len(text)
    kinds = _resolve_weak([unicodedata.bidirectional(letter) or "L" for letter in text], base)
    _resolve_brackets(text, kinds, base)
    _resolve_neutral(kinds, base)
    return _implicit(text, kinds, base)


def visual_order(run_levels: Sequence[int]) -> list[int]:
    """Indices of runs in the order they are drawn from left to right (rule L2)."""
    order = list(range(len(run_levels)))
    if not order:
        return order
    for level in range(max(run_levels), 0, -1):
        start = 0
        while start < len(order):
            end = start
            while end < len(order) and run_levels[order[end]] >= level:
                end += 1
            order[start:end] = reversed(order[start:end])
            start = max(end, start + 1)
    return order


def _side(level: int) -> str:
    return "R" if level % 2 else "L"


def _resolve_weak(kinds: list[str], base: int) -> list[str]:
    """Rules W1 to W7."""
    _inherit_marks(kinds, base)
    strong = _side(base)
    for index, kind in enumerate(kinds):
        if kind in ("L", "R", "AL"):
            strong = kind
        elif kind == "EN" and strong == "AL":
            kinds[index] = "AN"
    kinds = ["R" if kind == "AL" else kind for kind in kinds]
    _join_numbers(kinds)
    strong = _side(base)
    for index, kind in enumerate(kinds):
        if kind in ("L", "R"):
            strong = kind
        elif kind == "EN" and strong == "L":
            kinds[index] = "L"
    return kinds


def _inherit_marks(kinds: list[str], base: int) -> None:
    previous = _side(base)
    for index, kind in enumerate(kinds):
        if kind in ("NSM", "BN"):
            kinds[index] = previous
        previous = kinds[index]


def _join_numbers(kinds: list[str]) -> None:
    """W4 to W6: a separator between two numbers joins them, a currency sign belongs to its number."""
    for index in range(1, len(kinds) - 1):
        before, kind, after = kinds[index - 1], kinds[index], kinds[index + 1]
        joins = kind == "CS" or (kind == "ES" and before == "EN")
        if joins and before == after and before in _NUMBERS:
            kinds[index] = before
    index = 0
    while index < len(kinds):
        end = index
        while end < len(kinds) and kinds[end] == "ET":
            end += 1
        touches = (index > 0 and kinds[index - 1] == "EN") or (end < len(kinds) and kinds[end] == "EN")
        if end > index and touches:
            kinds[index:end] = ["EN"] * (end - index)
        index = max(end, index + 1)
    kinds[:] = ["ON" if kind in ("ES", "ET", "CS") else kind for kind in kinds]


def _resolve_brackets(text: str, kinds: list[str], base: int) -> None:
    """Rule N0: both brackets of a pair take the direction of what they hold."""
    for opening, closing in _bracket_pairs(text, kinds):
        inside = {_strong(kind) for kind in kinds[opening + 1 : closing]} - {None}
        if _side(base) in inside:
            kinds[opening] = kinds[closing] = _side(base)
        elif inside:
            before = next((s for k in reversed(kinds[:opening]) if (s := _strong(k))), _side(base))
            kinds[opening] = kinds[closing] = _side(base + 1) if before != _side(base) else _side(base)


def _bracket_pairs(text: str, kinds: Sequence[str]) -> list[tuple[int, int]]:
    stack: list[tuple[str, int]] = []
    pairs = []
    for index, letter in enumerate(text):
        if kinds[index] != "ON":
            continue
        if letter in _OPENING:
            stack.append((letter, index))
        elif letter in _CLOSING:
            depth = next((i for i in range(len(stack) - 1, -1, -1) if stack[i][0] == _CLOSING[letter]), None)
            if depth is not None:
                pairs.append((stack[depth][1], index))
                del stack[depth:]
    return sorted(pairs)


def _strong(kind: str) -> str | None:
    return "R" if kind in _NUMBERS or kind == "R" else "L" if kind == "L" else None


def _resolve_neutral(kinds: list[str], base: int) -> None:
    """N1 and N2: neutrals between two equal sides take that side, others the line's own."""
    index = 0
    while index < len(kinds):
        end = index
        while end < len(kinds) and kinds[end] in _NEUTRAL:
            end += 1
        if end > index:
            before = _strong(kinds[index - 1]) if index else _side(base)
            after = _strong(kinds[end]) if end < len(kinds) else _side(base)
            side = before if before is not None and before == after else _side(base)
            kinds[index:end] = [side] * (end - index)
        index = max(end, index + 1)


def _implicit(text: str, kinds: Sequence[str], base: int) -> list[int]:
    found = []
    for kind in kinds:
        if base % 2:
            found.append(base if kind == "R" else base + 1)
        else:
            found.append(base + 1 if kind == "R" else base + 2 if kind in _NUMBERS else base)
    for index in range(len(text) - 1, -1, -1):
        if not text[index].isspace():
            break
        found[index] = base
    return found
