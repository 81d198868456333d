"""The title strip, the personas and the way from trigger to end value."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from renderers import style
from renderers.engine.ops import Block, Canvas, Op, Paint, Shape, Text, moved, stacked
from renderers.engine.paths import polyline, rectangle
from renderers.engine.type import Type
from renderers.engine.wrap import longest_word
from renderers.journey import Journey, Persona
from renderers.parts.frame import counted, held, kicker
from renderers.parts.marks import evidence_badge, persona_mark
from renderers.parts.view import View
from renderers.parts.words import beside, fitted, hugged, joined, levelled, line_top, paragraph, single, sunk, together
from renderers.texts.words import signed, size

_TILE = 184.0
_WIDEST_TILE = 280.0
_TILE_PAD, _TILE_END = 16.0, 4.0
_CARD_GAP = 12.0
_LEAST_CARD = 52.0
_GOAL_BESIDE_FROM = 460.0
_MOST_A_ROW = 4


@dataclass(frozen=True, slots=True)
class Tile:
    label: str
    number: str
    note: str
    colour: str = style.INK
    note_colour: str = style.SECONDARY

    @property
    def words(self) -> tuple[tuple[str, Type], ...]:
        return (self.label, style.TILE_LABEL), (self.note, style.TILE_NOTE)


def heading(view: View, kind: str, measure: float, figures: Sequence[Tile]) -> Block:
    """Kicker, title and subtitle at the left, the key figures at the right."""
    widths = [_tile_width(tile) for tile in figures]
    made = [_tile(tile, wide) for tile, wide in zip(figures, widths, strict=True)]
    room = measure - sum(widths) - 40
    stamp = "Assumption map" if view.findings.confidence.assumption_map else ""
    parts = [kicker(kind, stamp), beside(paragraph(view.title, style.TITLE, room))]
    parts.append(joined(subtitle(view.journey), style.SUBTITLE, room))
    words = stacked(parts, 6.0)
    canvas = Canvas()
    canvas.place(words, 0.0, 0.0)
    height = max([words.height, *(tile.height for tile in made)])
    x = measure - sum(widths)
    for tile, wide in zip(made, widths, strict=True):
        canvas.add(Shape(polyline(((0.0, 0.0), (0.0, 88.0))), Paint(stroke=style.HAIRLINE), x, 2.0))
        canvas.place(tile, x + _TILE_PAD, 0.0)
        x += wide
    return Block(measure, height, tuple(canvas.ops))


def subtitle(journey: Journey) -> str:
    """Where it belongs, when and by how many it was made, and what it holds; always dated."""
    holds = ", ".join(
        counted(len(items), word)
        for items, word in (
            (journey.personas, "persona"),
            (journey.experiences, "experience"),
            (journey.pain_points, "pain point"),
        )
        if items
    )
    context = [text for text in (journey.initiative, journey.occasion, journey.value_stream) if text.strip()]
    version = [f"version {journey.version}"] if journey.version else []
    draft = [] if journey.closed else ["still open"]
    return together([*context, held(journey), *([holds] if holds else []), *version, *draft])


def tiles(view: View) -> list[Tile]:
    """What the map says in three figures, as far as the journey holds them."""
    found = view.findings
    made = []
    if found.worst is not None:
        worst = found.worst
        bad = worst.low < 0
        title = "Worst moment" if bad else "Lowest moment"
        made.append(Tile(title, signed(worst.low), worst.stage.name, style.ALARM if bad else style.INK))
    if found.gaps and found.gaps[0].shown:
        gap = found.gaps[0]
        made.append(Tile("Largest gap to target", size(gap.size), gap.moment.stage.name))
    if found.confidence.items:
        confidence = found.confidence
        note = f"{confidence.known} of {counted(confidence.items, 'item')} seen or measured"
        made.append(Tile("Backed by evidence", f"{confidence.percent}%", note))
    return made


def _tile_width(tile: Tile) -> float:
    """Wide enough to break no word, as far as the title can spare it."""
    longest = max(longest_word(text, face) for text, face in tile.words)
    return _TILE if longest <= _TILE - _TILE_PAD - _TILE_END else min(_WIDEST_TILE, longest + 2 * _TILE_PAD)


def _tile(tile: Tile, wide: float) -> Block:
    measure = wide - _TILE_PAD - _TILE_END
    parts = [
        paragraph(tile.label, style.TILE_LABEL, measure),
        fitted(tile.number, style.coloured(style.TILE_NUMBER, tile.colour), measure, 1, 24),
        paragraph(tile.note, style.coloured(style.TILE_NOTE, tile.note_colour), measure, limit=60),
    ]
    return stacked([beside(part) for part in parts], 2.0)


def persona_strip(view: View, measure: float) -> Block:
    """A card for each persona with its mark, four to a row at most; or that there is none yet."""
    personas = view.journey.personas
    if not personas:
        return _no_personas(measure)
    lines = -(-len(personas) // _MOST_A_ROW) if len(personas) > _MOST_A_ROW + 1 else 1
    each = -(-len(personas) // lines)
    wide = (measure - _CARD_GAP * (each - 1)) / each
    starts = range(0, len(personas), each)
    rows = [_persona_row(view, personas[start : start + each], wide, measure) for start in starts]
    return stacked(rows, 10.0)


def _persona_row(view: View, personas: Sequence[Persona], wide: float, measure: float) -> Block:
    words = [_persona_words(persona, wide) for persona in personas]
    height = max([_LEAST_CARD, *(block.height + 14 for block in words)])
    canvas = Canvas()
    for index, (persona, block) in enumerate(zip(personas, words, strict=True)):
        x = index * (wide + _CARD_GAP)
        look = view.looks[persona.key]
        canvas.add(Shape(rectangle(wide, height, 8), Paint(fill=look.tint), x, 0.0, 4))
        top = (height - block.height) / 2
        canvas.add(persona_mark(look, 9.0, x + 24, height / 2))
        canvas.place(block, x + 46, top)
    return Block(measure, height, tuple(canvas.ops))


def _persona_words(persona: Persona, wide: float) -> Block:
    """Name and role at the left; the goal at the right where there is room, else below."""
    room = wide - 46 - 16
    aside = wide >= _GOAL_BESIDE_FROM and bool(persona.goal.strip())
    goal = hugged(persona.goal, style.PERSONA_GOAL, room * 0.5 if aside else room)
    measure = room - goal.width - 20 if aside else room
    badge = evidence_badge(persona.evidence)
    name = beside(paragraph(persona.name, style.PERSONA_NAME, measure - badge.width - 8))
    last = name.ops[-1] if name.ops else None
    ops: list[Op] = list(name.ops)
    if isinstance(last, Text):
        ops += moved(badge.ops, last.box.right + 8, line_top(last) + 5.4)
    role = together(text for text in (persona.role.strip(), "colleague" if persona.internal else "") if text)
    parts = [Block(measure, name.height, tuple(ops))]
    if persona.role.strip() or persona.internal:
        parts.append(beside(joined(role, style.PERSONA_ROLE, measure)))
    if goal.ops and not aside:
        parts.append(goal)
    left = stacked(parts, 1.0)
    if not aside:
        return left
    height = max(left.height, goal.height)
    placed = moved(left.ops, 0.0, (height - left.height) / 2)
    right = moved(goal.ops, room - goal.width, (height - goal.height) / 2)
    return Block(room, height, (*placed, *right))


def _no_personas(measure: float) -> Block:
    words = paragraph("No personas yet: who takes this journey?", style.PERSONA_ROLE, measure - 32)
    frame = Paint(style.WHITE, style.DOT, 1.2, (4, 3.5))
    ground = Shape(rectangle(measure, _LEAST_CARD, 8), frame, level=4)
    return Block(measure, _LEAST_CARD, (ground, *moved(words.ops, 16.0, (_LEAST_CARD - words.height) / 2)))


def trigger_to_value(journey: Journey, measure: float) -> Block:
    """What starts the journey, an arrow, and the value it ends with."""
    start = _end_point("STARTS WHEN", journey.trigger or "Not said yet", measure * 0.42, False)
    end = _end_point("ENDS WITH", journey.end_value or "Not said yet", measure * 0.42, True)
    canvas = Canvas()
    start, end = levelled([start, end])
    canvas.place(start, 0.0, 0.0)
    canvas.place(end, measure - end.width, 0.0)
    y = 8.0 + sunk(start)
    left, right = start.width + 20, measure - end.width - 20
    line = Paint(stroke=style.DOT, width=1.4)
    canvas.add(Shape(polyline(((left, 0.0), (right, 0.0))), line, 0.0, y, 4))
    canvas.add(Shape(polyline(((-6.0, -5.0), (0.0, 0.0), (-6.0, 5.0))), line, right, y, 4))
    return Block(measure, max(start.height, end.height), tuple(canvas.ops))


def _end_point(label: str, text: str, measure: float, last: bool) -> Block:
    """Label and text on one line, as wide as they are."""
    head = single(label, style.coloured(style.CAPTION_CAPS, style.TARGET if last else style.ACCENT))
    words = hugged(text, style.STRONG, measure - head.width - 12)
    ops = (*moved(head.ops, 0.0, 1.5 + sunk(words)), *moved(words.ops, head.width + 12, 0.0))
    return Block(head.width + 12 + words.width, max(head.height, words.height), ops)
