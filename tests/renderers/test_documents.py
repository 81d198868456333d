"""Document, canvas, Mermaid, executive cut: findings first, what was agreed named, typed words whole and powerless."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from datetime import date

import pytest
import regex
from hypothesis import given

from renderers.findings import find
from renderers.journey import Action, ActionState, Journey
from renderers.samples import bare, claim, crowded, full, hostile, untimed
from renderers.texts import canvas, executive, markdown, mermaid, next_steps, summary
from renderers.texts.marking import MOST_CELLS, tables
from renderers.texts.since import since
from renderers.texts.words import signed
from tests.renderers.journeys import example, journeys, spread
from tests.renderers.plans import planned

SAMPLES = {made.__name__: made() for made in (bare, claim, crowded, full, hostile, untimed)}
OWN = regex.compile(
    r"(?m)^#{1,3} |^\*\*(?:Decision|Recommendation|First action|Suggestion):\*\* |^\| | \| | \|$|^\|(?:---\|)+$"
    r"|^- \*\*(?:[0-9]+\.|[✓✗~?])\*\* |\[Source\]\(https?://[^()\s]*\)"
)


def doing(**about: object) -> Journey:
    """The full journey with one action."""
    return replace(full(), decision="", actions=(Action(**{"key": "a", "title": "Open a lane", **about}),))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("about", "said"),
    [
        ({}, "open: no owner or date yet"),
        ({"owner": "Ida"}, "open: Ida has not accepted yet, no date yet"),
        ({"owner": "Ida", "state": ActionState.ACCEPTED, "due": date(2026, 6, 1)}, "Ida, by 1 June 2026"),
        ({"owner": "Ida", "state": ActionState.BLOCKED}, "Ida, blocked, no date yet"),
    ],
)
def test_an_action_says_who_has_it_or_that_it_is_open(about: dict[str, object], said: str) -> None:
    journey = doing(**about)
    decided = replace(journey, decision="Do it", decider="Ida")
    assert [line.plain for line in summary(decided).actions] == [f"Open a lane · {said}"]
    assert summary(journey).actions == (), "it stands above, in the place of a decision"
    assert f"First action · Open a lane · {said}" in summary(journey).plain[:300]
    steps = next_steps(journey)
    assert steps is not None
    assert f"1. Open a lane · {said}" in steps.plain
    assert [title for title, _ in summary(replace(full(), decision="")).sections][2] == "Further actions"


def test_without_a_decider_it_is_a_recommendation() -> None:
    assert summary(full()).plain[:300].count("Decision · Open a family lane") == 1
    assert "Recommendation · Open a family lane" in summary(replace(full(), decider=" ")).plain[:300]


def test_the_notification_names_the_decision_or_whether_actions_are_owned() -> None:
    decision = "Decision (Helle Strand, VP Customer): Open a family lane and push delay news to phones first."
    assert f" {decision} 13 actions, 7 of them still open." in summary(full()).fallback
    assert ". Recommendation: Open a family lane" in summary(replace(full(), decider="")).fallback
    assert "First action (Ingrid Berg, by 1 July 2026" in summary(replace(full(), decision="")).fallback


def test_three_actions_and_how_many_more() -> None:
    lines = summary(full()).actions
    assert [line.text for line in lines[:3]] == [
        "Push delay news to phones first",
        "All-in price from the first screen",
        "Captain’s script: cause, time, next news",
    ]
    assert lines[3].plain == "+10 more, 7 of them open"
    assert lines[0].note == "Ingrid Berg, by 1 July 2026: Passengers hear it before the screen does"


def test_who_was_missing_is_part_of_the_confidence() -> None:
    said = summary(full()).confidence
    assert said.startswith("18 of 21 people took part. Missing: Airport security and Ground handling. ")


@given(planned())
def test_the_executive_cut_holds_worst_moments_decision_and_actions_alone(journey: Journey) -> None:
    cut, whole = executive(journey), summary(journey)
    assert {title for title, _ in cut.sections} <= {"Worst moments", "Actions", "Further actions", "Still open"}
    assert (cut.headline, cut.decision, cut.worst, cut.actions) == (
        whole.headline,
        whole.decision,
        whole.worst,
        whole.actions,
    )
    assert len(cut.plain) <= 900


@given(planned())
def test_the_first_300_characters_hold_worst_moment_and_decision(journey: Journey) -> None:
    start, made, worst = summary(journey).plain[:300], summary(journey), find(journey).worst
    assert worst is None or f"({signed(worst.low)})" in start
    assert made.decision is None or made.decision.lead in start


@pytest.mark.parametrize("journey", SAMPLES.values(), ids=SAMPLES)
def test_every_sample_has_every_document(journey: Journey) -> None:
    for text in (markdown(journey), canvas(journey).markdown, mermaid(journey)):
        assert text.endswith("\n")
        assert text.count("\n\n\n") == 0


def test_the_document_of_the_full_journey_holds_everything_the_journey_carries() -> None:
    journey, document = full(), markdown(full()).replace("\\", "")
    typed = [each.title for each in journey.actions] + [each.name for each in journey.measures]
    typed += [each.text for each in journey.opportunities] + [each.text for each in journey.behind]
    typed += [each.owner for each in journey.stages] + [each.quote for each in journey.personas if each.quote]
    typed += [journey.decider, journey.decision, *journey.missing_functions]
    assert [text for text in typed if text not in document] == []
    assert "## Since 6 November 2025" in document
    assert "| At the airport | −1.4 → −0.6, better | 5 and 6 |" in document


def test_few_scores_are_no_trend() -> None:
    then = replace(example("hotel"), held_on=date(2026, 1, 1))
    moved = since(replace(example("hotel"), earlier=then))
    assert {each.plain for each in moved} == {"not enough data"}
    many = tuple(replace(each, today=spread(-1, 0, 1, 1, 1)) for each in then.experiences)
    assert since(replace(then, experiences=many, earlier=replace(then, experiences=many)))[0].plain == (
        "+0.4 → +0.4, about the same"
    )


@given(planned())
def test_typed_words_never_become_markup_in_the_document(journey: Journey) -> None:
    rest = OWN.sub("", regex.sub(r"\\.", "", markdown(journey)))
    assert not regex.search(r"[`*_{}\[\]<>#|~$&]", rest), rest
    assert unicodedata.is_normalized("NFC", rest)


def test_no_table_has_more_cells_than_a_canvas_takes() -> None:
    made = tables(("a", "b", "c"), [("1", "2", "3")] * 250)
    cells = [sum(line.count("|") - 1 for line in each.splitlines()) - 3 for each in made]
    assert sum(each // 3 - 1 for each in cells) == 250
    assert max(cells) <= MOST_CELLS


def test_the_canvas_has_three_levels_of_headings_and_a_short_title() -> None:
    made = canvas(crowded())
    levels = {len(match) for match in regex.findall(r"(?m)^#+(?= )", made.markdown)}
    assert levels == {1, 2, 3}
    assert len(canvas(replace(full(), title="long " * 600)).title) <= 150
    assert canvas(replace(full(), title=" ")).title == "Customer journey"


LINE = regex.compile(r"title [^#\n;]+|section [^#:\n;]+|[0-9]+\. [^#:\n;]+: [1-5]: [^#:\n;]+")


@given(journeys())
def test_every_line_of_mermaid_is_one_that_its_grammar_knows(journey: Journey) -> None:
    first, *lines = mermaid(journey).splitlines()
    assert first == "journey"
    assert [line for line in lines if not LINE.fullmatch(line.strip())] == []
    assert "%%" not in mermaid(journey)
    assert sum(line.strip()[0].isdigit() for line in lines) == len(journey.experiences)


@pytest.mark.parametrize(
    ("said", "figure"), [((-2,), 1), ((2,), 5), ((-2, -1), 1), ((0, 1), 3), ((1, 2), 4), ((0, 0, 1), 3)]
)
def test_scores_become_one_to_five_and_never_better_than_they_were(said: tuple[int, ...], figure: int) -> None:
    told = example("hotel")
    scored = (replace(told.experiences[0], today=spread(*said)),)
    journey = replace(told, experiences=scored, expectations=(), pain_points=())
    assert f": {figure}: " in mermaid(journey)


def test_what_one_figure_would_hide_stands_in_the_name() -> None:
    text = mermaid(full())
    assert "12. Rebook after a delay (lowest −2): 4: Maya Lindqvist" in text
    assert "15. Hear about a delay (worst moment): 1: " in text
    assert "(not scored): 3: " in mermaid(
        replace(full(), experiences=tuple(replace(each, today=None) for each in full().experiences))
    )
