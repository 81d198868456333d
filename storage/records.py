"""The frozen values that leave storage: one workshop and everything said in it.

A ``Workshop`` is read whole, is never changed in place, and carries the revision it was read at.
Times are aware UTC. Ids are opaque random strings, unique inside a tenant.
Rows of ``domain.md`` that a field stands for are named beside it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Evidence(StrEnum):
    """How do we know? (domain row 89)"""

    GUESS = "guess"
    SEEN = "seen"
    MEASURED = "measured"


class Severity(StrEnum):
    """How bad a pain point is (domain row 4)."""

    MILD = "mild"
    BAD = "bad"
    SEVERE = "severe"


class Met(StrEnum):
    """Whether today's experience meets an expectation (domain row 65)."""

    MET = "met"
    PARTLY = "partly"
    UNMET = "unmet"


class State(StrEnum):
    OPEN = "open"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """What every contribution has, whatever its kind."""

    id: str
    author: str  # Slack user id, or "example" for what an example brought along
    created_at: datetime
    updated_at: datetime
    version: int = 1  # rises with every edit; a form saved over a newer version is asked first
    position: int = 0  # order among its kind, ascending, ties by created_at then id
    removed_in: str | None = None  # id of the removal that took it off the board; undo clears it
    merged_into: str | None = None  # id of the item that absorbed it; its own wording stays here


@dataclass(frozen=True, slots=True, kw_only=True)
class Persona(Item):
    """Whose experience matters (rows 2, 25, 28)."""

    name: str
    role: str = ""  # role or segment
    goal: str = ""
    internal: bool = False  # a colleague, not a customer
    needs: str = ""  # what they value
    frustrations: str = ""
    evidence: Evidence = Evidence.GUESS
    link: str = ""
    origin_id: str | None = None  # the persona of an earlier workshop it was picked from


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage(Item):
    """A transformation value stage, a column of the map (rows 6, 20)."""

    name: str
    value: str = ""  # the value to the persona; empty is warned about
    in_scope: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Experience(Item):
    """What personas go through at one stage (rows 1, 5, 8, 9, 63, 64, 67). ``persona_ids`` is never empty."""

    stage_id: str
    persona_ids: tuple[str, ...]
    what: str  # what happens today
    channels: tuple[str, ...] = ()  # names from the workspace's list, in the order given
    instead: str = ""  # what should happen instead (target)
    evidence: Evidence = Evidence.GUESS
    link: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Expectation(Item):
    """What the persona thinks should happen (rows 3, 65). ``experience_ids`` is never empty."""

    experience_ids: tuple[str, ...]
    text: str
    met: Met | None = None  # None: nobody has said; it is then read from today's score
    evidence: Evidence = Evidence.GUESS
    link: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PainPoint(Item):
    """Friction or obstacle (rows 4, 66). ``experience_ids`` is never empty; a merged one keeps all."""

    experience_ids: tuple[str, ...]
    text: str
    severity: Severity = Severity.BAD
    evidence: Evidence = Evidence.GUESS
    link: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """One person's feeling about one experience, -2 to +2, today and target (row 30)."""

    id: str
    experience_id: str
    user_id: str
    today: int | None = None
    target: int | None = None
    updated_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """Somebody's part in a workshop: facilitating it, having contributed to it, or both."""

    id: str
    user_id: str
    facilitator: bool = False
    joined_at: datetime | None = None  # first contribution; None while only facilitating
    left: bool = False  # has left the channel, so sees nothing of it any more


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The workshop's own row (rows 7, 17, 18, 19, 22)."""

    id: str
    tenant: str  # enterprise id or team id
    team_id: str
    channel_id: str
    state: State = State.OPEN
    phase: str  # key of a phase in bot.flows.phases
    journey: str  # what the persona wants to get done
    initiative: str = ""
    workstream: str = ""
    non_goals: str = ""
    occasion: str = ""  # key of one of the twelve occasions
    value_stream: str = ""
    trigger: str
    end_value: str
    started_by: str
    started_at: datetime
    closed_at: datetime | None = None
    revision: int = 0  # rises by one with every accepted interaction


@dataclass(frozen=True, slots=True, kw_only=True)
class Workshop:
    """Everything stored about one workshop, removed and merged items included.

    Each tuple is ordered by (position, created_at, id); scores and members by id.
    """

    head: Head
    members: tuple[Member, ...] = ()
    personas: tuple[Persona, ...] = ()
    stages: tuple[Stage, ...] = ()
    experiences: tuple[Experience, ...] = ()
    expectations: tuple[Expectation, ...] = ()
    pain_points: tuple[PainPoint, ...] = ()
    scores: tuple[Score, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A workshop as the Home tab lists it."""

    id: str
    channel_id: str
    journey: str
    state: State
    phase: str
    facilitator: bool
    started_at: datetime
    closed_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """An experience found across workshops, with where it was told (row 67)."""

    workshop_id: str
    channel_id: str
    experience: Experience
