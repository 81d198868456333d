"""The items of a stage as rows of a phone card; what a sign means always stands beside it in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from renderers import style
from renderers.engine.ops import Block, Canvas, Op, Paint, Shape, moved
from renderers.engine.paths import circle, polyline, rectangle, star
from renderers.engine.type import Type
from renderers.journey import Action, ActionState, Expectation, Experience, Opportunity, PainPoint, Spread
from renderers.parts.dates import day_of
from renderers.parts.marks import mark_row, met_sign, severity_chip
from renderers.parts.ramp import score_ground
from renderers.parts.scaled import scaled
from renderers.parts.view import View
from renderers.parts.words import beside, fitted, joined_within, single, sunk, together
from renderers.pictures.phone import told
from renderers.pictures.phone import type as faces
from renderers.pictures.phone.flow import Row
from renderers.texts.words import ARROW, EVIDENCE, MET, SEVERITY, count, quoted, signed

_SCORE_ROOM = 148.0
_PANEL, _SIGN = 20, 22
_MARKS_DROP = (faces.META.leading - 17.6) / 2
_STATE = {
    ActionState.PROPOSED: "proposed",
    ActionState.ACCEPTED: "accepted",
    ActionState.DONE: "done",
    ActionState.BLOCKED: "blocked",
}


def experience_rows(view: View, experience: Experience) -> list[Row]:
    """What happens, where, how it feels; then what was said and what should happen instead."""
    room = faces.MEASURE - faces.INDENT - _SCORE_ROOM
    words = beside(fitted(experience.what, faces.STRONG, room, faces.MOST_LINES, 240))
    score = _score(experience.today, experience.target)
    canvas = Canvas()
    canvas.place(_number(view.numbers[experience.key], experience.moment), 0.0, sunk(words))
    canvas.place(words, faces.INDENT, 5.0)
    canvas.place(score, faces.MEASURE - score.width, sunk(words))
    y = words.height + 8
    below = _meta(view, experience)
    canvas.place(below, faces.INDENT, y)
    block = Block(faces.MEASURE, max(score.height + sunk(words), y + below.height), tuple(canvas.ops))
    rows = [Row(block, told=told.happens(experience))]
    if experience.quote.strip():
        quote = quoted(experience.quote)
        rows.append(Row(_indented(quote, faces.QUOTE), 6.0, tied=True, told=told.said(quote)))
    if experience.instead.strip():
        rows.append(Row(_instead(experience.instead), 8.0, tied=True, told=told.instead(experience)))
    return rows


def _meta(view: View, experience: Experience) -> Block:
    """Whose it is, where, how it is known."""
    marks = _marks(view, experience.personas)
    indent = marks.width + 14 if view.several else 0.0
    said = [*(name for name in experience.channels if name.strip()), EVIDENCE[experience.evidence]]
    said += ["moment that matters"] if experience.moment else []
    room = faces.MEASURE - faces.INDENT - _SCORE_ROOM - indent
    words = joined_within(together(said), faces.META, room, 4, 160)
    ops = moved(words.ops, indent, 0.0)
    if view.several:
        ops += moved(marks.ops, 0.0, _MARKS_DROP + sunk(words))
    return Block(room, max(words.height, marks.height + sunk(words)), tuple(ops))


def _marks(view: View, personas: Iterable[str]) -> Block:
    return scaled(mark_row(view.personas(personas)), 2.1)


def _number(number: int, moment: bool) -> Block:
    """The number the map gives it; with a star where it was chosen as a moment that matters."""
    ground, ink = (style.GOLD_TINT, style.GOLD_TEXT) if moment else (style.QUIET, style.SECONDARY)
    words = single(str(number), style.coloured(faces.META_STRONG, ink))
    wide = max(72.0, words.width + 24)
    edge = style.GOLD if moment else None
    ops: list[Op] = [Shape(rectangle(wide, 52, 10), Paint(ground, edge, 2.0), level=_PANEL)]
    ops += moved(words.ops, (wide - words.width) / 2, (52 - words.height) / 2)
    if moment:
        ops.append(Shape(star(13.0), Paint(style.GOLD, style.WHITE, 2.0), wide - 3, 3.0, _SIGN + 1))
    return Block(wide, 52.0, tuple(ops))


def _score(today: Spread | None, target: Spread | None) -> Block:
    """Today on its colour, the target below."""
    wide = 124.0
    if today is None:
        words = single("not scored", faces.META)
        return Block(words.width, 52.0, tuple(moved(words.ops, 0.0, 7.0)))
    ground = score_ground(today.mean)
    figure = single(signed(today.mean), style.coloured(faces.FIGURE, ground.ink))
    ops: list[Op] = [Shape(rectangle(wide, 52, 10), Paint(ground.fill, ground.edge, 1.6), level=_PANEL)]
    ops += moved(figure.ops, (wide - figure.width) / 2, (52 - figure.height) / 2)
    y = 56.0
    if target is not None:
        aim = single(f"{ARROW} {signed(target.mean)}", style.coloured(faces.META_STRONG, style.TARGET))
        ops += moved(aim.ops, (wide - aim.width) / 2, y)
        y += aim.height
    if today.mean - today.low >= 2:
        low = single(f"low {signed(today.low)}", style.coloured(faces.META, style.ALARM))
        ops += moved(low.ops, (wide - low.width) / 2, y)
        y += low.height
    return Block(wide, y, tuple(ops))


def _indented(text: str, face: Type) -> Block:
    words = beside(fitted(text, face, faces.MEASURE - faces.INDENT, faces.MOST_LINES, 240))
    return Block(faces.MEASURE, words.height, tuple(moved(words.ops, faces.INDENT, 0.0)))


def _instead(text: str) -> Block:
    """On a ground of its own, so that a wish is never read as what happens."""
    label = single("Instead", style.coloured(faces.META_STRONG, style.INSTEAD_TEXT))
    wide = faces.MEASURE - faces.INDENT
    ink = style.coloured(faces.META, style.INSTEAD_TEXT)
    words = beside(fitted(text, ink, wide - label.width - 60, faces.MOST_LINES, 240))
    high = max(label.height, words.height) + 16
    ops: list[Op] = [Shape(rectangle(wide, high, 10), Paint(fill=style.INSTEAD_CHIP), faces.INDENT, 0.0, _PANEL)]
    ops += moved(label.ops, faces.INDENT + 20, 8.0 + sunk(words))
    ops += moved(words.ops, faces.INDENT + 20 + label.width + 20, 8.0)
    return Block(faces.MEASURE, high, tuple(ops))


def expectation_row(expectation: Expectation) -> Row:
    said = (MET[expectation.met], EVIDENCE[expectation.evidence])
    return _item(scaled(met_sign(expectation.met), 2.5), 4.0, expectation.text, said, told.expected(expectation))


def pain_row(view: View, pain: PainPoint) -> Row:
    sign = severity_chip(pain.severity, pain.votes if view.voted else None, faces.CHIP)
    votes = [count(pain.votes, "vote")] if view.voted else []
    said = (*votes, SEVERITY[pain.severity], EVIDENCE[pain.evidence])
    marks = _marks(view, view.owners[pain.key]) if view.several else None
    return _item(sign, 0.0, pain.text, said, told.hurts(pain), marks)


def action_row(action: Action) -> Row:
    """Who does it, by when, and how far it is."""
    paint = Paint(stroke=style.TARGET, width=5.0)
    head = polyline(((26.0, -13.0), (40.0, 0.0), (26.0, 13.0)))
    shaft = polyline(((0.0, 0.0), (39.0, 0.0)))
    sign = Block(44.0, 44.0, tuple(Shape(path, paint, 2.0, 22.0, _SIGN) for path in (shaft, head)))
    due = [f"by {day_of(action.due)}"] if action.due else []
    said = (_STATE[action.state], action.owner.strip() or "no owner yet", *due)
    return _item(sign, 2.0, action.title, said, told.planned(action, said))


def opportunity_row(opportunity: Opportunity) -> Row:
    ring = Shape(circle(13.0), Paint(style.WHITE, style.TARGET, 4.0), 20.0, 22.0, _SIGN)
    votes = [count(opportunity.votes, "vote")] if opportunity.votes else []
    sign = Block(44.0, 44.0, (ring,))
    return _item(sign, 2.0, opportunity.text, ("idea", *votes), told.idea(opportunity))


def _item(sign: Block, drop: float, text: str, said: Sequence[str], spoken: str, marks: Block | None = None) -> Row:
    """Sign, text, and below it in words what the sign says; ``spoken`` is all of it for those who cannot see it."""
    indent = max(faces.INDENT, sign.width + 24)
    words = beside(fitted(text, faces.BODY, faces.MEASURE - indent, faces.MOST_LINES, 240))
    before = marks.width + 14 if marks else 0.0
    below = joined_within(together(said), faces.META, faces.MEASURE - indent - before, 3, 120)
    y = words.height + 3
    drop += sunk(words)
    ops = [*moved(sign.ops, 0.0, drop), *moved(words.ops, indent, 3.0), *moved(below.ops, indent + before, y)]
    if marks:
        ops += moved(marks.ops, indent, y + _MARKS_DROP + sunk(below))
    high = max(sign.height + drop, y + max(below.height, marks.height + sunk(below) if marks else 0.0))
    return Row(Block(faces.MEASURE, high, tuple(ops)), told=spoken)
