"""What people do and where: a card for each experience, its channels as pills under it.

Side by side while they fit; stacked as numbered rows under their stage where a sheet would overflow.
"""

from __future__ import annotations

from renderers import style
from renderers.engine.ops import Block, Canvas, Op, Paint, Shape, moved
from renderers.engine.paths import rectangle
from renderers.journey import Experience
from renderers.parts.marks import evidence_badge, mark_row, moment_star, pill
from renderers.parts.view import View
from renderers.parts.words import beside, joined, levelled, paragraph, single, sunk, together
from renderers.pictures.lanes.plan import PADDING, SLOT_GAP, CardSize, Column, Plan, Slot

_PAD = 11.0
_GAP = SLOT_GAP
_ROW_GAP = 10.0
_NARROWEST_ROW = 210.0
_CARD = 6
_LEAST_CARD = 84.0


def experience_lane(view: View, plan: Plan) -> Block:
    """Cards of equal height with one line of pills under each, or columns of rows."""
    canvas = Canvas()
    if plan.cards is None:
        blocks = [_rows(view, column) for column in plan.columns]
        for column, block in zip(plan.columns, blocks, strict=True):
            canvas.place(block, column.x, 0.0)
        return Block(0, max(block.height for block in blocks), tuple(canvas.ops))
    tops = [_card_top(view, slot, plan.cards) for slot in plan.slots]
    feet = [_card_foot(view, slot, plan.cards) for slot in plan.slots]
    heights = [top.height + 6 + foot.height + 2 * _PAD for top, foot in zip(tops, feet, strict=True)]
    height = bottom = max([_LEAST_CARD, *heights])
    channels = levelled([_pills(slot.experience.channels, slot.width - 4) for slot in plan.slots])
    for slot, top, foot, pills in zip(plan.slots, tops, feet, channels, strict=True):
        left = slot.x + _GAP / 2 + plan.cards.pad
        canvas.add(_card(view, slot, height))
        canvas.place(top, left, _PAD - 1)
        canvas.place(foot, left, height - _PAD - foot.height + 1)
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
    elif slot.experience.moment:
        paint = Paint(style.GOLD_TINT, style.GOLD, 1.4)
    else:
        paint = Paint(style.WHITE, style.CARD_EDGE, 1.0)
    return Shape(path, paint, slot.x + _GAP / 2, 0.0, _CARD)


def _measure(slot: Slot, cards: CardSize) -> float:
    return slot.width - _GAP - 2 * cards.pad


def _card_top(view: View, slot: Slot, cards: CardSize) -> Block:
    """Number, a star for a moment of truth, and the text."""
    measure = _measure(slot, cards)
    number = single(str(view.numbers[slot.experience.key]), style.CARD_NUMBER)
    words = paragraph(slot.experience.what, style.CARD, measure)
    ops: list[Op] = [*number.ops, *moved(words.ops, 0.0, number.height + 3)]
    if slot.experience.moment:
        star = moment_star()
        ops += moved(star.ops, measure - star.width, 1.0)
    return Block(measure, number.height + 3 + words.height, tuple(ops))


def _card_foot(view: View, slot: Slot, cards: CardSize) -> Block:
    """Whose it is at the left, the evidence badge at the right."""
    measure = _measure(slot, cards)
    badge = evidence_badge(slot.experience.evidence)
    if not view.several:
        return Block(measure, badge.height, tuple(moved(badge.ops, measure - badge.width, 0.0)))
    fitting = max(1, int((measure - badge.width - 6 + 3.6) // 12))
    marks = mark_row(view.personas(slot.experience.personas), a_row=fitting)
    height = max(badge.height, marks.height)
    ops = moved(marks.ops, 0.0, height - marks.height - (badge.height - 8.4) / 2 if marks.height < height else 0.0)
    return Block(measure, height, (*ops, *moved(badge.ops, measure - badge.width, height - badge.height)))


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
        row = levelled(row)
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
    badge = _row_badge(experience)
    worst = _is_worst(view, experience)
    number_style = style.coloured(style.CARD_NUMBER, style.ALARM) if worst else style.CARD_NUMBER
    number = single(str(view.numbers[experience.key]), number_style)
    words = beside(paragraph(experience.what, style.CARD, measure - indent - badge.width - 6))
    ops: list[Op] = [*moved(number.ops, 0.0, sunk(words)), *moved(words.ops, indent, 0.0)]
    ops += moved(badge.ops, measure - badge.width, 1.0 + sunk(words))
    y = words.height + 2
    x = indent
    if view.several:
        marks = mark_row(view.personas(experience.personas))
        x += marks.width + 8
    named = together(experience.channels) if experience.channels else "no channel yet"
    channels = beside(joined(named, style.NOTE, measure - x))
    ops += moved(channels.ops, x, y)
    if view.several:
        ops += moved(marks.ops, indent, y + 4 + sunk(channels))
    return Block(measure, y + channels.height, tuple(ops))


def _row_badge(experience: Experience) -> Block:
    """The evidence badge, after a star for a moment of truth."""
    badge = evidence_badge(experience.evidence)
    ops = moved(badge.ops, 0.0, 2.5)
    if not experience.moment:
        return Block(badge.width, 16.0, tuple(ops))
    star = moment_star()
    return Block(star.width + 6 + badge.width, 16.0, (*star.ops, *moved(ops, star.width + 6, 0.0)))
