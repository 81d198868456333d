"""Searches across the workshops of one tenant, with the same result on both databases.

Case and accents are folded when a name is written, so neither database's own idea of them matters.
"""

from __future__ import annotations

from typing import Any, cast

from sqlalchemy import (
    ColumnElement,
    Connection,
    RowMapping,
    Select,
    Subquery,
    Table,
    and_,
    func,
    select,
    tuple_,
)

from storage import tables
from storage.columns import table
from storage.loading import CHANNELS, WORKSHOP
from storage.mapping import KINDS, PERSONAS, folded, item_of
from storage.records import Experience, Listed, Persona, Placed, State
from storage.writing import CHANNEL_LIST

MEMBER = table(tables.MemberRow)
PERSONA = table(tables.PersonaRow)
EXPERIENCE = table(tables.ExperienceRow)
Links = dict[tuple[str, str], tuple[str, ...]]
LONGEST_SEARCH = 500  # SQLite refuses patterns of 50,000 bytes; nobody means so much


def workshops_of_member(connection: Connection, tenant: str, user_id: str, limit: int) -> tuple[Listed, ...]:
    part = MEMBER.c.facilitator | MEMBER.c.joined_at.is_not(None)
    statement = (
        select(WORKSHOP, MEMBER.c.facilitator)
        .join(MEMBER, and_(MEMBER.c.tenant == WORKSHOP.c.tenant, MEMBER.c.workshop_id == WORKSHOP.c.id))
        .where(MEMBER.c.tenant == tenant, MEMBER.c.user_id == user_id, ~MEMBER.c.left, part)
        .order_by(WORKSHOP.c.started_at.desc(), WORKSHOP.c.id)
        .limit(limit)
    )
    return tuple(
        Listed(
            id=row["id"],
            channel_id=row["channel_id"],
            journey=row["journey"],
            state=State(row["state"]),
            phase=row["phase"],
            facilitator=row["facilitator"],
            started_at=row["started_at"],
            closed_at=row["closed_at"],
        )
        for row in connection.execute(statement).mappings()
    )


def names_of_channels(connection: Connection, tenant: str, typed: str, limit: int) -> tuple[str, ...]:
    statement = (
        select(CHANNEL_LIST.c.name)
        .where(CHANNEL_LIST.c.tenant == tenant, _contains(CHANNEL_LIST.c.key, typed))
        .order_by(CHANNEL_LIST.c.key)
        .limit(limit)
    )
    return tuple(connection.execute(statement).scalars())


def personas_of(
    connection: Connection, tenant: str, user_id: str, typed: str, limit: int, but: str
) -> tuple[Persona, ...]:
    turn = func.row_number().over(partition_by=PERSONA.c.search, order_by=(PERSONA.c.created_at.desc(), PERSONA.c.id))
    newest = (
        select(PERSONA, turn.label("turn"))
        .where(
            PERSONA.c.tenant == tenant,
            PERSONA.c.workshop_id != but,
            PERSONA.c.removed_in.is_(None),
            PERSONA.c.merged_into.is_(None),
            _contains(PERSONA.c.search, typed),
            _belongs(PERSONA.c.workshop_id, tenant, user_id),
        )
        .subquery()
    )
    statement = _first(newest).order_by(newest.c.created_at.desc(), newest.c.id).limit(limit)
    return tuple(_persona(row) for row in connection.execute(statement).mappings())


def persona_of(connection: Connection, tenant: str, persona_id: str, seen_by: str | None) -> Persona | None:
    statement = select(PERSONA).where(PERSONA.c.tenant == tenant, PERSONA.c.id == persona_id)
    if seen_by is not None:
        statement = statement.where(_belongs(PERSONA.c.workshop_id, tenant, seen_by))
    row = connection.execute(statement).mappings().first()
    return None if row is None else _persona(row)


def placed_by_channel(connection: Connection, tenant: str, name: str, seen_by: str | None) -> tuple[Placed, ...]:
    by_channel = select(CHANNELS.c.workshop_id, CHANNELS.c.experience_id).where(
        CHANNELS.c.tenant == tenant, CHANNELS.c.channel_key == folded(name)
    )
    if seen_by is not None:
        by_channel = by_channel.where(_belongs(CHANNELS.c.workshop_id, tenant, seen_by))
    own = and_(WORKSHOP.c.tenant == EXPERIENCE.c.tenant, WORKSHOP.c.id == EXPERIENCE.c.workshop_id)
    statement = (
        select(EXPERIENCE, WORKSHOP.c.channel_id)
        .join(WORKSHOP, own)
        .where(
            EXPERIENCE.c.tenant == tenant,
            EXPERIENCE.c.removed_in.is_(None),
            EXPERIENCE.c.merged_into.is_(None),
            tuple_(EXPERIENCE.c.workshop_id, EXPERIENCE.c.id).in_(by_channel),
        )
        .order_by(WORKSHOP.c.started_at.desc(), WORKSHOP.c.id, EXPERIENCE.c.position, EXPERIENCE.c.id)
    )
    rows = connection.execute(statement).mappings().all()
    personas = _links(connection, tenant, PERSONAS.table, "persona_id", by_channel)
    channels = _links(connection, tenant, CHANNELS, "name", by_channel)
    return tuple(_placed(row, personas, channels) for row in rows)


def ids_of(connection: Connection, tenant: str | None) -> tuple[tuple[str, str], ...]:
    statement = select(WORKSHOP.c.tenant, WORKSHOP.c.id)
    if tenant is not None:
        statement = statement.where(WORKSHOP.c.tenant == tenant)
    return tuple(sorted((row.tenant, row.id) for row in connection.execute(statement)))


def _contains(column: ColumnElement[str], typed: str) -> ColumnElement[bool]:
    return column.contains(folded(typed[:LONGEST_SEARCH]), autoescape=True)


def _belongs(workshop_id: ColumnElement[str], tenant: str, user_id: str) -> ColumnElement[bool]:
    """Whether the user is a member of that workshop and has not left its channel."""
    theirs = select(MEMBER.c.workshop_id).where(MEMBER.c.tenant == tenant, MEMBER.c.user_id == user_id, ~MEMBER.c.left)
    return workshop_id.in_(theirs)


def _first(ranked: Subquery) -> Select[Any]:
    return select(ranked).where(ranked.c.turn == 1)


def _links(connection: Connection, tenant: str, source: Table, value: str, experiences: Select[Any]) -> Links:
    """The values of a link table for some experiences, by workshop and experience."""
    statement = (
        select(source)
        .where(source.c.tenant == tenant, tuple_(source.c.workshop_id, source.c.experience_id).in_(experiences))
        .order_by(source.c.position)
    )
    found: Links = {}
    for row in connection.execute(statement).mappings():
        key = row["workshop_id"], row["experience_id"]
        found[key] = (*found.get(key, ()), row[value])
    return found


def _placed(row: RowMapping, personas: Links, channels: Links) -> Placed:
    key = row["workshop_id"], row["id"]
    further = {row["id"]: personas.get(key, ())}
    experience = cast("Experience", item_of(KINDS[Experience], row, further, channels.get(key, ())))
    return Placed(workshop_id=row["workshop_id"], channel_id=row["channel_id"], experience=experience)


def _persona(row: RowMapping) -> Persona:
    return cast("Persona", item_of(KINDS[Persona], row, {}))
