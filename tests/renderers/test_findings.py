"""Findings: the worst is never hidden, ties are explained, and any journey can be asked."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given

from renderers.findings import Ahead, Confidence, Findings, find
from renderers.journey import (
    Evidence,
    Expectation,
    Experience,
    Journey,
    Met,
    PainPoint,
    Persona,
    Severity,
    Spread,
    Stage,
)
from tests.renderers.journeys import example, journeys, spread

EMPTY = Journey(title="t", trigger="", end_value="", held_on=date(2026, 11, 21))


def lived(
    key: str,
    *today: int,
    stage: str = "a",
    who: tuple[str, ...] = ("p",),
    target: Spread | None = None,
    evidence: Evidence = Evidence.GUESS,
) -> Experience:
    scored = spread(*today) if today else None
    return Experience(key=key, stage=stage, personas=who, what=key, today=scored, target=target, evidence=evidence)


def journey(
    *experiences: Experience, expectations: tuple[Expectation, ...] = (), pain_points: tuple[PainPoint, ...] = ()
) -> Journey:
    return replace(
        EMPTY,
        personas=(Persona(key="p", name="P"), Persona(key="q", name="Q")),
        stages=(Stage(key="a", name="A", value="v"), Stage(key="b", name="B", value="v")),
        experiences=experiences,
        expectations=expectations,
        pain_points=pain_points,
    )


def worst_first(findings: Findings) -> list[str]:
    return [moment.experience.key for moment in findings.moments]


def test_one_crash_is_worse_than_a_lower_mean() -> None:
    found = find(journey(lived("dull", -1, -1, -1), lived("crash", -2, 2, 2)))
    assert worst_first(found) == ["crash", "dull"]
    assert found.worst is not None
    assert found.worst.hidden
    assert found.worst.disputed


@pytest.mark.parametrize(
    ("second", "pains", "reason"),
    [
        (lived("y", -1), (), Ahead.LOW),
        (lived("y", -2, 0), (), Ahead.MEAN),
        (lived("y", -2), (PainPoint(key="n", experiences=("x",), text="n", votes=2),), Ahead.VOTES),
        (lived("y", -2), (PainPoint(key="n", experiences=("x",), text="n"),), Ahead.SEVERITY),
        (lived("y", -2), (), Ahead.ORDER),
    ],
)
def test_what_put_the_worst_moment_first_is_said(
    second: Experience, pains: tuple[PainPoint, ...], reason: Ahead
) -> None:
    found = find(journey(lived("x", -2), second, pain_points=pains))
    assert worst_first(found) == ["x", "y"]
    assert [moment.ahead for moment in found.moments] == [reason, Ahead.LAST]
    assert found.ties == (second.today is not None and second.today.low == -2)


def test_order_is_that_of_the_stages_not_of_entry() -> None:
    assert worst_first(find(journey(lived("late", -2, stage="b"), lived("early", -2, stage="a")))) == ["early", "late"]


def test_every_persona_has_its_own_lowest_moment() -> None:
    found = find(journey(lived("x", 1), lived("y", -1, who=("p", "q")), lived("z", 0, who=("q",))))
    assert [(low.persona.key, low.moment.experience.key) for low in found.lowest] == [("p", "y"), ("q", "y")]


def test_gaps_are_sorted_and_missing_targets_named() -> None:
    found = find(
        journey(
            lived("small", 0, target=spread(1)),
            lived("wide", -1, target=spread(2, 1)),
            lived("back", 1, target=spread(0)),
            lived("none", -2),
            lived("mute"),
        )
    )
    assert [(gap.moment.experience.key, gap.size) for gap in found.gaps] == [
        ("wide", 2.5),
        ("small", 1.0),
        ("back", -1.0),
    ]
    assert [each.key for each in found.missing_targets] == ["none", "mute"]
    assert [each.key for each in found.missing_scores] == ["mute"]


def test_the_bright_spot_hurts_nobody() -> None:
    assert find(journey(lived("mixed", 2, 2, -1), lived("meh", 0))).bright_spot is None
    pain = PainPoint(key="n", experiences=("first",), text="n")
    found = find(journey(lived("first", 2), lived("clean", 2), lived("good", 1), pain_points=(pain,)))
    assert found.bright_spot is not None
    assert found.bright_spot.experience.key == "clean"


def test_expectations_that_matter_are_unmet_first_then_where_it_hurts_most() -> None:
    def wish(key: str, where: str, met: Met, evidence: Evidence = Evidence.GUESS) -> Expectation:
        return Expectation(key=key, experiences=(where,), text=key, met=met, evidence=evidence)

    wishes = (
        wish("partly", "low", Met.PARTLY),
        wish("mild", "high", Met.UNMET),
        wish("guess", "low", Met.UNMET),
        wish("seen", "low", Met.UNMET, Evidence.SEEN),
        wish("fine", "low", Met.MET),
        wish("unknown", "low", Met.UNKNOWN),
    )
    found = find(journey(lived("high", 1), lived("low", -2), expectations=wishes))
    assert [each.expectation.key for each in found.wishes] == ["seen", "guess", "mild", "partly"]


def test_pain_points_that_matter_go_by_votes_severity_and_reach() -> None:
    def pain(key: str, *where: str, votes: int = 0, severity: Severity = Severity.BAD) -> PainPoint:
        return PainPoint(key=key, experiences=where, text=key, votes=votes, severity=severity)

    pains = (
        pain("far", "y"),
        pain("near", "x"),
        pain("wide", "x", "y"),
        pain("severe", "y", severity=Severity.SEVERE),
        pain("voted", "y", votes=1, severity=Severity.MILD),
    )
    found = find(journey(lived("x", -2), lived("y", 1, stage="b"), pain_points=pains))
    assert [each.pain_point.key for each in found.hindrances] == ["voted", "severe", "wide", "near", "far"]
    assert [stage.key for stage in found.hindrances[2].stages] == ["a", "b"]


def test_empty_cells_are_named() -> None:
    stages = (Stage(key="a", name="A"), Stage(key="b", name="B"), Stage(key="c", name="C", in_scope=False))
    found = find(replace(journey(lived("x", 0)), stages=stages))
    assert [stage.key for stage in found.unmanaged] == ["b"]
    assert [stage.key for stage in found.without_value] == ["a", "b"]
    assert [persona.key for persona in found.unseen] == ["q"]


def test_an_out_of_scope_stage_asks_for_nothing() -> None:
    stages = (Stage(key="a", name="A"), Stage(key="b", name="B", in_scope=False))
    pain = PainPoint(key="n", experiences=("out",), text="n")
    found = find(replace(journey(lived("in", 0), lived("out", -2, stage="b"), pain_points=(pain,)), stages=stages))
    assert worst_first(found) == ["in"]
    assert found.hindrances == ()
    assert [each.key for each in found.missing_targets] == ["in"]


@pytest.mark.parametrize(
    ("known", "items", "percent", "assumption"),
    [
        (0, 0, 0, False),
        (0, 1, 0, True),
        (2, 7, 28, True),
        (3, 10, 30, False),
        (299, 1000, 29, True),
        (5, 5, 100, False),
    ],
)
def test_under_thirty_percent_evidence_is_an_assumption_map(
    known: int, items: int, percent: int, assumption: bool
) -> None:
    confidence = Confidence(people=1, items=items, known=known)
    assert (confidence.percent, confidence.assumption_map) == (percent, assumption)


def test_all_good_and_nothing_known_is_idealised() -> None:
    assert find(journey(lived("x", 1), lived("y", 2))).idealised
    assert not find(journey(lived("x", 1), lived("y", 2, evidence=Evidence.SEEN))).idealised
    assert not find(journey(lived("x", 0))).idealised
    assert not find(EMPTY).idealised


def test_the_hotel_breaks_at_the_desk_at_night() -> None:
    found = find(example("hotel"))
    assert found.worst is not None
    assert (found.worst.stage.name, found.worst.personas[0].name) == ("Front desk", "Late business traveller")
    assert found.bright_spot is not None
    assert found.bright_spot.stage.name == "Arrival"


@given(journeys())
def test_any_journey_has_findings_that_hold_together(any_journey: Journey) -> None:
    found = find(any_journey)
    assert find(any_journey) == found
    lows = [moment.low for moment in found.moments]
    assert lows == sorted(lows)
    scope = {stage.key for stage in any_journey.stages if stage.in_scope}
    inside = [each for each in any_journey.experiences if each.stage in scope]
    assert len(found.moments) + len(found.missing_scores) == len(inside)
    assert {gap.moment.experience.key for gap in found.gaps} == {
        each.key for each in inside if each.today and each.target
    }
    assert found.bright_spot is None or found.bright_spot.low >= 0
    assert all(moment.low < 0 for moment in found.bad)
