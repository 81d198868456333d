"""Lines as the paragraphs they were, for readers that go by letters alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from renderers.engine.bidi import has_right_to_left
from renderers.engine.fonts import in_colour
from renderers.engine.ops import Box, Op, Page, Text
from renderers.engine.pdf_fonts import readable
from renderers.engine.shaping import HYPHEN, shape, width
from renderers.engine.type import Type


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph; ``rearranged`` where what is drawn differs: in order, by pictures, by hyphens that end lines."""

    text: str
    display: bool
    rearranged: bool

    @classmethod
    def of(cls, lines: Sequence[Text]) -> Words:
        drawn = "".join(line.text for line in lines)
        text = readable(drawn.replace(HYPHEN, ""))
        rearranged = HYPHEN in drawn or has_right_to_left(text) or any(map(_shows_pictures, lines))
        return cls(text, lines[0].style.display, rearranged)


def paragraphs(ops: Iterable[Op]) -> Iterator[tuple[Text, ...]]:
    """Lines of one style in one cell belong together."""
    for _, lines in groupby((op for op in ops if isinstance(op, Text)), key=_cell):
        yield tuple(lines)


def with_spaces(page: Page) -> Page:
    """The same page with the spaces at which lines were broken."""
    longer: dict[Text, Text] = {}
    for lines in paragraphs(page.ops):
        longer.update((line, _with_space(line)) for line in lines[:-1] if not line.joined)
    return replace(page, ops=tuple(longer.get(op, op) if isinstance(op, Text) else op for op in page.ops))


def _cell(line: Text) -> tuple[Box, Type, int, int]:
    return line.inside, line.style, line.base, line.level


def _with_space(line: Text) -> Text:
    """Its letters stay where they are: the space of a line that reads right to left goes before them."""
    wide = width(" ", line.style)
    return replace(line, text=line.text + " ", x=line.x - wide * line.base, width=line.width + wide)


def _shows_pictures(line: Text) -> bool:
    return not line.text.isascii() and any(in_colour(run.font) for run in shape(line.text, line.style, line.base).runs)
