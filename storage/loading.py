"""One whole workshop from the database in a constant number of queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, Select, Table, bindparam, literal_column, select
from sqlalchemy import text as sql

from storage.cache import SnapshotCache
from storage.changes import InChannel, Place, order
from storage.columns import table
from storage.mapping import KINDS, Kind, Several, head_of, item_of
from storage.records import Experience, Head, Workshop
from storage.tables import OPEN, ExperienceChannelRow, WorkshopRow

WORKSHOP = table(WorkshopRow)
CHANNELS = table(ExperienceChannelRow)
Further = Mapping[str, tuple[str, ...]]


def _heads() -> Select[Any]:
    return select(WORKSHOP).where(WORKSHOP.c.tenant == bindparam("tenant"))


BY_ID = _heads().where(WORKSHOP.c.id == bindparam("workshop_id"))
OPEN_IN_CHANNEL = _heads().where(WORKSHOP.c.channel_id == bindparam("channel_id"), sql(OPEN))
LATEST_IN_CHANNEL = (
    _heads()
    .where(WORKSHOP.c.channel_id == bindparam("channel_id"))
    .order_by(WORKSHOP.c.started_at.desc(), WORKSHOP.c.id.desc())
    .limit(literal_column("1"))
)
LOCKED_BY_ID = BY_ID.with_for_update(key_share=True)
LOCKED_IN_CHANNEL = OPEN_IN_CHANNEL.with_for_update(key_share=True)


def _of_workshop(source: Table) -> Select[Any]:
    return select(source).where(
        source.c.tenant == bindparam("tenant"), source.c.workshop_id == bindparam("workshop_id")
    )


ROWS = {kind.record: _of_workshop(kind.table) for kind in KINDS.values()}
LINKS = {
    kind.several.table: _of_workshop(kind.several.table).order_by(kind.several.table.c.position)
    for kind in KINDS.values()
    if kind.several
}
CHANNEL_LINKS = _of_workshop(CHANNELS).order_by(CHANNELS.c.position)


def read_head(connection: Connection, statement: Select[Any], **which: str) -> Head | None:
    row = connection.execute(statement, which).mappings().first()
    return None if row is None else head_of(row)


def locked_workshop(connection: Connection, place: Place, cache: SnapshotCache) -> Workshop | None:
    """The workshop of a place, held against every other writer until the transaction ends."""
    if isinstance(place, InChannel):
        head = read_head(connection, LOCKED_IN_CHANNEL, tenant=place.tenant, channel_id=place.channel_id)
    else:
        head = read_head(connection, LOCKED_BY_ID, tenant=place.tenant, workshop_id=place.workshop_id)
    return None if head is None else whole(connection, head, cache)


def whole(connection: Connection, head: Head, cache: SnapshotCache) -> Workshop:
    """The head with everything in it, from the cache when the revision is the same."""
    return cache.get(head) or _read(connection, head)


def _read(connection: Connection, head: Head) -> Workshop:
    which = {"tenant": head.tenant, "workshop_id": head.id}
    found = {kind.collection: _collection(connection, kind, which) for kind in KINDS.values()}
    return Workshop(head=head, **found)


def _collection(connection: Connection, kind: Kind, which: Mapping[str, str]) -> tuple[Any, ...]:
    further = _further(connection, kind.several, which) if kind.several else {}
    rows = connection.execute(ROWS[kind.record], which).mappings()
    if kind.record is Experience:
        channels = _grouped(connection.execute(CHANNEL_LINKS, which).mappings(), "experience_id", "name")
        return _ordered(item_of(kind, row, further, channels.get(row["id"], ())) for row in rows)
    return _ordered(item_of(kind, row, further) for row in rows)


def _further(connection: Connection, several: Several, which: Mapping[str, str]) -> Further:
    rows = connection.execute(LINKS[several.table], which).mappings()
    return _grouped(rows, several.owner, several.first)


def _grouped(rows: Iterable[Mapping[Any, Any]], owner: str, value: str) -> Further:
    _grouped: dict[str, tuple[str, ...]] = defaultdict(tuple)
    for row in rows:
        _grouped[row[owner]] += (row[value],)
    return _grouped


def _ordered(records: Iterable[Any]) -> tuple[Any, ...]:
    return tuple(sorted(records, key=order))
