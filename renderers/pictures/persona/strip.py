"""A persona's journey in small: one cell for each stage with the mean of their scores, the lowest framed."""

from __future__ import annotations

from dataclasses import dataclass

from renderers import style
from renderers.engine.ops import Block, Canvas, Op, Paint, Shape, moved
from renderers.engine.paths import rectangle
from renderers.engine.type import Type
from renderers.engine.wrap import longest_word
from renderers.journey import Journey, Persona, Stage
from renderers.parts.ramp import score_ground
from renderers.parts.view import View
from renderers.parts.words import paragraph, single
from renderers.pictures.tables.ground import hatch
from renderers.pictures.tables.scores import Tally, tally
from renderers.texts.words import signed

_MOST, _LEAST = 8, 50.0
_GAP = 4.0
_WIDEST = 150.0
_HIGH, _TALL = 32.0, 46.0
_NUMBER = 17.0
_FIGURE = Type(13.5, 18, 700, style.INK)
_STAGE = Type(12, 15, 500, style.SECONDARY)
_LOW = Type(12, 15, 600, style.INK)
_MOST_LINES = 2


@dataclass(frozen=True, slots=True)
class _Felt:
    """What a persona says of one stage; ``lowest`` where their lowest moment is."""

    told: Tally
    lowest: bool


def named(journey: Journey, room: float) -> bool:
    """Whether every stage's name stands above its cell; else numbers do, and the foot says whose they are."""
    wide = _width(journey, room)
    heads = [paragraph(stage.name, _STAGE, wide, "centre") for stage in journey.stages]
    whole = all(longest_word(stage.name, _STAGE) <= wide for stage in journey.stages)
    return whole and all(head.height <= _MOST_LINES * _STAGE.leading for head in heads)


def _a_row(journey: Journey, room: float) -> int:
    """Cells in a row: at most eight, and so that a figure fits each."""
    number = len(journey.stages)
    most = min(_MOST, int((room + _GAP) // (_LEAST + _GAP)))
    return -(-number // -(-number // most)) if number else 1


def _width(journey: Journey, room: float) -> float:
    each = _a_row(journey, room)
    return min(_WIDEST, (room - _GAP * (each - 1)) / each)


def strip(view: View, persona: Persona, room: float) -> Block:
    """Rows of at most eight cells, each below the name or number of its stage."""
    journey = view.journey
    each, wide = _a_row(journey, room), _width(journey, room)
    felt = [_felt(view, persona, stage) for stage in journey.stages]
    high = _TALL if any(one.told.hidden for one in felt) else _HIGH
    heads = _heads(journey, wide, room)
    above = max(head.height for head in heads) + 2
    step = above + high + 6
    canvas = Canvas()
    for at, (one, head) in enumerate(zip(felt, heads, strict=True)):
        x, y = (at % each) * (wide + _GAP), (at // each) * step
        canvas.place(head, x, y + above - 2 - head.height)
        canvas.add(*moved(_cell(one, wide, high), x, y + above))
    return Block(room, -(-len(felt) // each) * step - 6, tuple(canvas.ops))


def _heads(journey: Journey, wide: float, room: float) -> list[Block]:
    if named(journey, room):
        return [paragraph(stage.name, _STAGE, wide, "centre") for stage in journey.stages]
    return [paragraph(str(number), style.NOTE, wide, "centre") for number in range(1, len(journey.stages) + 1)]


def _felt(view: View, persona: Persona, stage: Stage) -> _Felt:
    lived = [each for each in view.experiences[stage.key] if persona.key in each.personas]
    low = next((each.moment for each in view.findings.lowest if each.persona.key == persona.key), None)
    lowest = low is not None and low.stage.key == stage.key
    return _Felt(tally(lived), lowest)


def _cell(felt: _Felt, wide: float, high: float) -> list[Op]:
    today = felt.told.today
    if not felt.told.lived:
        return hatch(wide, high)
    if today is None:
        ground, ink, text, edge = style.WHITE, style.CAPTION, "–", style.DOT
    else:
        found = score_ground(today.mean)
        ground, ink, text, edge = found.fill, found.ink, signed(today.mean), found.edge or found.fill
    words = [single(text, style.coloured(_FIGURE, ink))]
    if today is not None and felt.told.hidden:
        words.append(single(f"low {signed(today.low)}", style.coloured(_LOW, ink)))
    ops: list[Op] = [Shape(rectangle(wide, high, 5), Paint(ground, edge, 1.0), level=4)]
    y = (high - sum(block.height for block in words)) / 2
    for block in words:
        ops += moved(block.ops, (wide - block.width) / 2, y)
        y += block.height
    return [*ops, *(_frame(wide, high) if felt.lowest else ())]


def _frame(wide: float, high: float) -> list[Op]:
    inner = Shape(rectangle(wide - 5, high - 5, 3), Paint(stroke=style.WHITE, width=1.6), 2.5, 2.5, 5)
    return [inner, Shape(rectangle(wide, high, 5), Paint(stroke=style.INK, width=2.4), level=6)]
