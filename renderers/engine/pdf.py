"""Pages to one PDF: A3 landscape sheets, selectable text in embedded subset fonts, shapes as vectors.

A page that would become too small to read on one sheet goes on to a second one at the cuts it names.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from renderers.engine.clean import clean
from renderers.engine.ops import Box, Op, Page
from renderers.engine.pdf_file import Objects, references, text_string
from renderers.engine.pdf_fonts import pdf_fonts
from renderers.engine.pdf_ink import Ink
from renderers.engine.strokes import number

_WIDTH, _HEIGHT = 1190.55, 841.89
_MARGIN = 24.0
_READABLE = 0.62
"""The scale below which 14 point text is less than 9 points on paper."""


@dataclass(frozen=True, slots=True)
class _Band:
    """A stretch of a page, from ``top`` to ``bottom``, drawn from ``at`` down, in points of the page."""

    top: float
    bottom: float
    at: float


@dataclass(frozen=True, slots=True)
class _Sheet:
    page: Page
    scale: float
    bands: tuple[_Band, ...]


def pdf(pages: Sequence[Page], title: str, description: str) -> bytes:
    """The same bytes for the same pages."""
    objects = Objects()
    ink = Ink(pdf_fonts(pages), objects)
    tree = objects.reserve()
    sheets = [sheet for page in pages for sheet in _sheets(page)]
    contents = [objects.stream(_content(sheet, ink).encode("ascii")) for sheet in sheets]
    fonts = references({font.name: font.write(objects) for font in ink.fonts.values()})
    resources = objects.add(f"<</Font{fonts}/XObject{references(ink.pictures)}/ExtGState{references(ink.states)}>>")
    kids = [
        objects.add(
            f"<</Type/Page/Parent {tree} 0 R/MediaBox[0 0 {_WIDTH} {_HEIGHT}]"
            f"/Resources {resources} 0 R/Contents {content} 0 R>>"
        )
        for content in contents
    ]
    objects.put(tree, f"<</Type/Pages/Count {len(kids)}/Kids[{' '.join(f'{kid} 0 R' for kid in kids)}]>>")
    root = objects.add(f"<</Type/Catalog/Pages {tree} 0 R/ViewerPreferences<</DisplayDocTitle true>>>>")
    info = objects.add(f"<</Title{text_string(clean(title))}/Subject{text_string(clean(description))}>>")
    return objects.file(root, info)


def _sheets(page: Page) -> list[_Sheet]:
    across, down = (_WIDTH - 2 * _MARGIN) / page.width, (_HEIGHT - 2 * _MARGIN) / page.height
    whole = min(across, down)
    parts = _parts(page, (_HEIGHT - 2 * _MARGIN) / across) if whole < min(_READABLE, across) else []
    if not parts:
        return [_Sheet(page, whole, (_Band(0.0, page.height, 0.0),))]
    top, bottom = page.repeat
    sheets = [_Sheet(page, across, (_Band(*parts[0], 0.0),))]
    for part in parts[1:]:
        repeated = _Band(top, bottom, 0.0)
        sheets.append(_Sheet(page, across, (repeated, _Band(*part, bottom - top))))
    return sheets


def _parts(page: Page, room: float) -> list[tuple[float, float]]:
    """Stretches between cuts, each as long as fits; none where some stretch fits on no sheet."""
    head = page.repeat[1] - page.repeat[0]
    parts: list[tuple[float, float]] = []
    start = 0.0
    for cut, after in itertools.pairwise((*page.cuts, page.height)):
        if after - start + (head if parts else 0.0) > room:
            parts.append((start, cut))
            start = cut
    parts.append((start, page.height))
    fits = all(end - begin + (head if begin else 0.0) <= room for begin, end in parts)
    return parts if fits else []


def _content(sheet: _Sheet, ink: Ink) -> str:
    page, scale = sheet.page, sheet.scale
    left = (_WIDTH - page.width * scale) / 2
    high = sum(band.bottom - band.top for band in sheet.bands) * scale
    whole = len(sheet.bands) == 1 and sheet.bands[0].bottom - sheet.bands[0].top == page.height
    top = _HEIGHT - ((_HEIGHT - high) / 2 if whole else _MARGIN)
    told = []
    for band in sheet.bands:
        shift = top - (band.at - band.top) * scale
        told.append(f"q {scale:.5f} 0 0 {-scale:.5f} {number(left)} {number(shift)} cm\n")
        told.append(f"0 {number(band.top)} {number(page.width)} {number(band.bottom - band.top)} re W n\n")
        told += ink.painted(_inside(page, band))
        told.append("Q\n")
    return "".join(told)


def _inside(page: Page, band: _Band) -> list[Op]:
    if band.top <= 0 and band.bottom >= page.height:
        return list(page.ops)
    area = Box(-1e6, band.top - 1, 2e6, band.bottom - band.top + 2)
    return [op for op in page.ops if area.touches(_reach(op))]


def _reach(op: Op) -> Box:
    return Box(op.box.x - 8, op.box.y - 8, op.box.width + 16, op.box.height + 16)
