"""A map that is too high for one sheet goes on below its lists: today on one sheet, what changes on the next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from renderers import style
from renderers.engine.ops import Block, Canvas
from renderers.parts.view import View
from renderers.parts.words import beside, paragraph, single
from renderers.pictures.lanes.draft import WIDE, Above, Cells, Draft
from renderers.pictures.lanes.listed import CHANGES
from renderers.pictures.lanes.plan import MARGIN, PAGE_WIDTH, Plan
from renderers.pictures.lanes.stages import stage_bar


def cut(seen: View, draft: Draft, most: float, below: float) -> list[Draft]:
    """As few sheets of at most ``most`` as keep today's lanes and those of change together where they can.

    ``below`` is what the last of them must hold under its lanes.
    """
    if draft.height + below <= most:
        return [draft]
    sheets = [Draft(draft.above, ())]
    for group in _groups(draft.lanes):
        if sheets[-1].height + _high(group) > most and (sheets[-1].lanes or sheets[-1].height > most / 2):
            sheets.append(Draft(continued(seen, draft.above.plan), ()))
        for each in group:
            if sheets[-1].lanes and sheets[-1].height + each.height > most:
                sheets.append(Draft(continued(seen, draft.above.plan), ()))
            sheets[-1] = Draft(sheets[-1].above, (*sheets[-1].lanes, each))
    return sheets


def _groups(lanes: Sequence[Cells]) -> Iterator[list[Cells]]:
    for changes in (False, True):
        found = [each for each in lanes if (each.lane in CHANGES) is changes]
        if found:
            yield found


def _high(lanes: Sequence[Cells]) -> float:
    return sum(each.height for each in lanes)


def continued(seen: View, plan: Plan) -> Above:
    """The title in small and the stages once more."""
    canvas = Canvas()
    head = continued_head(seen)
    canvas.add(*head.ops)
    bar = stage_bar(plan)
    canvas.place(bar, 0.0, head.height)
    bottom = head.height + bar.height
    block = Block(PAGE_WIDTH, bottom, tuple(canvas.ops))
    return Above(plan, (), block, (head.height, bottom), bottom, curves=False)


def continued_head(seen: View) -> Block:
    """Kicker and title of a sheet that goes on, with the room below them."""
    canvas = Canvas()
    canvas.place(single("CUSTOMER JOURNEY MAP  ·  CONTINUED", style.KICKER), MARGIN, 38.0)
    title = beside(paragraph(seen.title, style.PERSONA_NAME, WIDE))
    canvas.place(title, MARGIN, 60.0)
    return Block(PAGE_WIDTH, 60.0 + title.height + 22, tuple(canvas.ops))
