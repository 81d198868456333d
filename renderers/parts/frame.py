"""What pictures share: a head that states the finding, a body, a foot that says how to read it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from renderers import style
from renderers.engine.ops import Block, Canvas, Op, Page, Paint, Shape, moved, stacked
from renderers.engine.paths import polyline, rectangle
from renderers.engine.type import Type
from renderers.journey import Journey
from renderers.parts.dates import day_of
from renderers.parts.words import joined, paragraph, single, together
from renderers.texts.line import part
from renderers.texts.words import count

MARGIN = 40.0
LEFT_TO_RIGHT, ISOLATE = "\u200e", "\u2068"
TITLE = Type(34, 42, 700, style.INK, display=True)
_LONG_TITLE = Type(26, 33, 700, style.INK, display=True)
_MOST_TITLE_LINES = 2
_LONGEST_TITLE = 200
_TOP = 34.0
GAP = 22.0
_KEY_HEIGHT = 20.0
_EMPTY_HEIGHT = 220.0


@dataclass(frozen=True, slots=True)
class Head:
    """``title`` states the finding, ``subtitle`` the method; ``stamp`` is a warning beside the kicker."""

    kicker: str
    title: str
    subtitle: str
    stamp: str = ""


@dataclass(frozen=True, slots=True)
class Foot:
    """``keys`` explain the signs used, ``note`` the rule; the sheet is named where there are several."""

    keys: tuple[Block, ...] = ()
    note: str = ""
    sheet: int = 1
    sheets: int = 1


def framed(head: Head, body: Block, foot: Foot, width: float = 1200.0, cuts: Sequence[float] = ()) -> Page:
    """A page as high as its content; ``cuts`` are heights of the body at which a sheet of paper may end."""
    measure = width - 2 * MARGIN
    canvas = Canvas()
    top = _head(head, measure)
    canvas.place(top, MARGIN, _TOP)
    y = _TOP + top.height + 26
    canvas.place(body, MARGIN, y)
    places = tuple(y + cut for cut in cuts)
    y += body.height + 22
    below = _foot(foot, measure)
    if below.ops:
        canvas.place(Block(measure, 0.0, (ruled(measure),)), MARGIN, y)
        canvas.place(below, MARGIN, y + 14)
        y += 14 + below.height
    return Page(width, float(round(y + 24)), tuple(canvas.ops), cuts=places)


def method_line(journey: Journey, method: str) -> str:
    """The method, then which journey, when and by how many."""
    return together([method, journey.title.strip() or "Untitled journey", held(journey)])


def held(journey: Journey) -> str:
    """When and by how many, never who; the date stays on one line."""
    day = f"Workshop {day_of(journey.held_on)}".replace(" ", "\u00a0")
    return day + (f", {counted(journey.people, 'participant')}" if journey.people else "")


def titled(text: str, limit: int) -> str:
    """Typed text inside a title: figures and colons after it stay after it, whatever it is written in."""
    found = part(text, limit)
    return found + LEFT_TO_RIGHT if found.startswith(ISOLATE) else found


def counted(number: int, word: str) -> str:
    """A number and what it counts, kept on one line."""
    return count(number, word).replace(" ", "\u00a0")


def nothing(text: str, note: str, measure: float) -> Block:
    """In place of a body: what is missing, and what to do about it."""
    words = [
        paragraph(text, style.PERSONA_NAME, measure - 120, "centre"),
        paragraph(note, style.BODY, measure - 120, "centre"),
    ]
    inner = stacked(words, 6.0)
    height = max(_EMPTY_HEIGHT, inner.height + 80)
    frame = Shape(rectangle(measure, height, 8), Paint(style.WHITE, style.DOT, 1.2, (4, 3.5)), level=4)
    return Block(measure, height, (frame, *moved(inner.ops, 60.0, (height - inner.height) / 2)))


def key(sign: Block, words: str) -> Block:
    """A sign and what it means, on one line of the foot."""
    return keys("", [(sign, words)])


def keys(title: str, signs: Sequence[tuple[Block, str]]) -> Block:
    """Signs of one kind and what each means, on one line of the foot."""
    canvas = Canvas()
    x = 0.0
    if title:
        words = single(title, style.coloured(style.NOTE, style.SECONDARY))
        canvas.place(words, 0.0, (_KEY_HEIGHT - words.height) / 2)
        x = words.width + 10
    for index, (sign, text) in enumerate(signs):
        x += 12.0 if index else 0.0
        canvas.place(sign, x, (_KEY_HEIGHT - sign.height) / 2)
        x += sign.width + 5
        words = single(text, style.NOTE)
        canvas.place(words, x, (_KEY_HEIGHT - words.height) / 2)
        x += words.width
    return Block(x, _KEY_HEIGHT, tuple(canvas.ops))


def swatch(fill: str, edge: str | None = None) -> Block:
    """A small ground of a colour, for a key."""
    path = rectangle(18.0, 14.0, 4)
    return Block(18.0, 14.0, (Shape(path, Paint(fill, edge, 1.0), level=20),))


def flowing(blocks: Sequence[Block], measure: float, gap: float = GAP) -> Block:
    """Side by side, in as many rows as it takes."""
    found = stacked(rows(blocks, measure, gap), 4.0)
    return Block(measure, found.height, found.ops)


def rows(blocks: Sequence[Block], measure: float, gap: float = GAP) -> list[Block]:
    """Each row as wide as what stands in it."""
    found: list[list[Block]] = []
    used = 0.0
    for block in blocks:
        if found and used + gap + block.width <= measure:
            found[-1].append(block)
            used += gap + block.width
        else:
            found.append([block])
            used = block.width
    return [_beside(row, gap) for row in found]


def _beside(blocks: Sequence[Block], gap: float) -> Block:
    canvas = Canvas()
    x = 0.0
    for index, block in enumerate(blocks):
        x += gap if index else 0.0
        canvas.place(block, x, 0.0)
        x += block.width
    return Block(x, max(block.height for block in blocks), tuple(canvas.ops))


def _head(head: Head, measure: float) -> Block:
    title = paragraph(head.title, TITLE, measure, limit=_LONGEST_TITLE)
    if len(title.ops) > _MOST_TITLE_LINES:
        title = paragraph(head.title, _LONG_TITLE, measure, limit=_LONGEST_TITLE)
    return stacked([kicker(head.kicker, head.stamp), title, joined(head.subtitle, style.SUBTITLE, measure)], 5.0)


def kicker(text: str, stamp: str = "") -> Block:
    """The kind of picture in capitals, and beside it a warning."""
    words = single(text.upper(), style.KICKER)
    if not stamp:
        return words
    warning = single(stamp.upper(), style.coloured(style.CAPTION_CAPS, style.GOLD_TEXT))
    paint = Paint(style.GOLD_TINT, style.GOLD, 1.2, (4, 3))
    ground = Shape(rectangle(warning.width + 20, 22, 5), paint, words.width + 16, -2.0, 4)
    ops = (*words.ops, ground, *moved(warning.ops, words.width + 26, 1.0))
    return Block(words.width + 36 + warning.width, words.height, ops)


def _foot(foot: Foot, measure: float) -> Block:
    said = [foot.note] if foot.note else []
    said += [f"Sheet {foot.sheet} of {foot.sheets}."] if foot.sheets > 1 else []
    parts = [flowing(foot.keys, measure)] if foot.keys else []
    parts += [paragraph(" ".join(said), style.NOTE, measure, limit=600)] if said else []
    return stacked(parts, 8.0)


def ruled(width: float, colour: str = style.RULE) -> Op:
    """A thin line from the origin to the right."""
    return Shape(polyline(((0.0, 0.0), (width, 0.0))), Paint(stroke=colour), level=2)
