"""Stage chevrons, and the value each stage gives the persona."""

from __future__ import annotations

from renderers import style
from renderers.engine.ops import Block, Canvas, Paint, Shape
from renderers.engine.paths import chevron
from renderers.parts.stage_name import stage_name
from renderers.parts.words import paragraph
from renderers.pictures.lanes.plan import LEFT, MARGIN, PADDING, Column, Plan

_TIP = 15.0
_GAP = 6.0
_LEAST_HEIGHT = 50.0


def stage_bar(plan: Plan) -> Block:
    """As high as its longest name; nothing is clipped."""
    names = [_name(column, index == 0) for index, column in enumerate(plan.columns)]
    height = max([_LEAST_HEIGHT, *(name.height + 24 for name in names)])
    canvas = Canvas()
    head = paragraph("Stages", style.LANE, LEFT - MARGIN - 12)
    canvas.place(head, MARGIN, (height - head.height) / 2)
    for index, (column, name) in enumerate(zip(plan.columns, names, strict=True)):
        last = index == len(plan.columns) - 1
        wide = column.width - (0 if last else _GAP) + (0 if last else _TIP)
        path = chevron(wide, height, _TIP, first=index == 0)
        canvas.add(Shape(path, _paint(column), column.x, 0.0, 10))
        canvas.place(name, column.x + _indent(index == 0), (height - name.height) / 2)
    return Block(plan.columns[-1].x + plan.columns[-1].width, height, tuple(canvas.ops))


def _indent(first: bool) -> float:
    return PADDING + 6 if first else PADDING + _TIP


def _paint(column: Column) -> Paint:
    if column.stage.in_scope:
        return Paint(fill=style.STAGE)
    return Paint(style.QUIET, style.DOT, 1.0, (4, 3))


def _name(column: Column, first: bool) -> Block:
    colour = style.WHITE if column.stage.in_scope else style.SECONDARY
    measure = column.width - _indent(first) - _TIP
    text = column.stage.name
    if column.parts > 1:
        text = f"{text} ({column.part} of {column.parts})"
    return stage_name(text, colour, measure)


def value_cell(column: Column) -> Block:
    """What the stage gives the persona, or that nobody has said it."""
    if column.stage.value.strip():
        return paragraph(column.stage.value, style.BODY, column.text_width)
    missing = "Not said yet" if column.stage.in_scope else "Out of scope"
    return paragraph(missing, style.NOTE, column.text_width)
