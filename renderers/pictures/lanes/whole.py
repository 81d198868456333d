"""What belongs to no stage: the decision, actions for the journey as a whole, measures the head has no room for."""

from __future__ import annotations

from collections.abc import Sequence

from renderers import style
from renderers.engine.ops import Block, Canvas, Op, Paint, Shape, moved
from renderers.engine.paths import rectangle
from renderers.engine.type import Type
from renderers.findings import places_of
from renderers.parts.view import View
from renderers.parts.words import beside, hugged, paragraph, single
from renderers.pictures.lanes.actions import action_row, idea_row
from renderers.pictures.lanes.chosen import chosen_actions, chosen_ideas, in_order
from renderers.pictures.lanes.lists import Row
from renderers.pictures.lanes.measures import measure_row
from renderers.pictures.lanes.tiles import MOST_MEASURES

_PAD = 16.0
_DECISION = Type(18, 25, 600, style.INK)
_COLUMNS = 4
_GUTTER = 24.0
_TINT = "#EEF7F4"


def whole_rows(view: View) -> list[Row]:
    """Rows of actions, ideas and measures that no stage shows."""
    journey = view.journey
    overall = [each for each in journey.measures if not each.stage]
    actions = [each for each in chosen_actions(journey) if not places_of(journey, each)]
    ideas = [each for each in chosen_ideas(journey) if not each.experiences]
    return [*map(action_row, in_order(actions)), *map(idea_row, ideas), *map(measure_row, overall[MOST_MEASURES:])]


def whole_lane(rows: Sequence[Row], measure: float) -> Block:
    """Four side by side, row after row, each row as high as its tallest."""
    wide = (measure - _GUTTER * (_COLUMNS - 1)) / _COLUMNS
    blocks = [row(wide) for row in rows]
    canvas = Canvas()
    y = 0.0
    for start in range(0, len(blocks), _COLUMNS):
        line = blocks[start : start + _COLUMNS]
        y += 12.0 if start else 0.0
        for index, block in enumerate(line):
            canvas.place(block, index * (wide + _GUTTER), y)
        y += max(block.height for block in line)
    return Block(measure, y, tuple(canvas.ops))


def decision_strip(view: View, measure: float) -> Block | None:
    """What was decided and by whom, on a ground of its own; None while nothing is."""
    journey = view.journey
    if not journey.decision.strip():
        return None
    head = single("DECIDED", style.coloured(style.CAPTION_CAPS, style.INSTEAD_TEXT))
    left = _PAD + head.width + 18
    who = hugged(journey.decider, style.coloured(style.SUBTITLE, style.SECONDARY), measure * 0.3, "end")
    room = measure - left - _PAD - (who.width + 24 if who.ops else 0.0)
    words = beside(paragraph(journey.decision, _DECISION, room))
    height = max(words.height, who.height) + 2 * 11.0
    ground = Shape(rectangle(measure, height, 8), Paint(fill=_TINT), level=4)
    ops: list[Op] = [ground, *moved(head.ops, _PAD, (height - head.height) / 2)]
    ops += moved(words.ops, left, (height - words.height) / 2)
    ops += moved(who.ops, measure - _PAD - who.width, (height - who.height) / 2)
    return Block(measure, height, tuple(ops))
