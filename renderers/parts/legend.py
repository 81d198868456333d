"""The footer: how to read the signs, and which sheet of how many this is."""

from __future__ import annotations

from collections.abc import Sequence

from renderers import style
from renderers.engine.ops import Block, Canvas, Op, Paint, Shape, moved, stacked
from renderers.engine.paths import circle
from renderers.journey import Evidence, Met
from renderers.parts.marks import evidence_badge, met_sign, moment_star, severity_chip
from renderers.parts.view import View
from renderers.parts.words import paragraph, single

_GAP = 22.0


def footer(view: View, sheet: int, sheets: int, measure: float) -> Block:
    """Only the signs this journey uses; the state of an action stands beside its sign in words."""
    note = _note(view, sheet, sheets)
    keys = _keys(view)
    rows = _rows(keys, measure)
    wide = max((row.width for row in rows), default=0.0)
    beside = measure - wide - 40
    words = paragraph(note, style.NOTE, measure)
    if len(rows) <= 1 and words.width <= beside:
        height = max(words.height, 20.0)
        ops: list[Op] = moved(words.ops, 0.0, (height - words.height) / 2)
        for row in rows:
            ops += moved(row.ops, measure - row.width, (height - row.height) / 2)
        return Block(measure, height, tuple(ops))
    if rows and words.width <= measure - rows[-1].width - 40:
        last = rows[-1]
        note_ops = moved(words.ops, measure - words.width, (last.height - words.height) / 2)
        rows[-1] = Block(measure, last.height, (*last.ops, *note_ops))
        return stacked(rows, 8.0)
    return stacked([*rows, words], 8.0)


def _note(view: View, sheet: int, sheets: int) -> str:
    parts = []
    scores = [each.today for each in view.journey.experiences if each.today]
    if any(each.n > 1 for each in scores):
        parts.append("Curves are means, bars span all scores.")
    elif scores:
        parts.append("Scores run from −2 to +2.")
    if sheets > 1:
        parts.append(f"Sheet {sheet} of {sheets}.")
    return " ".join(parts)


def _keys(view: View) -> list[Block]:
    journey = view.journey
    keys: list[Block] = []
    if journey.expectations:
        words = {Met.MET: "met", Met.PARTLY: "partly", Met.UNMET: "unmet", Met.UNKNOWN: "not known"}
        used = [met for met in words if any(each.met is met for each in journey.expectations)]
        keys.append(_key("Expectation", [(met_sign(met), words[met]) for met in used]))
    if journey.pain_points:
        used_severities = [each for each in style.SEVERITY if any(p.severity is each for p in journey.pain_points)]
        signs = [(severity_chip(each, None), style.SEVERITY[each].word) for each in used_severities]
        keys.append(_key("Pain point with its votes" if view.voted else "Pain point", signs))
    if journey.experiences or journey.personas:
        badges = [(evidence_badge(each), each.value) for each in Evidence]
        keys.append(_key("Evidence", badges))
    if view.findings.worst is not None and view.findings.worst.low < 0:
        ring = Shape(circle(6.5), Paint(stroke=style.ALARM, width=2.0), 8.0, 8.0, 22)
        keys.append(_key("", [(Block(16, 16, (ring,)), "worst moment")]))
    if any(each.moment for each in journey.experiences):
        keys.append(_key("", [(moment_star(), "moment of truth")]))
    return keys


def _key(title: str, signs: Sequence[tuple[Block, str]]) -> Block:
    canvas = Canvas()
    x = 0.0
    if title:
        words = single(title, style.coloured(style.NOTE, style.SECONDARY))
        canvas.place(words, 0.0, (20 - words.height) / 2)
        x = words.width + 10
    for index, (sign, text) in enumerate(signs):
        x += 12.0 if index else 0.0
        canvas.place(sign, x, (20 - sign.height) / 2)
        x += sign.width + 5
        words = single(text, style.NOTE)
        canvas.place(words, x, (20 - words.height) / 2)
        x += words.width
    return Block(x, 20.0, tuple(canvas.ops))


def _rows(keys: Sequence[Block], measure: float) -> list[Block]:
    rows: list[list[Block]] = []
    used = 0.0
    for key in keys:
        if rows and used + _GAP + key.width <= measure:
            rows[-1].append(key)
            used += _GAP + key.width
        else:
            rows.append([key])
            used = key.width
    return [_beside(row) for row in rows]


def _beside(keys: Sequence[Block]) -> Block:
    canvas = Canvas()
    x = 0.0
    for index, key in enumerate(keys):
        x += _GAP if index else 0.0
        canvas.place(key, x, 0.0)
        x += key.width
    return Block(x, 20.0, tuple(canvas.ops))
