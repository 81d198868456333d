"""The emotion lane, the hero of the map: one plane for up to five personas, small multiples beyond."""

from __future__ import annotations

from collections.abc import Sequence

from renderers import style
from renderers.engine.ops import Block, Box, Canvas, Paint, Shape
from renderers.engine.paths import polyline, rectangle
from renderers.parts.curves import (
    Frame,
    Pen,
    Place,
    Track,
    curve_ops,
    gap_ops,
    lead_in,
    ring_worst,
    spread_ops,
    target_curve,
    target_ops,
    tracks,
)
from renderers.parts.marks import persona_mark
from renderers.parts.view import View
from renderers.parts.words import beside, fitted, paragraph, single, sunk
from renderers.pictures.lanes.labels import label_plane
from renderers.pictures.lanes.plan import HEAD_WIDTH, LEFT, MARGIN, PAGE_WIDTH, ROOM, SLOT_GAP, Plan, Slot
from renderers.texts.words import signed

BLEED = 12.0
_HEIGHT = 274.0
_QUOTE_ROOM = 28.0
_FRAME = Frame(neutral=128.0, unit=49.0)
_FEW_PERSONAS = 3
_LEGEND = style.coloured(style.NOTE, style.INK)
_LEGEND_GAP = 4.0
_ROW = 72.0
_ROW_FRAME_UNIT = 13.5
_STRIP = 20.0
_EMPTY = 140.0
_FIRST_ROW = 76.0
_COARSE = 8.0
_PEN = Pen()
_SMALL_PEN = Pen(width=2.4, casing=4.8, radius=4.2, outline=2.0, target=1.4, tick=4.2)


def emotion_lane(view: View, plan: Plan, before: Sequence[Slot] = ()) -> Block:
    """On its band; with rows for experience numbers (stacked cards) and for how many scored.

    ``before`` are the slots of earlier sheets: curves start from their last scores.
    """
    places = _places(plan.slots)
    earlier = _places(before)
    canvas = Canvas()
    inner = _inner_height(view, plan)
    if inner == _EMPTY:
        _empty(canvas, view)
    elif view.crowded:
        _multiples(canvas, view, places, earlier)
    else:
        _plane(canvas, view, places, earlier, inner)
    for title, labels in _strips(view, plan):
        _strip(canvas, plan, title, labels, inner)
        inner += _STRIP
    height = inner
    band = rectangle(PAGE_WIDTH - 2 * (MARGIN - BLEED), height)
    ground = Shape(band, Paint(fill=style.BAND), MARGIN - BLEED, 0.0, 0)
    return Block(0, height, (ground, *_moments(plan, height), *canvas.ops))


def emotion_height(view: View, plan: Plan) -> float:
    """Of the lane, before it is drawn."""
    return _inner_height(view, plan) + _STRIP * len(_strips(view, plan))


def _inner_height(view: View, plan: Plan) -> float:
    lived = [slot.experience for slot in plan.slots]
    if not any(each.today or each.target for each in lived):
        return _EMPTY
    if view.crowded:
        return _FIRST_ROW + _ROW * len(view.looks) + 4
    plane = _HEIGHT + (_QUOTE_ROOM if any(each.quote.strip() for each in lived) else 0.0)
    return max(plane, _legend_height(view))


def _legend_height(view: View) -> float:
    """With every persona and the target, whether or not they have a curve on this sheet."""
    names = [_legend_name(view, key).height + _LEGEND_GAP for key in view.looks]
    return 33.0 + style.NOTE.leading + 8 + sum(names) + style.NOTE.leading + _LEGEND_GAP


def _moments(plan: Plan, height: float) -> list[Shape]:
    """A golden band behind the curve under each moment of truth."""
    paint = Paint(fill=style.GOLD_BAND)
    chosen = [slot for slot in plan.slots if slot.experience.moment]
    return [Shape(rectangle(slot.width - SLOT_GAP, height), paint, slot.x + SLOT_GAP / 2, 0.0, 1) for slot in chosen]


def _places(slots: Sequence[Slot]) -> list[Place]:
    return [Place(slot.experience, slot.centre, slot.width) for slot in slots]


def _empty(canvas: Canvas, view: View) -> None:
    _head(canvas, "How it feels")
    frame = Frame(70.0, 20.0)
    canvas.add(_rule(frame.y(0), style.NEUTRAL, 1.25))
    experiences = bool(view.journey.experiences)
    text = (
        "No scores yet. Score each experience from −2 to +2 and the curve appears here."
        if experiences
        else "The emotion curve appears here once experiences are scored from −2 to +2."
    )
    words = paragraph(text, style.coloured(style.BODY, style.SECONDARY), ROOM - 80)
    ground = rectangle(words.width + 40, 36, 18)
    x = LEFT + ROOM / 2
    canvas.add(Shape(ground, Paint(style.WHITE, style.CARD_EDGE), x - words.width / 2 - 20, 52.0, 12))
    canvas.place(words, x - words.width / 2, 70.0 - words.height / 2)


def _head(canvas: Canvas, note: str) -> float:
    canvas.place(paragraph("Emotion", style.LANE, HEAD_WIDTH - 40), MARGIN, 14.0)
    words = paragraph(note, style.NOTE, HEAD_WIDTH - 40)
    canvas.place(words, MARGIN, 33.0)
    return 33.0 + words.height


def _rule(y: float, colour: str, wide: float) -> Shape:
    return Shape(polyline(((LEFT, 0.0), (LEFT + ROOM, 0.0))), Paint(stroke=colour, width=wide), 0.0, y, 2)


def _axis(canvas: Canvas, frame: Frame) -> list[Box]:
    """Five rules with their signs, and what the ends mean; returns the room the words take."""
    for score in (-2, -1, 1, 2):
        canvas.add(_rule(frame.y(score), style.HAIRLINE, 1.0))
    canvas.add(_rule(frame.y(0), style.NEUTRAL, 1.25))
    for score in (-2, -1, 0, 1, 2):
        sign = single(signed(score), style.NOTE)
        canvas.place(sign, LEFT - 8 - sign.width, frame.y(score) - sign.height / 2)
    taken = []
    for text, y in (("Delighted", frame.y(2) - 24), ("Angry", frame.y(-2) + 8)):
        words = single(text, style.NOTE)
        canvas.place(words, LEFT + 4, y)
        taken.append(Box(LEFT, y, words.width + 10, words.height))
    return taken


def _plane(canvas: Canvas, view: View, places: Sequence[Place], earlier: Sequence[Place], height: float) -> None:
    found = tracks(view, places, view.looks, _PEN)
    target = target_curve(places, _FRAME)
    _legend(canvas, view, found, bool(target))
    taken = _axis(canvas, _FRAME)
    canvas.add(*spread_ops(found, _FRAME, 6.0))
    if target:
        canvas.add(*gap_ops(target, found, _FRAME), *target_ops(target, _PEN))
    canvas.add(*lead_in(found, tracks(view, earlier, view.looks, _PEN), _FRAME, _PEN, LEFT))
    canvas.add(*curve_ops(found, _FRAME, _PEN))
    bounds = Box(LEFT + 2, 4.0, ROOM - 4, height - 6)
    canvas.add(*label_plane(view, places, found, target, _FRAME, bounds, taken))


def _legend(canvas: Canvas, view: View, found: Sequence[Track], target: bool) -> None:
    """In the lane head: a sample of each line with its name."""
    y = _head(canvas, "Today and target" if target else "Today") + 8
    for track in found:
        y = _legend_row(canvas, y, _legend_name(view, track.persona), track)
    if target:
        _legend_row(canvas, y, single("Target", _LEGEND), None)


def _legend_name(view: View, persona: str) -> Block:
    lines = 3 if len(view.looks) <= _FEW_PERSONAS else 2
    return beside(fitted(view.persona(persona).name, _LEGEND, HEAD_WIDTH - 68, lines))


def _legend_row(canvas: Canvas, y: float, words: Block, track: Track | None) -> float:
    middle = y + sunk(words) + style.NOTE.leading / 2
    line = polyline(((0.0, 0.0), (24.0, 0.0)))
    if track is None:
        dashed = Paint(stroke=style.INK, width=1.6, dash=(5, 4))
        canvas.add(Shape(line, dashed, MARGIN, middle, 10))
    else:
        canvas.add(Shape(line, Paint(stroke=track.look.colour, width=2.6), MARGIN, middle, 10))
        canvas.add(persona_mark(track.look, 4.6, MARGIN + 12, middle))
    canvas.place(words, MARGIN + 32, y)
    return y + words.height + _LEGEND_GAP


def _multiples(canvas: Canvas, view: View, places: Sequence[Place], earlier: Sequence[Place]) -> None:
    below = _head(canvas, "A row for each persona")
    if target_curve(places, _FRAME):
        _legend_row(canvas, below + 1, single("Target", _LEGEND), None)
    y = _FIRST_ROW
    for key in view.looks:
        found = tracks(view, places, (key,), _SMALL_PEN)
        own = [place for place in places if key in place.experience.personas]
        frame = Frame(y + _ROW / 2, _ROW_FRAME_UNIT)
        canvas.add(_rule(frame.y(0), style.DOT, 1.0))
        for score in (-2, 0, 2):
            sign = single(signed(score), style.NOTE)
            canvas.place(sign, LEFT - 8 - sign.width, frame.y(score) - sign.height / 2)
        target = target_curve(own, frame)
        if target:
            canvas.add(*gap_ops(target, found, frame, _COARSE), *target_ops(target, _SMALL_PEN))
        canvas.add(*spread_ops(found, frame, 5.0), *curve_ops(found, frame, _SMALL_PEN))
        canvas.add(*lead_in(found, tracks(view, earlier, (key,), _SMALL_PEN), frame, _SMALL_PEN, LEFT))
        canvas.add(*ring_worst(view, found, frame, 10.0))
        name = beside(fitted(view.persona(key).name, _LEGEND, HEAD_WIDTH - 56, 3))
        canvas.add(persona_mark(view.looks[key], 5.0, MARGIN + 6, y + _ROW / 2))
        canvas.place(name, MARGIN + 20, y + _ROW / 2 - name.height / 2)
        y += _ROW
        canvas.add(_rule(y, style.HAIRLINE, 1.0))


def _strips(view: View, plan: Plan) -> list[tuple[str, list[str]]]:
    """Rows of small figures under the curves: what each is, and one for each experience."""
    found = []
    if plan.stacked:
        found.append(("Experience", [str(view.numbers[slot.experience.key]) for slot in plan.slots]))
    scored = [slot.experience.today for slot in plan.slots]
    if any(today and today.n > 1 for today in scored):
        found.append(("People who scored", [str(today.n) if today else "" for today in scored]))
    return found


def _strip(canvas: Canvas, plan: Plan, title: str, labels: Sequence[str], y: float) -> None:
    canvas.place(paragraph(title, style.NOTE, HEAD_WIDTH - 12), MARGIN, y)
    for slot, label in zip(plan.slots, labels, strict=True):
        if label:
            words = single(label, style.NOTE)
            canvas.place(words, slot.centre - words.width / 2, y)
