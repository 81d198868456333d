"""The whole write vocabulary: ``Put`` a record, ``Drop`` a record, ``Owe`` a surface, nothing else.

``evolve`` says in memory what the store does in the database; tests hold the two against each other.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any, Generic, TypeVar

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

Answer = TypeVar("Answer")


class OwedKind(StrEnum):
    """The three kinds of what is owed to Slack (design.md 4)."""

    BOARD = "board"
    HOME = "home"
    DELIVERY = "delivery"


Record = Head | Member | Persona | Stage | Experience | Expectation | PainPoint | Score


@dataclass(frozen=True, slots=True)
class Put:
    """Insert the record, or replace the one with its id."""

    record: Record


@dataclass(frozen=True, slots=True)
class Drop:
    """Delete the record with this one's id, leaving no trace; the board itself removes with ``removed_in``."""

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
    head = workshop.head
    touched: dict[str, dict[str, Any]] = {}
    for change in changes:
        record = change.record
        if isinstance(record, Head):
            head = record
            continue
        changed = touched.setdefault(COLLECTIONS[type(record)], {})
        changed[record.id] = record if isinstance(change, Put) else None
    collections: dict[str, Any] = {name: _merged(getattr(workshop, name), new) for name, new in touched.items()}
    return replace(workshop, head=head, **collections)


def _merged(before: tuple[Any, ...], changed: Mapping[str, Any]) -> tuple[Any, ...]:
    """``changed`` says what an id stands for now, None for nothing. What stays is in order already, however much."""
    merged = [record for record in before if record.id not in changed]
    for record in changed.values():
        if record is not None:
            insort(merged, record, key=order)
    return tuple(merged)


@dataclass(frozen=True, slots=True, kw_only=True)
class Owe:
    """A surface that must be brought to the newest state, named by ``key`` within its tenant.

    Owing the same key again raises what is wanted; it never queues a second job.
    ``board:<workshop>``, ``home:<user>`` and ``canvas:<workshop>`` are repainted; ``delivery:<id>`` is posted once
    (summary, map, export).
    """

    key: str
    kind: OwedKind
    tenant: str
    team_id: str
    workshop_id: str | None = None
    channel_id: str = ""
    user_id: str = ""
    args: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome(Generic[Answer]):
    """What a decision wants written in one transaction, and what to tell the person."""

    answer: Answer
    changes: tuple[Change, ...] = ()
    owes: tuple[Owe, ...] = ()


@dataclass(frozen=True, slots=True)
class InWorkshop:
    """An interaction with one workshop, named by its id."""

    tenant: str
    workshop_id: str


@dataclass(frozen=True, slots=True)
class InChannel:
    """An interaction with whatever workshop is open in a channel; there may be none."""

    tenant: str
    channel_id: str


Place = InWorkshop | InChannel
