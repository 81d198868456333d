"""What each persona feels in a stage: today, the target, and how far single scores lie apart, on one scale."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from renderers import style
from renderers.engine.ops import Block, Canvas, Op, Paint, Shape
from renderers.engine.paths import polyline, rectangle
from renderers.journey import Experience, Persona, Spread
from renderers.parts.marks import persona_mark, persona_path
from renderers.parts.means import pooled
from renderers.parts.view import View
from renderers.parts.words import beside, fitted, single
from renderers.pictures.phone import told
from renderers.pictures.phone import type as faces
from renderers.pictures.phone.flow import Row, Section
from renderers.texts.words import ARROW, signed

_SCALE_LEFT, _SCALE_RIGHT = 400.0, 720.0
_STEP = (_SCALE_RIGHT - _SCALE_LEFT) / 4
_NEUTRAL = (_SCALE_LEFT + _SCALE_RIGHT) / 2
_ROW, _AIR = 63.0, 4.0
_BAR = 18.0
_RULE, _SPREAD, _WAY, _MARK = 2, 5, 8, 12


def feelings(view: View, experiences: Sequence[Experience]) -> Section | None:
    """A row for each persona who lives something here; None where nobody does."""
    personas = [
        persona
        for persona in view.journey.personas
        if any(persona.key in experience.personas for experience in experiences)
    ]
    rows = [_feeling(view, persona, experiences) for persona in personas]
    if not rows:
        return None
    first, *others = rows
    return Section("How it feels, today and target", (Row(_scale()), replace(first, tied=True), *others), told.FELT)


def _x(score: float) -> float:
    return _NEUTRAL + score * _STEP


def _scale() -> Block:
    """The words of the scale above its first row."""
    canvas = Canvas()
    for score, word in ((-2, "Angry"), (0, "Neutral"), (2, "Delighted")):
        words = single(word, faces.META)
        canvas.place(words, _x(score) - words.width / 2, 0.0)
    return Block(faces.MEASURE, faces.META.leading, tuple(canvas.ops))


def _feeling(view: View, persona: Persona, experiences: Sequence[Experience]) -> Row:
    lived = [each for each in experiences if persona.key in each.personas]
    today, target = pooled(each.today for each in lived), pooled(each.target for each in lived)
    return Row(_drawn(view, persona, today, target), 0.0, told=told.felt(persona, today, target))


def _drawn(view: View, persona: Persona, today: Spread | None, target: Spread | None) -> Block:
    look = view.looks[persona.key]
    name = beside(fitted(persona.name, faces.META_STRONG, _SCALE_LEFT - 48 - 62, 2, 40))
    figures = _figures(today, target) if today else single("not scored", faces.META)
    high = max(_ROW, name.height + _AIR, figures.height + _AIR)
    middle = high / 2
    canvas = Canvas()
    canvas.add(*_rules(high))
    canvas.add(persona_mark(look, 15.0, 18.0, middle))
    canvas.place(name, 48.0, middle - name.height / 2)
    canvas.place(figures, faces.MEASURE - figures.width, middle - figures.height / 2)
    if today is not None:
        canvas.add(*_spread(today, look.colour, middle))
        canvas.add(*(_way(today.mean, target.mean, middle) if target else ()))
        mark = persona_path(look, 14.0)
        canvas.add(Shape(mark, Paint(look.colour, style.WHITE, 3.0), _x(today.mean), middle, _MARK))
    return Block(faces.MEASURE, high, tuple(canvas.ops))


def _rules(high: float) -> list[Op]:
    return [
        Shape(
            polyline(((0.0, 0.0), (0.0, high))),
            Paint(stroke=style.NEUTRAL if score == 0 else style.RULE, width=2.4 if score == 0 else 1.4),
            _x(score),
            0.0,
            _RULE,
        )
        for score in (-2, -1, 0, 1, 2)
    ]


def _spread(today: Spread, colour: str, middle: float) -> list[Op]:
    if today.low == today.high:
        return []
    left, right = _x(today.low), _x(today.high)
    bar = rectangle(right - left + _BAR, _BAR, _BAR / 2)
    return [Shape(bar, Paint(fill=colour, alpha=0.2), left - _BAR / 2, middle - _BAR / 2, _SPREAD)]


def _way(today: float, target: float, middle: float) -> list[Op]:
    """A dashed line from today to the target, which is a bar."""
    ends = ((_x(today), 0.0), (_x(target), 0.0))
    ops: list[Op] = [Shape(polyline(ends), Paint(stroke=style.TARGET, width=3.2, dash=(9, 6)), 0.0, middle, _WAY)]
    bar = Paint(stroke=style.TARGET, width=6.0)
    ops.append(Shape(polyline(((0.0, -20.0), (0.0, 20.0))), bar, _x(target), middle, _WAY))
    return ops


def _figures(today: Spread, target: Spread | None) -> Block:
    """Today in ink or alarm, an arrow, the target; the lowest score below where a mean hides it."""
    now = single(signed(today.mean), style.coloured(faces.FIGURE, style.ALARM if today.mean < 0 else style.INK))
    parts = [now]
    if target is not None:
        parts.append(single(ARROW, faces.META))
        parts.append(single(signed(target.mean), style.coloured(faces.FIGURE, style.TARGET)))
    canvas = Canvas()
    x = 0.0
    for block in parts:
        canvas.place(block, x, (faces.FIGURE.leading - block.height) / 2)
        x += block.width + 10
    wide, high = x - 10, faces.FIGURE.leading
    if today.mean - today.low >= 2:
        low = single(f"lowest {signed(today.low)}", style.coloured(faces.META, style.ALARM))
        canvas.place(low, wide - low.width, high - 6)
        high += low.height - 6
    return Block(wide, high, tuple(canvas.ops))
