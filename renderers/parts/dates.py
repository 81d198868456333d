"""Dates as people read them, whatever the process thinks its language is."""

from __future__ import annotations

from datetime import date

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def day_of(day: date) -> str:
    """14 May 2026."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def short_day(day: date) -> str:
    """14 May 2026, but 1 Sep 2026, kept on one line."""
    return f"{day.day}\u00a0{_MONTHS[day.month - 1][:3]}\u00a0{day.year}"
