"""Scores as people read them."""

from __future__ import annotations


def plain(number: float) -> str:
    """2, 1.5: one decimal only where it says something."""
    rounded = round(number, 1)
    return f"{rounded:.0f}" if rounded == int(rounded) else f"{rounded:.1f}"


def signed(score: float) -> str:
    """+1, 0, −2, −1.5, with a real minus sign."""
    text = plain(abs(score))
    return f"+{text}" if round(score, 1) > 0 else f"−{text}" if round(score, 1) < 0 else "0"
