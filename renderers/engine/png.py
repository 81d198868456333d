"""Pixels to PNG bytes: a palette's rows as they are, deflated by ISA-L, the same bytes every time."""

from __future__ import annotations

import struct
import sys
import threading
import zlib
from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt
from isal import isal_zlib

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_UNFILTERED = 0  # numbers of a palette differ for no reason: filters made files a sixth larger
_INCH = 0.0254
_COLOURS = 1 << 24
_PALETTE_SIZE = 256
_COMMONEST = 128
_BLOCK = 1024
_MOST_NUMBERED = 1 << 16
_TABLE = threading.Lock()

Pixels = npt.NDArray[np.uint8]
_Packed = npt.NDArray[np.uint32]
_Indices = npt.NDArray[np.integer[Any]]
_Channels = npt.NDArray[np.float32]


def encoded(pixels: Pixels, dpi: float) -> bytes:
    """``pixels`` are height x width x 4, opaque. Colours become a palette: exact up to 256 of them.

    Beyond that the commonest stay exact and the rest, shades of letter edges, take their nearest neighbour.
    """
    runs, lengths = _runs(_packed(pixels))
    present, where = _distinct(runs)
    areas = np.bincount(where, weights=lengths).astype(np.float64)
    table = present if len(present) <= _PALETTE_SIZE else _chosen(present, areas)
    codes = _nearest(_channels(present), _channels(table))
    height, width = pixels.shape[:2]
    indices = np.repeat(codes[where], lengths).reshape(height, width)
    header = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    dots = round(dpi / _INCH)
    return b"".join(
        (
            _SIGNATURE,
            _chunk(b"IHDR", header),
            _chunk(b"pHYs", struct.pack(">IIB", dots, dots, 1)),
            _chunk(b"PLTE", _channels(table).T.astype(np.uint8).tobytes()),
            _chunk(b"IDAT", _deflated(indices)),
            _chunk(b"IEND", b""),
        )
    )


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _deflated(indices: Pixels) -> bytes:
    height, width = indices.shape
    rows = np.empty((height, width + 1), np.uint8)
    rows[:, 0] = _UNFILTERED
    rows[:, 1:] = indices
    return bytes(isal_zlib.compress(rows, 1))


def _packed(pixels: Pixels) -> _Packed:
    """Pixels in reading order: blue, green, red in the low 24 bits, alpha in the high ones."""
    words: _Packed = pixels.view(np.uint32).reshape(-1)
    return words.byteswap() if sys.byteorder == "big" else words


def _runs(colours: _Packed) -> tuple[_Packed, _Indices]:
    """The colour and length of each stretch of equal pixels: most of a page is even ground."""
    starts = np.concatenate(([0], np.flatnonzero(colours[1:] != colours[:-1]) + 1))
    return colours[starts] & np.uint32(_COLOURS - 1), np.diff(starts, append=len(colours))


def _distinct(colours: _Packed) -> tuple[_Packed, _Indices]:
    """Each colour once, by value, and which of them stands in each place.

    The table over all colours is kept, full of zeros: a new one would cost more than filling it.
    """
    with _TABLE:
        number = _table()
        seen = number.view(np.bool_)[:_COLOURS]
        seen[colours] = True
        present = np.flatnonzero(seen).astype(np.uint32)
        seen[present] = False
        if len(present) > _MOST_NUMBERED:
            return present, np.searchsorted(present, colours)
        number[present] = np.arange(len(present), dtype=np.uint16)
        where = number[colours]
        number[present] = 0
        return present, where


@cache
def _table() -> npt.NDArray[np.uint16]:
    return np.zeros(_COLOURS, np.uint16)


def _channels(colours: _Packed) -> _Channels:
    """Red, green and blue, a row each."""
    return np.stack((colours & 255, colours >> 8 & 255, colours >> 16)).astype(np.float32)


def _chosen(present: _Packed, areas: npt.NDArray[np.float64]) -> _Packed:
    """The colours of the largest areas, then always the one farthest from those chosen."""
    picked = list(np.argsort(-areas, kind="stable")[:_COMMONEST])
    channels = _channels(present)
    lengths = np.square(channels).sum(axis=0)
    distance = np.full(len(present), np.inf, np.float32)
    for at in range(_PALETTE_SIZE):
        if at == len(picked):
            picked.append(distance.argmax())
        np.minimum(distance, _distance(channels, lengths, int(picked[at])), out=distance)
    return present[picked]


def _distance(channels: _Channels, lengths: _Channels, at: int) -> _Channels:
    """Squared, of every colour from the one at ``at``; whole numbers this small are exact in single precision."""
    red, green, blue = channels
    found: _Channels = red * (-2 * red[at])
    found += green * (-2 * green[at])
    found += blue * (-2 * blue[at])
    found += lengths
    found += lengths[at]
    return found


def _nearest(colours: _Channels, palette: _Channels) -> Pixels:
    """The index of the closest entry. Sums of products instead of a matrix product, which would wake threads."""
    lengths = np.square(palette).sum(axis=0)
    found = np.empty(colours.shape[1], np.uint8)
    for start in range(0, len(found), _BLOCK):
        block = colours[:, start : start + _BLOCK, None]
        distance = lengths - 2 * block[0] * palette[0]
        distance -= 2 * block[1] * palette[1]
        distance -= 2 * block[2] * palette[2]
        found[start : start + _BLOCK] = distance.argmin(axis=1)
    return found
