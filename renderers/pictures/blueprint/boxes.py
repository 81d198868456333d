"""What stands in the cells of a blueprint: steps, what is done behind them, and what nobody has said yet."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from renderers import style
from renderers.engine.ops import Block, Op, Paint, Shape, moved, stacked
from renderers.engine.paths import rectangle
from renderers.engine.shaping import drawable
from renderers.engine.type import Type
from renderers.engine.wrap import longest_word
from renderers.journey import Behind, Experience, Lane, PainPoint
from renderers.parts.frame import flowing
from renderers.parts.marks import mark_row
from renderers.parts.ramp import score_ground
from renderers.parts.view import View
from renderers.parts.words import paragraph, single
from renderers.texts.words import signed

PAD = 8.0
_TINTS = {Lane.EVIDENCE: style.BAND, Lane.FRONTSTAGE: "#EAF0F8", Lane.BACKSTAGE: "#DCE4EF", Lane.SUPPORT: "#CCD7E5"}
_ROOMY = 118.0
_SMALL = Type(13, 17, 400, style.INK)
_KIND = Type(12, 15, 600, style.SECONDARY)
_UNIT = Type(12, 16, 500, style.SECONDARY)
_GHOST = Type(13, 17, 400, style.CAPTION)
_BADGE = Type(12, 16, 700, style.INK)
_FIGURE = Type(12.5, 16, 700, style.INK)
_LEVEL, _SIGN = 16, 22


@dataclass(frozen=True, slots=True)
class Box:
    """``inner`` is what it says; ``drawn`` puts it on its ground at the height of its row."""

    inner: Block
    drawn: Callable[[float], Block]

    @property
    def height(self) -> float:
        return self.inner.height + 2 * PAD


def badge(number: int, pain: PainPoint) -> Block:
    """A pain point's number, the same at the step it hurts and at its cause."""
    look = style.SEVERITY[pain.severity]
    words = single(str(number), style.coloured(_BADGE, look.ink))
    wide = max(20.0, words.width + 10)
    edge = style.ALARM
    ops: list[Op] = [Shape(rectangle(wide, 20, 10), Paint(look.fill, edge, 1.2), level=_SIGN)]
    ops += moved(words.ops, (wide - words.width) / 2, 2.0)
    return Block(wide, 20.0, tuple(ops))


def experience_box(view: View, experience: Experience, badges: Sequence[Block], wide: float) -> Box:
    """Number and marks, what happens, its score, and what hurts there."""
    room = wide - 2 * PAD
    number = single(str(view.numbers[experience.key]), style.CARD_NUMBER)
    marks = mark_row(view.personas(experience.personas), 3.8, max(1, int((room - number.width - 8) / 11.2)))
    top: list[Op] = list(number.ops)
    if view.several:
        top += moved(marks.ops, room - marks.width, 4.6)
    head = Block(room, max(number.height, marks.height + 6), tuple(top))
    below = [*([score_chip(experience.today.mean)] if experience.today else ()), *badges]
    parts = [head, paragraph(experience.what, style.CARD, room)]
    parts += [flowing(below, room, 5.0)] if below else []
    edge = style.GOLD if experience.moment else style.NEUTRAL
    ground = style.GOLD_TINT if experience.moment else style.WHITE
    return _boxed(stacked(parts, 4.0), wide, Paint(ground, edge, 1.3))


def score_chip(mean: float) -> Block:
    """A score on its colour."""
    ground = score_ground(mean)
    words = single(signed(mean), style.coloured(_FIGURE, ground.ink))
    wide = words.width + 12
    panel = Shape(rectangle(wide, 20, 4), Paint(ground.fill, ground.edge), level=_SIGN)
    return Block(wide, 20.0, (panel, *moved(words.ops, 6.0, 2.0)))


def _kind(item: Behind) -> str:
    return drawable(item.kind).upper()


def need(item: Behind) -> float:
    """The width in which no word of it breaks."""
    words = (item.text, _SMALL), (_kind(item), _KIND), (item.unit, _UNIT)
    return max(longest_word(text, face) for text, face in words) + 2 * PAD + 1


def behind_box(item: Behind, badges: Sequence[Block], elsewhere: str, wide: float) -> Box:
    """Its type, what is done, who does it, what it needs that is not drawn here, and which pain points it causes."""
    room = wide - 2 * PAD
    kind = [paragraph(_kind(item), _KIND, room)] if item.kind.strip() else []
    large = wide >= _ROOMY and longest_word(item.text, style.BODY) <= room
    parts = [*kind, paragraph(item.text, style.BODY if large else _SMALL, room)]
    parts += [paragraph(item.unit, _UNIT, room)] if item.unit.strip() else []
    parts += [paragraph(f"Needs {elsewhere}", _UNIT, room)] if elsewhere else []
    parts += [flowing(badges, room, 5.0)] if badges else []
    return _boxed(stacked(parts, 3.0), wide, Paint(_TINTS[item.lane], style.CARD_EDGE))


def gap_box(ask: str, wide: float) -> Box:
    """Never blank: whom to ask."""
    words = paragraph(f"Unknown, ask {ask}", _GHOST, wide - 2 * PAD)
    return _boxed(words, wide, Paint(style.WHITE, style.DOT, 1.2, (4, 3.5)))


def _boxed(inner: Block, wide: float, paint: Paint) -> Box:
    def drawn(high: float) -> Block:
        ground = Shape(rectangle(wide, high, 6), paint, level=_LEVEL)
        return Block(wide, high, (ground, *moved(inner.ops, PAD, PAD)))

    return Box(inner, drawn)
