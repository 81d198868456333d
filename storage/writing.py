"""Changes to statements: how many there are depends on the kinds of records touched, never on how many records."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Delete, Insert, Table, Update, bindparam, delete, insert, update
from sqlalchemy.dialects import postgresql, sqlite

from storage.bookkeeping import InboxRow
from storage.changes import Change, Drop, Put, evolve
from storage.columns import table
from storage.ids import new_id
from storage.loading import CHANNELS, WORKSHOP
from storage.mapping import KINDS, Kind, Part, Several, Values, folded, values_of
from storage.records import Experience, Head, Workshop
from storage.tables import ChannelRow

INBOX = table(InboxRow)
CHANNEL_LIST = table(ChannelRow)
KEYS = ("tenant", "workshop_id", "id")


def _unless_there(source: Table) -> dict[str, Insert]:
    """Per database, an insert that leaves an existing row alone."""
    return {
        "sqlite": sqlite.insert(source).on_conflict_do_nothing(),
        "postgresql": postgresql.insert(source).on_conflict_do_nothing(),
    }


def _update(source: Table, keys: Sequence[str]) -> Update:
    """Every column but the keys, which are bound under ``of_…`` because SET claims the plain names."""
    changed: Values = {column.name: bindparam(column.name) for column in source.c if column.name not in keys}
    return update(source).where(*(source.c[key] == bindparam(f"of_{key}") for key in keys)).values(changed)


def _delete(source: Table, keys: Sequence[str]) -> Delete:
    return delete(source).where(*(source.c[key] == bindparam(key) for key in keys))


REMEMBER = _unless_there(INBOX)
LIST_CHANNEL = _unless_there(CHANNEL_LIST)
NEW_WORKSHOP = insert(WORKSHOP)
NEXT_HEAD = _update(WORKSHOP, ("tenant", "id"))
NEXT_REVISION = (
    update(WORKSHOP)
    .where(WORKSHOP.c.tenant == bindparam("of_tenant"), WORKSHOP.c.id == bindparam("of_id"))
    .values(revision=bindparam("revision"))
)
NEW = {kind.record: insert(kind.table) for kind in KINDS.values()}
EDITED = {kind.record: _update(kind.table, KEYS) for kind in KINDS.values()}
GONE = {kind.record: _delete(kind.table, KEYS) for kind in KINDS.values()}
LINK_OWNERS = {CHANNELS: "experience_id"} | {
    kind.several.table: kind.several.owner for kind in KINDS.values() if kind.several
}
NEW_LINKS = {source: insert(source) for source in LINK_OWNERS}
GONE_LINKS = {source: _delete(source, ("tenant", "workshop_id", owner)) for source, owner in LINK_OWNERS.items()}


def remember(connection: Connection, tenant: str, key: str, now: datetime) -> bool:
    """Whether this interaction is new; from now on it is known, if the transaction commits."""
    row = {"tenant": tenant, "key": key, "seen_at": now}
    written = connection.execute(REMEMBER[connection.dialect.name], row, execution_options={"preserve_rowcount": True})
    return written.rowcount == 1


def after(before: Workshop | None, changes: Sequence[Change], tenant: str) -> Workshop:
    """The workshop one revision later. Raises ValueError when a change reaches outside it."""
    heads = [change.record for change in changes if isinstance(change.record, Head)]
    if before is None and not heads:
        raise ValueError("There is no workshop here to change.")
    base = before or Workshop(head=heads[0])
    if any((head.tenant, head.id) != (tenant, base.head.id) for head in heads):
        raise ValueError("One interaction changes one workshop of its own tenant.")
    if any(isinstance(change, Drop) and isinstance(change.record, Head) for change in changes):
        raise ValueError("A workshop is closed, not dropped.")
    evolved = evolve(base, changes)
    return replace(evolved, head=replace(evolved.head, revision=base.head.revision + 1))


def apply(connection: Connection, before: Workshop | None, now: Workshop, changes: Iterable[Change]) -> None:
    """Writes the changes that lead from ``before`` to ``now``; of several changes to one record the last counts."""
    final = {(type(change.record), change.record.id): change for change in changes}
    _apply_head(connection, before, now, any(kind is Head for kind, _ in final))
    gone: dict[type[Any], list[Part]] = defaultdict(list)
    put: dict[type[Any], list[Part]] = defaultdict(list)
    for change in final.values():
        if not isinstance(change.record, Head):
            (put if isinstance(change, Put) else gone)[type(change.record)].append(change.record)
    for kind, records in gone.items():
        connection.execute(GONE[kind], [_keys(now.head, record.id) for record in records])
    for kind, records in put.items():
        _apply_puts(connection, KINDS[kind], before, now.head, records)


def _apply_head(connection: Connection, before: Workshop | None, now: Workshop, rewritten: bool) -> None:
    if before is None:
        connection.execute(NEW_WORKSHOP, values_of(now.head))
        return
    keys = {"of_tenant": now.head.tenant, "of_id": now.head.id}
    if rewritten:
        values = values_of(now.head)
        connection.execute(NEXT_HEAD, {key: values[key] for key in values if key not in ("tenant", "id")} | keys)
    else:
        connection.execute(NEXT_REVISION, {"revision": now.head.revision, **keys})


def _apply_puts(connection: Connection, kind: Kind, before: Workshop | None, head: Head, records: list[Part]) -> None:
    known = {record.id: record for record in getattr(before, kind.collection)} if before else {}
    new = [_row(head, record) for record in records if record.id not in known]
    edited = [_edit(head, record) for record in records if record.id in known]
    if new:
        connection.execute(NEW[kind.record], new)
    if edited:
        connection.execute(EDITED[kind.record], edited)
    if kind.several:
        _apply_several(connection, kind.several, head, records, known)
    experiences = [record for record in records if isinstance(record, Experience)]
    if experiences:
        _apply_channels(connection, head, experiences, known)


def _apply_several(
    connection: Connection, several: Several, head: Head, records: list[Part], known: dict[str, Part]
) -> None:
    moved = [r for r in records if _differs(r, known.get(r.id), several.field)]
    links = [
        _keys(head) | {several.owner: record.id, "position": position, several.first: target}
        for record in moved
        for position, target in enumerate(getattr(record, several.field))
        if position
    ]
    _relink(connection, several.table, head, [record.id for record in moved if record.id in known], links)


def _apply_channels(connection: Connection, head: Head, records: list[Experience], known: dict[str, Part]) -> None:
    moved = [r for r in records if _differs(r, known.get(r.id), "channels")]
    links = [
        _keys(head) | {"experience_id": record.id, "position": position, "name": name, "channel_key": folded(name)}
        for record in moved
        for position, name in enumerate(record.channels)
    ]
    names = {link["channel_key"]: link["name"] for link in reversed(links)}
    listed = [{"tenant": head.tenant, "id": new_id(), "key": key, "name": names[key]} for key in sorted(names)]
    if listed:
        connection.execute(LIST_CHANNEL[connection.dialect.name], listed)
    _relink(connection, CHANNELS, head, [record.id for record in moved if record.id in known], links)


def _relink(connection: Connection, links: Table, head: Head, cleared: list[str], rows: list[Values]) -> None:
    if cleared:
        owner = LINK_OWNERS[links]
        connection.execute(GONE_LINKS[links], [_keys(head) | {owner: id_} for id_ in cleared])
    if rows:
        connection.execute(NEW_LINKS[links], rows)


def _differs(record: Part, known: Part | None, field: str) -> bool:
    return known is None or getattr(record, field) != getattr(known, field)


def _keys(head: Head, id_: str | None = None) -> Values:
    keys: Values = {"tenant": head.tenant, "workshop_id": head.id}
    return keys if id_ is None else keys | {"id": id_}


def _row(head: Head, record: Part) -> Values:
    return values_of(record) | _keys(head)


def _edit(head: Head, record: Part) -> Values:
    values = values_of(record)
    id_ = values.pop("id")
    return values | {"of_tenant": head.tenant, "of_workshop_id": head.id, "of_id": id_}
