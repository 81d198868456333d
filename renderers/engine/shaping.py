"""One line of text to positioned glyphs: fonts by grapheme, direction by UAX #9, shaping by HarfBuzz."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from operator import attrgetter

import uharfbuzz as hb

from renderers.engine.bidi import base_level, levels, visual_order
from renderers.engine.clean import clean, graphemes
from renderers.engine.fonts import (
    FontKey,
    drawable_cluster,
    east_asian_form,
    face_for,
    font,
    units_per_em,
)
from renderers.engine.type import Type

HYPHEN = "\u2010"
"""Ours, at the end of a line in the middle of a word; a typed one is drawn as that of the keyboard."""


@dataclass(frozen=True, slots=True)
class Run:
    """Glyphs of one font; positions in points from the line's origin, y upwards, ``scale`` points a unit.

    ``clusters`` says for each glyph where in ``text`` the letters it stands for begin.
    """

    font: FontKey
    scale: float
    glyphs: tuple[int, ...]
    xs: tuple[float, ...]
    ys: tuple[float, ...]
    text: str
    clusters: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Line:
    width: float
    runs: tuple[Run, ...]


_MEASURED = hb.Buffer()
"""Used again and again: like the fonts, by one thread at a time."""

_ADVANCE = attrgetter("x_advance")


@lru_cache(maxsize=4096)
def drawable(text: str) -> str:
    """Cleaned text in which every grapheme has a glyph; layout and painting only ever see this form."""
    text = clean(text).replace(HYPHEN, "-")
    return text if text.isascii() else "".join(drawable_cluster(cluster) for cluster in graphemes(text))


@lru_cache(maxsize=4096)
def shape(text: str, style: Type, base: int = 0) -> Line:
    """``text`` is drawable and without newlines; ``base`` is the direction of its paragraph."""
    pieces = _itemised(text, style, base)
    order = visual_order([level for _, level, _ in pieces])
    runs = []
    x = 0.0
    for index in order:
        face, level, piece = pieces[index]
        run, x = _shaped(FontKey(face, style.weight, style.optical), piece, level, style, x)
        runs.append(run)
    return Line(x, tuple(runs))


@lru_cache(maxsize=16384)
def width(text: str, style: Type) -> float:
    """Points the line is wide; plain text is only measured, not placed."""
    if not text or style.tracking or not _is_plain(text):
        return shape(text, style, base_level(text)).width
    face, scale = _ruler(style)
    return scale * advance(text, face)


def advance(text: str, face: hb.Font) -> int:
    """Units of the font a line is wide that needs no other font and reads one way; measured anew every time."""
    _MEASURED.clear_contents()
    _MEASURED.add_str(text)
    _MEASURED.guess_segment_properties()
    hb.shape(face, _MEASURED)
    return sum(map(_ADVANCE, _MEASURED.glyph_positions))


@lru_cache(maxsize=128)
def _ruler(style: Type) -> tuple[hb.Font, float]:
    """The font plain text is measured with, and points a unit."""
    key = FontKey(_latin(style), style.weight, style.optical)
    return font(key), style.size / units_per_em(key.face)


def _is_plain(text: str) -> bool:
    """Letters that the Latin face has and that read from left to right."""
    return text.isascii() and text.isprintable()


def _latin(style: Type) -> str:
    return "Inter Italic" if style.italic else "Inter"


def _itemised(text: str, style: Type, base: int) -> list[tuple[str, int, str]]:
    """(face, level, text) of each run, in reading order."""
    if base == 0 and _is_plain(text):
        return [(_latin(style), 0, text)] if text else []
    clusters = graphemes(text)
    east = east_asian_form(text)
    by_letter = levels(text, base)
    tagged: list[tuple[str, int, str]] = []
    at = 0
    for cluster in clusters:
        for piece in (cluster,) if face_for(cluster, style.italic, east) else cluster:
            face = face_for(piece, style.italic, east) or "Inter"
            tagged.append((face, by_letter[at], piece))
            at += len(piece)
    return [
        (face, level, "".join(cluster for _, _, cluster in group))
        for (face, level), group in groupby(tagged, key=lambda item: (item[0], item[1]))
    ]


def _buffer(text: str) -> hb.Buffer:
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.flags = hb.BufferFlags.REMOVE_DEFAULT_IGNORABLES
    return buffer


def _shaped(key: FontKey, text: str, level: int, style: Type, x: float) -> tuple[Run, float]:
    buffer = _buffer(text)
    buffer.direction = "rtl" if level % 2 else "ltr"
    hb.shape(font(key), buffer)
    scale = style.size / units_per_em(key.face)
    glyphs, xs, ys, clusters = [], [], [], []
    cluster = -1
    for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        if style.tracking and cluster not in (-1, info.cluster):
            x += style.tracking
        cluster = info.cluster
        glyphs.append(info.codepoint)
        clusters.append(cluster)
        xs.append(x + position.x_offset * scale)
        ys.append(position.y_offset * scale)
        x += position.x_advance * scale
    return Run(key, scale, tuple(glyphs), tuple(xs), tuple(ys), text, tuple(clusters)), x
