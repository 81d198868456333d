"""Phone cards: one portrait image for each stage, read in the thread without zooming; more where one is full."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from renderers import style
from renderers.engine.ops import Block, Canvas, Page, Paint, Shape, moved, stacked
from renderers.engine.paths import rectangle
from renderers.journey import Action, Journey, Opportunity, Stage
from renderers.parts.dates import day_of
from renderers.parts.frame import ruled
from renderers.parts.view import View, view
from renderers.parts.words import fitted, paragraph, single
from renderers.picture import Picture
from renderers.pictures.phone import rows
from renderers.pictures.phone import type as faces
from renderers.pictures.phone.feelings import feelings
from renderers.pictures.phone.flow import Row, Section, flowed
from renderers.pictures.phone.told import described, stage_told, verdict

_TOP = 46.0
_FOOT = faces.HEIGHT - 84.0
_AFTER_HEAD = 22.0


def lay_out(journey: Journey) -> tuple[Page, ...]:
    """In stage order; a card says how many its stage takes."""
    seen = view(journey)
    if not journey.stages:
        return (_empty(seen),)
    pages: list[Page] = []
    for number, stage in enumerate(journey.stages, 1):
        pages += _cards(seen, stage, number)
    return tuple(pages)


def _cards(seen: View, stage: Stage, number: int) -> list[Page]:
    first, more = _head(seen, stage, number), _more_head(seen, stage, number)

    def room(card: int) -> float:
        head = more if card else first
        return _FOOT - 24 - _TOP - head.height - _AFTER_HEAD

    found = flowed(_sections(seen, stage), room)
    told = stage_told(seen, stage)
    pages = []
    for card, body in enumerate(found, 1):
        head = more if card > 1 else first
        canvas = Canvas()
        canvas.place(head, faces.MARGIN, _TOP)
        canvas.place(body, faces.MARGIN, _TOP + head.height + _AFTER_HEAD)
        canvas.place(_foot(seen, card, len(found)), faces.MARGIN, _FOOT)
        pages.append(_page(canvas, told))
    return pages


def _page(canvas: Canvas, told: str) -> Page:
    return Page(faces.WIDTH, faces.HEIGHT, tuple(canvas.ops), scale=1.0, alt=told)


def _head(seen: View, stage: Stage, number: int) -> Block:
    large = paragraph(stage.name, faces.TITLE, faces.MEASURE)
    title = large if len(large.ops) <= 2 else fitted(stage.name, faces.TITLE_SMALL, faces.MEASURE, 3, 120)
    value = stage.value.strip() or "Its value to the persona has not been said yet."
    worst, said = verdict(seen, stage)
    tone = style.coloured(faces.VERDICT, style.ALARM if worst else style.INK)
    parts = [
        _kicker(seen, stage, number),
        title,
        fitted(value, faces.VALUE, faces.MEASURE, 4, 160),
        fitted(said, tone, faces.MEASURE, 3, 160),
    ]
    return stacked(parts, 10.0)


def _more_head(seen: View, stage: Stage, number: int) -> Block:
    return stacked([_kicker(seen, stage, number), fitted(stage.name, faces.TITLE_SMALL, faces.MEASURE, 2, 80)], 6.0)


def _kicker(seen: View, stage: Stage, number: int) -> Block:
    words = single(f"STAGE {number} OF {len(seen.journey.stages)}", faces.KICKER)
    found = seen.findings.worst
    if found is None or found.low >= 0 or found.stage.key != stage.key:
        return words
    stamp = single("WORST MOMENT", style.coloured(faces.KICKER, style.WHITE))
    x = words.width + 24
    ground = Shape(rectangle(stamp.width + 32, 44, 8), Paint(fill=style.ALARM), x, -4.0, 4)
    ops = (*words.ops, ground, *moved(stamp.ops, x + 16, 0.0))
    return Block(x + 32 + stamp.width, words.height, ops)


def _foot(seen: View, card: int, cards: int) -> Block:
    """Which journey and when; which card of this stage."""
    number = single(f"Card {card} of {cards}" if cards > 1 else "", faces.META_STRONG)
    held = day_of(seen.journey.held_on).replace(" ", "\u00a0")
    date = single(held, faces.META)
    canvas = Canvas()
    canvas.add(ruled(faces.MEASURE))
    right = number.width + 28 if cards > 1 else 0.0
    room = faces.MEASURE - date.width - right - 28
    title = fitted(seen.title, faces.META, room, 1)
    canvas.place(title, 0.0, 16.0)
    canvas.place(date, faces.MEASURE - right - date.width, 16.0)
    canvas.place(number, faces.MEASURE - number.width, 16.0)
    return Block(faces.MEASURE, 53.0, tuple(canvas.ops))


def _sections(seen: View, stage: Stage) -> list[Section]:
    return [section for section in _all_sections(seen, stage) if section.rows]


def _all_sections(seen: View, stage: Stage) -> Iterator[Section]:
    lived = seen.experiences[stage.key]
    felt = feelings(seen, lived)
    if felt:
        yield felt
    yield Section("What happens", tuple(row for each in lived for row in rows.experience_rows(seen, each)))
    yield Section("What they expect", tuple(map(rows.expectation_row, seen.expectations[stage.key])))
    yield Section("What hurts", tuple(rows.pain_row(seen, pain) for pain in seen.pain_points[stage.key]))
    actions, ideas = planned(seen, stage)
    done = tuple(map(rows.action_row, actions))
    yield Section("What we do about it", done + tuple(map(rows.opportunity_row, ideas)))
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
    canvas = Canvas()
    parts = [
        single("PHONE CARDS", faces.KICKER),
        fitted(seen.title, faces.TITLE_SMALL, faces.MEASURE, 4, 160),
        paragraph("No stages yet", faces.VERDICT, faces.MEASURE),
        paragraph("Add the first stage of the journey. Each stage then gets a card of its own.", faces.BODY, 860.0),
    ]
    canvas.place(stacked(parts, 18.0), faces.MARGIN, _TOP)
    canvas.place(_foot(seen, 1, 1), faces.MARGIN, _FOOT)
    return _page(canvas, described(seen.journey))


def says(journey: Journey) -> bool:
    """There is something to tell about some stage."""
    return bool(journey.experiences)


PICTURE = Picture("phone_cards", "Phone cards", lay_out, described, smallest=faces.SMALLEST, says=says)
