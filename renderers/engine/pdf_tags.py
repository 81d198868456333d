"""What a PDF says to those who cannot see it (ISO 32000-1, 14.7 and 14.8): a section for each picture.

A section holds, for each sheet of paper, the shapes as one figure with its alternative text, then every paragraph
in the order it was added to the page, which is the order to read in, the title as a heading. What a sheet only
repeats is an artifact, told to nobody.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from renderers.engine.language import language
from renderers.engine.ops import Page, Text
from renderers.engine.pdf_file import Objects, listed, text_string
from renderers.engine.pdf_words import Words, paragraphs

LANGUAGE = "en"
"""Of our own words; typed text is told by its script."""

HEADER = "/Artifact<</Type/Pagination/Subtype/Header>>BDC\n"
FOOTER = "/Artifact<</Type/Pagination/Subtype/Footer>>BDC\n"
END = "EMC\n"

_FIGURE = -1


class Section:
    """One picture; ``alt`` stands for its shapes."""

    def __init__(self, page: Page, alt: str) -> None:
        self.alt = alt
        self.words: list[Words] = []
        self._numbers: dict[Text, int] = {}
        for lines in paragraphs(page.ops):
            self._numbers.update(dict.fromkeys(lines, len(self.words)))
            self.words.append(Words.of(lines))
        self.heading = next((at for at, each in enumerate(self.words) if each.display), None)

    @property
    def title(self) -> str:
        return self.words[self.heading or 0].text if self.words else self.alt

    def number(self, line: Text) -> int:
        """Of the paragraph this line belongs to."""
        return self._numbers[line]

    def role(self, part: int) -> str:
        return "Figure" if part == _FIGURE else "H1" if part == self.heading else "P"


@dataclass(slots=True)
class Marks:
    """Numbers what is drawn of a section on one sheet of paper: ``found`` says to which part each stretch belongs.

    ``number`` is the sheet's object, ``area`` the left, bottom, right and top of the picture on it.
    """

    section: Section
    number: int
    area: str
    found: list[int] = field(default_factory=list)

    def figure(self) -> str:
        return self.words(_FIGURE)

    def words(self, part: int) -> str:
        self.found.append(part)
        return f"/{self.section.role(part)}<</MCID {len(self.found) - 1}>>BDC\n"


def write(objects: Objects, sections: Sequence[Section], sheets: Sequence[Marks]) -> int:
    """The number of the tree's root; sheet ``n`` is the ``n``-th entry of its parents."""
    root, document = objects.reserve(), objects.reserve()
    kids: list[int] = []
    parents: dict[int, str] = {}
    for section in sections:
        whole, told = objects.reserve(), list[int]()
        for marks in (each for each in sheets if each.section is section):
            numbers = {part: objects.add(body) for part, body in _elements(marks, whole, bool(told))}
            parents[marks.number] = listed(numbers[part] for part in marks.found)
            told += numbers.values()
        kids.append(objects.put(whole, f"<</S/Sect/P {document} 0 R/K{listed(told)}>>"))
    objects.put(document, f"<</S/Document/P {root} 0 R/K{listed(kids)}>>")
    entries = "".join(f"{at}{parents[marks.number]}" for at, marks in enumerate(sheets))
    tree = objects.add(f"<</Nums[{entries}]>>")
    return objects.put(
        root, f"<</Type/StructTreeRoot/K {document} 0 R/ParentTree {tree} 0 R/ParentTreeNextKey {len(sheets)}>>"
    )


def _elements(marks: Marks, parent: int, later: bool) -> Iterator[tuple[int, str]]:
    """Each part of the sheet with its element, the figure first; a ``later`` sheet needs no full description."""
    section = marks.section
    places: dict[int, list[str]] = {}
    for mark, part in enumerate(marks.found):
        places.setdefault(part, []).append(str(mark))
    for part in sorted(places):
        told = f"/S/{section.role(part)}/P {parent} 0 R/Pg {marks.number} 0 R/K[{' '.join(places[part])}]"
        if part == _FIGURE:
            alt = f"{section.title}, continued" if later else section.alt
            told += f"/A<</O/Layout/Placement/Block/BBox[{marks.area}]>>/Alt{text_string(alt)}"
        else:
            told += _spoken(section.words[part])
        yield part, f"<<{told}>>"


def _spoken(words: Words) -> str:
    told = f"/ActualText{text_string(words.text)}" if words.rearranged else ""
    spoken = language(words.text) or LANGUAGE
    return told if spoken == LANGUAGE else f"{told}/Lang({spoken})"
