"""Records to rows and back. Field names are column names, except where a record holds several of something."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any

from sqlalchemy import Table

from storage import tables
from storage.changes import COLLECTIONS, Record
from storage.columns import table
from storage.records import (
    Evidence,
    Expectation,
    Experience,
    Head,
    Member,
    Met,
    PainPoint,
    Persona,
    Score,
    Severity,
    Stage,
    State,
)

Values = dict[str, Any]
Part = Member | Persona | Stage | Experience | Expectation | PainPoint | Score
"""A record that lives inside a workshop."""

ENUMS: dict[str, type[StrEnum]] = {"evidence": Evidence, "severity": Severity, "met": Met, "state": State}


@dataclass(frozen=True, slots=True)
class Several:
    """A tuple of ids: the first is a NOT NULL column of the row, further ones stand in ``table``."""

    field: str
    first: str
    table: Table
    owner: str


@dataclass(frozen=True, slots=True)
class Kind:
    """How one kind of record is stored."""

    record: type[Any]
    table: Table
    several: Several | None = None

    @property
    def collection(self) -> str:
        return COLLECTIONS[self.record]


PERSONAS = Several("persona_ids", "persona_id", table(tables.ExperiencePersonaRow), "experience_id")
EXPECTED = Several("experience_ids", "experience_id", table(tables.ExpectationExperienceRow), "expectation_id")
HINDERED = Several("experience_ids", "experience_id", table(tables.PainPointExperienceRow), "pain_point_id")

KINDS: dict[type[Any], Kind] = {
    kind.record: kind
    for kind in (
        Kind(Member, table(tables.MemberRow)),
        Kind(Persona, table(tables.PersonaRow)),
        Kind(Stage, table(tables.StageRow)),
        Kind(Experience, table(tables.ExperienceRow), PERSONAS),
        Kind(Expectation, table(tables.ExpectationRow), EXPECTED),
        Kind(PainPoint, table(tables.PainPointRow), HINDERED),
        Kind(Score, table(tables.ScoreRow)),
    )
}
SEPARATE = ("channels", "persona_ids", "experience_ids")
RECORDS: tuple[type[Any], ...] = (Head, *KINDS)
PLAIN: dict[type[Any], tuple[str, ...]] = {
    record: tuple(field.name for field in fields(record) if field.name not in SEPARATE) for record in RECORDS
}


def folded(words: str) -> str:
    """What two spellings of one name have in common; also what searches compare, alike on both databases."""
    return unicodedata.normalize("NFC", " ".join(words.split()).casefold())


def values_of(record: Record) -> Values:
    """The record's own columns, without the tenant and the workshop it lives in."""
    values: Values = {name: getattr(record, name) for name in PLAIN[type(record)]}
    for name in ENUMS.keys() & values.keys():
        values[name] = None if values[name] is None else str(values[name])
    if isinstance(record, Persona):
        values["search"] = folded(f"{record.name} {record.role}")
    several = KINDS[type(record)].several if type(record) in KINDS else None
    if several:
        values[several.first] = next(iter(getattr(record, several.field)), None)
    return values


def head_of(row: Mapping[Any, Any]) -> Head:
    return Head(**_plain(Head, row))


def item_of(
    kind: Kind, row: Mapping[Any, Any], further: Mapping[str, tuple[str, ...]], channels: tuple[str, ...] = ()
) -> Part:
    values = _plain(kind.record, row)
    if kind.record is Experience:
        values["channels"] = channels
    if kind.several:
        values[kind.several.field] = (row[kind.several.first], *further.get(row["id"], ()))
    part: Part = kind.record(**values)
    return part


def _plain(record: type[Any], row: Mapping[Any, Any]) -> Values:
    values: Values = {name: row[name] for name in PLAIN[record]}
    for name in ENUMS.keys() & values.keys():
        values[name] = None if values[name] is None else ENUMS[name](values[name])
    return values
