"""The rows of the before/after card: a stage, both scores on one scale, the verdict, and what was closed."""

from __future__ import annotations

from collections.abc import Sequence

from renderers import style
from renderers.engine.ops import Block, Canvas, Op, Paint, Shape, moved, stacked
from renderers.engine.paths import circle, polygon, polyline, rectangle
from renderers.engine.type import Type
from renderers.journey import Action, Met
from renderers.parts.frame import ruled
from renderers.parts.marks import met_sign
from renderers.parts.words import beside, paragraph, single
from renderers.pictures.change.runs import ENOUGH, Change, Run, Verdict
from renderers.texts.words import ARROW, count, signed

MEASURE = 1120.0
_NAME_WIDE = 196.0
_SCALE = (236.0, 580.0)
_STEP = (_SCALE[1] - _SCALE[0]) / 4
_FIGURES = 662.0
_CLOSED = 844.0
_LEAST, _PAD = 72.0, 11.0
_NAME = Type(16, 21, 600, style.INK)
_VERDICT = Type(15, 20, 700, style.INK)
_SCORES = Type(15, 20, 500, style.SECONDARY)
_COLOURS = {Verdict.BETTER: style.ACCENT, Verdict.WORSE: style.ALARM, Verdict.SAME: style.SECONDARY}
_ARROW = polygon(((-9.0, -6.0), (0.0, 0.0), (-9.0, 6.0)))
_RULE, _LINE, _DOT = 2, 6, 10


def table(changes: Sequence[Change]) -> Block:
    """One row for each stage, below the words of the scale."""
    canvas = Canvas()
    y = _heads(canvas)
    for change in changes:
        row = _row(change)
        canvas.add(*moved([ruled(MEASURE, style.HAIRLINE)], 0.0, y))
        canvas.place(row, 0.0, y)
        y += row.height
    return Block(MEASURE, y, tuple(canvas.ops))


def _x(score: float) -> float:
    return (_SCALE[0] + _SCALE[1]) / 2 + score * _STEP


def _heads(canvas: Canvas) -> float:
    for score, word in ((-2, "Angry −2"), (0, "Neutral"), (2, "+2 Delighted")):
        words = single(word, style.NOTE)
        canvas.place(words, _x(score) - words.width / 2, 0.0)
    for x, word in ((0.0, "Stage"), (_FIGURES, "Then and now"), (_CLOSED, "Actions closed in between")):
        canvas.place(single(word, style.NOTE), x, 0.0)
    return style.NOTE.leading + 8


def _row(change: Change) -> Block:
    name = beside(paragraph(change.stage.name, _NAME, _NAME_WIDE))
    said, closed = _said(change), _closed(change.closed)
    high = max(_LEAST, *(block.height + 2 * _PAD for block in (name, said, closed)))
    middle = high / 2
    canvas = Canvas()
    canvas.place(name, 0.0, middle - name.height / 2)
    canvas.place(said, _FIGURES, middle - said.height / 2)
    canvas.place(closed, _CLOSED, middle - closed.height / 2)
    canvas.add(*_rules(high))
    if change.then.score and change.now.score and change.compared:
        canvas.add(*_way(change, change.then.score.mean, change.now.score.mean, middle))
    else:
        canvas.place(_unknown(change), _SCALE[0], middle - 22)
    return Block(MEASURE, high, tuple(canvas.ops))


def _rules(high: float) -> list[Op]:
    return [
        Shape(
            polyline(((0.0, 0.0), (0.0, high))),
            Paint(stroke=style.NEUTRAL if score == 0 else style.HAIRLINE, width=1.25 if score == 0 else 1.0),
            _x(score),
            0.0,
            _RULE,
        )
        for score in (-2, -1, 0, 1, 2)
    ]


def _way(change: Change, then: float, now: float, middle: float) -> list[Op]:
    """A ring where it was, a disc where it is, an arrow from one to the other."""
    colour = _COLOURS[change.verdict]
    left, right = _x(then), _x(now)
    ops: list[Op] = []
    if abs(right - left) > 26:
        tip = right - 10 if right > left else right + 10
        ops.append(Shape(polyline(((left, 0.0), (tip, 0.0))), Paint(stroke=colour, width=3.4), 0.0, middle, _LINE))
        turned = _ARROW if right > left else polygon(((9.0, -6.0), (0.0, 0.0), (9.0, 6.0)))
        ops.append(Shape(turned, Paint(fill=colour), tip + (1 if right > left else -1), middle, _LINE + 1))
    ops.append(Shape(circle(8.5), Paint(style.WHITE, style.SECONDARY, 2.4), left, middle, _DOT))
    ops.append(Shape(circle(8.5), Paint(colour, style.WHITE, 2.0), right, middle, _DOT + 1))
    return ops


def _unknown(change: Change) -> Block:
    wide = _SCALE[1] - _SCALE[0]
    words = paragraph(_why(change), style.coloured(style.NOTE, style.SECONDARY), wide - 24, "centre")
    ground = Paint(style.WHITE, style.DOT, 1.2, (4, 3.5))
    panel = Shape(rectangle(wide, 44.0, 6), ground, level=_LINE)
    return Block(wide, 44.0, (panel, *moved(words.ops, 12.0, (44 - words.height) / 2)))


def _why(change: Change) -> str:
    if change.verdict is Verdict.NEW:
        return "New since then: nothing to compare with"
    if change.verdict is Verdict.GONE:
        return "No longer a stage: nothing to compare with"
    people = f"{count(change.then.people, 'person', 'people')} then, {change.now.people} now"
    return f"Not enough data: {people}; {ENOUGH} are needed each time"


def _said(change: Change) -> Block:
    if not change.compared:
        return stacked(
            [single(_capital(change.verdict), style.coloured(_VERDICT, style.CAPTION)), _people(change)], 1.0
        )
    colour = _COLOURS[change.verdict]
    size = f" {signed(change.size)}" if change.verdict is not Verdict.SAME else ""
    scores = f"{_score(change.then)} {ARROW} {_score(change.now)}"
    parts = [single(f"{_capital(change.verdict)}{size}", style.coloured(_VERDICT, colour)), single(scores, _SCORES)]
    return stacked([*parts, _people(change)], 1.0)


def _capital(verdict: Verdict) -> str:
    return verdict.value[0].upper() + verdict.value[1:]


def _score(run: Run) -> str:
    return signed(run.score.mean) if run.score else "–"


def _people(change: Change) -> Block:
    then, now = (str(run.people) if run.people else "–" for run in (change.then, change.now))
    return single(f"{then} {ARROW} {now} people", style.NOTE)


def _closed(actions: Sequence[Action]) -> Block:
    wide = MEASURE - _CLOSED
    if not actions:
        return single("None", style.NOTE)
    return stacked([closed_row(action, wide) for action in actions], 8.0)


def closed_row(action: Action, wide: float) -> Block:
    """A tick, what was done and by whom."""
    sign = met_sign(Met.MET)
    words = [beside(paragraph(action.title, style.BODY, wide - 26))]
    words += [beside(paragraph(action.owner, style.NOTE, wide - 26))] if action.owner.strip() else []
    text = stacked(words)
    return Block(wide, max(sign.height, text.height), (*moved(sign.ops, 0.0, 1.5), *moved(text.ops, 26.0, 0.0)))
