"""Our own words and figures, the same in every text: signs, scores, evidence, severity, counts, directions."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from renderers.journey import Evidence, Met, Severity, Spread

MINUS = "\u2212"
ARROW = "\u2192"
_SENTENCE_ENDS = (".", "!", "?", "…", "。", "！", "？", "؟", "।")
_HOUR, _DAY = 60.0, 1440.0  # minutes
_FIRST_ISOLATE, _END_ISOLATE = "\u2068", "\u2069"
_AFTER_THE_END = f"\"'”’»)）」』{_END_ISOLATE}"
_QUOTATION_MARKS = '"“”„‟«»'

EVIDENCE = {Evidence.GUESS: "guess", Evidence.SEEN: "seen", Evidence.MEASURED: "measured"}
SEVERITY = {Severity.MILD: "mild", Severity.BAD: "bad", Severity.SEVERE: "severe"}
MET = {Met.MET: "met", Met.PARTLY: "partly met", Met.UNMET: "unmet", Met.UNKNOWN: "not said whether met"}
MET_SIGN = {Met.MET: "✓", Met.PARTLY: "~", Met.UNMET: "✗", Met.UNKNOWN: "?"}


def signed(value: float) -> str:
    """A score with its sign: ``−2``, ``0``, ``+0.5``; one decimal where it is not whole."""
    rounded = round(value, 1)
    if rounded == 0:
        return "0"
    sign = "+" if rounded > 0 else MINUS
    return f"{sign}{abs(rounded):.1f}".removesuffix(".0")


def size(value: float) -> str:
    """The width of a gap, without a sign unless it is negative."""
    return signed(value).removeprefix("+")


def score(spread: Spread) -> str:
    """What one or several people said, the lowest first: ``−2``, or ``−2 (mean +0.3)``."""
    if spread.low == spread.high:
        return signed(spread.low)
    return f"{signed(spread.low)} (mean {signed(spread.mean)})"


def score_in_full(spread: Spread) -> str:
    """``−2``, or ``mean +0.3, from −2 to +2, 6 people``; never who."""
    if spread.n == 1:
        return signed(spread.low)
    if spread.low == spread.high:
        return f"{signed(spread.low)}, {count(spread.n, 'person', 'people')}"
    spans = f"from {signed(spread.low)} to {signed(spread.high)}"
    return f"mean {signed(spread.mean)}, {spans}, {count(spread.n, 'person', 'people')}"


def count(number: int, one: str, many: str = "") -> str:
    """``1 vote``, ``2 votes``, ``1,200 votes``."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def listed(words: Iterable[str]) -> str:
    """``a``, ``a and b``, ``a, b and c``."""
    *most, last = list(words) or [""]
    return f"{', '.join(most)} and {last}" if most else last


def sentence(text: str) -> str:
    """``text`` with a full stop, unless it, or what is quoted at its end, ends like a sentence already."""
    return text if ends_like_a_sentence(text) else f"{text.rstrip(' :;,')}."


def ends_like_a_sentence(text: str) -> bool:
    return text.rstrip(_AFTER_THE_END).endswith(_SENTENCE_ENDS)


def capital(text: str) -> str:
    """A sentence of ours with a capital letter in front."""
    return text[:1].upper() + text[1:]


def isolated(text: str) -> str:
    """Typed text for the middle of a line of ours: right-to-left words cannot reorder what stands around them."""
    if any(unicodedata.bidirectional(character) in ("R", "AL", "AN") for character in text):
        return f"{_FIRST_ISOLATE}{text}{_END_ISOLATE}"
    return text


def duration(minutes: float) -> str:
    """``42 min``, ``1.5 hours``, ``34 days``; days are of 24 hours."""
    if minutes < 1.5 * _HOUR:
        number, one = minutes, "min"
    elif minutes < 2 * _DAY:
        number, one = minutes / _HOUR, "hour"
    else:
        number, one = minutes / _DAY, "day"
    rounded = round(number, 1) if number < 10 else round(number)
    plural = "" if one == "min" or rounded == 1 else "s"
    return f"{rounded:,.1f}".removesuffix(".0") + f" {one}{plural}"


def percent(share: float) -> str:
    """``88%``; one decimal below ten, then ``under 0.1%``: little is not shown as nothing, nearly all not as all."""
    value = share * 100
    if value > 0 and not round(value, 1):
        return "under 0.1%"
    if 99 < value < 100:
        return "99%"
    return (f"{value:.1f}".removesuffix(".0") if value < 10 else f"{value:.0f}") + "%"


def quoted(text: str) -> str:
    """What somebody said, in quotation marks once, also where it was typed with some."""
    return f"“{unquoted(text)}”"


def unquoted(text: str) -> str:
    """Without the quotation marks around all of it."""
    text = text.strip()
    while len(text) > 1 and text[0] in _QUOTATION_MARKS and text[-1] in _QUOTATION_MARKS:
        text = text[1:-1].strip()
    return text
