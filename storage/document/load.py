"""``load``: bytes that somebody brought, as a workshop that could have been made here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from pydantic import BaseModel, ValidationError

from storage import records
from storage.changes import COLLECTIONS, order
from storage.document.models import Document
from storage.document.problems import DocumentError, Location, place, problem
from storage.records import Workshop

MAX_BYTES = 10_000_000
_ITEMS = ("personas", "stages", "experiences", "expectations", "pain_points")
_REFERENCES = (
    ("experiences", "stage_id", "stages"),
    ("experiences", "persona_ids", "personas"),
    ("expectations", "experience_ids", "experiences"),
    ("pain_points", "experience_ids", "experiences"),
    ("scores", "experience_id", "experiences"),
    *((name, "merged_into", name) for name in _ITEMS),
)


def load(data: bytes, *, tenant: str, team_id: str, channel_id: str) -> Workshop:
    """The workshop in ``data``, placed in the given tenant, team and channel, its ids unchanged.

    Raises ``DocumentError`` with one plain sentence when the document is too large, is no JSON, nests too deep,
    has another version, or holds anything that could not be stored: wrong types, ids twice, references to nothing.
    """
    if len(data) > MAX_BYTES:
        raise DocumentError("This export is larger than 10 MB.")
    try:
        document = Document.model_validate_json(data.removeprefix(b"\xef\xbb\xbf"))
    except ValidationError as error:
        raise problem(error) from None
    _check_ids(document)
    _check_references(document)
    _check_merges(document)
    head = records.Head(**document.workshop.model_dump(), tenant=tenant, team_id=team_id, channel_id=channel_id)
    return Workshop(head=head, **dict(_collections(document)))


def _collections(document: Document) -> Iterator[tuple[str, Any]]:
    for kind, name in COLLECTIONS.items():
        made = [kind(**part.model_dump()) for part in getattr(document, name)]
        yield name, tuple(sorted(made, key=order))


def _check_ids(document: Document) -> None:
    everything: list[tuple[Location, object]] = [(("workshop",), (document.workshop.id,))]
    for name in COLLECTIONS.values():
        everything += _values(document, name, "id")
    _check_different(everything, "has an id that is used twice")
    _check_different(_values(document, "members", "user_id"), "is a person whom another entry names too")
    scores = _values(document, "scores", "experience_id", "user_id")
    _check_different(scores, "is by the same person for the same experience as another entry")


def _values(document: Document, name: str, *fields: str) -> Iterator[tuple[Location, object]]:
    for number, part in _numbered(document, name):
        yield (name, number), tuple(getattr(part, field) for field in fields)


def _check_different(named: Iterable[tuple[Location, object]], fault: str) -> None:
    seen = set()
    for location, value in named:
        if value in seen:
            raise DocumentError(f"This export cannot be read: {place(location)} {fault}.")
        seen.add(value)


def _check_references(document: Document) -> None:
    for name, field, target in _REFERENCES:
        known = {part.id for part in getattr(document, target)}
        for number, part in _numbered(document, name):
            value = getattr(part, field)
            wanted = value if isinstance(value, tuple) else (value,)
            if any(each is not None and each not in known for each in wanted):
                where = place((name, number, field))
                raise DocumentError(f"This export cannot be read: {where} names something that is not in it.")


def _check_merges(document: Document) -> None:
    """Following what absorbed an item has to come to an end."""
    for name in _ITEMS:
        into = {part.id: part.merged_into for _, part in _numbered(document, name)}
        ends: set[str] = {key for key, absorber in into.items() if absorber is None}
        for number, part in _numbered(document, name):
            path, at = {part.id}, part.id
            while at not in ends:
                at = into[at] or at
                if at in path:
                    where = place((name, number))
                    raise DocumentError(f"This export cannot be read: {where} is merged into itself.")
                path.add(at)
            ends |= path


def _numbered(document: Document, name: str) -> Iterator[tuple[int, Any]]:
    parts: tuple[BaseModel, ...] = getattr(document, name)
    return enumerate(parts)
