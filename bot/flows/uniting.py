"""What a merge makes of the item that stays, and of everything that hung on the ones it absorbs.

Nothing is dropped: absorbed items keep their wording and their id, links are united, scores move where their
person has none on the item that stays. Removed items are hung anew as well, so that undo still finds their place.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, replace
from datetime import datetime
from typing import Any, TypeVar

from bot.flows.kinds import Contribution
from storage.changes import Put
from storage.records import Evidence, Expectation, Experience, PainPoint, Persona, Stage, Workshop

Hung = TypeVar("Hung", Expectation, PainPoint)

_RANK = {Evidence.GUESS: 0, Evidence.SEEN: 1, Evidence.MEASURED: 2}
_OWN = frozenset(("id", "author", "link", "merged_into", "removed_in", "origin_id"))


def united(keep: Contribution, others: Sequence[Contribution], now: datetime) -> Contribution:
    """``keep`` with the others' links and best evidence, and their words only where it has none of its own."""
    kept = replace(_filled(keep, others), version=keep.version + 1, updated_at=now)
    if isinstance(kept, Stage):
        return kept
    best = max((kept, *_known(others)), key=lambda item: (_RANK[item.evidence], bool(item.link)))
    kept = replace(kept, evidence=best.evidence, link=best.link or kept.link)
    return _linked(kept, others)


def _known(others: Iterable[Contribution]) -> Iterator[Persona | Experience | Expectation | PainPoint]:
    return (item for item in others if not isinstance(item, Stage))


def _filled(keep: Contribution, others: Sequence[Contribution]) -> Contribution:
    """Fields left empty are taken from the first of the others that says something there."""
    empty = [each.name for each in fields(keep) if each.name not in _OWN and getattr(keep, each.name) in ("", None)]
    said: dict[str, Any] = {
        name: value for name in empty for item in reversed(others) if (value := getattr(item, name))
    }
    return replace(keep, **said)


def _linked(keep: Contribution, others: Sequence[Contribution]) -> Contribution:
    if isinstance(keep, Experience):
        twins = [item for item in others if isinstance(item, Experience)]
        return replace(
            keep,
            persona_ids=_union(keep.persona_ids, *(item.persona_ids for item in twins)),
            channels=_union(keep.channels, *(item.channels for item in twins)),
        )
    if isinstance(keep, Expectation | PainPoint):
        alike = [item for item in others if isinstance(item, Expectation | PainPoint)]
        return replace(keep, experience_ids=_union(keep.experience_ids, *(item.experience_ids for item in alike)))
    return keep


def _union(*parts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(key for part in parts for key in part))


def rehung(workshop: Workshop, keep: Contribution, others: Sequence[Contribution], now: datetime) -> Iterator[Put]:
    """What hung on the others, hung on ``keep``."""
    gone = {item.id for item in others}
    if isinstance(keep, Persona):
        yield from _rehung_personas(workshop, keep.id, gone)
    if isinstance(keep, Stage):
        yield from (Put(replace(each, stage_id=keep.id)) for each in workshop.experiences if each.stage_id in gone)
    if isinstance(keep, Experience):
        yield from _rehung_needs(workshop.expectations, keep.id, gone)
        yield from _rehung_needs(workshop.pain_points, keep.id, gone)
        yield from _moved_scores(workshop, keep, others, now)


def _rehung_personas(workshop: Workshop, keep: str, gone: set[str]) -> Iterator[Put]:
    for each in workshop.experiences:
        if gone.intersection(each.persona_ids):
            yield Put(replace(each, persona_ids=_union(keep if key in gone else key for key in each.persona_ids)))


def _rehung_needs(needs: Iterable[Hung], keep: str, gone: set[str]) -> Iterator[Put]:
    for each in needs:
        if gone.intersection(each.experience_ids):
            yield Put(replace(each, experience_ids=_union(keep if key in gone else key for key in each.experience_ids)))


def _moved_scores(workshop: Workshop, keep: Experience, others: Sequence[Contribution], now: datetime) -> Iterator[Put]:
    scored = {score.user_id for score in workshop.scores if score.experience_id == keep.id}
    for item in others:
        for score in workshop.scores:
            if score.experience_id == item.id and score.user_id not in scored:
                scored.add(score.user_id)
                yield Put(replace(score, experience_id=keep.id, updated_at=now))
