"""One table per record of ``records.py``. Rows stay inside the package.

Every primary key opens with the tenant; what lives in a workshop continues with the workshop, so that a foreign key
(tenant, workshop, id) can reach neither another tenant nor another workshop, and reading one workshop is one range.
The first persona of an experience and the first experience of an expectation or pain point stand in the row itself,
NOT NULL; further ones follow in a link table from position 1, which is how "at least one" is kept by the database.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy import text as sql
from sqlmodel import Field

from storage.columns import (
    COMPACT,
    ItemRow,
    Row,
    WorkshopPart,
    at_least,
    belongs_to_workshop,
    between,
    item_rules,
    moment,
    one_of,
    points_inside,
    points_within_tenant,
    sorted_words,
    words,
)
from storage.records import Evidence, Met, Severity, State

OPEN = "state = 'open'"


class WorkshopRow(Row, table=True):
    __tablename__ = "workshop"
    __table_args__ = (
        one_of("state", State),
        at_least("revision", 0),
        Index(
            "uq_workshop_open", "tenant", "channel_id", unique=True, sqlite_where=sql(OPEN), postgresql_where=sql(OPEN)
        ),
        Index("ix_workshop_channel", "tenant", "channel_id", "started_at"),
    )

    id: str = words(primary_key=True)
    team_id: str = words()
    channel_id: str = words()
    state: str = words()
    phase: str = words()
    journey: str = words()
    initiative: str = words()
    workstream: str = words()
    non_goals: str = words()
    occasion: str = words()
    value_stream: str = words()
    trigger: str = words()
    end_value: str = words()
    started_by: str = words()
    started_at: datetime = moment()
    closed_at: datetime | None = moment()
    revision: int


class MemberRow(WorkshopPart, table=True):
    """The index by user answers alone: otherwise SQLite walks through all members of the tenant."""

    __tablename__ = "member"
    __table_args__ = (
        belongs_to_workshop(),
        UniqueConstraint("tenant", "workshop_id", "user_id"),
        Index("ix_member_user", "tenant", "user_id", "workshop_id", "left", "facilitator", "joined_at"),
        COMPACT,
    )

    id: str = words(primary_key=True)
    user_id: str = words()
    facilitator: bool
    joined_at: datetime | None = moment()
    left: bool


class PersonaRow(ItemRow, table=True):
    """``origin_id`` is a note of where the persona came from, not a link: that workshop may be gone."""

    __tablename__ = "persona"
    __table_args__ = (
        belongs_to_workshop(),
        *item_rules("persona"),
        one_of("evidence", Evidence),
        Index("uq_persona_id", "tenant", "id", unique=True),
    )

    name: str = words()
    role: str = words()
    goal: str = words()
    internal: bool
    needs: str = words()
    frustrations: str = words()
    evidence: str = words()
    link: str = words()
    origin_id: str | None = words()
    search: str = sorted_words()


class StageRow(ItemRow, table=True):
    __tablename__ = "stage"
    __table_args__ = (belongs_to_workshop(), *item_rules("stage"))

    name: str = words()
    value: str = words()
    in_scope: bool


class ExperienceRow(ItemRow, table=True):
    __tablename__ = "experience"
    __table_args__ = (
        *item_rules("experience"),
        one_of("evidence", Evidence),
        points_inside("stage_id", "stage"),
        points_inside("persona_id", "persona"),
    )

    stage_id: str = words()
    persona_id: str = words()
    what: str = words()
    instead: str = words()
    evidence: str = words()
    link: str = words()


class ExperiencePersonaRow(WorkshopPart, table=True):
    __tablename__ = "experience_persona"
    __table_args__ = (
        points_inside("experience_id", "experience", part_of=True),
        points_inside("persona_id", "persona"),
        at_least("position", 1),
        COMPACT,
    )

    experience_id: str = words(primary_key=True)
    position: int = Field(primary_key=True)
    persona_id: str = words()


class ChannelRow(Row, table=True):
    """The workspace's list of channels; the first spelling is the one the list shows."""

    __tablename__ = "channel"
    __table_args__ = (UniqueConstraint("tenant", "key"), COMPACT)

    id: str = words(primary_key=True)
    key: str = sorted_words()
    name: str = words()


class ExperienceChannelRow(WorkshopPart, table=True):
    """An experience keeps the spelling its author used; ``channel_key`` says which channel that is."""

    __tablename__ = "experience_channel"
    __table_args__ = (
        points_inside("experience_id", "experience", part_of=True),
        points_within_tenant("channel_key", "channel", "key"),
        at_least("position", 0),
        Index("ix_experience_channel_key", "tenant", "channel_key"),
        COMPACT,
    )

    experience_id: str = words(primary_key=True)
    position: int = Field(primary_key=True)
    channel_key: str = sorted_words()
    name: str = words()


class ExpectationRow(ItemRow, table=True):
    __tablename__ = "expectation"
    __table_args__ = (
        *item_rules("expectation"),
        one_of("met", Met),
        one_of("evidence", Evidence),
        points_inside("experience_id", "experience"),
    )

    experience_id: str = words()
    text: str = words()
    met: str | None = words()
    evidence: str = words()
    link: str = words()


class ExpectationExperienceRow(WorkshopPart, table=True):
    __tablename__ = "expectation_experience"
    __table_args__ = (
        points_inside("expectation_id", "expectation", part_of=True),
        points_inside("experience_id", "experience"),
        at_least("position", 1),
        COMPACT,
    )

    expectation_id: str = words(primary_key=True)
    position: int = Field(primary_key=True)
    experience_id: str = words()


class PainPointRow(ItemRow, table=True):
    __tablename__ = "pain_point"
    __table_args__ = (
        *item_rules("pain_point"),
        one_of("severity", Severity),
        one_of("evidence", Evidence),
        points_inside("experience_id", "experience"),
    )

    experience_id: str = words()
    text: str = words()
    severity: str = words()
    evidence: str = words()
    link: str = words()


class PainPointExperienceRow(WorkshopPart, table=True):
    __tablename__ = "pain_point_experience"
    __table_args__ = (
        points_inside("pain_point_id", "pain_point", part_of=True),
        points_inside("experience_id", "experience"),
        at_least("position", 1),
        COMPACT,
    )

    pain_point_id: str = words(primary_key=True)
    position: int = Field(primary_key=True)
    experience_id: str = words()


class ScoreRow(WorkshopPart, table=True):
    __tablename__ = "score"
    __table_args__ = (
        points_inside("experience_id", "experience"),
        UniqueConstraint("tenant", "workshop_id", "experience_id", "user_id"),
        between("today", -2, 2),
        between("target", -2, 2),
        COMPACT,
    )

    id: str = words(primary_key=True)
    experience_id: str = words()
    user_id: str = words()
    today: int | None
    target: int | None
    updated_at: datetime = moment()
