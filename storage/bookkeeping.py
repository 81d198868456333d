"""The two tables that are about interactions, not about workshops: what was accepted, and what is owed to Slack."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Index
from sqlalchemy import text as sql

from storage.changes import OwedKind
from storage.columns import COMPACT, Row, at_least, moment, one_of, points_within_tenant, words

PENDING = "wanted > done AND parked IS NULL"


class InboxRow(Row, table=True):
    """Interactions already accepted, so that a repeated delivery changes nothing; kept 48 hours."""

    __tablename__ = "inbox"
    __table_args__ = (Index("ix_inbox_seen_at", "seen_at"), COMPACT)

    key: str = words(primary_key=True)
    seen_at: datetime = moment()


class OwedRow(Row, table=True):
    """What should be visible in Slack and is not yet: pending while ``wanted`` is above ``done``."""

    __tablename__ = "owed"
    __table_args__ = (
        points_within_tenant("workshop_id", "workshop", "id"),
        one_of("kind", OwedKind),
        at_least("done", 0),
        at_least("generation", 0),
        at_least("attempts", 0),
        Index("ix_owed_pending", "due_at", "tenant", sqlite_where=sql(PENDING), postgresql_where=sql(PENDING)),
        Index("ix_owed_channel", "tenant", "channel_id"),
        COMPACT,
    )

    key: str = words(primary_key=True)
    id: str = words()
    team_id: str = words()
    kind: str = words()
    workshop_id: str | None = words()
    channel_id: str = words()
    user_id: str = words()
    wanted: int
    done: int
    args: str = words()
    progress: str = words()
    generation: int
    attempts: int
    due_at: datetime = moment()
    parked: str | None = words()
    owner: str | None = words()
    leased_until: datetime | None = moment()
