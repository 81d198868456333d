"""Phone cards: one portrait image for each stage, read in the thread without zooming; more where one is full."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import ceil

from renderers import style
from renderers.engine.ops import Block, Canvas, Page, Paint, Shape, moved, stacked
from renderers.engine.paths import rectangle
from renderers.journey import Action, Journey, Opportunity, Stage
from renderers.parts.dates import day_of
from renderers.parts.frame import ruled
from renderers.parts.view import View, view
from renderers.parts.words import beside, fitted, paragraph, single, sunk
from renderers.picture import ByStage, Picture
from renderers.pictures.phone import rows
from renderers.pictures.phone import type as faces
from renderers.pictures.phone.feelings import feelings
from renderers.pictures.phone.flow import Row, Section, flowed
from renderers.pictures.phone.told import EXPECTED, HAPPENS, HURTS, PLANNED, card_told, described, hits_bottom, verdict

_CARD_ROOM = 210.0
_TOP, _BOTTOM = 40.0, 30.0
_AFTER_HEAD, _BEFORE_FOOT = 18.0, 18.0
_NEARLY_EMPTY = 0.66
"""A card that is less full than this ends below what it holds, so that nobody scrolls past white."""


def lay_out(journey: Journey) -> tuple[Page, ...]:
    """In stage order; a card says how many its stage takes."""
    return lay_out_stages(journey, ())


def lay_out_stages(journey: Journey, stages: Sequence[str]) -> tuple[Page, ...]:
    """The stages of these keys, all without any. ``part`` of each card is the key of its stage."""
    seen = view(journey)
    if not journey.stages:
        return (_empty(seen),)
    shown = [(number, stage) for number, stage in enumerate(journey.stages, 1) if not stages or stage.key in stages]
    return tuple(page for number, stage in shown for page in _cards(seen, stage, number))


def _cards(seen: View, stage: Stage, number: int) -> list[Page]:
    heads = (_head(seen, stage, number), _more_head(seen, stage, number))
    foot = _foot(seen, 1, 1).height

    def room(card: int) -> float:
        return faces.HEIGHT - _TOP - heads[card].height - _AFTER_HEAD - _BEFORE_FOOT - foot - _BOTTOM

    found = flowed(_sections(seen, stage), room)
    pages = []
    for at, card in enumerate(found):
        page = _page(heads[min(at, 1)], card.drawn(room(min(at, 1))), _foot(seen, at + 1, len(found)))
        pages.append(replace(page, alt=card_told(seen, stage, found, at), part=stage.key))
    return pages


def _page(head: Block, body: Block, foot: Block) -> Page:
    """As high as every card, or as its content where that would be mostly white."""
    content = _TOP + head.height + _AFTER_HEAD + body.height
    needed = content + _BEFORE_FOOT + foot.height + _BOTTOM
    height = float(ceil(needed)) if needed < _NEARLY_EMPTY * faces.HEIGHT else faces.HEIGHT
    canvas = Canvas()
    canvas.place(head, faces.MARGIN, _TOP)
    canvas.place(body, faces.MARGIN, _TOP + head.height + _AFTER_HEAD)
    canvas.place(foot, faces.MARGIN, height - _BOTTOM - foot.height)
    return Page(faces.WIDTH, height, tuple(canvas.ops), scale=1.0)


def _head(seen: View, stage: Stage, number: int) -> Block:
    large = paragraph(stage.name, faces.TITLE, faces.MEASURE)
    title = large if len(large.ops) <= 2 else fitted(stage.name, faces.TITLE_SMALL, faces.MEASURE, 3, 120)
    value = stage.value.strip() or "Its value to the persona has not been said yet."
    worst, said = verdict(seen, stage)
    tone = style.coloured(faces.VERDICT, style.ALARM if worst else style.INK)
    words = [title, fitted(value, faces.VALUE, faces.MEASURE, 4, 160), fitted(said, tone, faces.MEASURE, 3, 160)]
    return stacked([_kicker(seen, stage, number), *map(beside, words)], 8.0)


def _more_head(seen: View, stage: Stage, number: int) -> Block:
    title = beside(fitted(stage.name, faces.TITLE_MORE, faces.MEASURE, 2, 80))
    return stacked([_kicker(seen, stage, number), title], 8.0)


def _kicker(seen: View, stage: Stage, number: int) -> Block:
    """Which stage, whether the journey's worst moment is here, and at the right when this was said."""
    words = single(f"STAGE {number} OF {len(seen.journey.stages)}", faces.KICKER)
    date = single(day_of(seen.journey.held_on).replace(" ", "\u00a0"), faces.META)
    ops = [*words.ops, *moved(date.ops, faces.MEASURE - date.width, 0.0)]
    if hits_bottom(seen, stage):
        stamp = single("WORST MOMENT", style.coloured(faces.KICKER, style.WHITE))
        x = words.width + 24
        ops.append(Shape(rectangle(stamp.width + 32, 44, 8), Paint(fill=style.ALARM), x, -4.0, 4))
        ops += moved(stamp.ops, x + 16, 0.0)
    return Block(faces.MEASURE, words.height, tuple(ops))


def _foot(seen: View, card: int, cards: int) -> Block:
    """Which journey; which card of this stage."""
    number = single(f"Card {card} of {cards}" if cards > 1 else "", faces.META_STRONG)
    title = beside(fitted(seen.title, faces.META, faces.MEASURE - _CARD_ROOM, 3, 120))
    canvas = Canvas()
    canvas.add(ruled(faces.MEASURE))
    canvas.place(title, 0.0, 16.0)
    canvas.place(number, faces.MEASURE - number.width, 16.0 + sunk(title))
    return Block(faces.MEASURE, 16.0 + max(title.height, faces.META.leading), tuple(canvas.ops))


def _sections(seen: View, stage: Stage) -> list[Section]:
    return [section for section in _all_sections(seen, stage) if section.rows]


def _all_sections(seen: View, stage: Stage) -> Iterator[Section]:
    lived = seen.experiences[stage.key]
    felt = feelings(seen, lived)
    if felt:
        yield felt
    yield Section("What happens", tuple(row for each in lived for row in rows.experience_rows(seen, each)), HAPPENS)
    yield Section("What they expect", tuple(map(rows.expectation_row, seen.expectations[stage.key])), EXPECTED)
    yield Section("What hurts", tuple(rows.pain_row(seen, pain) for pain in seen.pain_points[stage.key]), HURTS)
    actions, ideas = planned(seen, stage)
    done = tuple(map(rows.action_row, actions))
    yield Section("What we do about it", done + tuple(map(rows.opportunity_row, ideas)), PLANNED)
    if not lived and stage.in_scope:
        yield Section("Nobody manages this yet", (_unmanaged(),))


def planned(seen: View, stage: Stage) -> tuple[Sequence[Action], Sequence[Opportunity]]:
    """Actions for this stage, and ideas that are no action yet."""
    here = {each.key for each in seen.experiences[stage.key]}
    hurting = {pain.key for pain in seen.pain_points[stage.key]}
    actions = [each for each in seen.journey.actions if here & {*each.experiences} or hurting & {*each.pain_points}]
    taken = {" ".join(each.title.casefold().split()) for each in actions}
    found = [each for each in seen.journey.opportunities if here & {*each.experiences}]
    ideas = [each for each in found if " ".join(each.text.casefold().split()) not in taken]
    return actions, sorted(ideas, key=lambda each: -each.votes)


def _unmanaged() -> Row:
    text = "Ask somebody who was there: what happens in this stage, where, and how does it feel?"
    return Row(paragraph(text, faces.BODY, faces.MEASURE))


def _empty(seen: View) -> Page:
    head = stacked(
        [single("PHONE CARDS", faces.KICKER), fitted(seen.title, faces.TITLE_SMALL, faces.MEASURE, 4, 160)], 18.0
    )
    note = "Add the first stage of the journey. Each stage then gets a card of its own."
    parts = [paragraph("No stages yet", faces.VERDICT, faces.MEASURE), paragraph(note, faces.BODY, 860.0)]
    return replace(_page(head, stacked(parts, 18.0), _foot(seen, 1, 1)), alt=described(seen.journey))


def all_stages(journey: Journey) -> tuple[str, ...]:
    return tuple(stage.key for stage in journey.stages)


def says(journey: Journey) -> bool:
    """There is something to tell about some stage."""
    return bool(journey.experiences)


PICTURE = Picture(
    "phone_cards",
    "Phone cards",
    lay_out,
    described,
    smallest=faces.SMALLEST,
    says=says,
    by_stage=ByStage(lay_out_stages, described, all_stages, "all stages", apart=True),
)
