"""The preview card: what a message shows at 360 pixels. Nothing on it is smaller than 36, which is 9 there.

Title, a line of figures, the emotion curve over the stages, and the three pain points that matter most.
"""

from __future__ import annotations

from renderers import style
from renderers.engine.clean import clipped
from renderers.engine.ops import Block, Canvas, Page, moved, stacked
from renderers.engine.shaping import drawable
from renderers.engine.type import Type
from renderers.journey import Journey
from renderers.parts.frame import rows
from renderers.parts.marks import LARGE_CHIP, persona_mark, severity_chip
from renderers.parts.view import View, view
from renderers.parts.words import beside, fitted, paragraph, single
from renderers.picture import Picture
from renderers.pictures.preview.band import MARGIN, WIDE, band, dashes, drawn_personas
from renderers.pictures.preview.figures import LABEL, figures
from renderers.texts.alt_card import card_alt

_WIDTH, _HEIGHT = 1440.0, 1080.0
_TITLE = Type(62, 70, 700, style.INK, display=True)
_TITLE_SMALL = Type(48, 56, 700, style.INK, display=True)
_LEGEND = Type(36, 44, 600, style.INK)
_HEAD = Type(36, 44, 400, style.CAPTION)
_PAIN = Type(40, 50, 400, style.INK)
_LONGEST_TITLE = 110
_LONGEST_PAIN = 120
_LONGEST_NAME = 26
_AFTER_MARK = 40.0
_PAINS = 3
_BETWEEN = 48.0
_LEAST_BAND = 320.0


def lay_out(journey: Journey) -> tuple[Page, ...]:
    """Always one page."""
    seen = view(journey)
    canvas = Canvas()
    title = _title(seen)
    canvas.place(title, MARGIN, 48.0)
    y = 48.0 + title.height + 10
    told = figures(seen)
    canvas.place(told, MARGIN, y)
    y += told.height + 24
    legend = _legend(seen)
    pains = _pains(seen, _HEIGHT - y - _LEAST_BAND - legend.height - 92)
    feelings = band(seen, max(_LEAST_BAND, _HEIGHT - y - legend.height - pains.height - 92))
    canvas.place(feelings, 0.0, y)
    y += feelings.height + 24
    canvas.place(legend, MARGIN, y)
    canvas.place(pains, MARGIN, y + legend.height + (24 if legend.height else 0))
    return (Page(_WIDTH, _HEIGHT, tuple(canvas.ops), scale=1.0),)


def _title(seen: View) -> Block:
    large = paragraph(seen.title, _TITLE, WIDE, limit=_LONGEST_TITLE)
    if large.height <= 2 * _TITLE.leading:
        return large
    return fitted(seen.title, _TITLE_SMALL, WIDE, 2, _LONGEST_TITLE)


def _legend(seen: View) -> Block:
    """Who is who, in as many rows as it takes."""
    keys = drawn_personas(seen)
    longest = _LONGEST_NAME if len(keys) > 1 else 2 * _LONGEST_NAME
    entries = [_persona_entry(seen, key, longest) for key in keys]
    hidden = len(seen.journey.personas) - len(keys)
    if keys and hidden > 0:
        entries.append(single(f"+{hidden} more", style.coloured(_LEGEND, style.CAPTION)))
    if any(each.target for each in seen.journey.experiences):
        entries.append(_target_entry())
    found = stacked(rows(entries, WIDE, _BETWEEN), 4.0)
    return Block(WIDE, found.height, found.ops)


def _persona_entry(seen: View, key: str, longest: int) -> Block:
    look = seen.looks[key]
    words = _persona_name(seen.persona(key).name, style.coloured(_LEGEND, look.colour), longest)
    mark = persona_mark(look, 13.0, 14.0, _LEGEND.leading / 2)
    canvas = Canvas()
    canvas.add(mark)
    canvas.place(words, _AFTER_MARK, 0.0)
    return Block(_AFTER_MARK + words.width, _LEGEND.leading, tuple(canvas.ops))


def _persona_name(name: str, face: Type, longest: int) -> Block:
    """At most ``longest`` letters, fewer where they are so wide that a row cannot hold them."""
    flat = drawable(name).replace("\n", " ")
    words = single(clipped(flat, longest), face)
    while words.width > WIDE - _AFTER_MARK:
        longest -= 1
        words = single(clipped(flat, longest), face)
    return words


def _target_entry() -> Block:
    canvas = Canvas()
    canvas.add(*dashes(58.0, _LEGEND.leading / 2))
    words = single("Target", _LEGEND)
    canvas.place(words, 72.0, 0.0)
    return Block(72.0 + words.width, _LEGEND.leading, tuple(canvas.ops))


def _pains(seen: View, room: float) -> Block:
    """The heaviest first below a line that says so, as many as stand in ``room``, one at least."""
    canvas = Canvas()
    canvas.place(single(f"Pain points by {'votes' if seen.voted else 'severity'}", _HEAD), 0.0, 0.0)
    y = first = _HEAD.leading + 6
    for hindrance in seen.findings.hindrances[:_PAINS]:
        pain = hindrance.pain_point
        sign = severity_chip(pain.severity, pain.votes if seen.voted else None, LARGE_CHIP)
        indent = sign.width + 24
        words = beside(fitted(pain.text, _PAIN, WIDE - indent, 2, _LONGEST_PAIN))
        height = max(sign.height, words.height)
        if y > first and y + height > room:
            break
        canvas.place(sign, 0.0, y + max(0.0, (min(height, _PAIN.leading) - sign.height) / 2))
        canvas.place(words, indent, y + (height - words.height) / 2 if height == sign.height else y)
        y += height + 14
    if y == first:
        return _way(seen)
    return Block(WIDE, y - 14, tuple(canvas.ops))


def _way(seen: View) -> Block:
    """From trigger to end value, while there are no pain points."""
    lines = []
    for label, text in (("Starts when", seen.journey.trigger), ("Ends with", seen.journey.end_value)):
        head = single(label, LABEL)
        words = fitted(text.strip() or "not said yet", _PAIN, WIDE - 250, 2)
        height = max(head.height, words.height)
        lines.append(Block(WIDE, height, (*head.ops, *moved(words.ops, 250.0, 0.0))))
    return stacked(lines, 12.0)


def says(journey: Journey) -> bool:
    """There is something to preview."""
    return bool(journey.experiences)


PICTURE = Picture("preview_card", "Preview card", lay_out, card_alt, smallest=36.0, says=says)
