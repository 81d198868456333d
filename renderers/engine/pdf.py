"""Pages to one PDF: A3 landscape sheets, selectable text in embedded subset fonts, shapes as vectors, all of it tagged.

Where there are several sheets each names the picture and its own number at its foot, and there are bookmarks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, groupby

from renderers.engine.clean import clean
from renderers.engine.ops import Box, Page, Text
from renderers.engine.pdf_file import Objects, listed, references, text_string
from renderers.engine.pdf_fonts import pdf_fonts
from renderers.engine.pdf_ink import Ink
from renderers.engine.pdf_sheets import HEIGHT, MARGIN, WIDTH, Band, Sheet, inside, sheets
from renderers.engine.pdf_tags import END, FOOTER, HEADER, LANGUAGE, Marks, Section, write
from renderers.engine.pdf_words import with_spaces
from renderers.engine.shaping import width
from renderers.engine.strokes import number
from renderers.engine.type import Type
from renderers.engine.wrap import wrap

_FOOT = Type(8.5, 11, 400, "#566074")
_FOOT_LINE = HEIGHT - 13.0
_LONGEST_FOOT = 120


def pdf(pages: Sequence[Page], title: str, description: str) -> bytes:
    """The same bytes for the same pages; ``description`` holds for pages that have no words of their own."""
    objects = Objects()
    spaced = [with_spaces(page) for page in pages]
    sections = [Section(page, clean(page.alt or description)) for page in spaced]
    papers = [(sheet, section) for page, section in zip(spaced, sections, strict=True) for sheet in sheets(page)]
    marks = [Marks(section, objects.reserve(), _corners(sheet.area)) for sheet, section in papers]
    feet = [_foot(title, at, len(papers)) for at in range(1, len(papers) + 1)]
    ink = Ink(pdf_fonts(_lines(spaced, feet)), objects)
    contents = []
    for (sheet, _), mark, foot in zip(papers, marks, feet, strict=True):
        told = "".join((*_content(sheet, mark, ink), *_footer(foot, ink)))
        contents.append(objects.stream(told.encode("ascii")))
    tree = _pages(objects, ink, marks, contents)
    entries = f"/Pages {tree} 0 R/Lang({LANGUAGE})/MarkInfo<</Marked true>>/ViewerPreferences<</DisplayDocTitle true>>"
    entries += f"/StructTreeRoot {write(objects, sections, marks)} 0 R"
    root = objects.add(f"<</Type/Catalog{entries}{_bookmarks(objects, marks)}>>")
    info = objects.add(f"<</Title{text_string(clean(title))}/Subject{text_string(clean(description))}>>")
    return objects.file(root, info)


def _lines(pages: Iterable[Page], feet: Iterable[Iterable[Text]]) -> Iterator[Text]:
    for page in pages:
        yield from (op for op in page.ops if isinstance(op, Text))
    yield from chain.from_iterable(feet)


def _pages(objects: Objects, ink: Ink, marks: Sequence[Marks], contents: Sequence[int]) -> int:
    fonts = references({font.name: font.write(objects) for font in ink.fonts.values()})
    resources = objects.add(f"<</Font{fonts}/XObject{references(ink.pictures)}/ExtGState{references(ink.states)}>>")
    tree = objects.reserve()
    for at, (mark, content) in enumerate(zip(marks, contents, strict=True)):
        objects.put(
            mark.number,
            f"<</Type/Page/Parent {tree} 0 R/MediaBox[0 0 {WIDTH} {HEIGHT}]/Resources {resources} 0 R"
            f"/Contents {content} 0 R/StructParents {at}/Tabs/S>>",
        )
    kids = listed(mark.number for mark in marks)
    return objects.put(tree, f"<</Type/Pages/Count {len(marks)}/Kids{kids}>>")


def _content(sheet: Sheet, marks: Marks, ink: Ink) -> Iterator[str]:
    for band in sheet.bands:
        yield _window(sheet, band)
        seen = inside(sheet.page, band)
        if band.repeated:
            yield from (HEADER, *ink.repeated(seen), END)
        else:
            yield from ink.painted(seen, marks)
        yield "Q\n"


def _window(sheet: Sheet, band: Band) -> str:
    """Points of the page from here on, and nothing outside the band."""
    page, scale = sheet.page, sheet.scale
    down = sheet.top - (band.at - band.top) * scale
    clip = f"0 {number(band.top)} {number(page.width)} {number(band.bottom - band.top)} re W n\n"
    return f"q {scale:.5f} 0 0 {-scale:.5f} {number(sheet.left)} {number(down)} cm\n{clip}"


def _corners(area: Box) -> str:
    return " ".join(map(number, (area.x, area.y, area.right, area.bottom)))


def _foot(title: str, at: int, count: int) -> list[Text]:
    """In points of the paper; nothing where one sheet is all."""
    if count == 1:
        return []
    lines = wrap(title, _FOOT, WIDTH - 6 * MARGIN, _LONGEST_FOOT)
    place = f"Page {at} of {count}"
    told, base = lines.lines[0], lines.base
    right = WIDTH - MARGIN - width(place, _FOOT)
    return [_line(told, MARGIN, base), _line(place, right)]


def _line(text: str, x: float, base: int = 0) -> Text:
    wide = width(text, _FOOT)
    return Text(text, _FOOT, x, _FOOT_LINE, wide, Box(x, _FOOT_LINE - 10, wide, 12), base)


def _footer(foot: Sequence[Text], ink: Ink) -> Iterator[str]:
    if foot:
        yield from (f"{FOOTER}q 1 0 0 -1 0 {HEIGHT} cm\n", *ink.repeated(foot), "Q\n", END)


def _bookmarks(objects: Objects, sheets: Sequence[Marks]) -> str:
    """To the first sheet of each section, by its title; nothing where one sheet is all."""
    if len(sheets) == 1:
        return ""
    firsts = [next(group) for _, group in groupby(sheets, key=lambda marks: id(marks.section))]
    root = objects.reserve()
    numbers = [objects.reserve() for _ in firsts]
    near = zip([0, *numbers[:-1]], [*numbers[1:], 0], strict=True)
    for marks, own, (before, after) in zip(firsts, numbers, near, strict=True):
        links = (f"/Prev {before} 0 R" if before else "") + (f"/Next {after} 0 R" if after else "")
        place = f"/Parent {root} 0 R/Dest[{marks.number} 0 R/Fit]"
        objects.put(own, f"<</Title{text_string(marks.section.title)}{place}{links}>>")
    objects.put(root, f"<</Type/Outlines/First {numbers[0]} 0 R/Last {numbers[-1]} 0 R/Count {len(numbers)}>>")
    return f"/Outlines {root} 0 R"
