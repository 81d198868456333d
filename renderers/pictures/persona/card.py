"""One persona's card: who, in whose words, what they want and fear, where, and how the journey feels to them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from renderers import style
from renderers.engine.clean import graphemes
from renderers.engine.ops import Block, Canvas, Op, Paint, Shape, Text, moved, stacked
from renderers.engine.paths import rectangle
from renderers.engine.shaping import drawable
from renderers.engine.type import Type
from renderers.findings import Moment
from renderers.journey import Evidence, Journey, Persona, Spread
from renderers.parts.frame import flowing, ruled
from renderers.parts.marks import evidence_badge, persona_mark, pill
from renderers.parts.means import pooled
from renderers.parts.view import View
from renderers.parts.words import beside, joined, levelled, line_top, paragraph, running, single, sunk, together
from renderers.pictures.persona.strip import strip
from renderers.texts.words import quoted, signed

PAD = 22.0
_AVATAR = 60.0
_NAME = Type(20, 26, 600, style.INK)
_ROLE = Type(14, 19, 400, style.SECONDARY)
_QUOTE = Type(16, 22, 400, style.INK, italic=True)
_INITIALS = Type(22, 28, 700, style.INK)
_LOW = Type(14, 19, 600, style.ALARM)
_WHOLE = Type(15, 19, 700, style.INK)
_MOST_CHANNELS = 8
_ARTICLES = frozenset(("the", "a", "an", "der", "die", "das", "le", "la", "les", "el", "los", "de", "het"))
_LEVEL, _SIGN = 4, 22
KNOWN = {
    Evidence.GUESS: "a guess: nobody has checked yet",
    Evidence.SEEN: "somebody has met people like this",
    Evidence.MEASURED: "backed by figures",
}


@dataclass(frozen=True, slots=True)
class Card:
    """In three parts, so that those of a row stand on common lines."""

    persona: Persona
    head: Block
    body: Block
    foot: Block


def card(view: View, persona: Persona, wide: float) -> Card:
    room = wide - 2 * PAD
    return Card(persona, _head(view, persona, wide), _body(view, persona, room), _journey(view, persona, room))


def row_of(view: View, found: Sequence[Card], wide: float) -> list[Block]:
    """The cards at one height."""
    head = max(each.head.height for each in found)
    body = max(each.body.height for each in found)
    foot = max(each.foot.height for each in found)
    return [_framed(view, each, wide, (head, body, foot)) for each in found]


def _framed(view: View, found: Card, wide: float, heights: tuple[float, float, float]) -> Block:
    """The head on the persona's tint, an edge around all."""
    tint = Paint(fill=view.looks[found.persona.key].tint)
    head, body, foot = heights
    high = head + body + foot + 3 * PAD
    canvas = Canvas()
    canvas.add(Shape(rectangle(wide, high, 10), Paint(style.WHITE, style.CARD_EDGE, 1.2), level=2))
    canvas.add(Shape(rectangle(wide, head, 10), tint, level=3))
    canvas.add(Shape(rectangle(wide, 12.0), tint, 0.0, head - 12, 3))
    canvas.place(found.head, 0.0, (head - found.head.height) / 2)
    canvas.place(found.body, PAD, head + PAD - 6)
    top = high - PAD - foot
    canvas.place(Block(wide, 0.0, (ruled(wide - 2 * PAD, style.HAIRLINE),)), PAD, top - 11)
    canvas.place(found.foot, PAD, top)
    return Block(wide, high, tuple(canvas.ops))


def _head(view: View, persona: Persona, wide: float) -> Block:
    indent = PAD + _AVATAR + 18
    room = wide - indent - PAD
    side = "Colleague" if persona.internal else "Customer"
    about = together(text for text in (side, persona.segment.strip()) if text)
    badge = evidence_badge(persona.evidence)
    parts = [_named(persona.name, badge, room)]
    parts += [beside(paragraph(persona.role, _ROLE, room))] if persona.role.strip() else []
    parts.append(joined(about, style.coloured(style.NOTE, style.SECONDARY), room))
    words = stacked(parts, 2.0)
    high = max(words.height, _AVATAR) + 2 * 16.0
    canvas = Canvas()
    canvas.add(*moved(_avatar(view, persona), PAD, (high - _AVATAR) / 2))
    canvas.place(words, indent, (high - words.height) / 2)
    return Block(wide, high, tuple(canvas.ops))


def _named(name: str, badge: Block, room: float) -> Block:
    """What the persona rests on stands after the name."""
    words = beside(paragraph(name, _NAME, room - badge.width - 9))
    last = next((op for op in reversed(words.ops) if isinstance(op, Text)), None)
    x, top = (last.box.right, line_top(last)) if last else (0.0, 0.0)
    y = top + (_NAME.leading - badge.height) / 2
    return Block(room, words.height, (*words.ops, *moved(badge.ops, x + 9, y)))


def _avatar(view: View, persona: Persona) -> list[Op]:
    """Initials on the persona's colour, and the mark that stands for them in every other picture."""
    look = view.looks[persona.key]
    ops: list[Op] = [Shape(rectangle(_AVATAR, _AVATAR, 12), Paint(fill=look.colour), level=_LEVEL)]
    words = paragraph(initials(persona.name), style.coloured(_INITIALS, style.WHITE), _AVATAR, "centre")
    ops += moved(words.ops, 0.0, (_AVATAR - words.height) / 2)
    ops.append(Shape(rectangle(24, 24, 12), Paint(style.WHITE), _AVATAR - 17, _AVATAR - 17, _SIGN - 1))
    ops.append(persona_mark(look, 7.5, _AVATAR - 5, _AVATAR - 5, _SIGN))
    return ops


def initials(name: str) -> str:
    """Of the first and the last word, articles left out; one character for scripts without capitals."""
    words = drawable(name).split()
    told = [word for word in words if word.casefold() not in _ARTICLES] or words
    firsts = [graphemes(word)[0] for word in told]
    lettered = [first for first in firsts if first.isupper() or first.islower()]
    if len(lettered) > 1:
        return (lettered[0] + lettered[-1]).upper()
    return lettered[0].upper() if lettered else "".join(firsts[:1])


def _body(view: View, persona: Persona, room: float) -> Block:
    parts = [_quote(persona, room)] if persona.quote.strip() else []
    parts += [
        _said(label, text, room)
        for label, text in (("WANTS", persona.goal), ("VALUES", persona.needs), ("WORRIES", persona.frustrations))
        if text.strip()
    ]
    if not parts:
        parts = [paragraph("Nothing is said about this persona yet: ask for a goal and a worry.", style.BODY, room)]
    channels = _channels(view, persona, room)
    return stacked([*parts, channels] if channels else parts, 12.0)


def _quote(persona: Persona, room: float) -> Block:
    parts = [beside(paragraph(quoted(persona.quote), _QUOTE, room))]
    if persona.quote_source.strip():
        parts.append(beside(paragraph(persona.quote_source, style.NOTE, room)))
    return stacked(parts, 2.0)


def _said(label: str, text: str, room: float) -> Block:
    return stacked([single(label, style.CAPTION_CAPS), beside(paragraph(text, style.BODY, room))], 1.0)


def _channels(view: View, persona: Persona, room: float) -> Block | None:
    lived = [each for each in view.journey.experiences if persona.key in each.personas]
    typed = [" ".join(name.split()) for each in lived for name in each.channels if name.strip()]
    names = {name.casefold(): name for name in reversed(typed)}
    if not names:
        return None
    shown = list(reversed(names.values()))
    hidden = len(shown) - _MOST_CHANNELS
    pills = [pill(name, room) for name in shown[:_MOST_CHANNELS]]
    if hidden > 0:
        pills.append(_more(hidden, pills[0].height))
    return stacked([single("CHANNELS", style.CAPTION_CAPS), flowing(levelled(pills), room, 6.0)], 4.0)


def _more(number: int, height: float) -> Block:
    """All of them stand in the table of channels."""
    words = single(f"+{number} more", style.NOTE)
    return Block(words.width, height, tuple(moved(words.ops, 0.0, (height - words.height) / 2)))


def _journey(view: View, persona: Persona, room: float) -> Block:
    """The mean of all scores, a cell for each stage, then the lowest moment in words."""
    parts = [_felt(view, persona, room)]
    if view.journey.stages:
        parts.append(strip(view, persona, room))
    low = next((each.moment for each in view.findings.lowest if each.persona.key == persona.key), None)
    parts.append(_low(low, room) if low else paragraph("Not scored yet", style.BODY, room))
    return stacked(parts, 6.0)


def _felt(view: View, persona: Persona, room: float) -> Block:
    title = single("HOW THE JOURNEY FEELS", style.CAPTION_CAPS)
    today = whole(view.journey, persona)
    if today is None:
        return title
    label, figure = single("All stages", style.NOTE), single(signed(today.mean), _WHOLE)
    canvas = Canvas()
    canvas.place(title, 0.0, (figure.height - title.height) / 2)
    canvas.place(label, room - figure.width - 7 - label.width, (figure.height - label.height) / 2)
    canvas.place(figure, room - figure.width, 0.0)
    return Block(room, figure.height, tuple(canvas.ops))


def whole(journey: Journey, persona: Persona) -> Spread | None:
    """Every score of the persona's experiences."""
    return pooled(each.today for each in journey.experiences if persona.key in each.personas)


def _low(low: Moment, room: float) -> Block:
    ink = _LOW if low.low < 0 else style.coloured(_LOW, style.INK)
    figure = single(f"Lowest {signed(low.low)}", ink)
    indent = figure.width + 10
    words = running(together([low.stage.name, low.experience.what]), style.BODY, room - indent)
    ops = (*moved(figure.ops, 0.0, sunk(words)), *moved(words.ops, indent, 0.0))
    return Block(room, max(figure.height, words.height), ops)
