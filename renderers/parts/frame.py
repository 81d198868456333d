"""What every picture but the map shares: a head that states the finding, a body, a foot that says how to read it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from renderers import style
from renderers.engine.ops import Block, Canvas, Op, Page, Paint, Shape, moved, stacked
from renderers.engine.paths import polyline, rectangle
from renderers.engine.type import Type
from renderers.journey import Journey
from renderers.parts.dates import day_of
from renderers.parts.words import paragraph, single, together
from renderers.texts.words import count

MARGIN = 40.0
TITLE = Type(34, 42, 700, style.INK, display=True)
_LONG_TITLE = Type(26, 33, 700, style.INK, display=True)
_MOST_TITLE_LINES = 2
_LONGEST_TITLE = 200
_TOP = 34.0
_GAP = 22.0
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


def framed(head: Head, body: Block, foot: Foot, width: float = 1200.0) -> Page:
    """A page as high as its content."""
    measure = width - 2 * MARGIN
    canvas = Canvas()
    top = _head(head, measure)
    canvas.place(top, MARGIN, _TOP)
    y = _TOP + top.height + 26
    canvas.place(body, MARGIN, y)
    y += body.height + 22
    below = _foot(foot, measure)
    if below.ops:
        canvas.place(Block(measure, 0.0, (ruled(measure),)), MARGIN, y)
        canvas.place(below, MARGIN, y + 14)
        y += 14 + below.height
    return Page(width, float(round(y + 24)), tuple(canvas.ops))


def method_line(journey: Journey, method: str) -> str:
    """The method, then which journey, when and by how many."""
    held = f"Workshop {day_of(journey.held_on)}".replace(" ", "\u00a0")
    people = f", {count(journey.people, 'participant')}" if journey.people else ""
    return together([method, journey.title.strip() or "Untitled journey", held + people])


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
    text = single(words, style.NOTE)
    ops = moved(sign.ops, 0.0, (_KEY_HEIGHT - sign.height) / 2)
    ops += moved(text.ops, sign.width + 7, (_KEY_HEIGHT - text.height) / 2)
    return Block(sign.width + 7 + text.width, _KEY_HEIGHT, tuple(ops))


def swatch(fill: str, edge: str | None = None) -> Block:
    """A small ground of a colour, for a key."""
    path = rectangle(18.0, 14.0, 4)
    return Block(18.0, 14.0, (Shape(path, Paint(fill, edge, 1.0), level=20),))


def flowing(blocks: Sequence[Block], measure: float, gap: float = _GAP) -> Block:
    """Side by side, in as many rows as it takes."""
    canvas = Canvas()
    x = y = high = 0.0
    for block in blocks:
        if x and x + block.width > measure:
            x, y, high = 0.0, y + high + 4, 0.0
        canvas.place(block, x, y)
        x += block.width + gap
        high = max(high, block.height)
    return Block(measure, y + high, tuple(canvas.ops))


def _head(head: Head, measure: float) -> Block:
    title = paragraph(head.title, TITLE, measure, limit=_LONGEST_TITLE)
    if len(title.ops) > _MOST_TITLE_LINES:
        title = paragraph(head.title, _LONG_TITLE, measure, limit=_LONGEST_TITLE)
    return stacked([_kicker(head), title, paragraph(head.subtitle, style.SUBTITLE, measure)], 5.0)


def _kicker(head: Head) -> Block:
    words = single(head.kicker.upper(), style.KICKER)
    if not head.stamp:
        return words
    stamp = single(head.stamp.upper(), style.coloured(style.CAPTION_CAPS, style.GOLD_TEXT))
    paint = Paint(style.GOLD_TINT, style.GOLD, 1.2, (4, 3))
    ground = Shape(rectangle(stamp.width + 20, 22, 5), paint, words.width + 16, -2.0, 4)
    ops = (*words.ops, ground, *moved(stamp.ops, words.width + 26, 1.0))
    return Block(words.width + 36 + stamp.width, words.height, ops)


def _foot(foot: Foot, measure: float) -> Block:
    said = [foot.note] if foot.note else []
    said += [f"Sheet {foot.sheet} of {foot.sheets}."] if foot.sheets > 1 else []
    parts = [flowing(foot.keys, measure)] if foot.keys else []
    parts += [paragraph(" ".join(said), style.NOTE, measure, limit=600)] if said else []
    return stacked(parts, 8.0)


def ruled(width: float, colour: str = style.RULE) -> Op:
    """A thin line from the origin to the right."""
    return Shape(polyline(((0.0, 0.0), (width, 0.0))), Paint(stroke=colour), level=2)
