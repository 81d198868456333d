"""Scores and dates as people read them, whatever the process thinks its language is."""

from __future__ import annotations

from datetime import date

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def plain(number: float) -> str:
    """2, 1.5: one decimal only where it says something."""
    rounded = round(number, 1)
    return f"{rounded:.0f}" if rounded == int(rounded) else f"{rounded:.1f}"


def signed(score: float) -> str:
    """+1, 0, −2, −1.5, with a real minus sign."""
    text = plain(abs(score))
    return f"+{text}" if round(score, 1) > 0 else f"−{text}" if round(score, 1) < 0 else "0"


def day_of(day: date) -> str:
    """14 May 2026."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
