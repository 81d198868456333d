"""From a ``Journey`` to its ``Findings``: what counts, and in which order.

An out-of-scope stage asks for nothing, so it and its experiences take no part; everything else does.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from renderers.findings.values import (
    EVIDENCE_RANK,
    MET_RANK,
    SEVERITY_RANK,
    Ahead,
    Confidence,
    Findings,
    Gap,
    Hindrance,
    Lowest,
    Moment,
    Wish,
)
from renderers.journey import (
    Evidence,
    Expectation,
    Experience,
    Journey,
    Met,
    PainPoint,
    Persona,
    Spread,
    Stage,
)

_CRITERIA = (Ahead.LOW, Ahead.MEAN, Ahead.VOTES, Ahead.SEVERITY, Ahead.ORDER)


_Known = Persona | Experience | Expectation | PainPoint


def find(journey: Journey) -> Findings:
    """The findings of any journey, empty to huge, in time about linear in its items."""
    view = _View(journey)
    moments = view.moments()
    wishes = view.wishes(moments)
    confidence = _confidence(journey)
    used = {key for experience in journey.experiences for key in experience.personas}
    filled = {experience.stage for experience in journey.experiences}
    in_scope = [stage for stage in journey.stages if stage.in_scope]
    return Findings(
        moments=moments,
        ties=sum(moment.low == moments[0].low for moment in moments) - 1 if moments else 0,
        lowest=_lowest(journey.personas, moments),
        gaps=_gaps(moments),
        bright_spot=view.bright_spot(moments),
        wishes=wishes,
        hindrances=view.hindrances(moments),
        missing_scores=tuple(each for each in view.experiences if each.today is None),
        missing_targets=tuple(each for each in view.experiences if each.target is None),
        unmanaged=tuple(stage for stage in in_scope if stage.key not in filled),
        without_value=tuple(stage for stage in in_scope if not stage.value.strip()),
        unseen=tuple(persona for persona in journey.personas if persona.key not in used),
        confidence=confidence,
        idealised=bool(moments) and moments[0].low >= 1 and confidence.known == 0,
    )


class _View:
    """The in-scope part of a journey, indexed once: experiences as read, their heaviest pain points first."""

    def __init__(self, journey: Journey) -> None:
        self.journey = journey
        self.persona_order = {persona.key: number for number, persona in enumerate(journey.personas)}
        self.stages = {stage.key: stage for stage in journey.stages if stage.in_scope}
        columns = {key: number for number, key in enumerate(self.stages)}
        inside = [each for each in journey.experiences if each.stage in columns]
        self.experiences = tuple(sorted(inside, key=lambda each: columns[each.stage]))
        self.order = {each.key: number for number, each in enumerate(self.experiences)}
        self.pains: dict[str, list[PainPoint]] = defaultdict(list)
        self.met: dict[str, int] = defaultdict(int)
        for pain in sorted(journey.pain_points, key=_weight, reverse=True):
            for key in pain.experiences:
                self.pains[key].append(pain)
        for expectation in journey.expectations:
            for key in expectation.experiences:
                self.met[key] += expectation.met is Met.MET

    def moments(self) -> tuple[Moment, ...]:
        made = [self._moment(each, each.today) for each in self.experiences if each.today is not None]
        ranked = sorted(made, key=_badness)
        pairs = itertools.pairwise(ranked)
        explained = [replace(moment, ahead=_ahead(moment, after)) for moment, after in pairs]
        return (*explained, *ranked[-1:])

    def _moment(self, experience: Experience, today: Spread) -> Moment:
        pains = tuple(self.pains[experience.key])
        numbers = {self.persona_order[key] for key in experience.personas}
        return Moment(
            experience=experience,
            stage=self.stages[experience.stage],
            personas=tuple(self.journey.personas[number] for number in sorted(numbers)),
            today=today,
            target=experience.target,
            pain_points=pains,
            votes=sum(pain.votes for pain in pains),
            severity=max((SEVERITY_RANK[pain.severity] for pain in pains), default=0),
            order=self.order[experience.key],
        )

    def bright_spot(self, moments: Sequence[Moment]) -> Moment | None:
        """What to protect: nobody below zero, then best low, best mean, fewest pain points, best known.

        It is better than the worst moment: where all are equally good, none stands out.
        """
        good = [moment for moment in moments if moment.low >= 0 and round(moment.today.mean, 1) > 0]
        bright = [moment for moment in good if _felt(moment) > _felt(moments[0])]
        return min(bright, key=self._dimness, default=None)

    def _dimness(self, moment: Moment) -> tuple[float, ...]:
        experience = moment.experience
        return (
            -moment.low,
            -moment.today.mean,
            len(moment.pain_points),
            -EVIDENCE_RANK[experience.evidence],
            -self.met[experience.key],
            moment.order,
        )

    def hindrances(self, moments: Iterable[Moment]) -> tuple[Hindrance, ...]:
        """By votes, severity, number of experiences hindered, the worst of those, evidence, journey order."""
        places = _places(moments)
        made = [
            Hindrance(pain_point=pain, experiences=where, stages=self._stages(where))
            for pain in self.journey.pain_points
            if (where := self._where(pain.experiences))
        ]

        def weight(each: Hindrance) -> tuple[int, ...]:
            pain = each.pain_point
            votes_and_severity = (-pain.votes, -SEVERITY_RANK[pain.severity], -len(each.experiences))
            return (*votes_and_severity, *self._urgency(each.experiences, pain.evidence, places))

        return tuple(sorted(made, key=weight))

    def wishes(self, moments: Iterable[Moment]) -> tuple[Wish, ...]:
        """Unmet before partly met, then the worst moment each belongs to, evidence, journey order."""
        places = _places(moments)
        made = [
            Wish(expectation=expectation, experiences=where, stages=self._stages(where))
            for expectation in self.journey.expectations
            if expectation.met in (Met.UNMET, Met.PARTLY) and (where := self._where(expectation.experiences))
        ]

        def weight(each: Wish) -> tuple[int, ...]:
            expectation = each.expectation
            return MET_RANK[expectation.met], *self._urgency(each.experiences, expectation.evidence, places)

        return tuple(sorted(made, key=weight))

    def _urgency(
        self, where: tuple[Experience, ...], evidence: Evidence, places: dict[str, int]
    ) -> tuple[int, int, int]:
        worst = min(places.get(each.key, len(places)) for each in where)
        return worst, -EVIDENCE_RANK[evidence], self.order[where[0].key]

    def _where(self, keys: Iterable[str]) -> tuple[Experience, ...]:
        numbers = sorted({self.order[key] for key in keys if key in self.order})
        return tuple(self.experiences[number] for number in numbers)

    def _stages(self, where: Iterable[Experience]) -> tuple[Stage, ...]:
        return tuple(self.stages[key] for key in dict.fromkeys(each.stage for each in where))


def _weight(pain: PainPoint) -> tuple[int, int]:
    return pain.votes, SEVERITY_RANK[pain.severity]


def _felt(moment: Moment) -> tuple[float, float]:
    return moment.low, moment.today.mean


def _badness(moment: Moment) -> tuple[float, ...]:
    return *_felt(moment), -moment.votes, -moment.severity, moment.order


def _ahead(moment: Moment, after: Moment) -> Ahead:
    pairs = zip(_badness(moment), _badness(after), _CRITERIA, strict=True)
    return next(criterion for mine, theirs, criterion in pairs if mine != theirs)


def _places(moments: Iterable[Moment]) -> dict[str, int]:
    return {moment.experience.key: place for place, moment in enumerate(moments)}


def _lowest(personas: Iterable[Persona], moments: Iterable[Moment]) -> tuple[Lowest, ...]:
    first: dict[str, Moment] = {}
    for moment in moments:
        for persona in moment.personas:
            first.setdefault(persona.key, moment)
    return tuple(Lowest(persona=each, moment=first[each.key]) for each in personas if each.key in first)


def _gaps(moments: Iterable[Moment]) -> tuple[Gap, ...]:
    """Widest first; gaps of one size keep the order of the moments, worst first."""
    made = [
        Gap(moment=moment, size=moment.target.mean - moment.today.mean)
        for moment in moments
        if moment.target is not None
    ]
    return tuple(sorted(made, key=lambda gap: -round(gap.size, 9)))


def _confidence(journey: Journey) -> Confidence:
    everything: tuple[tuple[_Known, ...], ...] = (
        journey.personas,
        journey.experiences,
        journey.expectations,
        journey.pain_points,
    )
    evidence = [item.evidence for items in everything for item in items]
    known = sum(each is not Evidence.GUESS for each in evidence)
    return Confidence(people=journey.people, items=len(evidence), known=known)
