"""What people need and what hurts them, as rows: expectations, pain points, and what should happen instead."""

from __future__ import annotations

from renderers import style
from renderers.engine.ops import Block, moved
from renderers.journey import Expectation, Experience, PainPoint
from renderers.parts.marks import CHIP_WIDTH, chip, evidence_badge, mark_row, met_sign, severity_chip
from renderers.parts.view import View
from renderers.parts.words import paragraph
from renderers.pictures.lanes.lists import ListLane, Row, here, signed_row
from renderers.pictures.lanes.plan import Column

_BADGE_ROOM = 18.0


def expectation_row(expectation: Expectation) -> Row:
    """Sign, text, evidence."""

    def draw(measure: float) -> Block:
        return _row(met_sign(expectation.met), 24.0, 1.5, expectation.text, expectation, measure)

    return draw


def pain_row(view: View, pain: PainPoint) -> Row:
    """Chip with votes and severity, whose it is below, text, evidence."""

    def draw(measure: float) -> Block:
        sign = severity_chip(pain.severity, pain.votes if view.voted else None)
        if view.several:
            marks = mark_row(view.personas(view.owners[pain.key]), 3.6, 3)
            indent = max(0.0, (CHIP_WIDTH - marks.width) / 2)
            below = moved(marks.ops, indent, sign.height + 4)
            sign = Block(sign.width, sign.height + 4 + marks.height, (*sign.ops, *below))
        return _row(sign, max(42.0, sign.width + 10), 0.0, pain.text, pain, measure)

    return draw


def instead_row(view: View, experience: Experience) -> Row:
    """The number of the experience and what should happen in its place."""

    def draw(measure: float) -> Block:
        sign = chip(str(view.numbers[experience.key]), style.INSTEAD_CHIP, style.INSTEAD_TEXT)
        return _row(sign, max(42.0, sign.width + 10), 0.0, experience.instead, None, measure)

    return draw


def _row(
    sign: Block, indent: float, drop: float, text: str, known: Expectation | PainPoint | None, measure: float
) -> Block:
    room = measure - indent - (_BADGE_ROOM if known else 0.0)
    badge = evidence_badge(known.evidence) if known else None
    return signed_row(sign, indent, drop, paragraph(text, style.BODY, room), badge, measure)


def _expectations(view: View, column: Column) -> list[Row]:
    found = view.expectations[column.stage.key]
    return [expectation_row(each) for each in found if here(column, each.experiences)]


def _pain_points(view: View, column: Column) -> list[Row]:
    found = view.pain_points[column.stage.key]
    return [pain_row(view, each) for each in found if here(column, each.experiences)]


def _instead(view: View, column: Column) -> list[Row]:
    wanted = [slot.experience for slot in column.slots if slot.experience.instead.strip()]
    return [instead_row(view, each) for each in wanted]


EXPECTATIONS = ListLane(
    "expectations",
    "Expectations",
    "What they need, and whether they get it",
    ((8, 420.0), (4, 260.0)),
    _expectations,
)
PAIN_POINTS = ListLane(
    "pain points",
    "Pain points",
    "Most votes first, then the worst",
    ((9, 560.0), (5, 380.0)),
    _pain_points,
    "The worst first",
)
INSTEAD = ListLane("instead", "Instead", "What should happen", ((6, 340.0), (3, 220.0)), _instead)
