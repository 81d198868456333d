"""The pain points of a sheet in words, each with its number and its cause."""

from __future__ import annotations

from collections.abc import Sequence

from renderers import style
from renderers.engine.ops import Block, Canvas, moved, stacked
from renderers.journey import PainPoint, Stage
from renderers.parts.view import View
from renderers.parts.words import beside, paragraph, single
from renderers.pictures.blueprint.boxes import badge
from renderers.pictures.blueprint.choice import Part
from renderers.pictures.blueprint.told import cause
from renderers.texts.words import EVIDENCE, count

_COLUMNS, _GUTTER = 3, 36.0
_GAP, _BELOW_TITLE = 12.0, 30.0


def listing(
    view: View, parts: Sequence[Part], numbers: dict[str, int], stages: Sequence[Stage], measure: float
) -> Block | None:
    """In columns of about one height, read from the top down; None where nothing hurts."""
    here = {each.key for part in parts for each in part.experiences}
    pains = [pain for pain in view.journey.pain_points if pain.key in numbers and here & {*pain.experiences}]
    pains.sort(key=lambda pain: numbers[pain.key])
    if not pains:
        return None
    wide = (measure - _GUTTER * (_COLUMNS - 1)) / _COLUMNS
    rows = [_row(view, pain, numbers[pain.key], stages, wide) for pain in pains]
    share = (sum(row.height for row in rows) + _GAP * len(rows)) / _COLUMNS
    canvas = Canvas()
    canvas.place(single("Pain points, and what causes them", style.LANE), 0.0, 0.0)
    column, y, low = 0, 0.0, 0.0
    for row in rows:
        if y + row.height / 2 > share and column < _COLUMNS - 1:
            column, y = column + 1, 0.0
        canvas.place(row, column * (wide + _GUTTER), _BELOW_TITLE + y)
        y += row.height + _GAP
        low = max(low, y)
    return Block(measure, _BELOW_TITLE + low - _GAP, tuple(canvas.ops))


def _row(view: View, pain: PainPoint, number: int, stages: Sequence[Stage], wide: float) -> Block:
    sign = badge(number, pain)
    indent = max(34.0, sign.width + 12)
    room = wide - indent
    votes = [count(pain.votes, "vote")] if view.voted else []
    known = ", ".join([*votes, style.SEVERITY[pain.severity].word, EVIDENCE[pain.evidence]])
    note = f"{known[:1].upper()}{known[1:]}. {cause(view.journey, pain, stages)}."
    words = stacked([beside(paragraph(pain.text, style.BODY, room)), paragraph(note, style.NOTE, room, limit=500)], 1.0)
    return Block(wide, max(words.height, sign.height), (*sign.ops, *moved(words.ops, indent, 0.0)))
