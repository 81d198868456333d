"""Workshops as last written or read by this process. The revision in the row decides whether one still holds."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock

from storage.records import Head, Workshop


class SnapshotCache:
    """The most recently used workshops, shared by the threads of one process."""

    def __init__(self, limit: int = 256) -> None:
        self._limit = limit
        self._kept: OrderedDict[tuple[str, str], Workshop] = OrderedDict()
        self._lock = Lock()

    def get(self, head: Head) -> Workshop | None:
        """The workshop at exactly the revision its row has."""
        with self._lock:
            found = self._kept.get((head.tenant, head.id))
            if found is None or found.head.revision != head.revision:
                return None
            self._kept.move_to_end((head.tenant, head.id))
            return found

    def put(self, workshop: Workshop) -> None:
        """Keep it unless a newer one is kept: two threads may report their commits out of order."""
        key = workshop.head.tenant, workshop.head.id
        with self._lock:
            known = self._kept.get(key)
            if known is not None and known.head.revision > workshop.head.revision:
                return
            self._kept[key] = workshop
            self._kept.move_to_end(key)
            if len(self._kept) > self._limit:
                self._kept.popitem(last=False)
