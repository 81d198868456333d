"""Fonts cut down to what a document uses, one weight of a variable face each, for embedding."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import uharfbuzz as hb

from renderers.engine.fonts import FontKey, face, instance

_FLAGS = hb.SubsetFlags.DOWNGRADE_CFF2 | hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.CFF_IDENTITY_CHARSET
_FOR_SHAPING = ("GSUB", "GPOS", "GDEF", "BASE", "STAT", "cmap", "vhea", "vmtx", "VORG")


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
