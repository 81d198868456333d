"""A word wider than its line: cut after a soft spot such as ``/``, with a hyphen between two syllables, or anywhere.

The language of a word is unknown, so syllables are what most languages with an alphabet agree on: one begins with
a consonant before a vowel. Only plain words get a hyphen; in an address it would be taken for a part of it.
"""

from __future__ import annotations

import unicodedata

import regex

from renderers.engine.clean import graphemes
from renderers.engine.shaping import HYPHEN, width
from renderers.engine.type import Type

_SOFT_SPOT = regex.compile(r"[/._\-@?&=:,;+#%\\]")
_LETTER = r"[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Armenian}]"
_IS_LETTER = regex.compile(_LETTER)
_PLAIN = regex.compile(rf"[\p{{Ps}}\p{{Pi}}\"'¿¡]*(?:{_LETTER}|\p{{M}}|['’-])+[\p{{P}}\p{{S}}]*")
_VOWEL = "aeiouyæøœıαεηιουωаеёиоуыэюяієў"
_ONSET = regex.compile(rf"(?:sch|[cgprstw]h|qu|[bcdfgkptv][lr]|[^{_VOWEL}])[{_VOWEL}]")
_LONGEST_ONSET = 3
_LEAST_LETTERS = 3
_EARLIEST = 0.35
_EVENLY = 1.06


def broken(word: str, wide: float, style: Type, measure: float) -> list[str]:
    """Each piece fits the measure; even ones where that takes no line more and no hyphen says where to break."""
    pieces = _cut(word, wide, style, measure)
    if "".join(pieces) != word:
        return pieces
    shorter = _cut(word, wide, style, min(measure, wide / len(pieces) * _EVENLY))
    return shorter if len(shorter) == len(pieces) and "".join(shorter) == word else pieces


def _cut(word: str, wide: float, style: Type, measure: float) -> list[str]:
    """At grapheme borders."""
    left = graphemes(word)
    plain = _PLAIN.fullmatch(word) is not None
    pieces: list[str] = []
    count = int(len(left) * measure / wide)
    while left:
        count, end = _fitting(left, style, measure, count), ""
        if count < len(left):
            count, end = _ended(left, count, style, measure, plain)
        piece = "".join(left[:count]) + end
        pieces.append(piece if width(piece, style) <= measure else "…")
        left = left[count:]
    return pieces


def _ended(letters: list[str], count: int, style: Type, measure: float, plain: bool) -> tuple[int, str]:
    """How many of the ``count`` letters that fit stand on the line, and what ends it."""
    soft = [at + 1 for at in range(count // 2, count) if _SOFT_SPOT.match(letters[at])]
    if soft:
        return soft[-1], ""
    most = count
    while plain and most and width("".join(letters[:most]) + HYPHEN, style) > measure:
        most -= 1
    divided = _divided(letters, most) if plain else None
    return (divided, HYPHEN) if divided else (count, "")


def _divided(letters: list[str], most: int) -> int | None:
    """After how many letters a hyphen may stand: late, between syllables if it can be."""
    is_letter = [_IS_LETTER.match(letter) is not None for letter in letters]
    last = min(most, len(letters) - is_letter[::-1].index(True) - _LEAST_LETTERS)
    spots = [at for at in range(_LEAST_LETTERS, last + 1) if is_letter[at - 1] and is_letter[at]]
    bare = "".join(unicodedata.normalize("NFD", letter)[0].lower() for letter in letters)
    between = [at for at in spots if at >= most * _EARLIEST and _begins_syllable(bare, at)]
    return max(between or spots, default=None)


def _begins_syllable(bare: str, at: int) -> bool:
    """The longest beginning that leads to its vowel starts here: t-r before a vowel, not r alone."""
    if _ONSET.match(bare, at) is None:
        return False
    longer = (_ONSET.match(bare, start) for start in range(max(0, at - _LONGEST_ONSET + 1), at))
    return all(found is None or found.end() <= at + 1 for found in longer)


def _fitting(letters: list[str], style: Type, measure: float, guess: int) -> int:
    """How many of the letters fit, at least one; those around ``guess`` are measured first."""
    low, high = 1, len(letters)
    at, step = min(max(2, guess), high), 1
    while low < high:
        if _fits(letters, at, style, measure):
            low, at = at, at + step
        else:
            high, at = at - 1, at - step
        step *= 2
        at = at if low < at <= high else (low + high + 1) // 2
    return low


def _fits(letters: list[str], count: int, style: Type, measure: float) -> bool:
    return width("".join(letters[:count]), style) <= measure
