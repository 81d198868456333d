"""What the signs of a blueprint mean: only those on the sheet."""

from __future__ import annotations

from renderers import style
from renderers.engine.ops import Block, Paint, Shape
from renderers.engine.paths import rectangle
from renderers.journey import PainPoint
from renderers.parts.frame import key
from renderers.pictures.blueprint import arrows
from renderers.pictures.blueprint.boxes import badge
from renderers.pictures.blueprint.routes import Route, Way
from renderers.pictures.blueprint.sheet import Made

_LONG = 34.0


def keys(made: Made, worst: PainPoint | None) -> tuple[Block, ...]:
    """``worst`` stands for every pain point."""
    found = []
    if any(route.head_up != route.head_down for route in made.routes):
        found.append(key(_arrow(both=False, crosses=False), "needs"))
    if any(route.head_up and route.head_down for route in made.routes):
        found.append(key(_arrow(both=True, crosses=False), "agree with each other"))
    if any(route.crosses for route in made.routes):
        found.append(key(_arrow(both=False, crosses=True), "another unit does it"))
    if worst:
        found.append(key(badge(1, worst), "pain point, at the step it hurts and at its cause"))
    if made.gaps:
        dashed = Shape(rectangle(24.0, 14.0, 4), Paint(style.WHITE, style.DOT, 1.2, (4, 3.5)), level=20)
        found.append(key(Block(24.0, 14.0, (dashed,)), "nobody has said yet"))
    return tuple(found)


def _arrow(*, both: bool, crosses: bool) -> Block:
    route = Route("", "", both, True, crosses, Way.SIDE)
    return Block(_LONG, 16.0, tuple(arrows.drawn(route, [(0.0, 8.0), (_LONG, 8.0)])))
