"""A blueprint in words: which pain points it numbers, what causes them, and what nobody knows."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from renderers.journey import Behind, Journey, Lane, PainPoint, Stage
from renderers.parts.view import View, view
from renderers.pictures.blueprint.choice import chosen
from renderers.texts.fitting import fitting
from renderers.texts.line import part
from renderers.texts.words import count, listed

_NAMED = 3
_LANES = {
    Lane.EVIDENCE: "evidence",
    Lane.FRONTSTAGE: "frontstage",
    Lane.BACKSTAGE: "backstage",
    Lane.SUPPORT: "support",
}


def pains(seen: View, stages: Sequence[Stage]) -> list[PainPoint]:
    """Of these stages, the heaviest first: their places are their numbers."""
    order = {each.pain_point.key: at for at, each in enumerate(seen.findings.hindrances)}
    found = {pain.key: pain for stage in stages for pain in seen.pain_points[stage.key]}
    return sorted(found.values(), key=lambda pain: order.get(pain.key, len(order)))


def causes(journey: Journey, pain: PainPoint) -> list[Behind]:
    return [item for item in journey.behind if pain.key in item.pain_points]


def title(journey: Journey, shown: Sequence[PainPoint]) -> str:
    """How many pain points are understood, and whether the heaviest is."""
    if not shown:
        return "What stands behind this journey" if journey.behind else "Nobody has looked behind this journey yet"
    known = sum(bool(causes(journey, pain)) for pain in shown)
    heaviest = part(shown[0].text, 60)
    if not known:
        return f"No pain point has a known cause yet; start with “{heaviest}”"
    if known == len(shown):
        return f"Every pain point has a known cause, “{heaviest}” too"
    has = "has one" if causes(journey, shown[0]) else "has none"
    start = f"{known} of {count(len(shown), 'pain point')} {'has' if known == 1 else 'have'} a known cause"
    return f"{start}; the heaviest, “{heaviest}”, {has}"


def cause(journey: Journey, pain: PainPoint, stages: Sequence[Stage]) -> str:
    """What causes it, or whom to ask."""
    found = causes(journey, pain)
    if found:
        rest = f" and {len(found) - _NAMED} more" if len(found) > _NAMED else ""
        return f"Caused by {listed(_item(item) for item in found[:_NAMED])}{rest}"
    where = {each.stage for each in journey.experiences if each.key in pain.experiences}
    owners = dict.fromkeys(stage.owner.strip() for stage in stages if stage.key in where and stage.owner.strip())
    return f"Cause unknown, ask {listed(part(owner, 40) for owner in owners) or 'whoever runs this stage'}"


def _item(item: Behind) -> str:
    unit = f" ({part(item.unit, 40)})" if item.unit.strip() else ""
    return f"“{part(item.text, 60)}”{unit}"


def describe(journey: Journey, keys: Sequence[str] = ()) -> str:
    """Pain points and their causes, then each lane, of the stages with these keys or those drawn without any."""
    seen = view(journey)
    stages = chosen(seen, keys)
    return _told(seen, stages, stages, "Service blueprint")


def sheet_told(seen: View, drawn: Sequence[Stage], here: Collection[str], sheet: int, sheets: int) -> str:
    """The same for one sheet: only the stages ``here``, by key; pain points keep their numbers."""
    shown = [stage for stage in drawn if stage.key in here]
    which = f"Service blueprint, sheet {sheet} of {sheets}" if sheets > 1 else "Service blueprint"
    return _told(seen, drawn, shown, which)


def _told(seen: View, drawn: Sequence[Stage], shown: Sequence[Stage], what: str) -> str:
    journey, every = seen.journey, pains(seen, drawn)
    here = {pain.key for pain in pains(seen, shown)}
    names = listed(part(stage.name, 40) for stage in shown[:8])
    sentences = [f"{what}: {part(journey.title, 70)}", title(journey, every)]
    sentences.append(f"{count(len(shown), 'stage')}: {names}" if names else "No stage to look behind yet")
    for at, pain in enumerate(every, 1):
        if pain.key in here:
            known = f": {cause(journey, pain, drawn)}" if causes(journey, pain) else ""
            sentences.append(f"{at}. {part(pain.text, 60)}{known}")
    sentences += _stages(journey, shown)
    return fitting(sentences)


def _stages(journey: Journey, stages: Sequence[Stage]) -> Iterator[str]:
    for stage in stages:
        items = [item for item in journey.behind if item.stage == stage.key]
        counts = [f"{name} {number}" for lane, name in _LANES.items() if (number := _count(items, lane))]
        unknown = [name for lane, name in _LANES.items() if not _count(items, lane)]
        known = ", ".join(counts) or "nothing known"
        missing = f"; unknown: {listed(unknown)}" if unknown and counts else ""
        yield f"{part(stage.name, 40)}: {known}{missing}"


def _count(items: Sequence[Behind], lane: Lane) -> int:
    return sum(item.lane is lane for item in items)
