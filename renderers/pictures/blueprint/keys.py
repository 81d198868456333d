"""What the signs of a blueprint mean: only those on the sheet."""

from __future__ import annotations

from renderers import style
from renderers.engine.ops import Block, Paint, Shape
from renderers.engine.paths import rectangle
from renderers.journey import PainPoint
from renderers.parts.frame import key
from renderers.parts.marks import mark_row
from renderers.pictures.blueprint import arrows
from renderers.pictures.blueprint.boxes import badge, score_chip
from renderers.pictures.blueprint.routes import Route, Way
from renderers.pictures.blueprint.sheet import Made
from renderers.texts.line import part

_LONG = 34.0
_NAME = 24


def keys(made: Made, worst: PainPoint | None) -> tuple[Block, ...]:
    """``worst`` stands for every pain point."""
    found = [*_personas(made), *_steps(made)]
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


def _personas(made: Made) -> list[Block]:
    """Whose marks stand on the steps, where there are several personas at all."""
    if not made.view.several:
        return []
    here = {key_ for step in made.steps for key_ in step.personas}
    found = [each for each in made.view.journey.personas if each.key in here]
    return [key(mark_row([made.view.looks[each.key]], 5.5), part(each.name, _NAME)) for each in found]


def _steps(made: Made) -> list[Block]:
    scored = [step.today for step in made.steps if step.today]
    found = [key(score_chip(min(each.mean for each in scored)), "mean score, −2 to +2")] if scored else []
    if any(step.moment for step in made.steps):
        gold = Shape(rectangle(24.0, 14.0, 4), Paint(style.GOLD_TINT, style.GOLD, 1.3), level=20)
        found.append(key(Block(24.0, 14.0, (gold,)), "moment of truth"))
    return found


def _arrow(*, both: bool, crosses: bool) -> Block:
    route = Route("", "", both, True, crosses, Way.SIDE)
    return Block(_LONG, 16.0, tuple(arrows.drawn(route, [(0.0, 8.0), (_LONG, 8.0)])))
