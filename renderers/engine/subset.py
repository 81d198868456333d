"""Fonts cut down to what a document uses, one weight of a variable face each, for embedding."""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from dataclasses import dataclass

import uharfbuzz as hb

from renderers.engine.fonts import FontKey, face, instance

_FLAGS = hb.SubsetFlags.DOWNGRADE_CFF2 | hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.CFF_IDENTITY_CHARSET
_FOR_SHAPING = ("GSUB", "GPOS", "GDEF", "BASE", "STAT", "cmap", "vhea", "vmtx", "VORG")

_HEAD, _ROW = 12, 16
_WOFF_HEAD, _WOFF_ROW = 44, 20


@dataclass(frozen=True, slots=True)
class Subset:
    """An OpenType font; ``renumbered`` leads from glyphs of the whole face to its own.

    ``outlines`` is the bare CFF table where outlines are cubic, None for TrueType ones.
    """

    data: bytes
    renumbered: dict[int, int]
    outlines: bytes | None


def for_letters(key: FontKey, letters: Iterable[str]) -> bytes:
    """A font with everything that shaping these letters needs."""
    wanted = _input(key)
    wanted.unicode_set.update(ord(letter) for letter in set(letters))
    return bytes(hb.subset(face(key.face), wanted).blob.data)


def woff(font: bytes) -> bytes:
    """The same font squeezed table by table (WOFF 1.0), as browsers take it."""
    count = int.from_bytes(font[4:6], "big")
    rows = [font[_HEAD + at * _ROW : _HEAD + (at + 1) * _ROW] for at in range(count)]
    place = _WOFF_HEAD + count * _WOFF_ROW
    directory, tables = b"", b""
    for row in rows:
        start, length = (int.from_bytes(row[at : at + 4], "big") for at in (8, 12))
        plain = font[start : start + length]
        packed = min(plain, zlib.compress(plain, 9), key=len)
        directory += row[:4] + _longs(place + len(tables), len(packed), length) + row[4:8]
        tables += packed + bytes(-len(packed) % 4)
    whole = _HEAD + count * _ROW + sum(-(-int.from_bytes(row[12:16], "big") // 4) * 4 for row in rows)
    head = b"wOFF" + font[:4] + _longs(place + len(tables)) + font[4:6] + bytes(2) + _longs(whole, 1 << 16)
    return head + bytes(20) + directory + tables


def _longs(*numbers: int) -> bytes:
    return b"".join(number.to_bytes(4, "big") for number in numbers)


def for_glyphs(key: FontKey, glyphs: Iterable[int]) -> Subset:
    """For text that is shaped already: outlines and widths only."""
    wanted = _input(key)
    wanted.glyph_set.update(glyphs)
    wanted.drop_table_tag_set.update(int.from_bytes(tag.encode(), "big") for tag in _FOR_SHAPING)
    plan = hb.SubsetPlan(face(key.face), wanted)
    made = plan.execute()
    renumbered = {int(old): int(new) for old, new in plan.old_to_new_glyph_mapping.items()}
    cff = bytes(made.reference_table("CFF ").data) if "CFF " in made.table_tags else None
    return Subset(bytes(made.blob.data), renumbered, cff)


def _input(key: FontKey) -> hb.SubsetInput:
    wanted = hb.SubsetInput()
    wanted.flags = _FLAGS
    places = instance(key)
    for axis in face(key.face).axis_infos:
        if axis.tag in places:
            wanted.pin_axis_location(face(key.face), axis.tag, places[axis.tag])
        else:
            wanted.pin_axis_to_default(face(key.face), axis.tag)
    return wanted
