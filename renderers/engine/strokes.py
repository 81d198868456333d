"""What a page is to a painter of vectors: its operations in painting order, those of one paint together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from renderers.engine.ops import Op, Paint, Shape, Text


@dataclass(frozen=True, slots=True)
class Level:
    """Shapes by paint, painted first, then texts; both in the order they were added, which is that of reading."""

    shapes: dict[Paint, list[Shape]]
    texts: list[Text]


def by_level(ops: Iterable[Op]) -> Iterator[Level]:
    for _, group in groupby(sorted(ops, key=attrgetter("level")), key=attrgetter("level")):
        level = Level({}, [])
        for op in group:
            if isinstance(op, Shape):
                level.shapes.setdefault(op.paint, []).append(op)
            else:
                level.texts.append(op)
        yield level


def number(value: float, decimals: int = 2) -> str:
    """No needless zeros."""
    text = f"{value:.{decimals}f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text
