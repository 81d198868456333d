"""``Journey``: the only input of every picture and text, frozen and free of Slack and storage.

Keys are opaque strings, unique within one journey; every reference names a key that exists.
All text is what people typed, already through the text gate; renderers treat it as data, never as markup.
Scores run from -2 (angry) to +2 (delighted).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Evidence(StrEnum):
    """How something is known: drawn hollow, half and full."""

    GUESS = "guess"
    SEEN = "seen"
    MEASURED = "measured"


class Severity(StrEnum):
    MILD = "mild"
    BAD = "bad"
    SEVERE = "severe"


class Met(StrEnum):
    MET = "met"
    PARTLY = "partly"
    UNMET = "unmet"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """What several people said on the -2..+2 scale: mean, lowest, highest, and how many of them."""

    mean: float
    low: int
    high: int
    n: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Persona:
    key: str
    name: str
    role: str = ""
    goal: str = ""
    internal: bool = False
    needs: str = ""
    frustrations: str = ""
    evidence: Evidence = Evidence.GUESS
    link: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """A column, in order; an out-of-scope stage is drawn greyed and asks for nothing."""

    key: str
    name: str
    value: str = ""
    in_scope: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Experience:
    """A card; ``today`` and ``target`` are None while nobody has scored. ``personas`` is never empty."""

    key: str
    stage: str
    personas: tuple[str, ...]
    what: str
    instead: str = ""
    channels: tuple[str, ...] = ()
    today: Spread | None = None
    target: Spread | None = None
    evidence: Evidence = Evidence.GUESS
    link: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Expectation:
    """Belongs to one or more experiences, hence to their stages and personas."""

    key: str
    experiences: tuple[str, ...]
    text: str
    met: Met = Met.UNKNOWN
    evidence: Evidence = Evidence.GUESS
    link: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PainPoint:
    """Belongs to one or more experiences. ``votes`` is 0 until people have voted."""

    key: str
    experiences: tuple[str, ...]
    text: str
    severity: Severity = Severity.BAD
    votes: int = 0
    evidence: Evidence = Evidence.GUESS
    link: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Journey:
    """One journey as it stands on ``held_on``, everything in display order.

    ``people`` is how many took part, never who. ``version`` is the workshop's revision.
    """

    title: str  # what the persona wants to get done
    trigger: str
    end_value: str
    initiative: str = ""
    occasion: str = ""
    value_stream: str = ""
    held_on: date
    people: int = 0
    version: int = 0
    closed: bool = False
    personas: tuple[Persona, ...] = ()
    stages: tuple[Stage, ...] = ()
    experiences: tuple[Experience, ...] = ()
    expectations: tuple[Expectation, ...] = ()
    pain_points: tuple[PainPoint, ...] = ()
