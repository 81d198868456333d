"""The JSON export: nothing is lost on the way out and back, and nothing wrong gets in."""

from __future__ import annotations

import contextlib
import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.document import MAX_BYTES, Document, DocumentError, dump, load, models, schema, schema_text
from storage.records import Experience, Head, Item, PainPoint, Persona, Score, Stage, Workshop
from tests.strategies import workshops

NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)


def again(data: bytes) -> Workshop:
    return load(data, tenant="T2", team_id="T2", channel_id="C2")


def refusal(data: bytes) -> str:
    with pytest.raises(DocumentError) as caught:
        again(data)
    return caught.value.sentence


def common(key: str) -> dict[str, Any]:
    return {"id": key, "author": "U1", "created_at": NOW, "updated_at": NOW}


def hotel() -> Workshop:
    head = Head(
        id="w",
        tenant="T1",
        team_id="T1",
        channel_id="C1",
        phase="insights",
        journey="Check in",
        trigger="A stay is booked",
        end_value="A good night",
        started_by="U1",
        started_at=NOW,
    )
    return Workshop(
        head=head,
        personas=(Persona(name="Guest", **common("p")),),
        stages=(Stage(name="Front desk", **common("s")), Stage(name="Room", **common("s2"), removed_in="r")),
        experiences=(
            Experience(stage_id="s", persona_ids=("p",), what="Waits", **common("e")),
            Experience(stage_id="s", persona_ids=("p",), what="Stands", **common("e2"), merged_into="e"),
            Experience(stage_id="s2", persona_ids=("p",), what="Sleeps", **common("e3")),
        ),
        pain_points=(
            PainPoint(experience_ids=("e", "e3"), text="No staff", **common("n")),
            PainPoint(experience_ids=("e3",), text="Noise", **common("n2")),
        ),
        scores=(
            Score(id="c", experience_id="e", user_id="U1", today=-2, updated_at=NOW),
            Score(id="c2", experience_id="e3", user_id="U1", today=1, updated_at=NOW),
        ),
    )


@given(workshops())
def test_export_import_export_gives_the_same_bytes(workshop: Workshop) -> None:
    data = dump(workshop)
    assert dump(again(data)) == data


@given(workshops())
def test_a_workshop_without_removed_items_comes_back_whole(workshop: Workshop) -> None:
    def standing(items: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(replace(each, removed_in=None) for each in items)

    kinds = ("personas", "stages", "experiences", "expectations", "pain_points")
    everything: dict[str, Any] = {kind: standing(getattr(workshop, kind)) for kind in kinds}
    whole = replace(workshop, **everything)
    moved = replace(whole.head, tenant="T2", team_id="T2", channel_id="C2")
    assert again(dump(whole)) == replace(whole, head=moved)


@given(workshops())
def test_the_document_names_no_tenant_team_channel_or_removal(workshop: Workshop) -> None:
    head = replace(workshop.head, tenant="T-secret", team_id="T-secret", channel_id="C-secret")
    data = dump(replace(workshop, head=head))
    assert b"secret" not in data
    assert b'"removal"' not in data


def test_removed_items_go_with_what_only_hung_on_them_and_merged_ones_stay() -> None:
    back = again(dump(hotel()))
    assert [stage.id for stage in back.stages] == ["s"]
    assert [(each.id, each.what, each.merged_into) for each in back.experiences] == [
        ("e", "Waits", None),
        ("e2", "Stands", "e"),
    ]
    assert [(each.id, each.experience_ids) for each in back.pain_points] == [("n", ("e",))]
    assert [score.id for score in back.scores] == ["c"]


def test_the_bytes_are_canonical() -> None:
    workshop = hotel()
    shuffled = replace(workshop, experiences=workshop.experiences[::-1], scores=workshop.scores[::-1])
    assert dump(shuffled) == dump(workshop)
    assert json.loads(dump(workshop))["workshop"]["started_at"] == "2026-11-21T09:30:00Z"
    assert dump(workshop).endswith(b"}\n")


def test_every_field_of_a_record_is_exported() -> None:
    exported = json.loads(dump(hotel()))
    assert set(exported["personas"][0]) == set(Persona.__dataclass_fields__) - {"removed_in"}
    assert set(exported["workshop"]) == set(Head.__dataclass_fields__) - {"tenant", "team_id", "channel_id"}
    assert set(Item.__dataclass_fields__) - {"removed_in"} < set(exported["stages"][0])


VERSION_2 = "This export has a version that cannot be read here; only version 1 can."


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"format": "other"}, "This JSON is not an export of a customer journey workshop."),
        ({"version": 2}, VERSION_2),
        ({"version": 2, "new": []}, VERSION_2),
        ({"votes": []}, "This export cannot be read: votes is not known to this version."),
        ({"stages": {}}, "This export cannot be read: stages should be a list."),
        ({"stages": [None]}, "This export cannot be read: stages, entry 1 should be an object."),
        ({"members": [{}]}, 'This export cannot be read: members, entry 1, "id" is missing.'),
    ],
)
def test_what_is_wrong_with_the_whole_is_said_in_one_sentence(change: dict[str, Any], sentence: str) -> None:
    document = json.loads(dump(hotel())) | change
    assert refusal(json.dumps(document).encode()) == sentence


@pytest.mark.parametrize(
    ("kind", "field", "value", "fault"),
    [
        ("personas", "name", 7, ', "name" should be text'),
        ("personas", "name", "\0 ", ', "name" is empty'),
        ("personas", "name", "a" * 3001, ', "name" is longer than 3,000 characters'),
        ("personas", "internal", "yes", ', "internal" should be true or false'),
        ("personas", "link", "javascript:x", ', "link" has characters or a length that do not belong there'),
        ("personas", "id", "../x", ', "id" has characters or a length that do not belong there'),
        ("personas", "evidence", "sure", ', "evidence" is none of the known words'),
        ("personas", "created_at", "2026-01-01T00:00", ', "created_at" should be a time with its offset from UTC'),
        ("personas", "created_at", "0001-01-01T00:00+14:00", ', "created_at" is not a time of this calendar'),
        ("personas", "version", 2**31, ', "version" is too large'),
        ("scores", "today", 3, ', "today" is too large'),
        ("scores", "today", True, ', "today" should be a whole number'),
        ("experiences", "persona_ids", [], ', "persona_ids" needs at least one entry'),
        ("experiences", "persona_ids", ["p", "p"], ', "persona_ids" names the same one twice'),
        ("experiences", "persona_ids", ["p", "s"], ', "persona_ids" names something that is not in it'),
        ("experiences", "stage_id", "s9", ', "stage_id" names something that is not in it'),
        ("experiences", "merged_into", "p", ', "merged_into" names something that is not in it'),
        ("experiences", "merged_into", "e2", " is merged into itself"),
        ("experiences", "merged_into", "e", " is merged into itself"),
        ("stages", "id", "p", " has an id that is used twice"),
    ],
)
def test_what_is_wrong_in_a_record_is_said_with_its_place(kind: str, field: str, value: object, fault: str) -> None:
    document = json.loads(dump(hotel()))
    document[kind][0][field] = value
    assert refusal(json.dumps(document).encode()) == f"This export cannot be read: {kind}, entry 1{fault}."


def test_one_person_scores_an_experience_once() -> None:
    document = json.loads(dump(hotel()))
    document["scores"].append(document["scores"][0] | {"id": "c9"})
    fault = "is by the same person for the same experience as another entry"
    assert refusal(json.dumps(document).encode()) == f"This export cannot be read: scores, entry 2 {fault}."


@pytest.mark.parametrize(
    "data",
    [b"", b"{", b"\xff\xfe", b'"\\ud83d"', b"NaN", b"[" * 100_000, b'{"a":' * 100_000, b"9" * 5000, b"[]", b"null"],
)
def test_what_is_no_document_is_refused(data: bytes) -> None:
    assert refusal(data).startswith("This ")


def test_too_large_is_refused_before_it_is_read() -> None:
    with pytest.raises(DocumentError, match="larger than 10 MB"):
        again(b" " * (MAX_BYTES + 1))


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_any_bytes_end_in_a_workshop_or_a_sentence(data: bytes) -> None:
    with pytest.raises(DocumentError):
        again(data)


@given(workshops(most=2), st.data())
def test_a_damaged_document_ends_in_a_workshop_or_a_sentence(workshop: Workshop, data: st.DataObject) -> None:
    document = json.loads(dump(workshop))
    part: Any = document
    while isinstance(part, dict | list) and part:
        key = data.draw(st.sampled_from(sorted(part) if isinstance(part, dict) else range(len(part))))
        parent, part = part, part[key]
    parent[key] = data.draw(st.none() | st.booleans() | st.integers() | st.text() | st.lists(st.text(), max_size=2))
    with contextlib.suppress(DocumentError):
        back = again(json.dumps(document).encode())
        assert again(dump(back)) == back


def test_a_byte_order_mark_and_other_offsets_are_fine() -> None:
    data = dump(hotel()).replace(b"2026-11-21T09:30:00Z", b"2026-11-21T11:30:00+02:00")
    assert again(b"\xef\xbb\xbf" + data) == again(dump(hotel()))


def test_the_published_schema_names_every_part() -> None:
    published = schema()
    assert published["required"] == list(Document.model_fields)
    assert published["additionalProperties"] is False
    persona = published["$defs"]["Persona"]["properties"]
    assert (persona["name"]["minLength"], persona["name"]["maxLength"], persona["goal"]["maxLength"]) == (1, 3000, 3000)
    assert set(published["$defs"]["Persona"]["required"]) == set(json.loads(dump(hotel()))["personas"][0])


def test_the_published_file_is_the_schema_of_today() -> None:
    published = Path(models.__file__).with_name("schema.json").read_text(encoding="utf-8")
    assert published == schema_text(), "run python -m bot schema > storage/document/schema.json"
