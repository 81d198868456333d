"""Pixels to PNG bytes: Up-filtered rows made by numpy, deflated by ISA-L, the same bytes every time."""

from __future__ import annotations

import struct
import sys
import zlib

import numpy as np
import numpy.typing as npt
from isal import isal_zlib

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_UP = 2
_INCH = 0.0254
_COLOURS = 1 << 24
_PALETTE_SIZE = 256
_COMMONEST = 128
_SAMPLED_EVERY = 5

Pixels = npt.NDArray[np.uint8]
_Packed = npt.NDArray[np.uint32]
_Channels = npt.NDArray[np.int32]


def encoded(pixels: Pixels, dpi: float) -> bytes:
    """``pixels`` are height x width x 4, opaque. Colours become a palette: exact up to 256 of them.

    Beyond that the commonest stay exact and the rest, shades of letter edges, take their nearest neighbour.
    """
    colours = _packed(pixels)
    table, lookup = _palette(colours)
    height, width = colours.shape
    header = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    dots = round(dpi / _INCH)
    return b"".join(
        (
            _SIGNATURE,
            _chunk(b"IHDR", header),
            _chunk(b"pHYs", struct.pack(">IIB", dots, dots, 1)),
            _chunk(b"PLTE", table.tobytes()),
            _chunk(b"IDAT", _deflated(lookup[colours])),
            _chunk(b"IEND", b""),
        )
    )


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _deflated(indices: Pixels) -> bytes:
    height, width = indices.shape
    rows = np.empty((height, width + 1), np.uint8)
    rows[:, 0] = _UP
    rows[0, 1:] = indices[0]
    np.subtract(indices[1:], indices[:-1], out=rows[1:, 1:])
    return bytes(isal_zlib.compress(rows, 1))


def _packed(pixels: Pixels) -> _Packed:
    """Blue, green, red in the low 24 bits of one number a pixel."""
    words: _Packed = pixels.view(np.uint32)[..., 0]
    if sys.byteorder == "big":
        words = words.byteswap()
    return words & np.uint32(_COLOURS - 1)


def _palette(colours: _Packed) -> tuple[Pixels, Pixels]:
    """Entries (n x 3) and, for every colour there is, the index of its entry."""
    seen = np.zeros(_COLOURS, np.bool_)
    seen[colours] = True
    present = np.flatnonzero(seen).astype(np.uint32)
    chosen = present if len(present) <= _PALETTE_SIZE else _chosen(present, colours)
    lookup = np.zeros(_COLOURS, np.uint8)
    lookup[present] = _nearest(_channels(present), _channels(chosen))
    return _channels(chosen).astype(np.uint8), lookup


def _channels(colours: _Packed) -> _Channels:
    parts = (colours & 255, colours >> 8 & 255, colours >> 16)
    return np.stack(parts, axis=1).astype(np.int32)


def _chosen(present: _Packed, colours: _Packed) -> _Packed:
    """The commonest colours of a sample, then always the one farthest from those chosen."""
    sampled, counts = np.unique(colours[::_SAMPLED_EVERY, ::_SAMPLED_EVERY], return_counts=True)
    commonest = sampled[np.argsort(-counts, kind="stable")][:_COMMONEST]
    channels = _channels(present)
    picked = list(_channels(commonest))
    distance = np.full(len(present), np.iinfo(np.int32).max, np.int32)
    for colour in picked:
        np.minimum(distance, _distance(channels, colour), out=distance)
    while len(picked) < _PALETTE_SIZE:
        picked.append(channels[int(distance.argmax())])
        np.minimum(distance, _distance(channels, picked[-1]), out=distance)
    table = np.array(picked, np.uint32)
    return (table[:, 0] | table[:, 1] << 8 | table[:, 2] << 16).astype(np.uint32)


def _distance(channels: _Channels, colour: _Channels) -> _Channels:
    squares: _Channels = np.square(channels - colour).sum(axis=1, dtype=np.int32)
    return squares


def _nearest(colours: _Channels, palette: _Channels) -> Pixels:
    """The index of the closest entry; the product form keeps the work in one matrix product a block."""
    lengths = np.square(palette).sum(axis=1)
    twice = 2.0 * palette.T.astype(np.float64)
    found = np.empty(len(colours), np.uint8)
    for start in range(0, len(colours), 4096):
        part = colours[start : start + 4096]
        found[start : start + 4096] = (lengths - part.astype(np.float64) @ twice).argmin(axis=1)
    return found
