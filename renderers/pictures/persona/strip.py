"""A persona's journey in small: one cell for each stage with the mean of their scores, the lowest framed."""

from __future__ import annotations

from renderers import style
from renderers.engine.ops import Block, Canvas, Op, Paint, Shape, moved
from renderers.engine.paths import rectangle
from renderers.engine.type import Type
from renderers.journey import Persona, Stage
from renderers.parts.means import pooled
from renderers.parts.ramp import score_ground
from renderers.parts.view import View
from renderers.parts.words import single
from renderers.pictures.tables.grid import hatch
from renderers.texts.words import signed

_MOST = 8
_GAP = 4.0
_WIDEST = 104.0
_HIGH = 32.0
_NUMBER = 17.0
_FIGURE = Type(13.5, 18, 700, style.INK)


def strip(view: View, persona: Persona, room: float) -> Block:
    """Rows of at most eight cells, each with its stage's number above."""
    stages = view.journey.stages
    rows = -(-len(stages) // _MOST)
    each = -(-len(stages) // rows)
    wide = min(_WIDEST, (room - _GAP * (each - 1)) / each)
    step = _NUMBER + _HIGH + 6
    canvas = Canvas()
    for at, stage in enumerate(stages):
        x, y = (at % each) * (wide + _GAP), (at // each) * step
        number = single(str(at + 1), style.NOTE)
        canvas.place(number, x + (wide - number.width) / 2, y)
        canvas.add(*moved(_cell(view, persona, stage, wide), x, y + _NUMBER))
    return Block(room, rows * step - 6, tuple(canvas.ops))


def _cell(view: View, persona: Persona, stage: Stage, wide: float) -> list[Op]:
    lived = [each for each in view.experiences[stage.key] if persona.key in each.personas]
    today = pooled(each.today for each in lived)
    if not lived:
        return hatch(wide, _HIGH)
    if today is None:
        ground, ink, text, edge = style.WHITE, style.CAPTION, "–", style.DOT
    else:
        found = score_ground(today.mean)
        ground, ink, text, edge = found.fill, found.ink, signed(today.mean), found.edge or found.fill
    words = single(text, style.coloured(_FIGURE, ink))
    ops: list[Op] = [Shape(rectangle(wide, _HIGH, 5), Paint(ground, edge, 1.0), level=4)]
    ops += moved(words.ops, (wide - words.width) / 2, (_HIGH - words.height) / 2)
    low = next((each.moment for each in view.findings.lowest if each.persona.key == persona.key), None)
    if low and low.stage.key == stage.key:
        inner = rectangle(wide - 5, _HIGH - 5, 3)
        ops.append(Shape(inner, Paint(stroke=style.WHITE, width=1.6), 2.5, 2.5, 5))
        ops.append(Shape(rectangle(wide, _HIGH, 5), Paint(stroke=style.INK, width=2.4), level=6))
    return ops
