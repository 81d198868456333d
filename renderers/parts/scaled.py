"""The same sign at another size."""

from __future__ import annotations

from dataclasses import replace

from renderers.engine.ops import Block, Box, Op, Path, Shape, Text


def scaled(block: Block, factor: float) -> Block:
    """Lines grow with their shapes, type with its room."""
    return Block(block.width * factor, block.height * factor, tuple(_op(op, factor) for op in block.ops))


def _op(op: Op, factor: float) -> Op:
    if isinstance(op, Text):
        style = replace(
            op.style,
            size=op.style.size * factor,
            leading=op.style.leading * factor,
            tracking=op.style.tracking * factor,
        )
        inside = op.inside
        room = Box(inside.x * factor, inside.y * factor, inside.width * factor, inside.height * factor)
        width = op.width * factor
        return replace(op, style=style, x=op.x * factor, y=op.y * factor, width=width, inside=room)
    path = Path(op.path.codes, tuple(value * factor for value in op.path.points))
    dash = tuple(value * factor for value in op.paint.dash) if op.paint.dash else None
    paint = replace(op.paint, width=op.paint.width * factor, dash=dash)
    return Shape(path, paint, op.x * factor, op.y * factor, op.level)
