"""The strip: trigger, chevrons, end value, and under each stage its value, times and accuracy, as far as known."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from renderers import style
from renderers.engine.ops import Block, Canvas, Op, Paint, Shape, moved, stacked
from renderers.engine.paths import chevron, rectangle
from renderers.engine.type import Type
from renderers.journey import Journey, Stage
from renderers.parts.frame import ruled
from renderers.parts.stage_name import stage_name
from renderers.parts.words import hugged, paragraph, single
from renderers.pictures.stream.looks import CONCERN, WAIT, WORK, time_paint
from renderers.pictures.stream.ribbon import any_short, ribbon
from renderers.pictures.stream.times import LOW_ACCURACY, Times
from renderers.texts.words import count, duration, percent

WIDE = 1520.0
MOST = 8
_END, _GAP, _TIP = 160.0, 12.0, 15.0
_BETWEEN = 6.0
_NOTCH = 10.0
_PAD = 13.0
_LEAST_CHEVRON = 84.0
_BAR = 12.0
_LEAST_BAR = 3.0
_FIGURE = Type(15, 20, 600, style.INK)
_OWNER = Type(13, 17, 400, "#D5DBE8")
_TOTAL = Type(20, 25, 700, style.INK, display=True)
_NOTHING = Block(0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Part:
    """The stages of one sheet; ``first`` and ``last`` say whether it holds the trigger and the end value."""

    stages: tuple[Stage, ...]
    times: Times
    first: bool
    last: bool


@dataclass(frozen=True, slots=True)
class _Columns:
    left: float
    width: float

    def x(self, at: int) -> float:
        return self.left + at * self.width

    def text(self, at: int) -> float:
        """Where words begin: right of the notch that every chevron but the first has."""
        return self.x(at) + _PAD + (_NOTCH if at else 0.0)

    @property
    def measure(self) -> float:
        return self.width - 2 * _PAD - _NOTCH - _BETWEEN

    def whole(self, part: Part) -> float:
        """From where the first words begin to where the last may end."""
        return self.text(len(part.stages) - 1) + self.measure - self.text(0)


def strip(journey: Journey, part: Part) -> Block:
    """Rows that nothing is known of are left out; what a row comes to stands below the end value."""
    columns = _columns(part)
    canvas = Canvas()
    owned = any(stage.owner.strip() for stage in journey.stages)
    y = _bar(canvas, journey, part, columns, owned) + 6
    rows = _rows(part)
    for at, row in enumerate(rows):
        if at:
            canvas.place(Block(WIDE, 1.0, (ruled(WIDE, style.HAIRLINE),)), 0.0, y)
        y = _row(canvas, columns, row, [row.cell(stage, part, columns.measure) for stage in part.stages], y)
    if part.last and part.times.timed:
        y = _in_all(canvas, columns, journey.stages, part, y)
    return Block(WIDE, y, tuple(canvas.ops))


def any_short_bar(journey: Journey, part: Part) -> bool:
    """Whether the sheet has a bar drawn longer than its time."""
    columns = _columns(part)
    found = (minutes for stage in part.stages for minutes in (stage.process_time, stage.wait_time) if minutes)
    if any(columns.measure * minutes / part.times.longest < _LEAST_BAR for minutes in found):
        return True
    return _has_ribbon(part) and any_short(journey.stages, part.times, columns.whole(part))


def _columns(part: Part) -> _Columns:
    return _Columns(_END + _GAP, (WIDE - 2 * (_END + _GAP)) / len(part.stages))


def _has_ribbon(part: Part) -> bool:
    """The last sheet has it, where both kinds of time are known: one alone is not the lead time."""
    return bool(part.last and part.times.work and part.times.wait)


def _in_all(canvas: Canvas, columns: _Columns, stages: Sequence[Stage], part: Part, y: float) -> float:
    """The last row: all ``stages`` of the stream to one scale, as wide as the chevrons."""
    canvas.place(Block(WIDE, 1.0, (ruled(WIDE, style.HAIRLINE),)), 0.0, y)
    left = columns.text(0)
    drawn, note = _NOTHING, "As far as it is known"
    if _has_ribbon(part):
        drawn = ribbon(stages, part.times, columns.whole(part))
        note = "All of it, to one scale" if part.first else "All sheets, to one scale"
    name, total = _head("Lead time", note), _lead(part)
    for block, x in ((name, 0.0), (drawn, left), (total, WIDE - _END + 12)):
        canvas.place(block, x, y + 12)
    return y + 24 + max(name.height, drawn.height, total.height)


@dataclass(frozen=True, slots=True)
class _Row:
    """``total`` is empty where the row comes to nothing on this sheet."""

    title: str
    note: str
    cell: Callable[[Stage, Part, float], Block]
    total: Block


def _rows(part: Part) -> list[_Row]:
    known = part.times
    rows = [_Row("Value", "What the stage gives", _value, _NOTHING)]
    if known.timed:
        rows.append(_Row("Process time", "Work on it", _work, _summed(part, "Process time", known.work)))
        rows.append(_Row("Wait", "Before the stage begins", _wait, _summed(part, "Waiting", known.wait)))
    if known.judged:
        right = percent(known.accuracy) if known.accuracy is not None else ""
        total = _total(part, "Right from end to end", right, whole=True)
        rows.append(_Row("Complete and right", "When it leaves the stage", _accuracy, total))
    return rows


def _bar(canvas: Canvas, journey: Journey, part: Part, columns: _Columns, owned: bool) -> float:
    names = [_name(stage, columns, owned) for stage in part.stages]
    start = _end_card("TRIGGER", journey.trigger, style.ACCENT) if part.first else _on("Goes on from the sheet before")
    end = _end_card("END VALUE", journey.end_value, style.TARGET) if part.last else _on("Goes on, on the next sheet")
    height = max([_LEAST_CHEVRON, start.height + 24, end.height + 24, *(name.height + 24 for name in names)])
    canvas.add(*_card(start, 0.0, height, style.GOLD_TINT if part.first else None, style.GOLD))
    canvas.add(*_card(end, WIDE - _END, height, style.INSTEAD_CHIP if part.last else None, style.TARGET))
    for at, (stage, name) in enumerate(zip(part.stages, names, strict=True)):
        last = at == len(names) - 1
        wide = columns.width - _BETWEEN + (0.0 if last else _TIP)
        paint = Paint(fill=style.STAGE) if stage.in_scope else Paint(style.QUIET, style.DOT, 1.0, (4, 3))
        canvas.add(Shape(chevron(wide, height, _TIP, first=at == 0), paint, columns.x(at), 0.0, 10))
        canvas.place(name, columns.text(at), (height - name.height) / 2)
    return height


def _name(stage: Stage, columns: _Columns, owned: bool) -> Block:
    """Name and owner; where others have an owner, that this one has none."""
    measure = columns.width - 2 * _PAD - _TIP - _NOTCH
    ink = style.WHITE if stage.in_scope else style.SECONDARY
    name = stage_name(stage.name, ink, measure)
    owner = stage.owner.strip() or ("No owner yet" if owned and stage.in_scope else "")
    owner = owner if stage.in_scope else "Out of scope"
    words = style.coloured(_OWNER, _OWNER.colour if stage.in_scope else style.SECONDARY)
    return stacked([name, paragraph(owner, words, measure)] if owner else [name], 3.0)


def _end_card(label: str, text: str, colour: str) -> Block:
    head = single(label, style.coloured(style.CAPTION_CAPS, style.GOLD_TEXT if colour == style.ACCENT else colour))
    return stacked([head, hugged(text.strip() or "Not said yet", style.STRONG, _END - 24)], 3.0)


def _on(text: str) -> Block:
    return paragraph(text, style.NOTE, _END - 24)


def _card(words: Block, x: float, height: float, fill: str | None, edge: str) -> list[Op]:
    paint = Paint(fill, edge, 1.4) if fill else Paint(style.WHITE, style.DOT, 1.0, (4, 3))
    ground = Shape(rectangle(_END, height, 8), paint, x, 0.0, 4)
    return [ground, *moved(words.ops, x + 12, (height - words.height) / 2)]


def _row(canvas: Canvas, columns: _Columns, row: _Row, cells: Sequence[Block], y: float) -> float:
    name = _head(row.title, row.note)
    canvas.place(name, 0.0, y + 12)
    canvas.place(row.total, WIDE - _END + 12, y + 12)
    for at, cell in enumerate(cells):
        canvas.place(cell, columns.text(at), y + 12)
    return y + 24 + max(name.height, row.total.height, *(cell.height for cell in cells))


def _head(title: str, note: str) -> Block:
    return stacked([paragraph(title, style.LANE, _END - 8), paragraph(note, style.NOTE, _END - 8)])


def _value(stage: Stage, _part: Part, measure: float) -> Block:
    told = stage.value.strip()
    missing = "Not said yet" if stage.in_scope else "Out of scope"
    return paragraph(told, style.BODY, measure) if told else paragraph(missing, style.NOTE, measure)


def _work(stage: Stage, part: Part, measure: float) -> Block:
    return _timed(stage.process_time, part, measure, WORK, "")


def _wait(stage: Stage, part: Part, measure: float) -> Block:
    longest = stage.wait_time is not None and 0 < stage.wait_time == part.times.longest_wait
    return _timed(stage.wait_time, part, measure, CONCERN if longest else WAIT, "longest" if longest else "")


def _timed(minutes: float | None, part: Part, measure: float, fill: str, word: str) -> Block:
    if minutes is None:
        return paragraph("Not measured", style.NOTE, measure)
    colour = CONCERN if word else style.INK
    head = _noted(duration(minutes), word, colour, measure)
    ops: list[Op] = list(head.ops)
    wide = measure * minutes / part.times.longest if part.times.longest else 0.0
    y = head.height + 5
    ops.append(Shape(rectangle(measure, _BAR, 2), Paint(fill=style.QUIET), 0.0, y, 4))
    bar = Shape(rectangle(max(_LEAST_BAR, wide), _BAR, 2), time_paint(fill, short=wide < _LEAST_BAR), 0.0, y, 5)
    return Block(measure, y + _BAR, (*ops, bar) if minutes else tuple(ops))


def _accuracy(stage: Stage, _part: Part, measure: float) -> Block:
    if stage.accuracy is None:
        return paragraph("Not measured", style.NOTE, measure)
    low = stage.accuracy < LOW_ACCURACY
    colour = CONCERN if low else style.INK
    return _noted(percent(stage.accuracy), f"below {percent(LOW_ACCURACY)}" if low else "", colour, measure)


def _noted(figure: str, word: str, colour: str, measure: float) -> Block:
    """A figure and a word about it, beside it where both fit, else below."""
    words = single(figure, style.coloured(_FIGURE, colour))
    if not word:
        return words
    note = single(word, style.coloured(style.PILL, colour))
    if words.width + 7 + note.width > measure:
        return stacked([words, note])
    beside = moved(note.ops, words.width + 7, (words.height - note.height) / 2 + 0.6)
    return Block(measure, words.height, (*words.ops, *beside))


def _lead(part: Part) -> Block:
    """Lead time, and how much of it is work."""
    known = part.times
    parts = [_total(part, "Lead time", duration(known.lead))]
    if known.flow is not None:
        parts.append(paragraph(f"Flow efficiency {percent(known.flow)}", style.NOTE, _END - 24))
    if known.missing:
        words = f"{count(known.missing, 'stage is', 'stages are')} not timed in full"
        parts.append(paragraph(words, style.NOTE, _END - 24))
    return stacked(parts, 2.0)


def _summed(part: Part, label: str, minutes: float) -> Block:
    """Nothing where no stage is timed so: nought would not be true."""
    return _total(part, label, duration(minutes) if minutes or not part.times.missing else "")


def _total(part: Part, label: str, figure: str, *, whole: bool = False) -> Block:
    """A lower bound where not every stage is timed, unless the figure is ``whole``."""
    if not (part.last and figure):
        return _NOTHING
    words = label if part.first or whole else f"{label}, all sheets"
    words = words if whole or not part.times.missing else f"{words}, at least"
    return stacked([paragraph(words, style.TILE_LABEL, _END - 12), paragraph(figure, _TOTAL, _END - 12)])
