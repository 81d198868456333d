"""Typed text to drawable text: what may reverse, break or hide other text is taken out first.

Bidirectional controls, control characters, lone surrogates and towers of combining marks never reach the
shaper. ``:shortcodes:`` become the emoji they name, as in Slack; unknown codes stay as they were typed.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

import regex

_SURROGATE = regex.compile("[\ud800-\udfff]")
_DROPPED = regex.compile(
    "[\\u202a-\\u202e\\u2066-\\u206f\\ufff9-\\ufffb\\ufeff\\u00ad\\u115f\\u1160\\u3164\\uffa0\\u180e"
    "\\U0001bca0-\\U0001bca3"
    "\\u0000-\\u0008\\u000e-\\u001f\\u007f-\\u009f]"
)
_SPACE = regex.compile(r"[\t \u1680\u2000-\u200a\u205f\u3000]+")
_NEWLINE = regex.compile(r"\r\n?|[\v\f\u0085\u2028\u2029]")
_STACKED = regex.compile(
    r"([\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{2})"
    r"[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+"
)
_MARKS = regex.compile(r"(\p{M}{6})\p{M}+")
_CODE = regex.compile(r"(?<!\w):([a-z0-9_+'’\-]{1,60}):(?::skin-tone-([2-6]):)?")
_TONES = {"2": "🏻", "3": "🏼", "4": "🏽", "5": "🏾", "6": "🏿"}
_TAKES_TONE = regex.compile(r"\p{Emoji_Modifier_Base}")
_COUNTRY = regex.compile("flag-([a-z]{2})")
_FIRST_FLAG_LETTER = 0x1F1E6
_RELATIVES = {"man": "👨", "woman": "👩", "girl": "👧", "boy": "👦"}
_FAMILY = regex.compile("(man|woman)(-(man|woman))?(-(girl|boy)){1,2}")
_WORKER = regex.compile("(male|female)-([a-z-]+)")
_JOBS = {"doctor": "health_worker", "police-officer": "police_officer"}
_GRAPHEME = regex.compile(r"\X")
_SMALLEST_KEPT = 0.6


@lru_cache(maxsize=4096)
def clean(text: str) -> str:
    """One spelling, one kind of space, newlines kept, nothing invisible that changes its neighbours."""
    text = _SURROGATE.sub("\ufffd", text)
    text = _NEWLINE.sub("\n", text)
    text = _DROPPED.sub("", text)
    text = unicodedata.normalize("NFC", text)
    text = _MARKS.sub(r"\1", _STACKED.sub(r"\1", text))
    text = _SPACE.sub(" ", text).strip()
    return str(_CODE.sub(_emoji, text)) if ":" in text else text


def _emoji(found: regex.Match[str]) -> str:
    name, tone = found.group(1), found.group(2)
    drawn = _named(name)
    if drawn is None:
        return str(found.group(0))
    if tone and _TAKES_TONE.match(drawn):
        return drawn[0] + _TONES[tone] + drawn[1:].removeprefix("\ufe0f")
    return drawn


def _named(name: str) -> str | None:
    """By the common name, or by the names Slack alone gives to flags, families and people at work."""
    if country := _COUNTRY.fullmatch(name):
        return "".join(chr(_FIRST_FLAG_LETTER + ord(letter) - ord("a")) for letter in country.group(1))
    if _FAMILY.fullmatch(name):
        return "\u200d".join(_RELATIVES[each] for each in name.split("-"))
    if worker := _WORKER.fullmatch(name):
        job = _JOBS.get(worker.group(2), worker.group(2)).replace("-", "_")
        return _aliases().get(f":{'woman' if worker.group(1) == 'female' else 'man'}_{job}:")
    return _aliases().get(f":{name}:") or _aliases().get(f":{name.removeprefix('flag-')}:")


@lru_cache(maxsize=1)
def _aliases() -> dict[str, str]:
    """Every ``:alias:`` the emoji package knows; built on the first text that holds a code."""
    import emoji

    table: dict[str, str] = {}
    for character, names in emoji.EMOJI_DATA.items():
        for name in [names["en"], *names.get("alias", [])]:
            table.setdefault(name, character)
    return table


def graphemes(text: str) -> list[str]:
    """User-perceived characters: an emoji family or a letter with its marks is one."""
    return list(text) if text.isascii() else _GRAPHEME.findall(text)


def clipped(text: str, limit: int) -> str:
    """``text`` of at most ``limit`` graphemes, cut after a word where one ends near, with an ellipsis."""
    letters = graphemes(text)
    if len(letters) <= limit:
        return text
    kept = "".join(letters[: limit - 1])
    space = kept.rfind(" ")
    if space > len(kept) * _SMALLEST_KEPT:
        kept = kept[:space]
    return kept.rstrip(" \n,;:.") + "…"
