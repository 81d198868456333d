"""The document's shape, version 1, as pydantic models: what ``load`` accepts and the published JSON Schema.

Every text passes the text gate. Unknown fields are refused: they would be lost. A text that is too long is
refused rather than cut. A new field of a record belongs here too; the round-trip test says so.
"""

from __future__ import annotations

import json
from collections.abc import Hashable
from datetime import UTC, datetime
from typing import Annotated, Any, Literal, TypeVar

from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError

from storage.records import Evidence, Met, Severity, State
from storage.text import clean

FORMAT = "customer-journey-workshop"
VERSION = 1
TEXT_LIMIT = 3000  # characters: Slack's longest text input
_NUMBER_MAX = 2**31 - 1

T = TypeVar("T", bound=Hashable)


def _through_the_gate(text: str) -> str:
    cleaned = clean(text, 4 * TEXT_LIMIT, max_bytes=16 * TEXT_LIMIT)
    if len(cleaned) > TEXT_LIMIT:
        raise PydanticCustomError("too_long", "is longer than 3,000 characters")
    return cleaned


def _not_empty(text: str) -> str:
    if not text:
        raise PydanticCustomError("empty", "is empty")
    return text


def _in_utc(moment: datetime) -> datetime:
    try:
        return moment.astimezone(UTC)
    except OverflowError:
        raise PydanticCustomError("time", "is not a time of this calendar") from None


def _all_different(values: tuple[T, ...]) -> tuple[T, ...]:
    if len(set(values)) < len(values):
        raise PydanticCustomError("twice", "names the same one twice")
    return values


Id = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_.:-]{1,64}$")]
Key = Annotated[str, StringConstraints(pattern=r"^[a-z0-9_-]{0,64}$")]
Text = Annotated[str, AfterValidator(_through_the_gate), Field(json_schema_extra={"maxLength": TEXT_LIMIT})]
Needed = Annotated[Text, AfterValidator(_not_empty), Field(json_schema_extra={"minLength": 1})]
_ADDRESS = r"^(https?://\S+)?$"
Link = Annotated[Text, StringConstraints(pattern=_ADDRESS), Field(json_schema_extra={"pattern": _ADDRESS})]
Time = Annotated[AwareDatetime, AfterValidator(_in_utc)]
Count = Annotated[int, Field(ge=0, le=_NUMBER_MAX)]
Feeling = Annotated[int, Field(ge=-2, le=2)]
Ids = Annotated[tuple[Id, ...], Field(min_length=1), AfterValidator(_all_different)]
Names = Annotated[tuple[Needed, ...], AfterValidator(_all_different)]


class Part(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, allow_inf_nan=False)


class Item(Part):
    id: Id
    author: Id
    created_at: Time
    updated_at: Time
    version: Annotated[int, Field(ge=1, le=_NUMBER_MAX)]
    position: Annotated[int, Field(ge=-_NUMBER_MAX, le=_NUMBER_MAX)]
    merged_into: Id | None


class Persona(Item):
    name: Needed
    role: Text
    goal: Text
    internal: bool
    needs: Text
    frustrations: Text
    evidence: Evidence
    link: Link
    origin_id: Id | None


class Stage(Item):
    name: Needed
    value: Text
    in_scope: bool


class Experience(Item):
    stage_id: Id
    persona_ids: Ids
    what: Needed
    channels: Names
    instead: Text
    evidence: Evidence
    link: Link


class Expectation(Item):
    experience_ids: Ids
    text: Needed
    met: Met | None
    evidence: Evidence
    link: Link


class PainPoint(Item):
    experience_ids: Ids
    text: Needed
    severity: Severity
    evidence: Evidence
    link: Link


class Score(Part):
    id: Id
    experience_id: Id
    user_id: Id
    today: Feeling | None
    target: Feeling | None
    updated_at: Time


class Member(Part):
    id: Id
    user_id: Id
    facilitator: bool
    joined_at: Time | None
    left: bool


class Head(Part):
    """The workshop's own row without tenant, team and channel."""

    id: Id
    state: State
    phase: Key
    journey: Needed
    initiative: Text
    workstream: Text
    non_goals: Text
    occasion: Key
    value_stream: Text
    trigger: Needed
    end_value: Needed
    started_by: Id
    started_at: Time
    closed_at: Time | None
    revision: Count


class Document(Part):
    """One workshop with everything said in it."""

    format: Literal["customer-journey-workshop"]
    version: Literal[1]
    workshop: Head
    members: tuple[Member, ...]
    personas: tuple[Persona, ...]
    stages: tuple[Stage, ...]
    experiences: tuple[Experience, ...]
    expectations: tuple[Expectation, ...]
    pain_points: tuple[PainPoint, ...]
    scores: tuple[Score, ...]


def schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of the export."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **Document.model_json_schema(),
        "title": "Customer journey workshop",
    }


def schema_text() -> str:
    """The same as the published file says it: ``schema.json`` beside this module."""
    return json.dumps(schema(), indent=1, sort_keys=True) + "\n"
