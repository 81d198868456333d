"""The fonts of a PDF: subsets of the glyphs in use, with their widths and the letters they stand for."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from itertools import groupby, pairwise

import regex

from renderers.engine.fonts import FontKey, font, in_colour, units_per_em
from renderers.engine.ops import Text
from renderers.engine.pdf_file import Objects
from renderers.engine.shaping import Run, shape
from renderers.engine.subset import Subset, for_glyphs

UNSEEN = FontKey("Inter", 400, 14)
"""The font one of whose letters stands unseen beneath each colour emoji."""

Sign = tuple[int, str, int]
"""A glyph of the whole face, the letters it stands for in one place, and the room they take in units of the face."""

_BENEATH = "H"
"""Some readers pass over letters without an outline."""
_THOUSAND = 1000
_MOST_MAPPED = 100
_INVISIBLE = regex.compile(r"[\u200b\u200e\u200f\u2060\ufeff]")


class PdfFont:
    """One subset: ``name`` in the resources, widths in thousandths of an em.

    A glyph has a code for each text it stands for, because readers go from codes to letters. Cubic outlines
    allow one code a glyph only.
    """

    def __init__(self, name: str, key: FontKey, signs: Iterable[Sign]) -> None:
        self.name = name
        self._key = key
        signs = list(dict.fromkeys(signs))
        self._subset: Subset = for_glyphs(key, [glyph for glyph, _, _ in signs])
        self._cubic = self._subset.outlines is not None
        own = [self._subset.renumbered[glyph] for glyph, _, _ in signs]
        self._codes = dict(zip(signs, own if self._cubic else range(1, len(signs) + 1), strict=True))
        self._glyphs = [0, *own]
        self._scale = _THOUSAND / units_per_em(key.face)

    def code(self, sign: Sign) -> str:
        return f"{self._codes[sign]:04x}"

    def width(self, sign: Sign) -> int:
        """As readers are told: what lies beyond it looks like a space to them."""
        return round(sign[2] * self._scale)

    def write(self, objects: Objects) -> int:
        """The number of the font's object."""
        base = f"/{'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[int(self.name[1:]) % 26] * 6}+{self._key.face.replace(' ', '')}"
        base += f"-{self._key.weight}"
        if self._subset.outlines is not None:
            data = objects.stream(self._subset.outlines, "/Subtype/CIDFontType0C")
        else:
            data = objects.stream(self._subset.data, f"/Length1 {len(self._subset.data)}")
        descriptor = objects.add(
            f"<</Type/FontDescriptor/FontName{base}/Flags 4/FontBBox[-500 -500 1500 1200]/ItalicAngle 0"
            f"/Ascent 970/Descent -242/CapHeight 727/StemV 80/FontFile{3 if self._cubic else 2} {data} 0 R>>"
        )
        codes = sorted((code, self.width(sign)) for sign, code in self._codes.items())
        widths = "".join(f"{code}[{wide}]" for code, wide in dict(codes).items())
        inner = objects.add(
            f"<</Type/Font/Subtype/CIDFontType{0 if self._cubic else 2}/BaseFont{base}"
            f"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor {descriptor} 0 R"
            f"/W[{widths}]{self._places(objects)}>>"
        )
        meaning = objects.stream(self._meaning())
        return objects.add(
            f"<</Type/Font/Subtype/Type0/BaseFont{base}/Encoding/Identity-H/DescendantFonts[{inner} 0 R]"
            f"/ToUnicode {meaning} 0 R>>"
        )

    def _places(self, objects: Objects) -> str:
        """Which glyph each code shows."""
        if self._cubic:
            return ""
        data = b"".join(glyph.to_bytes(2, "big") for glyph in self._glyphs)
        return f"/CIDToGIDMap {objects.stream(data)} 0 R"

    def _meaning(self) -> bytes:
        """The map from codes to letters that copying and searching go by."""
        pairs = sorted({self.code(sign): sign[1] for sign in reversed(self._codes)}.items())
        lines = [f"<{code}> <{text.encode('utf-16-be', 'replace').hex()}>" for code, text in pairs]
        blocks = [lines[start : start + _MOST_MAPPED] for start in range(0, len(lines), _MOST_MAPPED)]
        told = "".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar\n" for block in blocks)
        return (
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
            "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n"
            "/CMapName/Adobe-Identity-UCS def/CMapType 2 def\n"
            f"1 begincodespacerange <0000> <ffff> endcodespacerange\n{told}"
            "endcmap CMapName currentdict/CMap defineresource pop end end"
        ).encode("ascii")


def readable(text: str) -> str:
    """As it is copied: without direction marks, with ordinary spaces."""
    return text if text.isascii() else str(_INVISIBLE.sub("", text)).replace("\u00a0", " ")


def holder(run: Run) -> FontKey:
    """The font that has codes for the letters of the run: emoji are pictures, with a letter as wide beneath them."""
    return UNSEEN if in_colour(run.font) else run.font


def pdf_fonts(lines: Iterable[Text]) -> dict[FontKey, PdfFont]:
    """A font for each face and weight the lines use."""
    found: dict[FontKey, list[Sign]] = {}
    for line in lines:
        for run in shape(line.text, line.style, line.base).runs:
            found.setdefault(holder(run), []).extend(sign for sign in signs(run) if sign)
    return {key: PdfFont(f"F{number}", key, used) for number, (key, used) in enumerate(found.items()) if used}


@lru_cache(maxsize=8192)
def signs(run: Run) -> tuple[Sign | None, ...]:
    """Each glyph with the letters it stands for; of several for one cluster the widest stands for all of it.

    None for the others: vowel signs, dots and accents, which are drawn but are nothing to copy.
    """
    ends = dict(pairwise(sorted({*run.clusters, len(run.text)})))
    advances = [_advance(run.font, glyph) for glyph in run.glyphs]
    found: list[Sign | None] = [None] * len(advances)
    for cluster, group in groupby(range(len(advances)), key=run.clusters.__getitem__):
        places = list(group)
        chief = max(places, key=advances.__getitem__)
        text = readable(run.text[cluster : ends[cluster]])
        found[chief] = _sign(run, run.glyphs[chief], text, sum(advances[at] for at in places))
    return tuple(found)


@lru_cache(maxsize=8192)
def _advance(key: FontKey, glyph: int) -> int:
    """In units of the face."""
    return int(font(key).get_glyph_h_advance(glyph))


def _sign(run: Run, glyph: int, text: str, wide: int) -> Sign:
    if not in_colour(run.font):
        return glyph, text, wide
    beneath = int(font(UNSEEN).get_nominal_glyph(ord(_BENEATH)))
    return beneath, text, round(wide * units_per_em(UNSEEN.face) / units_per_em(run.font.face))
