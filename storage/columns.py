"""What every table shares: the tenant, times in UTC, plain text and foreign keys that cannot leave a workshop."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from enum import StrEnum
from functools import partial
from typing import Any, ClassVar

from sqlalchemy import (
    CheckConstraint,
    DateTime,
    Dialect,
    ForeignKeyConstraint,
    MetaData,
    Table,
    Text,
    TypeDecorator,
)
from sqlmodel import Field, SQLModel

METADATA = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    }
)


class UtcTime(TypeDecorator[datetime]):
    """An aware UTC time on both databases; SQLite has no zones, so it keeps the UTC wall clock."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("Times are stored with their zone; this one has none.")
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if dialect.name == "sqlite" else value.astimezone(UTC)


SORTED_TEXT = Text().with_variant(Text(collation="C"), "postgresql")
"""Text that both databases put into the same order: by code point."""


words = partial(Field, sa_type=Text)
"""A text column without a length: the forms say how long, PostgreSQL must not disagree with SQLite."""

sorted_words = partial(Field, sa_type=SORTED_TEXT)

moment = partial(Field, sa_type=UtcTime)


COMPACT: dict[str, Any] = {"sqlite_with_rowid": False}
"""For tables of short rows: SQLite then keeps row and key in one tree, so a commit writes fewer pages."""


class Row(SQLModel):
    """No row without its tenant: it opens every primary key and every foreign key."""

    metadata: ClassVar[MetaData] = METADATA

    tenant: str = words(primary_key=True)


class WorkshopPart(Row):
    """A row that lives and dies inside one workshop."""

    workshop_id: str = words(primary_key=True)


class ItemRow(WorkshopPart):
    """The columns of ``records.Item``."""

    id: str = words(primary_key=True)
    author: str = words()
    created_at: datetime = moment()
    updated_at: datetime = moment()
    version: int
    position: int
    removed_in: str | None = words()
    merged_into: str | None = words()


def table(row: type[SQLModel]) -> Table:
    """The Core table behind a row class: statements are built from it once, at import."""
    return METADATA.tables[str(row.__tablename__)]


def one_of(column: str, values: type[StrEnum]) -> CheckConstraint:
    words = ", ".join(f"'{value.value}'" for value in values)
    return CheckConstraint(f"{column} IN ({words})", name=column)


def between(column: str, low: int, high: int) -> CheckConstraint:
    return CheckConstraint(f"{column} BETWEEN {low} AND {high}", name=column)


def at_least(column: str, least: int) -> CheckConstraint:
    return CheckConstraint(f"{column} >= {least}", name=column)


def belongs_to_workshop() -> ForeignKeyConstraint:
    return _points(("tenant", "workshop_id"), "workshop", ("tenant", "id"))


def points_inside(column: str, target: str, *, part_of: bool = False) -> ForeignKeyConstraint:
    """``column`` names a row of ``target`` in the same tenant and the same workshop, or nothing at all.

    A row that is ``part_of`` its target goes with it.
    """
    here = ("tenant", "workshop_id", column)
    return _points(here, target, ("tenant", "workshop_id", "id"), cascade=part_of)


def points_within_tenant(column: str, target: str, target_column: str) -> ForeignKeyConstraint:
    return _points(("tenant", column), target, ("tenant", target_column))


def _points(
    columns: Iterable[str], target: str, target_columns: Iterable[str], *, cascade: bool = False
) -> ForeignKeyConstraint:
    """Checked at commit, so that the order of changes inside one interaction does not matter."""
    return ForeignKeyConstraint(
        list(columns),
        [f"{target}.{column}" for column in target_columns],
        deferrable=True,
        initially="DEFERRED",
        ondelete="CASCADE" if cascade else None,
    )


def item_rules(kind: str) -> tuple[Any, ...]:
    """What the database holds every item to, whatever its kind."""
    return (points_inside("merged_into", kind), at_least("version", 1))
