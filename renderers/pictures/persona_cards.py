"""Persona cards: who takes the journey, side by side, six on a sheet."""

from __future__ import annotations

from collections.abc import Sequence

from renderers import style
from renderers.engine.ops import Block, Canvas, Page, Paint, Shape
from renderers.engine.paths import rectangle
from renderers.journey import Journey, Persona
from renderers.parts.frame import MARGIN, Foot, Head, framed, key, method_line, nothing
from renderers.parts.view import View, view
from renderers.parts.words import together
from renderers.picture import Picture
from renderers.pictures.persona.card import card, row_of
from renderers.pictures.tables.grid import hatch
from renderers.texts.fitting import fitting
from renderers.texts.line import part
from renderers.texts.words import count, listed, quoted, score, signed

_GUTTER = 20.0
_MOST = 6
_ONE, _SEVERAL = 680.0, 1200.0
_METHOD = "Who takes this journey, what they want and fear, and how each stage feels to them"


def lay_out(journey: Journey) -> tuple[Page, ...]:
    """One persona takes a narrow sheet; others stand two or three in a row."""
    seen = view(journey)
    stamp = "Assumption map" if seen.findings.confidence.assumption_map else ""
    head = Head("Personas", _title(seen), method_line(journey, _METHOD), stamp)
    if not journey.personas:
        note = "Say who takes this journey: a name, what they want to get done, what they worry about."
        return (framed(head, nothing("No personas yet", note, _SEVERAL - 2 * MARGIN), Foot()),)
    width = _ONE if len(journey.personas) == 1 else _SEVERAL
    sheets = [journey.personas[at : at + _MOST] for at in range(0, len(journey.personas), _MOST)]
    a_row = 1 if len(journey.personas) == 1 else 2 if len(journey.personas) in (2, 4) else 3
    return tuple(
        framed(head, _rows(seen, personas, a_row, width - 2 * MARGIN), _foot(seen, at, len(sheets)), width)
        for at, personas in enumerate(sheets, 1)
    )


def _rows(seen: View, personas: Sequence[Persona], a_row: int, measure: float) -> Block:
    wide = (measure - _GUTTER * (a_row - 1)) / a_row
    canvas = Canvas()
    y = 0.0
    for start in range(0, len(personas), a_row):
        cards = [card(seen, persona, wide) for persona in personas[start : start + a_row]]
        drawn = row_of(seen, cards, wide)
        for at, block in enumerate(drawn):
            canvas.place(block, at * (wide + _GUTTER), y)
        y += drawn[0].height + _GUTTER
    return Block(measure, y - _GUTTER, tuple(canvas.ops))


def _foot(seen: View, sheet: int, sheets: int) -> Foot:
    stages = seen.journey.stages
    if not stages:
        return Foot((), "", sheet, sheets)
    frame = Shape(rectangle(24.0, 14.0, 4), Paint(style.WHITE, style.INK, 2.4), level=20)
    keys = [key(Block(24.0, 14.0, (frame,)), "stage of the lowest moment")] if seen.findings.lowest else []
    keys.append(key(Block(24.0, 14.0, tuple(hatch(24.0, 14.0))), "no experience of this persona"))
    named = together(f"{number} {stage.name}" for number, stage in enumerate(stages, 1))
    return Foot(tuple(keys), f"Figures are means of today’s scores, from −2 to +2. Stages: {named}.", sheet, sheets)


def _title(seen: View) -> str:
    if not seen.journey.personas:
        return "Nobody takes this journey yet"
    worst = seen.findings.worst
    if worst is None:
        return f"Who takes this journey: {listed(part(each.name, 40) for each in seen.journey.personas[:3])}"
    where = f"{signed(worst.low)} in “{part(worst.stage.name, 40)}”"
    who = part(listed(persona.name for persona in worst.personas), 50)
    if worst.low < 0:
        return f"Hardest for {who}: {where}"
    return f"Nobody is below neutral; lowest for {who}: {where}"


def describe(journey: Journey) -> str:
    """Each persona with goal, lowest moment and quote."""
    seen = view(journey)
    told = [f"Persona cards: {part(journey.title, 70)}", _title(seen)]
    told.append(count(len(journey.personas), "persona") if journey.personas else "")
    told += [_told(seen, persona) for persona in journey.personas]
    told += [f"{part(each.name, 40)} said {quoted(part(each.quote, 90))}" for each in journey.personas if each.quote]
    return fitting(told)


def _told(seen: View, persona: Persona) -> str:
    side = "colleague" if persona.internal else "customer"
    goal = f", wants: {part(persona.goal, 80)}" if persona.goal.strip() else ""
    low = next((each.moment for each in seen.findings.lowest if each.persona.key == persona.key), None)
    felt = f", lowest {score(low.today)} at {part(low.stage.name, 30)}" if low else ", not scored"
    return f"{part(persona.name, 40)} ({side}){felt}{goal}"


def says(journey: Journey) -> bool:
    """There is somebody to show."""
    return bool(journey.personas)


PICTURE = Picture("persona_cards", "Persona cards", lay_out, describe, says=says)
