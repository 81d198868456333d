"""The whole write vocabulary: ``Put`` a record, ``Drop`` a record, nothing else.

``evolve`` says in memory what the store does in the database; the store's tests hold the two against each other.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from storage.records import (
    Expectation,
    Experience,
    Head,
    Item,
    Member,
    PainPoint,
    Persona,
    Score,
    Stage,
    Workshop,
)

Record = Head | Member | Persona | Stage | Experience | Expectation | PainPoint | Score


@dataclass(frozen=True, slots=True)
class Put:
    """Insert the record, or replace the one with its id."""

    record: Record


@dataclass(frozen=True, slots=True)
class Drop:
    """Delete the record with this one's id. For undoing what must leave no trace; the board removes with ``removed_in``."""

    record: Record


Change = Put | Drop

COLLECTIONS: dict[type[Any], str] = {
    Member: "members",
    Persona: "personas",
    Stage: "stages",
    Experience: "experiences",
    Expectation: "expectations",
    PainPoint: "pain_points",
    Score: "scores",
}


def order(record: Record) -> tuple[int, str, str]:
    """The sort key of every collection: position, time of creation, id; scores and members by id alone."""
    if isinstance(record, Item):
        return record.position, record.created_at.isoformat(), record.id
    return 0, "", record.id


def evolve(workshop: Workshop, changes: Iterable[Change]) -> Workshop:
    """The workshop after ``changes``; its revision is the store's to raise."""
    for change in changes:
        workshop = _applied(workshop, change)
    return workshop


def _applied(workshop: Workshop, change: Change) -> Workshop:
    record = change.record
    if isinstance(record, Head):
        return replace(workshop, head=record)
    name = COLLECTIONS[type(record)]
    kept = [old for old in getattr(workshop, name) if old.id != record.id]
    if isinstance(change, Put):
        kept.append(record)
    return replace(workshop, **{name: tuple(sorted(kept, key=order))})
