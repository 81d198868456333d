"""Pixels to PNG bytes: Up-filtered rows made by numpy, deflated by ISA-L, the same bytes every time."""

from __future__ import annotations

import struct
import zlib

import numpy as np
import numpy.typing as npt
from isal import isal_zlib

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_UP = 2
_PALETTE_SIZE = 256
_COMMONEST = 128

Pixels = npt.NDArray[np.uint8]


def encoded(pixels: Pixels, dpi: float) -> bytes:
    """``pixels`` are height x width x 4, opaque. Colours become a palette: exact up to 256 of them.

    Beyond that the commonest stay exact and the rest, shades of letter edges, take their nearest neighbour.
    """
    table, indices = _indexed(pixels)
    height, width = indices.shape
    header = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    dots = round(dpi / 0.0254)
    return b"".join(
        (
            _SIGNATURE,
            _chunk(b"IHDR", header),
            _chunk(b"pHYs", struct.pack(">IIB", dots, dots, 1)),
            _chunk(b"PLTE", table.tobytes()),
            _chunk(b"IDAT", _deflated(indices)),
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


def _indexed(pixels: Pixels) -> tuple[Pixels, Pixels]:
    """(palette of n x 3, height x width indices)."""
    packed = pixels.view(np.uint32)[..., 0]
    colours = _packed(packed)
    counts = np.bincount(colours.reshape(-1), minlength=1 << 24)
    present = np.flatnonzero(counts)
    chosen = present if len(present) <= _PALETTE_SIZE else _chosen(present, counts[present])
    lookup = np.zeros(1 << 24, np.uint8)
    lookup[present] = _nearest(_channels(present), _channels(chosen))
    return _channels(chosen).astype(np.uint8), lookup[colours]


def _packed(packed: npt.NDArray[np.uint32]) -> npt.NDArray[np.uint32]:
    """Blue, green, red in the low 24 bits, alpha dropped."""
    if np.little_endian:
        return packed & np.uint32(0xFFFFFF)
    return packed.byteswap() & np.uint32(0xFFFFFF)


def _channels(colours: npt.NDArray[np.intp]) -> npt.NDArray[np.int32]:
    return np.stack((colours & 255, colours >> 8 & 255, colours >> 16), axis=1).astype(np.int32)


def _chosen(present: npt.NDArray[np.intp], counts: npt.NDArray[np.intp]) -> npt.NDArray[np.intp]:
    """The commonest colours, then always the one farthest from those chosen."""
    order = np.argsort(-counts, kind="stable")
    picked = list(order[:_COMMONEST])
    channels = _channels(present)
    distance = np.full(len(present), np.iinfo(np.int32).max, np.int32)
    for index in picked:
        np.minimum(distance, ((channels - channels[index]) ** 2).sum(axis=1), out=distance)
    while len(picked) < _PALETTE_SIZE:
        index = int(distance.argmax())
        picked.append(index)
        np.minimum(distance, ((channels - channels[index]) ** 2).sum(axis=1), out=distance)
    return present[np.array(picked)]


def _nearest(colours: npt.NDArray[np.int32], palette: npt.NDArray[np.int32]) -> Pixels:
    found = np.empty(len(colours), np.uint8)
    for start in range(0, len(colours), 4096):
        part = colours[start : start + 4096]
        squares = ((part[:, None, :] - palette[None, :, :]) ** 2).sum(axis=2)
        found[start : start + 4096] = squares.argmin(axis=1)
    return found
