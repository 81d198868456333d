"""Paths that pictures are made of, each around its own origin and cached by its measures."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache

from renderers.engine.ops import Path

_ARC = 0.5522847498


def polygon(points: Sequence[tuple[float, float]]) -> Path:
    return Path("M" + "L" * (len(points) - 1) + "Z", tuple(value for point in points for value in point))


def polyline(points: Sequence[tuple[float, float]]) -> Path:
    return Path("M" + "L" * (len(points) - 1), tuple(value for point in points for value in point))


@lru_cache(maxsize=512)
def rectangle(width: float, height: float, radius: float = 0.0) -> Path:
    """From the origin to the right and down; ``radius`` rounds every corner."""
    if radius <= 0:
        return Path("MLLLZ", (0, 0, width, 0, width, height, 0, height))
    r = min(radius, width / 2, height / 2)
    k = r * (1 - _ARC)
    w, h = width, height
    return Path(
        "MLCLCLCLCZ",
        (
            *(r, 0, w - r, 0, w - k, 0, w, k, w, r),
            *(w, h - r, w, h - k, w - k, h, w - r, h),
            *(r, h, k, h, 0, h - k, 0, h - r),
            *(0, r, 0, k, k, 0, r, 0),
        ),
    )


@lru_cache(maxsize=128)
def circle(radius: float) -> Path:
    r, k = radius, radius * _ARC
    return Path(
        "MCCCCZ",
        (
            *(r, 0, r, k, k, r, 0, r),
            *(-k, r, -r, k, -r, 0),
            *(-r, -k, -k, -r, 0, -r),
            *(k, -r, r, -k, r, 0),
        ),
    )


@lru_cache(maxsize=64)
def half_disc(radius: float) -> Path:
    """The left half of a disc."""
    r, k = radius, radius * _ARC
    return Path("MCCZ", (0, -r, -k, -r, -r, -k, -r, 0, -r, k, -k, r, 0, r))


@lru_cache(maxsize=64)
def regular(corners: int, radius: float, turn: float = 0.0) -> Path:
    """``turn`` in degrees; without it a corner points up."""
    angles = [math.radians(turn - 90 + 360 * index / corners) for index in range(corners)]
    return polygon([(radius * math.cos(angle), radius * math.sin(angle)) for angle in angles])


@lru_cache(maxsize=64)
def star(radius: float, corners: int = 5, waist: float = 0.45) -> Path:
    points = []
    for index in range(2 * corners):
        reach = radius * (waist if index % 2 else 1)
        angle = math.radians(-90 + 180 * index / corners)
        points.append((reach * math.cos(angle), reach * math.sin(angle)))
    return polygon(points)


@lru_cache(maxsize=64)
def plus(radius: float, arm: float) -> Path:
    r, a = radius, arm
    return polygon(
        [(-a, -r), (a, -r), (a, -a), (r, -a), (r, a), (a, a), (a, r), (-a, r), (-a, a), (-r, a), (-r, -a), (-a, -a)]
    )


@lru_cache(maxsize=64)
def chevron(width: float, height: float, tip: float, first: bool) -> Path:
    """An arrow to the right; all but the first have a notch at the left."""
    notch = 0.0 if first else tip
    points = [(0, 0), (width - tip, 0), (width, height / 2), (width - tip, height), (0, height)]
    return polygon([*points, (notch, height / 2)] if notch else points)
