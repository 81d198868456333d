"""Persona cards: who takes the journey, side by side, six on a sheet at most."""

from __future__ import annotations

from collections.abc import Sequence

from renderers import style
from renderers.engine.ops import Block, Canvas, Page, Paint, Shape, stacked
from renderers.engine.paths import rectangle
from renderers.journey import Journey, Persona
from renderers.parts.frame import MARGIN, Foot, Head, framed, key, method_line, nothing, titled
from renderers.parts.marks import evidence_badge
from renderers.parts.view import View, view
from renderers.parts.words import together
from renderers.picture import Picture
from renderers.pictures.persona.card import KNOWN, PAD, card, row_of, whole
from renderers.pictures.persona.strip import named
from renderers.pictures.tables.ground import hatch
from renderers.texts.fitting import fitting
from renderers.texts.line import part
from renderers.texts.names import in_quotes
from renderers.texts.words import count, listed, quoted, score, signed

_GUTTER = 20.0
_MOST_A_ROW, _MOST_ROWS = 3, 2
_ONE, _SEVERAL = 680.0, 1200.0
_METHOD = "Who they are, and how each stage feels to them"
_TALLEST, _AROUND = 1.1, 260.0


def lay_out(journey: Journey) -> tuple[Page, ...]:
    """One persona takes a narrow sheet; others stand two or three in a row."""
    seen = view(journey)
    stamp = "Assumption map" if seen.findings.confidence.assumption_map else ""
    head = Head("Personas", _title(seen), method_line(journey, _METHOD), stamp)
    if not journey.personas:
        note = "Say who takes this journey: a name, what they want to get done, what they worry about."
        return (framed(head, nothing("No personas yet", note, _SEVERAL - 2 * MARGIN), Foot()),)
    width = _ONE if len(journey.personas) == 1 else _SEVERAL
    measure = width - 2 * MARGIN
    sheets = _sheets(_rows(seen, measure), width * _TALLEST - _AROUND)
    return tuple(
        framed(head, stacked(rows, _GUTTER), _foot(seen, measure, at, len(sheets)), width, _cuts(rows))
        for at, rows in enumerate(sheets, 1)
    )


def _cuts(rows: Sequence[Block]) -> tuple[float, ...]:
    """Between two rows."""
    return tuple(row.height + _GUTTER / 2 for row in rows[:-1])


def _a_row(number: int) -> int:
    return number if number < _MOST_A_ROW else 2 if number == _MOST_A_ROW + 1 else _MOST_A_ROW


def _width(journey: Journey, measure: float) -> float:
    each = _a_row(len(journey.personas))
    return (measure - _GUTTER * (each - 1)) / each


def _rows(seen: View, measure: float) -> list[Block]:
    personas, wide = seen.journey.personas, _width(seen.journey, measure)
    each = _a_row(len(personas))
    found = []
    for start in range(0, len(personas), each):
        canvas = Canvas()
        drawn = row_of(seen, [card(seen, persona, wide) for persona in personas[start : start + each]], wide)
        for at, block in enumerate(drawn):
            canvas.place(block, at * (wide + _GUTTER), 0.0)
        found.append(Block(measure, drawn[0].height, tuple(canvas.ops)))
    return found


def _sheets(rows: Sequence[Block], room: float) -> list[list[Block]]:
    """Two rows at most, and one where two would be higher than ``room``."""
    found: list[list[Block]] = []
    for row in rows:
        if found and len(found[-1]) < _MOST_ROWS and found[-1][0].height + _GUTTER + row.height <= room:
            found[-1].append(row)
        else:
            found.append([row])
    return found


def _foot(seen: View, measure: float, sheet: int, sheets: int) -> Foot:
    """What the signs of these cards mean."""
    journey = seen.journey
    frame = Shape(rectangle(24.0, 14.0, 4), Paint(style.WHITE, style.INK, 2.4), level=20)
    keys = [key(Block(24.0, 14.0, (frame,)), "stage of the lowest moment")] if seen.findings.lowest else []
    lived = {(who, each.stage) for each in journey.experiences for who in each.personas}
    if len(lived) < len(journey.personas) * len(journey.stages):
        keys.append(key(Block(24.0, 14.0, tuple(hatch(24.0, 14.0))), "no experience of this persona"))
    used = {each.evidence for each in journey.personas}
    keys += [key(evidence_badge(each), words) for each, words in KNOWN.items() if each in used]
    return Foot(tuple(keys), _note(seen, measure), sheet, sheets)


def _note(seen: View, measure: float) -> str:
    journey = seen.journey
    said = []
    if seen.findings.lowest:
        said.append("Figures are means of today’s scores, from −2 to +2; “low” is a single score 2 or more below.")
    if not named(journey, _width(journey, measure) - 2 * PAD):
        names = together(f"{number} {stage.name}" for number, stage in enumerate(journey.stages, 1))
        said.append(f"Stages: {names}.")
    return " ".join(said)


def _title(seen: View) -> str:
    if not seen.journey.personas:
        return "Nobody takes this journey yet"
    worst = seen.findings.worst
    if worst is None:
        return f"Who takes this journey: {listed(part(each.name, 40) for each in seen.journey.personas[:3])}"
    hardest = _hardest(seen)
    if hardest and worst.low < 0:
        persona, mean = hardest
        return f"The journey is hardest for {titled(persona.name, 50)}: {signed(mean)} on average"
    where = f"{titled(worst.stage.name, 40)}, {signed(worst.low)}"
    who = titled(listed(persona.name for persona in worst.personas), 50)
    if worst.low < 0:
        return f"Hardest for {who}: {where}"
    return f"Nobody is below neutral; lowest for {who}: {where}"


def _hardest(seen: View) -> tuple[Persona, float] | None:
    """The one persona whose mean over all stages is lowest, and below neutral; None where there is no such one."""
    scored = [(each, today) for each in seen.journey.personas if (today := whole(seen.journey, each))]
    ranked = sorted((round(today.mean, 1), at) for at, (_, today) in enumerate(scored))
    if len(ranked) == 1 or ranked[0][0] >= 0 or ranked[0][0] == ranked[1][0]:
        return None
    return scored[ranked[0][1]][0], ranked[0][0]


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
    felt = f", lowest {score(low.today)} at {in_quotes(low.stage.name, 30)}" if low else ", not scored"
    return f"{part(persona.name, 40)} ({side}){felt}{goal}"


def says(journey: Journey) -> bool:
    """There is somebody to show."""
    return bool(journey.personas)


PICTURE = Picture("persona_cards", "Persona cards", lay_out, describe, says=says)
