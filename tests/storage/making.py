"""Records with as few words as a test needs."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from storage.changes import Change, Outcome, Owe, OwedKind, Put, Record
from storage.ids import new_id
from storage.records import (
    Expectation,
    Experience,
    Head,
    Member,
    PainPoint,
    Persona,
    Score,
    Stage,
    Workshop,
)

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
TENANT = "T1"


def head(workshop_id: str = "w1", *, tenant: str = TENANT, channel_id: str = "C1") -> Head:
    return Head(
        id=workshop_id,
        tenant=tenant,
        team_id=tenant,
        channel_id=channel_id,
        phase="personas",
        journey="I check in",
        trigger="I arrive",
        end_value="I sleep",
        started_by="U1",
        started_at=NOW,
    )


def persona(id_: str = "p1", name: str = "Mia") -> Persona:
    return Persona(id=id_, author="U1", created_at=NOW, updated_at=NOW, name=name)


def stage(id_: str = "s1", name: str = "Arrive") -> Stage:
    return Stage(id=id_, author="U1", created_at=NOW, updated_at=NOW, name=name)


def experience(
    id_: str = "e1", *, stage_id: str = "s1", personas: tuple[str, ...] = ("p1",), channels: tuple[str, ...] = ()
) -> Experience:
    return Experience(
        id=id_,
        author="U2",
        created_at=NOW,
        updated_at=NOW,
        stage_id=stage_id,
        persona_ids=personas,
        what="I wait at the desk",
        channels=channels,
    )


def expectation(id_: str = "x1", *, experiences: tuple[str, ...] = ("e1",)) -> Expectation:
    return Expectation(id=id_, author="U2", created_at=NOW, updated_at=NOW, experience_ids=experiences, text="No queue")


def pain(id_: str = "h1", *, experiences: tuple[str, ...] = ("e1",)) -> PainPoint:
    return PainPoint(
        id=id_, author="U2", created_at=NOW, updated_at=NOW, experience_ids=experiences, text="Twenty minutes"
    )


def score(id_: str = "c1", user_id: str = "U2", *, today: int | None = -2) -> Score:
    return Score(id=id_, experience_id="e1", user_id=user_id, today=today, target=2, updated_at=NOW)


def member(id_: str = "m1", user_id: str = "U1", *, facilitator: bool = True) -> Member:
    return Member(id=id_, user_id=user_id, facilitator=facilitator, joined_at=NOW)


def workshop(workshop_id: str = "w1", *, tenant: str = TENANT, channel_id: str = "C1") -> Workshop:
    """One of everything."""
    prefix = "" if workshop_id == "w1" else f"{workshop_id}-"
    first = persona(f"{prefix}p1")
    return Workshop(
        head=head(workshop_id, tenant=tenant, channel_id=channel_id),
        members=(member(),),
        personas=(first, persona(f"{prefix}p2", "Noah")),
        stages=(stage(),),
        experiences=(experience(personas=(first.id, f"{prefix}p2"), channels=("Phone", "Desk")),),
        expectations=(expectation(),),
        pain_points=(pain(),),
        scores=(score(),),
    )


def puts(whole: Workshop) -> tuple[Change, ...]:
    """The changes that create the workshop."""
    records: tuple[Record, ...] = (
        whole.head,
        *whole.members,
        *whole.personas,
        *whole.stages,
        *whole.experiences,
        *whole.expectations,
        *whole.pain_points,
        *whole.scores,
    )
    return tuple(Put(record) for record in records)


def board(workshop_id: str = "w1", *, tenant: str = TENANT, channel_id: str = "C1") -> Owe:
    return Owe(
        key=f"board:{workshop_id}",
        kind=OwedKind.BOARD,
        tenant=tenant,
        team_id=tenant,
        workshop_id=workshop_id,
        channel_id=channel_id,
    )


def home(user_id: str, *, tenant: str = TENANT) -> Owe:
    return Owe(key=f"home:{user_id}", kind=OwedKind.HOME, tenant=tenant, team_id=tenant, user_id=user_id)


def does(*changes: Change, owes: tuple[Owe, ...] = ()) -> Callable[[Workshop | None, bool], Outcome[str]]:
    """A decision that does not look."""
    return lambda _workshop, _duplicate: accepted(*changes, owes=owes)


def accepted(*changes: Change, owes: tuple[Owe, ...] = ()) -> Outcome[str]:
    return Outcome(answer="done", changes=changes, owes=owes)


def fresh_experience() -> Experience:
    return experience(new_id(), channels=("Phone",))
