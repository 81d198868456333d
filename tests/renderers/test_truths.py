"""Texts that hold what the journey says, all of it, and nothing else: each was once untrue."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from renderers.exports import csv_file
from renderers.exports.xlsx import xlsx_file
from renderers.findings import find
from renderers.journey import (
    Action,
    ActionState,
    Experience,
    Journey,
    Measure,
    PainPoint,
    Persona,
    Spread,
    Stage,
)
from renderers.texts import about, map_alt, markdown, mermaid, next_steps, stage_replies, summary
from renderers.texts.alt_map import map_sheet_alt
from renderers.texts.further import figure
from renderers.texts.words import percent, sentence

PLAN, DRIVE = Stage(key="s", name="Plan", value="v"), Stage(key="t", name="Drive", value="v")


def said(*scores: int) -> Spread:
    return Spread(mean=sum(scores) / len(scores), low=min(scores), high=max(scores), n=len(scores))


def lived(key: str, today: Spread | None = None, target: Spread | None = None, **more: object) -> Experience:
    known = {"key": key, "stage": "s", "personas": ("p",), "what": f"What {key}", "today": today, "target": target}
    return Experience(**{**known, **more})  # type: ignore[arg-type]


def car(*experiences: Experience, **more: object) -> Journey:
    known = {
        "title": "Buy a car",
        "trigger": "t",
        "end_value": "e",
        "held_on": date(2026, 1, 1),
        "people": 6,
        "personas": (Persona(key="p", name="Maya"),),
        "stages": (PLAN, DRIVE),
        "experiences": experiences,
    }
    return Journey(**{**known, **more})  # type: ignore[arg-type]


def test_two_bad_moments_that_share_a_pain_point_are_told_apart() -> None:
    fees = PainPoint(key="n", experiences=("e", "f"), text="Fees appear late", votes=9)
    seats = PainPoint(key="m", experiences=("f",), text="Seats hidden", votes=3)
    bad = (lived("e", said(-2)), lived("f", said(-1)))
    first, second = summary(car(*bad, pain_points=(fees,))).worst
    assert "Fees appear late" in first.plain
    assert "What f" in second.plain
    assert "votes" not in second.plain
    first, second = summary(car(*bad, pain_points=(fees, seats))).worst
    assert "Seats hidden" in second.plain


def test_a_target_counts_also_where_nothing_is_scored() -> None:
    journey = car(lived("e", said(-1)), lived("f", target=said(2)), decision="Do", decider="X")
    told = [line.plain for line in summary(journey).open_questions]
    assert "“What e” has no target" in told
    assert not any("No target is set" in each for each in told)


@pytest.mark.parametrize("title", ["Buy a car.", "車を買う。", "Auto kaufen…", "旅行：予約", "See (above.)"])
def test_a_title_that_ends_like_a_sentence_is_one(title: str) -> None:
    assert summary(car(lived("e", said(-2)), title=title)).headline.startswith(f"{sentence(title)} Worst at")


def test_a_title_never_ends_in_two_signs() -> None:
    assert summary(car(lived("e", said(-2)), title="Buy, sell;")).headline.startswith("Buy, sell: worst at")
    assert sentence("see:") == "see."
    assert sentence('She said "Never."') == 'She said "Never."'


@pytest.mark.parametrize(
    "typed",
    [
        *("https://a.example/b", "ftp://a.example", "www.evil.example", "HTTP://A.example"),
        *("_https://a.example", "2http://a.example", "次https://a.example", "_www.evil.example"),
    ],
)
def test_a_typed_address_stays_text_in_a_document(typed: str) -> None:
    told = markdown(car(lived("e", said(-2), what=typed)))
    assert typed not in told
    assert typed.replace("_", "\\_").replace("://", "\\://").replace("www.", "www\\.") in told


def test_what_is_out_of_scope_is_said_to_be() -> None:
    people = (Persona(key="p", name="Maya"), Persona(key="q", name="Bo"))
    beyond = lived("g", said(-2), stage="t", personas=("q",))
    journey = car(lived("e", said(-1)), beyond, personas=people, stages=(PLAN, replace(DRIVE, in_scope=False)))
    assert "section Drive (out of scope)" in mermaid(journey)
    told = about(journey)
    assert told is not None
    assert "scored only out of scope" in told.plain


def test_a_gap_that_is_none_as_printed_is_none() -> None:
    journey = car(lived("e", said(0, 0, 0, 1, 1, 0, 0), said(0, 0, 1)))
    assert "gap" not in summary(journey).plain.lower()
    assert "gap" not in summary(journey).fallback.lower()
    assert "gap" not in map_alt(journey).lower()
    narrow = car(lived("e", Spread(mean=0.34, low=0, high=1, n=50), Spread(mean=0.36, low=0, high=1, n=50)))
    assert not find(narrow).gaps[0].shown, "its ends are printed apart, its width as 0"
    faint = car(lived("e", said(0)), lived("f", Spread(mean=0.04, low=0, high=1, n=25)))
    assert summary(faint).bright_spot is None


@pytest.mark.parametrize("letters", [28, 34, 40, 60])
def test_an_alt_text_holds_worst_best_gap_and_what_hurts_however_long_names_are(letters: int) -> None:
    name = ("A very long name of something that goes on " * 3)[:letters]
    stages = tuple(Stage(key=f"s{at}", name=f"{at} {name}", value="v") for at in range(8))
    people = tuple(Persona(key=f"p{at}", name=f"{at} {name}") for at in range(5))
    scored = [lived(f"e{at}", said(at % 4 - 2), said(2), stage=f"s{at}", personas=("p0",)) for at in range(8)]
    pains = tuple(PainPoint(key=f"n{at}", experiences=("e0",), text=f"{at} {name}"[:49], votes=9) for at in range(3))
    told = map_alt(car(*scored, stages=stages, personas=people, pain_points=pains))
    assert len(told) <= 1000
    for part in ("8 stages: ", "5 personas: ", "Lowest point −2", "Largest gap", "Top pain points", "Best moment +1"):
        assert part in told


@pytest.mark.parametrize("letter", ["n", "ק", "长"])
def test_the_alt_text_of_a_sheet_holds_them_too(letter: str) -> None:
    stages = tuple(Stage(key=f"s{at}", name=f"{at} {letter * 50}", value="v") for at in range(8))
    people = tuple(Persona(key=f"p{at}", name=f"{at} {letter * 50}") for at in range(5))
    keys = tuple(each.key for each in people)
    scored = [
        lived(f"e{at}", said(at % 4 - 2), said(2), stage=f"s{at}", personas=keys, what=letter * 90) for at in range(8)
    ]
    pains = tuple(PainPoint(key=f"n{at}", experiences=("e0",), text=letter * 90, votes=9) for at in range(3))
    journey = car(*scored, title=letter * 90, stages=stages, personas=people, pain_points=pains)
    told = map_sheet_alt(journey, find(journey), [each.key for each in stages[:7]], 1, 2)
    assert len(told) <= 1000
    parts = (
        "Stages 1 to 7 of 8: ",
        "5 personas: ",
        "Lowest point −2",
        "Largest gap",
        "Top pain points",
        "Best moment +1",
    )
    assert [part for part in parts if part not in told] == []


def test_an_alt_text_says_what_is_best_where_nothing_is_good_for_everybody() -> None:
    told = map_alt(car(lived("e", said(-2)), lived("f", said(-1, 2, 2, 2, 2))))
    assert "Best mean +1.4 at “Plan”: What f" in told


def test_a_document_names_every_function_that_was_missing() -> None:
    missing = tuple(f"Function number {at} of the company" for at in range(6))
    assert all(each in markdown(car(lived("e", said(-2)), missing_functions=missing)) for each in missing)


@pytest.mark.parametrize(
    ("value", "told"),
    [(-0.0, "0%"), (999.96, "1,000%"), (1000, "1,000%"), (-0.00001, "−0.00001%"), (5.1, "5.1%"), (71.0, "71%")],
)
def test_a_figure_is_written_one_way(value: float, told: str) -> None:
    assert figure(value, "%") == told


@pytest.mark.parametrize(("share", "told"), [(0.0004, "under 0.1%"), (0.999, "99%"), (1.0, "100%"), (0.0, "0%")])
def test_nearly_nothing_is_not_nothing_and_nearly_all_not_all(share: float, told: str) -> None:
    assert percent(share) == told


def test_nobody_has_accepted_what_nobody_owns() -> None:
    action = Action(key="a", title="Go", state=ActionState.ACCEPTED)
    told = next_steps(car(lived("e", said(-2)), actions=(action,)))
    assert told is not None
    assert "accepted" not in told.plain


def test_a_quote_has_one_pair_of_marks() -> None:
    (reply, _) = stage_replies(car(lived("e", said(-2), quote='"I waited!"')))
    assert "“I waited!”" in reply.plain
    (reply, _) = stage_replies(car(lived("e", said(-2), quote='He said "go"')))
    assert 'He said "go"' in reply.plain


def test_half_a_character_costs_no_file() -> None:
    journey = car(lived("e", said(-2), what="a\ud800b"), measures=(Measure(key="m", name="\udfff"),))
    assert csv_file(journey).data
    assert xlsx_file(journey).data
