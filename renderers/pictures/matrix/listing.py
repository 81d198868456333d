"""The list beside the plane: what each number is, its quarter, estimates, votes, and where people disagree."""

from __future__ import annotations

from collections.abc import Sequence

from renderers import style
from renderers.engine.ops import Block, Canvas, Op, Paint, Shape, moved, stacked
from renderers.engine.paths import circle
from renderers.journey import Action, Estimate
from renderers.parts.words import beside, paragraph, single
from renderers.pictures.matrix.items import Item
from renderers.pictures.matrix.plane import number_disc
from renderers.texts.words import count

_INDENT = 36.0
_DISC = 12.0
_VOTES = 66.0
_BETWEEN = 12.0
_GAP = 13.0


def rows(items: Sequence[Item], missing: Sequence[Action], measure: float) -> list[Block]:
    """One block for each, estimated ones first."""
    found = [_row(item.action, _told(item, measure), number_disc(item, _DISC, 9.5, _DISC), measure) for item in items]
    return [*found, *(_row(action, [_open(action, measure)], _hollow(), measure) for action in missing)]


def columns(blocks: Sequence[Block], heights: Sequence[float]) -> list[list[Block]]:
    """In order, each column filled up to its height; the last takes whatever is left."""
    found: list[list[Block]] = [[]]
    used = 0.0
    for block in blocks:
        full = used + block.height > heights[len(found) - 1]
        if found[-1] and full and len(found) < len(heights):
            found.append([])
            used = 0.0
        found[-1].append(block)
        used += block.height + _GAP
    return found


def column(blocks: Sequence[Block]) -> Block:
    return stacked(blocks, _GAP)


def _row(action: Action, notes: Sequence[Block], sign: Sequence[Op], measure: float) -> Block:
    votes = single(count(action.votes, "vote") if action.votes else "", style.NOTE)
    name = beside(paragraph(action.title, style.BODY, measure - _INDENT - max(_VOTES, votes.width + _BETWEEN)))
    words = stacked([name, *notes], 1.0)
    canvas = Canvas()
    canvas.add(*sign)
    canvas.place(words, _INDENT, 0.0)
    canvas.place(votes, measure - votes.width, 1.5)
    return Block(measure, max(words.height, 2 * _DISC), tuple(canvas.ops))


def _told(item: Item, measure: float) -> list[Block]:
    room = measure - _INDENT
    said = f"{item.quarter.one}: cost {_estimate(item.cost)}, benefit {_estimate(item.benefit)}"
    notes = [paragraph(said, style.NOTE, room)]
    if item.disagree:
        words = f"People disagree on {' and '.join(item.disagree)}: talk first"
        notes.append(paragraph(words, style.coloured(style.PILL, style.ALARM), room))
    return notes


def _estimate(told: Estimate) -> str:
    """``2 (1–3)``, or ``2`` where all agree."""
    median = f"{told.median:.1f}".removesuffix(".0")
    return median if told.low == told.high else f"{median} ({told.low}–{told.high})"


def _open(action: Action, measure: float) -> Block:
    lacking = [name for name, told in (("cost", action.cost), ("benefit", action.benefit)) if told is None]
    return paragraph(f"{' and '.join(lacking)} not estimated yet", style.NOTE, measure - _INDENT)


def _hollow() -> list[Op]:
    ring = Shape(circle(_DISC - 2), Paint(style.WHITE, style.DOT, 1.2, (3, 2.5)), _DISC, 9.5, 12)
    dash = single("–", style.coloured(style.PILL, style.CAPTION))
    return [ring, *moved(dash.ops, _DISC - dash.width / 2, 9.5 - dash.height / 2)]
