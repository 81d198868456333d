"""Persona cards: who takes the journey, side by side, six on a sheet at most."""

from __future__ import annotations

from collections.abc import Sequence

from renderers import style
from renderers.engine.ops import Block, Canvas, Page, Paint, Shape, stacked
from renderers.engine.paths import rectangle
from renderers.findings import Moment
from renderers.journey import Journey, Persona
from renderers.parts.frame import MARGIN, Foot, Head, framed, key, method_line, nothing
from renderers.parts.marks import evidence_badge
from renderers.parts.tied import Place, apiece, everywhere, places, tied
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
        return f"The journey is hardest for {hardest} on average"
    moments = seen.findings.moments
    if len(moments) > 1 and all(worst.low == each.low == each.today.high for each in moments):
        return everywhere(_places(seen, moments), seen.journey, signed(worst.low))
    told = _lowest(seen, worst)
    return f"Hardest for {told}" if worst.low < 0 else f"Nobody is below neutral; lowest for {told}"


def _lowest(seen: View, worst: Moment) -> str:
    """Where a single score is lowest; of several such places of one persona, those whose mean is lowest too."""
    journey = seen.journey
    equals = [each for each in seen.findings.moments if each.low == worst.low]
    where = _places(seen, equals)
    lower = _places(seen, [each for each in equals if signed(each.today.mean) == signed(worst.today.mean)])
    if len(lower) < len(where) and len({persona.key for persona, _ in where}) == 1:
        return places(lower, journey, score(worst.today))
    return places(where, journey, signed(worst.low))


def _places(seen: View, moments: Sequence[Moment]) -> list[Place]:
    """Who lives these moments where, each once, in journey order."""
    lived = {(persona.key, moment.stage.key) for moment in moments for persona in moment.personas}
    journey = seen.journey
    return [(who, where) for who in journey.personas for where in journey.stages if (who.key, where.key) in lived]


def _hardest(seen: View) -> str:
    """Whose mean over all stages is lowest, and that mean; "" unless it is below neutral, and that of others higher."""
    journey = seen.journey
    means = [(each.name, round(today.mean, 1)) for each in journey.personas if (today := whole(journey, each))]
    least = min(mean for _, mean in means)
    lowest = [name for name, mean in means if mean == least]
    if least >= 0 or len(lowest) == len(means):
        return ""
    return f"{tied(lowest, len(journey.personas), 'personas', 50)}: {signed(least)}{apiece(len(lowest))}"


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
    felt = f", lowest {score(low.today)} at {in_quotes(low.stage.name, 30)}{_as_low(seen, persona, low)}" if low else ""
    return f"{part(persona.name, 40)} ({side}){felt or ', not scored'}{goal}"


def _as_low(seen: View, persona: Persona, low: Moment) -> str:
    """In how many other stages the persona has a score as low."""
    equals = [each for each in seen.findings.moments if each.low == low.low and persona in each.personas]
    others = len({each.stage.key for each in equals} - {low.stage.key})
    return f" and as low in {count(others, 'other stage')}" if others else ""


def says(journey: Journey) -> bool:
    """There is somebody to show."""
    return bool(journey.personas)


PICTURE = Picture("persona_cards", "Persona cards", lay_out, describe, says=says)
