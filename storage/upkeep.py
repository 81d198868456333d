"""Writes that are no interaction: imports and examples, people coming and going, and forgetting old keys."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sqlalchemy import Connection, and_, bindparam, delete, exists, select, tuple_, update

from storage.changes import Put, Record
from storage.loading import BY_ID, LOCKED_IN_CHANNEL, WORKSHOP, read_head
from storage.records import State, Workshop
from storage.searching import MEMBER, PERSONA
from storage.writing import INBOX, apply

PURGED_AT_ONCE = 2000  # rows per transaction, so that no interaction waits long behind it


class NotAdded(StrEnum):
    """Why a whole workshop was not added."""

    EXISTS = "exists"  # it, or one of its personas, is in this workspace already
    CHANNEL_BUSY = "channel busy"  # its channel has an open workshop


def add(connection: Connection, workshop: Workshop) -> NotAdded | None:
    """Writes a whole workshop as it is, its revision included."""
    head = workshop.head
    if read_head(connection, BY_ID, tenant=head.tenant, workshop_id=head.id) or _has_personas(connection, workshop):
        return NotAdded.EXISTS
    is_open = head.state is State.OPEN
    if is_open and read_head(connection, LOCKED_IN_CHANNEL, tenant=head.tenant, channel_id=head.channel_id):
        return NotAdded.CHANNEL_BUSY
    records: tuple[Record, ...] = (
        head,
        *workshop.members,
        *workshop.personas,
        *workshop.stages,
        *workshop.experiences,
        *workshop.expectations,
        *workshop.pain_points,
        *workshop.scores,
    )
    apply(connection, None, workshop, [Put(record) for record in records])
    return None


def _has_personas(connection: Connection, workshop: Workshop) -> bool:
    ids = [persona.id for persona in workshop.personas]
    found = select(PERSONA.c.id).where(PERSONA.c.tenant == workshop.head.tenant, PERSONA.c.id.in_(ids)).limit(1)
    return connection.execute(found).first() is not None


def note_left(connection: Connection, tenant: str, user_id: str, channel_id: str, left: bool) -> tuple[str, ...]:
    """Marks the user in every workshop of the channel; the ids of those that changed, each one revision later."""
    mine = and_(MEMBER.c.tenant == tenant, MEMBER.c.user_id == user_id, MEMBER.c.left != left)
    touched = (
        select(WORKSHOP.c.id)
        .where(
            WORKSHOP.c.tenant == tenant,
            WORKSHOP.c.channel_id == channel_id,
            exists().where(mine, MEMBER.c.workshop_id == WORKSHOP.c.id),
        )
        .order_by(WORKSHOP.c.id)
        .with_for_update(key_share=True)
    )
    ids = tuple(connection.execute(touched).scalars())
    if ids:
        connection.execute(update(MEMBER).where(mine, MEMBER.c.workshop_id.in_(ids)).values(left=left))
        later = update(WORKSHOP).where(WORKSHOP.c.tenant == tenant, WORKSHOP.c.id.in_(ids))
        connection.execute(later.values(revision=WORKSHOP.c.revision + 1))
    return ids


def purge(connection: Connection, before: datetime) -> int:
    """Forgets some interactions accepted before then; how many."""
    keys = tuple_(INBOX.c.tenant, INBOX.c.key)
    old = select(INBOX.c.tenant, INBOX.c.key).where(INBOX.c.seen_at < bindparam("before")).limit(PURGED_AT_ONCE)
    return connection.execute(delete(INBOX).where(keys.in_(old)), {"before": before}).rowcount
