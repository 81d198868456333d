"""``dump``: a workshop as canonical bytes, the same for the same content."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, replace
from datetime import UTC, datetime
from typing import TypeVar

from storage.changes import COLLECTIONS, order
from storage.document.models import FORMAT, VERSION
from storage.records import Head, Item, Member, Score, Workshop

ItemT = TypeVar("ItemT", bound=Item)
_ELSEWHERE = frozenset({"tenant", "team_id", "channel_id"})


def dump(workshop: Workshop) -> bytes:
    """The document: UTF-8, keys sorted, records in their stored order, one line feed at the end."""
    kept = _on_the_board(workshop)
    document: dict[str, object] = {"format": FORMAT, "version": VERSION, "workshop": _plain(kept.head)}
    for name in COLLECTIONS.values():
        document[name] = [_plain(record) for record in sorted(getattr(kept, name), key=order)]
    text = json.dumps(document, ensure_ascii=False, sort_keys=True, indent=1, default=_time)
    return text.encode() + b"\n"


def _plain(record: Head | Member | Item | Score) -> dict[str, object]:
    hidden = _ELSEWHERE if isinstance(record, Head) else {"removed_in"}
    return {name: value for name, value in asdict(record).items() if name not in hidden}


def _time(value: datetime) -> str:
    return value.astimezone(UTC).isoformat().replace("+00:00", "Z")


def _on_the_board(workshop: Workshop) -> Workshop:
    """The workshop without what was removed and without what then belongs nowhere."""
    stages, personas = _standing(workshop.stages), _standing(workshop.personas)
    stage_ids, persona_ids = {each.id for each in stages}, {each.id for each in personas}
    experiences = _standing(
        replace(each, persona_ids=kept)
        for each in workshop.experiences
        if each.stage_id in stage_ids and (kept := _among(each.persona_ids, persona_ids))
    )
    ids = {each.id for each in experiences}
    return replace(
        workshop,
        stages=stages,
        personas=personas,
        experiences=experiences,
        expectations=_standing(
            replace(each, experience_ids=kept)
            for each in workshop.expectations
            if (kept := _among(each.experience_ids, ids))
        ),
        pain_points=_standing(
            replace(each, experience_ids=kept)
            for each in workshop.pain_points
            if (kept := _among(each.experience_ids, ids))
        ),
        scores=tuple(each for each in workshop.scores if each.experience_id in ids),
    )


def _among(keys: Iterable[str], known: set[str]) -> tuple[str, ...]:
    return tuple(key for key in keys if key in known)


def _standing(items: Iterable[ItemT]) -> tuple[ItemT, ...]:
    """The items not removed; a merged one goes where the item that absorbed it goes."""
    present = {item.id: item for item in items if item.removed_in is None}

    def stands(item: ItemT) -> bool:
        seen = {item.id}
        while item.merged_into is not None:
            absorber = present.get(item.merged_into)
            if absorber is None or absorber.id in seen:
                return False
            seen.add(absorber.id)
            item = absorber
        return True

    return tuple(item for item in present.values() if stands(item))
