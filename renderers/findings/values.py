"""What a journey says: its worst moments, gaps, bright spot, what is missing, and how sure people are.

Nothing is cut here: whoever shows a finding takes as many from the front as fit.
Sources: "Output a" and the failures listed in ``facilitation.md``.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from renderers.journey import (
    Evidence,
    Expectation,
    Experience,
    Met,
    PainPoint,
    Persona,
    Severity,
    Spread,
    Stage,
)

SEVERITY_RANK = {Severity.MILD: 1, Severity.BAD: 2, Severity.SEVERE: 3}
EVIDENCE_RANK = {Evidence.GUESS: 0, Evidence.SEEN: 1, Evidence.MEASURED: 2}
MET_RANK = {Met.UNMET: 0, Met.PARTLY: 1, Met.UNKNOWN: 2, Met.MET: 3}


class Ahead(StrEnum):
    """Why a moment stands before the next one: the first criterion on which the two differ."""

    LAST = "there is no next one"
    LOW = "it has the lower single score"
    MEAN = "it has the lower mean"
    VOTES = "its pain points have more votes"
    SEVERITY = "its pain points are more severe"
    ORDER = "it comes earlier in the journey"


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """One scored experience as its personas live it; ``pain_points`` are its own, heaviest first.

    ``low`` is what the moment is judged by: one -2 counts, whatever the mean says.
    ``order`` is the place of the experience when the journey is read stage by stage, from 0.
    """

    experience: Experience
    stage: Stage
    personas: tuple[Persona, ...]
    today: Spread
    target: Spread | None
    pain_points: tuple[PainPoint, ...]
    votes: int
    severity: int  # the heaviest pain point's SEVERITY_RANK, 0 without any
    order: int
    ahead: Ahead = Ahead.LAST

    @property
    def low(self) -> int:
        return self.today.low

    @property
    def hidden(self) -> bool:
        """True when the mean would hide how bad it was for somebody (2 or more below it)."""
        return self.today.mean - self.today.low >= 2

    @property
    def disputed(self) -> bool:
        """True when people disagree by 3 or more."""
        return self.today.high - self.today.low >= 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """``size`` is mean target minus mean today; negative when people aim lower than they are."""

    moment: Moment
    size: float

    @property
    def shown(self) -> bool:
        """True when the target is above today as both are printed, with one decimal, and so is the way between."""
        target = self.moment.target
        apart = target is not None and round(target.mean, 1) > round(self.moment.today.mean, 1)
        return apart and round(self.size, 1) > 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Lowest:
    """The worst moment of one persona."""

    persona: Persona
    moment: Moment


@dataclass(frozen=True, slots=True, kw_only=True)
class Hindrance:
    """A pain point and what it hinders, in journey order."""

    pain_point: PainPoint
    experiences: tuple[Experience, ...]
    stages: tuple[Stage, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """An expectation today does not (fully) meet, and where, in journey order."""

    expectation: Expectation
    experiences: tuple[Experience, ...]
    stages: tuple[Stage, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Confidence:
    """How much of this is known. ``items`` counts personas, experiences, expectations and pain points."""

    people: int
    items: int
    known: int  # of them seen or measured

    @property
    def percent(self) -> int:
        """Share of the items somebody has seen or measured, rounded down; 0 for an empty journey."""
        return self.known * 100 // self.items if self.items else 0

    @property
    def assumption_map(self) -> bool:
        """True when under 30 percent has evidence: the map is then stamped so."""
        return self.items > 0 and self.known * 10 < self.items * 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """Everything worth saying about one journey; each tuple is ordered, the most important first.

    ``moments`` holds every scored experience, worst first: lowest single score, then mean, then votes and
    severity of its pain points, then journey order. ``ties`` counts the others as low as the worst one.
    ``idealised`` is True when nobody scored below +1 and nothing has evidence: ask for a bad day.
    """

    moments: tuple[Moment, ...]
    ties: int
    lowest: tuple[Lowest, ...]  # in persona order; personas without a score are left out
    gaps: tuple[Gap, ...]
    bright_spot: Moment | None
    wishes: tuple[Wish, ...]
    hindrances: tuple[Hindrance, ...]
    missing_scores: tuple[Experience, ...]
    missing_targets: tuple[Experience, ...]
    unmanaged: tuple[Stage, ...]  # stages without any experience
    without_value: tuple[Stage, ...]
    unseen: tuple[Persona, ...]  # personas without any experience
    confidence: Confidence
    idealised: bool

    @property
    def worst(self) -> Moment | None:
        """The single worst moment, also when it is not bad; None while nothing is scored."""
        return self.moments[0] if self.moments else None

    @property
    def bad(self) -> tuple[Moment, ...]:
        """The moments where at least one person scored below zero."""
        return tuple(moment for moment in self.moments if moment.low < 0)
