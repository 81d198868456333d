"""Small signs: persona marks, evidence badges, met signs, chips and pills. Each is a block or an op."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from renderers import style
from renderers.engine import paths
from renderers.engine.ops import Block, Op, Paint, Path, Shape, moved
from renderers.engine.type import Type
from renderers.journey import ActionState, Evidence, Met, Severity
from renderers.parts.words import hugged, paragraph, single
from renderers.style import PersonaLook

CHIP_WIDTH = 32.0
CHIP_HEIGHT = 24.0
_PANEL = 20
_SIGN = 22

_SHAPES: dict[str, Callable[[float], Path]] = {
    "circle": paths.circle,
    "square": lambda r: paths.regular(4, r * 1.25, 45),
    "triangle": lambda r: paths.regular(3, r * 1.3),
    "diamond": lambda r: paths.regular(4, r * 1.3),
    "pentagon": lambda r: paths.regular(5, r * 1.2),
    "plus": lambda r: paths.plus(r * 1.15, r * 0.45),
    "wedge": lambda r: paths.regular(3, r * 1.3, 180),
    "star": lambda r: paths.star(r * 1.4, 5, 0.5),
}


def persona_path(look: PersonaLook, radius: float) -> Path:
    """Shapes of about equal weight; ``radius`` is that of the circle."""
    return _SHAPES[look.mark](radius)


def persona_mark(look: PersonaLook, radius: float, x: float, y: float, level: int = _SIGN) -> Shape:
    """A filled mark around (x, y)."""
    return Shape(persona_path(look, radius), Paint(fill=look.colour), x, y, level)


def mark_row(looks: Sequence[PersonaLook], radius: float = 4.2, a_row: int = 8) -> Block:
    """Marks side by side, ``a_row`` before the next row starts."""
    step = radius * 2 + 3.6
    ops = [
        persona_mark(look, radius, radius + step * (index % a_row), radius + step * (index // a_row))
        for index, look in enumerate(looks)
    ]
    columns, rows = min(len(looks), a_row), -(-len(looks) // a_row)
    return Block(max(0.0, columns * step - 3.6), max(0.0, rows * step - 3.6), tuple(ops))


@lru_cache(maxsize=16)
def evidence_badge(evidence: Evidence, colour: str = style.SECONDARY) -> Block:
    """A ring: hollow for a guess, half for seen, full for measured."""
    ring = Shape(paths.circle(4.4), Paint(stroke=colour, width=1.3), 5.2, 5.2, _SIGN)
    ops: list[Op] = [ring]
    if evidence is Evidence.SEEN:
        ops.append(Shape(paths.half_disc(4.4), Paint(fill=colour), 5.2, 5.2, _SIGN))
    if evidence is Evidence.MEASURED:
        ops.append(Shape(paths.circle(4.4), Paint(fill=colour), 5.2, 5.2, _SIGN))
    return Block(10.4, 10.4, tuple(ops))


_TICK = ((-3.4, 0.2), (-1.1, 2.6), (3.5, -2.5))
_CROSS = (((-2.7, -2.7), (2.7, 2.7)), ((-2.7, 2.7), (2.7, -2.7)))


@lru_cache(maxsize=8)
def met_sign(met: Met) -> Block:
    """A disc of 16 points: tick, half, cross or question mark."""
    centre = 8.0
    colour = {Met.MET: style.TARGET, Met.PARTLY: style.GOLD_TEXT, Met.UNMET: style.ALARM}.get(met, style.CAPTION)
    white = Paint(stroke=style.WHITE, width=1.8)
    disc = Shape(paths.circle(7.4), Paint(fill=colour), centre, centre, _PANEL)
    if met is Met.MET:
        return Block(16, 16, (disc, Shape(paths.polyline(_TICK), white, centre, centre, _SIGN)))
    if met is Met.UNMET:
        lines = [Shape(paths.polyline(line), white, centre, centre, _SIGN) for line in _CROSS]
        return Block(16, 16, (disc, *lines))
    ring = Shape(paths.circle(6.7), Paint(style.WHITE, colour, 1.5), centre, centre, _PANEL)
    if met is Met.PARTLY:
        half = Shape(paths.half_disc(6.7), Paint(fill=colour), centre, centre, _SIGN)
        return Block(16, 16, (ring, half))
    mark = paragraph("?", style.coloured(style.PILL, colour), 16.0, "centre")
    return Block(16, 16, (ring, *mark.ops))


@lru_cache(maxsize=8)
def action_sign(state: ActionState) -> Block:
    """A box of 16 points: empty and dashed while proposed, then an arrow, a tick, or a bar where it is stuck."""
    box = paths.rectangle(14.0, 14.0, 3.5)
    if state is ActionState.PROPOSED:
        return Block(16, 16, (Shape(box, Paint(style.WHITE, style.CAPTION, 1.3, (3, 2.4)), 1.0, 1.0, _PANEL),))
    fill = {ActionState.DONE: style.TARGET, ActionState.ACCEPTED: style.ACCENT}.get(state, style.ALARM)
    ground = Shape(box, Paint(fill=fill), 1.0, 1.0, _PANEL)
    white = Paint(stroke=style.WHITE, width=1.8)
    if state is ActionState.DONE:
        return Block(16, 16, (ground, Shape(paths.polyline(_TICK), white, 8.0, 8.0, _SIGN)))
    if state is ActionState.ACCEPTED:
        arrow = paths.polygon(((-2.4, -3.8), (3.8, 0.0), (-2.4, 3.8)))
        return Block(16, 16, (ground, Shape(arrow, Paint(fill=style.WHITE), 8.0, 8.0, _SIGN)))
    bar = paths.polyline(((-3.2, 0.0), (3.2, 0.0)))
    return Block(16, 16, (ground, Shape(bar, Paint(stroke=style.WHITE, width=2.4), 8.0, 8.0, _SIGN)))


@lru_cache(maxsize=2)
def moment_star(radius: float = 7.5) -> Block:
    """A moment that matters."""
    star = Shape(paths.star(radius), Paint(fill=style.GOLD), radius, radius, _SIGN)
    return Block(2 * radius, 2 * radius, (star,))


@lru_cache(maxsize=512)
def chip(text: str, fill: str, ink: str, wide: float = CHIP_WIDTH, height: float = 20.0) -> Block:
    """A filled rounded rectangle with one short text in its middle."""
    words = single(text, style.coloured(style.CHIP, ink))
    wide = max(wide, words.width + 10)
    ground = Shape(paths.rectangle(wide, height, 5), Paint(fill=fill), level=_PANEL)
    canvas = [ground, *_centred(words, wide, height)]
    return Block(wide, height, tuple(canvas))


@dataclass(frozen=True, slots=True)
class ChipSize:
    """Measures of a severity chip; ``dots`` are radius and step below a number, ``alone`` without one."""

    wide: float = CHIP_WIDTH
    high: float = CHIP_HEIGHT
    words: Type = style.CHIP
    radius: float = 5.0
    dots: tuple[float, float] = (1.5, 5.5)
    alone: tuple[float, float] = (2.4, 8.0)


SMALL_CHIP = ChipSize()
LARGE_CHIP = ChipSize(84.0, 66.0, Type(38, 44, 700), 12.0, (4.2, 14.0), (6.5, 21.0))


@lru_cache(maxsize=512)
def severity_chip(severity: Severity, votes: int | None, size: ChipSize = SMALL_CHIP) -> Block:
    """Votes above one to three dots; before anybody has voted (None) the dots alone."""
    look = style.SEVERITY[severity]
    words = single(str(votes), style.coloured(size.words, look.ink)) if votes is not None else None
    wide = max(size.wide, words.width + size.wide * 0.3) if words else size.wide
    high = size.high if words else size.high * 0.83
    ops: list[Op] = [Shape(paths.rectangle(wide, high, size.radius), Paint(fill=look.fill), level=_PANEL)]
    radius, step = size.dots if words else size.alone
    y = size.high * 0.81 if words else high / 2
    first = wide / 2 - step * (look.dots - 1) / 2
    dot = paths.circle(radius)
    ops += [Shape(dot, Paint(fill=look.ink), first + step * at, y, _SIGN) for at in range(look.dots)]
    if words:
        ops += _centred(words, wide, size.high * 0.75)
    return Block(wide, high, tuple(ops))


def pill(text: str, measure: float) -> Block:
    """A channel: one or more lines on a rounded ground, never wider than ``measure``."""
    words = hugged(text, style.PILL, measure - 16, "centre")
    wide = words.width + 16
    ground = Shape(paths.rectangle(wide, words.height + 4, 10), Paint(fill=style.QUIET), level=_PANEL)
    return Block(wide, words.height + 4, (ground, *moved(words.ops, 8.0, 2.0)))


def _centred(block: Block, wide: float, height: float) -> list[Op]:
    return moved(block.ops, (wide - block.width) / 2, (height - block.height) / 2)
