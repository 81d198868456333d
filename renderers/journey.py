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


class Influence(StrEnum):
    """What must change behind the experience (domain rows 13-16)."""

    CAPABILITY = "capability"
    PROCESS = "process"
    APPLICATION = "application"
    DATA = "data"


class ActionState(StrEnum):
    """Proposed until its owner has accepted it (domain row 48)."""

    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    DONE = "done"
    BLOCKED = "blocked"


class Voice(StrEnum):
    """Who a measure listens to (domain rows 49-51)."""

    CUSTOMER = "customer"
    EMPLOYEE = "employee"
    PROCESS = "process"


class Lane(StrEnum):
    """Where a blueprint item stands; the persona's own actions are the experiences."""

    EVIDENCE = "evidence"
    FRONTSTAGE = "frontstage"
    BACKSTAGE = "backstage"
    SUPPORT = "support"


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
    segment: str = ""
    quote: str = ""  # something a real one said
    quote_source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """A column, in order; an out-of-scope stage is drawn greyed and asks for nothing.

    Times are minutes; ``accuracy`` is the share that leaves the stage complete and right, 0 to 1.
    """

    key: str
    name: str
    value: str = ""
    in_scope: bool = True
    owner: str = ""
    process_time: float | None = None
    wait_time: float | None = None  # before the stage begins
    accuracy: float | None = None


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
    moment: bool = False  # chosen as a moment that matters (row 83)
    quote: str = ""


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
class Estimate:
    """Blind estimates on a 1..5 scale: median, lowest, highest, and how many."""

    median: float
    low: int
    high: int
    n: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Opportunity:
    """An idea for one or more experiences."""

    key: str
    experiences: tuple[str, ...]
    text: str
    votes: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """A change derived from pain points (rows 46-48, 74). ``owner`` is a display name, "" while nobody owns it."""

    key: str
    title: str
    pain_points: tuple[str, ...] = ()
    experiences: tuple[str, ...] = ()
    influence: Influence | None = None
    owner: str = ""
    due: date | None = None
    state: ActionState = ActionState.PROPOSED
    effect: str = ""  # what it should do for the experience
    cost: Estimate | None = None
    benefit: Estimate | None = None
    votes: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One value of a measure; ``label`` is what the axis says ("W13")."""

    label: str
    value: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """A named change: it took effect before the reading at ``index``."""

    index: int
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A figure of one stage, or of the whole journey when ``stage`` is "".

    The first ``baseline_n`` readings are its baseline.
    """

    key: str
    name: str
    voice: Voice = Voice.CUSTOMER
    stage: str = ""
    unit: str = ""
    now: float | None = None
    target: float | None = None
    lower_is_better: bool = False
    readings: tuple[Reading, ...] = ()
    baseline_n: int = 0
    turns: tuple[Turn, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Behind:
    """One item of the service blueprint. ``needs`` points at items it depends on, ``agrees`` at two-way ones."""

    key: str
    stage: str
    lane: Lane
    text: str
    kind: str = ""  # organisation, process, information system, policy, regulation, capability, data …
    unit: str = ""  # who does it; a crossing of units is marked
    needs: tuple[str, ...] = ()
    agrees: tuple[str, ...] = ()
    pain_points: tuple[str, ...] = ()  # the pain points it causes


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
    opportunities: tuple[Opportunity, ...] = ()
    actions: tuple[Action, ...] = ()
    measures: tuple[Measure, ...] = ()
    behind: tuple[Behind, ...] = ()
    decision: str = ""
    decider: str = ""
    invited: int = 0  # 0 where nobody was invited by name
    missing_functions: tuple[str, ...] = ()
    votes_each: int = 0  # dots per person, 0 before voting
    earlier: Journey | None = None  # the run before this one, of the same journey
