"""Outlines of every glyph drawn so far in one long array, so that a page of text is put together by index."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt

from renderers.engine.fonts import FontKey, in_colour, outline
from renderers.engine.ops import Text
from renderers.engine.shaping import shape

Vertices = npt.NDArray[np.float64]
Codes = npt.NDArray[np.uint8]

_CODES = {"M": (1,), "L": (2,), "Q": (3, 3), "C": (4, 4, 4), "Z": (79,)}
_MOST_VERTICES = 600_000


def path_arrays(codes: str, points: Sequence[float]) -> tuple[Vertices, Codes]:
    """matplotlib wants a vertex for each code, a closing one too."""
    found: list[int] = []
    vertices: list[tuple[float, float]] = []
    at = 0
    for letter in codes:
        for code in _CODES[letter]:
            found.append(code)
            if letter == "Z":
                vertices.append((0.0, 0.0))
            else:
                vertices.append((points[at], points[at + 1]))
                at += 2
    return np.array(vertices, np.float64).reshape(-1, 2), np.array(found, np.uint8)


class _Numbers(dict[int, int]):
    """From glyphs of one font to their places in the store; an unknown one is stored first."""

    def __init__(self, store: _Store, key: FontKey) -> None:
        super().__init__()
        self._store, self._key = store, key

    def __missing__(self, glyph: int) -> int:
        self[glyph] = self._store.add(*path_arrays(*outline(self._key, glyph)))
        return self[glyph]


class _Store:
    """Grows with each new glyph; emptied before it would hold more than some fifteen megabytes."""

    def __init__(self) -> None:
        self.fonts: dict[FontKey, _Numbers] = {}
        self._parts: list[tuple[Vertices, Codes]] = []
        self._joined: tuple[Vertices, Codes, npt.NDArray[np.intp], npt.NDArray[np.intp]] | None = None
        self._size = 0

    def add(self, vertices: Vertices, codes: Codes) -> int:
        self._parts.append((vertices, codes))
        self._joined = None
        self._size += len(codes)
        return len(self._parts) - 1

    def numbers(self, key: FontKey) -> _Numbers:
        found = self.fonts.get(key)
        if found is None:
            found = self.fonts[key] = _Numbers(self, key)
        return found

    def joined(self) -> tuple[Vertices, Codes, npt.NDArray[np.intp], npt.NDArray[np.intp]]:
        """All vertices, all codes, and where each glyph starts and how long it is."""
        if self._joined is None:
            counts = np.array([len(codes) for _, codes in self._parts], np.intp)
            vertices = np.concatenate([vertices for vertices, _ in self._parts])
            codes = np.concatenate([codes for _, codes in self._parts])
            self._joined = vertices, codes, np.cumsum(counts) - counts, counts
        return self._joined

    @property
    def full(self) -> bool:
        return self._size > _MOST_VERTICES


_stores = [_Store()]


def text_arrays(lines: Iterable[Text]) -> tuple[Vertices, Codes] | None:
    """Every glyph of the lines but those in colour, in points of the page; None where there are only spaces."""
    if _stores[0].full:
        _stores[0] = _Store()
    store = _stores[0]
    glyphs: list[int] = []
    xs: list[float] = []
    ys: list[float] = []
    runs: list[tuple[float, float, float]] = []
    lengths: list[int] = []
    for line in lines:
        for run in shape(line.text, line.style, line.base).runs:
            if not in_colour(run.font):
                glyphs += map(store.numbers(run.font).__getitem__, run.glyphs)
                xs += run.xs
                ys += run.ys
                runs.append((run.scale, line.x, line.y))
                lengths.append(len(run.glyphs))
    if not glyphs:
        return None
    vertices, codes, starts, counts = store.joined()
    each = np.repeat(np.array(runs), lengths, axis=0)
    numbers = np.array(glyphs)
    sizes = counts[numbers]
    total = int(sizes.sum())
    if not total:
        return None
    first = np.cumsum(sizes) - sizes
    index = np.arange(total) + np.repeat(starts[numbers] - first, sizes)
    scale = np.repeat(each[:, 0], sizes)
    placed = np.empty((total, 2))
    placed[:, 0] = vertices[index, 0] * scale + np.repeat(each[:, 1] + xs, sizes)
    placed[:, 1] = np.repeat(each[:, 2] - ys, sizes) - vertices[index, 1] * scale
    return placed, codes[index]
