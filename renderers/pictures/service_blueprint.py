"""The service blueprint: what is done behind the stages that hurt, by whom, and where their pain points come from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from renderers.engine.ops import Block, Page, moved, stacked
from renderers.journey import Journey, Stage
from renderers.parts.frame import MARGIN, Foot, Head, framed, method_line, nothing
from renderers.parts.view import View, view
from renderers.parts.words import together
from renderers.picture import ByStage, Picture
from renderers.pictures.blueprint import told
from renderers.pictures.blueprint.choice import Part, chosen, sheets
from renderers.pictures.blueprint.keys import keys
from renderers.pictures.blueprint.listing import listing
from renderers.pictures.blueprint.plan import PAGE
from renderers.pictures.blueprint.sheet import Made, sheet

_MEASURE = PAGE - 2 * MARGIN
_GAP = 28.0
_HIGHEST = PAGE * 1.1 - 260.0
_HURT, _CHOSEN = "What is done behind the stages that hurt most", "What is done behind the stages chosen"


def lay_out(journey: Journey) -> tuple[Page, ...]:
    """The stages with a top-three pain point."""
    return lay_out_stages(journey, ())


def lay_out_stages(journey: Journey, stages: Sequence[str]) -> tuple[Page, ...]:
    """The stages of these keys, in journey order; without any, those with a top-three pain point."""
    seen = view(journey)
    drawn = chosen(seen, stages)
    pains = told.pains(seen, drawn)
    stamp = "Assumption map" if seen.findings.confidence.assumption_map else ""
    method = method_line(journey, _CHOSEN if stages else _HURT)
    head = Head("Service blueprint", told.title(journey, pains), method, stamp)
    if not drawn:
        note = "Collect pain points, or say what stands behind a stage; the stages that hurt most are drawn then."
        return (framed(head, nothing("No stage to look behind yet", note, _MEASURE), Foot(), PAGE),)
    numbers = {pain.key: at for at, pain in enumerate(pains, 1)}
    found = [each for parts in sheets(seen, drawn) for each in _bodies(seen, parts, numbers, drawn)]
    pages = []
    for at, each in enumerate(found, 1):
        signs = keys(each.made, pains[0] if pains else None) if each.made else ()
        foot = Foot(signs, _note(seen, drawn), at, len(found))
        alt = told.sheet_told(seen, drawn, {one.stage.key for one in each.parts}, at, len(found))
        pages.append(replace(framed(head, each.block, foot, PAGE, each.cuts), alt=alt))
    return tuple(pages)


@dataclass(frozen=True, slots=True)
class _Body:
    """What stands on one sheet; ``made`` is None where it is but the list of pain points."""

    block: Block
    parts: Sequence[Part]
    made: Made | None
    cuts: tuple[float, ...] = ()


def _bodies(seen: View, parts: Sequence[Part], numbers: dict[str, int], drawn: Sequence[Stage]) -> Iterator[_Body]:
    """The lanes, then their pain points in words: below, or on a sheet of their own where that would be too high."""
    made = sheet(seen, parts, numbers)
    lanes = Block(_MEASURE, made.body.height, tuple(moved(made.body.ops, -MARGIN, 0.0)))
    said = listing(seen, parts, numbers, drawn, _MEASURE)
    if said and lanes.height + _GAP + said.height <= _HIGHEST:
        yield _Body(stacked([lanes, said], _GAP), parts, made, (lanes.height + _GAP / 2,))
        return
    yield _Body(lanes, parts, made)
    if said:
        yield _Body(said, parts, None)


def _note(seen: View, drawn: Sequence[Stage]) -> str:
    left = [stage.name for stage in seen.journey.stages if stage not in drawn]
    return f"Not drawn: {together(left)}." if left else ""


def says(journey: Journey) -> bool:
    """Somebody has looked behind the journey; before that every cell would ask."""
    return bool(journey.behind)


def helps(journey: Journey) -> bool:
    """Its empty cells say whom to ask about the pain points there are."""
    return bool(journey.pain_points)


def hurting(journey: Journey) -> tuple[str, ...]:
    """The stages it draws when nobody has chosen any."""
    return tuple(stage.key for stage in chosen(view(journey)))


PICTURE = Picture(
    "service_blueprint",
    "Service blueprint",
    lay_out,
    told.describe,
    says=says,
    helps=helps,
    by_stage=ByStage(lay_out_stages, told.describe, hurting, "the stages that hurt most"),
)
