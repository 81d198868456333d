"""The footer: how to read the signs, and which sheet of how many this is."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from renderers import style
from renderers.engine.ops import Block, Op, Paint, Shape, moved, stacked
from renderers.engine.paths import circle, polyline
from renderers.journey import Evidence, Met
from renderers.parts.frame import key, keys, rows
from renderers.parts.marks import evidence_badge, met_sign, moment_star, severity_chip
from renderers.parts.view import View
from renderers.parts.words import paragraph

EMOTION, SKIPPED = "emotion", "skipped"
_WITH_EVIDENCE = {EMOTION, "expectations", "pain points"}


def footer(view: View, shown: Collection[str], numbers: tuple[int, int], measure: float) -> Block:
    """The signs that stand on this sheet and do not say themselves what they mean.

    ``shown`` are the keys of its lanes, with ``EMOTION`` where it has the curves and ``SKIPPED`` where one of them
    is thin; ``numbers`` are its own and the last one's.
    """
    note = _note(view, shown, *numbers)
    found = rows(_keys(view, shown), measure)
    wide = max((row.width for row in found), default=0.0)
    beside = measure - wide - 40
    words = paragraph(note, style.NOTE, measure)
    if len(found) <= 1 and words.width <= beside:
        height = max(words.height, 20.0)
        ops: list[Op] = moved(words.ops, 0.0, (height - words.height) / 2)
        for row in found:
            ops += moved(row.ops, measure - row.width, (height - row.height) / 2)
        return Block(measure, height, tuple(ops))
    if found and words.width <= measure - found[-1].width - 40:
        last = found[-1]
        note_ops = moved(words.ops, measure - words.width, (last.height - words.height) / 2)
        found[-1] = Block(measure, last.height, (*last.ops, *note_ops))
        return stacked(found, 8.0)
    return stacked([*found, words], 8.0)


def _note(view: View, shown: Collection[str], sheet: int, sheets: int) -> str:
    parts = []
    scores = [each.today for each in view.journey.experiences if each.today] if EMOTION in shown else []
    if any(each.n > 1 for each in scores):
        red = any(each.n > 1 and each.low <= -2 < each.mean for each in scores)
        parts.append(f"Curves are means, bars all scores{', red if one is −2' if red else ''}.")
    elif scores:
        parts.append("Scores run from −2 to +2.")
    if sheets > 1:
        parts.append(f"Sheet {sheet} of {sheets}.")
    return " ".join(parts)


def _keys(view: View, shown: Collection[str]) -> list[Block]:
    journey = view.journey
    made: list[Block] = []
    if journey.expectations and "expectations" in shown:
        words = {Met.MET: "met", Met.PARTLY: "partly", Met.UNMET: "unmet", Met.UNKNOWN: "not known"}
        used = [met for met in words if any(each.met is met for each in journey.expectations)]
        made.append(keys("Expectation", [(met_sign(met), words[met]) for met in used]))
    if journey.pain_points and "pain points" in shown:
        used_severities = [each for each in style.SEVERITY if any(p.severity is each for p in journey.pain_points)]
        signs = [(severity_chip(each, None), style.SEVERITY[each].word) for each in used_severities]
        made.append(keys("Pain point with its votes" if view.voted else "Pain point", signs))
    if _WITH_EVIDENCE & set(shown) and (journey.experiences or journey.personas):
        badges = [(evidence_badge(each), each.value) for each in Evidence]
        made.append(keys("Evidence", badges))
    if SKIPPED in shown:
        made.append(key(_thin_line(), "no score"))
    return [*made, *_moments(view)] if EMOTION in shown else made


def _thin_line() -> Block:
    line = Shape(polyline(((0.0, 8.0), (24.0, 8.0))), Paint(stroke=style.SECONDARY, width=1.3), level=22)
    return Block(24.0, 16.0, (line,))


def _moments(view: View) -> Iterator[Block]:
    """The ring needs a word only where it has none beside it: in rows of small curves."""
    worst = view.findings.worst
    if worst is not None and worst.low < 0 and view.crowded:
        ring = Shape(circle(6.5), Paint(stroke=style.ALARM, width=2.0), 8.0, 8.0, 22)
        yield key(Block(16, 16, (ring,)), "worst moment")
    if any(each.moment for each in view.journey.experiences):
        yield key(moment_star(), "moment of truth")
