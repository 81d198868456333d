"""What people do and where: a card for each experience, its channels as pills under it.

Side by side while they fit; stacked as numbered rows under their stage where a sheet would overflow.
"""

from __future__ import annotations

from renderers import style
from renderers.engine.ops import Block, Canvas, Op, Paint, Shape, moved
from renderers.engine.paths import rectangle
from renderers.journey import Experience
from renderers.parts.marks import evidence_badge, mark_row, pill
from renderers.parts.view import View
from renderers.parts.words import paragraph, single, together
from renderers.pictures.lanes.plan import PADDING, Column, Plan, Slot

_PAD = 11.0
_GAP = 6.0
_ROW_GAP = 10.0
_NARROWEST_ROW = 210.0
_CARD = 6
_LEAST_CARD = 84.0


def experience_lane(view: View, plan: Plan) -> Block:
    """Cards of equal height with one line of pills under each, or columns of rows."""
    canvas = Canvas()
    if plan.stacked:
        blocks = [_rows(view, column) for column in plan.columns]
        for column, block in zip(plan.columns, blocks, strict=True):
            canvas.place(block, column.x, 0.0)
        return Block(0, max(block.height for block in blocks), tuple(canvas.ops))
    words = {slot.experience.key: _card_words(view, slot) for slot in plan.slots}
    height = max([_LEAST_CARD, *(block.height + 2 * _PAD for block in words.values())])
    bottom = height
    for slot in plan.slots:
        canvas.add(_card(view, slot, height))
        canvas.place(words[slot.experience.key], slot.x + _GAP / 2 + _PAD, _PAD)
        pills = _pills(slot.experience.channels, slot.width - 4)
        canvas.place(pills, slot.centre - pills.width / 2, height + 8)
        bottom = max(bottom, height + 8 + pills.height)
    for column in plan.columns:
        if not column.slots:
            canvas.place(_unmanaged(column, height), column.x, 0.0)
    return Block(0, bottom, tuple(canvas.ops))


def _is_worst(view: View, experience: Experience) -> bool:
    worst = view.findings.worst
    return worst is not None and worst.low < 0 and worst.experience.key == experience.key


def _card(view: View, slot: Slot, height: float) -> Shape:
    path = rectangle(slot.width - _GAP, height, 7)
    if _is_worst(view, slot.experience):
        paint = Paint(style.ALARM_TINT, style.ALARM, 1.8)
    else:
        paint = Paint(style.WHITE, style.CARD_EDGE, 1.0)
    return Shape(path, paint, slot.x + _GAP / 2, 0.0, _CARD)


def _card_words(view: View, slot: Slot) -> Block:
    measure = slot.width - _GAP - 2 * _PAD
    top = _card_top(view, slot.experience, measure)
    words = paragraph(slot.experience.what, style.CARD, measure)
    return Block(measure, top.height + 3 + words.height, (*top.ops, *moved(words.ops, 0, top.height + 3)))


def _card_top(view: View, experience: Experience, measure: float) -> Block:
    """Number and persona marks at the left, the evidence badge at the right."""
    number = single(str(view.numbers[experience.key]), style.CARD_NUMBER)
    badge = evidence_badge(experience.evidence)
    ops: list[Op] = [*number.ops, *moved(badge.ops, measure - badge.width, 3.5)]
    height = number.height
    if view.several:
        left = number.width + 7
        fitting = max(1, int((measure - left - badge.width - 6 + 3.6) // 12))
        marks = mark_row(view.personas(experience.personas), a_row=fitting)
        ops += moved(marks.ops, left, 4.6)
        height = max(height, marks.height + 9)
    return Block(measure, height, tuple(ops))


def _pills(channels: tuple[str, ...], measure: float) -> Block:
    """Centred rows of pills; an experience without a channel shows the gap as a dash."""
    if not channels:
        return single("–", style.PILL)
    rows: list[list[Block]] = []
    used = 0.0
    for channel in channels:
        made = pill(channel, measure)
        if rows and used + 4 + made.width <= measure:
            rows[-1].append(made)
            used += 4 + made.width
        else:
            rows.append([made])
            used = made.width
    wide = max(sum(made.width for made in row) + 4 * (len(row) - 1) for row in rows)
    ops: list[Op] = []
    y = 0.0
    for row in rows:
        x = (wide - sum(made.width for made in row) - 4 * (len(row) - 1)) / 2
        for made in row:
            ops += moved(made.ops, x, y)
            x += made.width + 4
        y += max(made.height for made in row) + 4
    return Block(wide, y - 4, tuple(ops))


def _unmanaged(column: Column, height: float) -> Block:
    """A stage where nobody has said what happens: the gap itself is the finding."""
    measure = column.width - 2 * PADDING - 2 * _PAD
    if column.stage.in_scope:
        title, note = "Unmanaged", "Nobody has described what happens here yet."
    else:
        title, note = "Out of scope", "Shown for orientation only."
    head = paragraph(title, style.coloured(style.STRONG, style.SECONDARY), measure)
    words = paragraph(note, style.NOTE, measure)
    frame = Paint(style.WHITE, style.DOT, 1.2, (4, 3.5))
    shape = Shape(rectangle(column.width - 2 * PADDING, height, 7), frame, PADDING, 0.0, _CARD)
    top = (height - head.height - words.height - 2) / 2
    ops = [shape, *moved(head.ops, PADDING + _PAD, top), *moved(words.ops, PADDING + _PAD, top + head.height + 2)]
    return Block(column.width, height, tuple(ops))


def _rows(view: View, column: Column) -> Block:
    if not column.slots:
        return _unmanaged(column, _LEAST_CARD)
    count = max(1, int((column.text_width + PADDING) // (_NARROWEST_ROW + PADDING)))
    count = min(count, len(column.slots))
    measure = (column.text_width - PADDING * (count - 1)) / count
    rows = [_row(view, slot.experience, measure) for slot in column.slots]
    each = -(-len(rows) // count)
    canvas = Canvas()
    tallest = 0.0
    for index in range(count):
        y = 0.0
        for row in rows[index * each : (index + 1) * each]:
            canvas.place(row, PADDING + index * (measure + PADDING), y)
            y += row.height + _ROW_GAP
        tallest = max(tallest, y - _ROW_GAP)
    return Block(column.width, tallest, tuple(canvas.ops))


def _row(view: View, experience: Experience, measure: float) -> Block:
    """Number at the left, then text, then marks and channels in one quiet line."""
    indent = 26.0
    badge = evidence_badge(experience.evidence)
    worst = _is_worst(view, experience)
    number_style = style.coloured(style.CARD_NUMBER, style.ALARM) if worst else style.CARD_NUMBER
    number = single(str(view.numbers[experience.key]), number_style)
    words = paragraph(experience.what, style.CARD, measure - indent - badge.width - 6)
    ops: list[Op] = [*number.ops, *moved(words.ops, indent, 0.0)]
    ops += moved(badge.ops, measure - badge.width, 3.5)
    y = words.height + 2
    x = indent
    if view.several:
        marks = mark_row(view.personas(experience.personas))
        ops += moved(marks.ops, indent, y + 4)
        x += marks.width + 8
    channels = paragraph(
        together(experience.channels) if experience.channels else "no channel yet", style.NOTE, measure - x
    )
    ops += moved(channels.ops, x, y)
    return Block(measure, y + channels.height, tuple(ops))
