"""Reads PDFs as viewers and screen readers do: by pdfium, and the plain objects themselves."""

from __future__ import annotations

import ctypes
import re
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pypdfium2
from pypdfium2 import raw


@dataclass(frozen=True)
class Told:
    """One element of the structure: ``text`` is what its letters say, ``depth`` counts from the document."""

    role: str
    text: str
    alt: str
    actual: str
    language: str
    depth: int

    @property
    def spoken(self) -> str:
        return self.actual or self.text


@contextmanager
def opened(data: bytes) -> Iterator[pypdfium2.PdfDocument]:
    document = pypdfium2.PdfDocument(data)
    try:
        yield document
    finally:
        document.close()


def read(data: bytes) -> str:
    with opened(data) as document:
        return "\n".join(page.get_textpage().get_text_range() for page in document)


def told(page: pypdfium2.PdfPage) -> list[Told]:
    """The structure of one sheet of paper, in the order it is read."""
    letters = _letters(page)
    tree = raw.FPDF_StructTree_GetForPage(page)
    try:
        roots = [raw.FPDF_StructTree_GetChildAtIndex(tree, at) for at in range(raw.FPDF_StructTree_CountChildren(tree))]
        return [each for root in roots for each in _walked(root, letters, 0)]
    finally:
        raw.FPDF_StructTree_Close(tree)


def unmarked(page: pypdfium2.PdfPage) -> int:
    """How many things are drawn that are neither told nor said to be decoration."""
    return sum(raw.FPDFPageObj_CountMarks(each) == 0 for each in page.get_objects())


def objects(data: bytes) -> dict[int, str]:
    """The objects that are no streams, by number, as they are written."""
    found: dict[int, str] = {}
    for entries, packed in re.findall(rb"obj\n<<(/Length [^\n]*)>>\nstream\n(.*?)\nendstream", data, re.S):
        if b"/ObjStm" not in entries:
            continue
        body = zlib.decompress(packed)
        count, first = (int(re.findall(rb"/%s (\d+)" % name, entries)[0]) for name in (b"N", b"First"))
        pairs = list(map(int, body[:first].split()))
        places = [*pairs[1::2], len(body) - first]
        for at in range(count):
            found[pairs[2 * at]] = body[first + places[at] : first + places[at + 1]].decode().strip()
    return found


def _walked(element: object, letters: dict[int, str], depth: int) -> Iterator[Told]:
    ids = [raw.FPDF_StructElement_GetMarkedContentIdAtIndex(element, at) for at in range(_ids(element))]
    said = "".join(letters.get(mark, "") for mark in ids)
    yield Told(
        _said(raw.FPDF_StructElement_GetType, element),
        said,
        _said(raw.FPDF_StructElement_GetAltText, element),
        _said(raw.FPDF_StructElement_GetActualText, element),
        _said(raw.FPDF_StructElement_GetLang, element),
        depth,
    )
    for at in range(raw.FPDF_StructElement_CountChildren(element)):
        child = raw.FPDF_StructElement_GetChildAtIndex(element, at)
        if child:
            yield from _walked(child, letters, depth + 1)


def _ids(element: object) -> int:
    return max(0, int(raw.FPDF_StructElement_GetMarkedContentIdCount(element)))


def _said(ask: Callable[[object, object, int], int], element: object) -> str:
    size = ask(element, None, 0)
    buffer = ctypes.create_string_buffer(size)
    ask(element, buffer, size)
    return buffer.raw[:-2].decode("utf-16-le") if size else ""


def _letters(page: pypdfium2.PdfPage) -> dict[int, str]:
    """What the text of each marked stretch says."""
    words = page.get_textpage()
    found: dict[int, str] = {}
    for each in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]):
        size = raw.FPDFTextObj_GetText(each, words, None, 0)
        buffer = (ctypes.c_ushort * (size // 2))()
        raw.FPDFTextObj_GetText(each, words, buffer, size)
        mark = raw.FPDFPageObj_GetMarkedContentID(each)
        found[mark] = found.get(mark, "") + bytes(buffer).decode("utf-16-le", "replace").rstrip("\0")
    return found
