"""Sentences hold together whatever is missing: nothing dangles, nothing is doubled, nobody's words reorder ours."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date
from enum import Enum

import pytest
import regex
from hypothesis import assume, given

from renderers.findings import find
from renderers.gallery.shown import SHOWN
from renderers.journey import Action, ActionState, Journey, Spread
from renderers.samples import full
from renderers.texts import about, card_alt, executive, map_alt, method_note, next_steps, stage_replies, summary
from renderers.texts.alt_map import map_sheet_alt
from renderers.texts.names import among, in_quotes, opened
from renderers.texts.words import sentence, signed
from tests.renderers.journeys import example, journeys, spread
from tests.renderers.plans import planned

SAMPLES = {each.key: each.make() for each in SHOWN}
BROKEN = regex.compile(r"(?m)  |^[·:,]|[·:,] ?[·:,]|·$| for[.:]|\(\)|None\b(?! of the)|\b(and and|at at)\b|“”")
EDGE = regex.compile(r"^[\s·:,.]|[\s·:,]$|^(and|at)\b|\b(and|at|for)$|\s\s")
KEY = {"key", "stage", "label"}
KEYS = {"personas", "experiences", "pain_points", "needs", "agrees"}


def thread(journey: Journey) -> Iterator[str]:
    """Everything that is posted in words, without what stands in pictures only."""
    yield "\n".join(summary(journey).spoken)
    for reply in (next_steps(journey), about(journey), *stage_replies(journey)):
        yield reply.plain if reply else ""
    yield method_note(journey)


def lines(journey: Journey) -> Iterator[str]:
    said = summary(journey), executive(journey)
    for text in (*(each.plain for each in said), *thread(journey), map_alt(journey), card_alt(journey)):
        yield from text.splitlines()


def outside(line: str) -> Iterator[str]:
    """The characters that no isolation holds apart."""
    depth = 0
    for character in line:
        depth += {"\u2068": 1, "\u2069": -1}.get(character, 0)
        assert depth >= 0, line
        if not depth:
            yield character
    assert depth == 0, line


@given(journeys() | planned())
def test_nothing_dangles_and_nobody_reorders_our_words(journey: Journey) -> None:
    assume(not any(BROKEN.search(each) or EDGE.search(each) for each in typed(journey)))
    for line in lines(journey):
        assert not BROKEN.search(line.strip()), line
        assert not any(unicodedata.bidirectional(each) in ("R", "AL", "AN") for each in outside(line)), line


@given(journeys() | planned())
def test_what_is_heard_is_what_is_seen(journey: Journey) -> None:
    for made in (summary(journey), executive(journey)):
        heard = "\n".join(made.spoken)
        assert len(heard) <= 1800
        assert max(map(len, made.spoken)) <= 300, "a longer line would be cut"
        assert made.spoken[0] == made.fallback
        assert [line for _, found in made.sections for line in found if line.plain not in heard] == []
        assert made.confidence in heard


@given(journeys() | planned())
def test_the_notification_leads_with_the_verdict(journey: Journey) -> None:
    made, worst = summary(journey), find(journey).worst
    assert 0 < len(made.fallback) <= 300
    assert worst is None or f"({signed(worst.low)})" in made.fallback
    assert not made.decision or made.decision.lead in made.fallback


@given(journeys() | planned())
def test_a_stage_begins_with_what_matters_most_there(journey: Journey) -> None:
    lowest: dict[str, int] = {}
    for moment in find(journey).moments:
        lowest.setdefault(moment.stage.key, moment.low)
    for stage, reply in zip(journey.stages, stage_replies(journey), strict=True):
        found = lowest.get(stage.key)
        assert (found is not None and signed(found) in reply.finding) or "scored" in (reply.finding or "scored")
        assert not reply.finding or reply.lead[0] == reply.finding


def typed(part: object) -> Iterator[str]:
    """All that people typed, wherever it stands in a journey; keys of other parts are not."""
    if isinstance(part, str) and not isinstance(part, Enum):
        yield part
    elif isinstance(part, tuple):
        for each in part:
            yield from typed(each)
    elif is_dataclass(part):
        for field in fields(part):
            value = getattr(part, field.name)
            if field.name not in (KEY if isinstance(value, str) else KEYS) or is_dataclass(next(iter(value), None)):
                yield from typed(value)


@pytest.mark.parametrize("key", SAMPLES)
def test_the_thread_holds_everything_for_those_who_see_no_picture(key: str) -> None:
    journey = replace(SAMPLES[key], earlier=None)
    parts: tuple[object, ...] = journey.personas, journey.stages, journey.experiences, journey.expectations
    parts += journey.pain_points, journey.opportunities, journey.actions, journey.measures, journey.behind
    told = "\n".join(thread(journey))
    said = {" ".join(each.split()) for each in (*typed(parts), journey.trigger, journey.end_value)}
    assert {each for each in said if each not in told} == set()
    for measure in journey.measures:
        assert measure.now is None or f"{measure.now:g}" in told.replace(",", "")


@pytest.mark.parametrize("key", SAMPLES)
def test_figures_and_words_around_them_are_written_alike(key: str) -> None:
    told = regex.sub(r"“[^”]*”", "", "\n".join(lines(SAMPLES[key])))
    assert not regex.search(r"\b1 (people|votes|stages|experiences|actions|hours|days|others|personas)\b", told)
    assert not regex.search(r"(?<![\d−+])[+−]0(?![.\d])|\(-\d|(today|target|mean|gap) -?\d*\.\d\d|[+−]\d+\.0\b", told)
    assert not regex.search(r"\d %|\d{4}-\d{2}-\d{2}", told)
    assert "at at" not in told.casefold()


def good(*said: int) -> Journey:
    """The hotel where everybody felt the same everywhere."""
    journey = example("hotel")
    return replace(journey, experiences=tuple(replace(each, today=spread(*said)) for each in journey.experiences))


def test_where_all_is_equally_good_nothing_stands_out() -> None:
    assert find(good(1)).bright_spot is None
    assert summary(good(1)).bright_spot is None
    assert "Best moment" not in map_alt(good(1))
    assert find(good(0)).bright_spot is None


def test_what_nobody_scored_is_told_apart_from_what_nobody_wanted() -> None:
    journey = example("hotel")

    def scored(today: Spread | None, target: Spread | None) -> Journey:
        made = (replace(each, today=today, target=target) for each in journey.experiences)
        return replace(journey, experiences=tuple(made))

    assert summary(scored(None, spread(2))).headline.endswith("targets are set, today is not scored yet")
    assert "Targets +2" in map_alt(scored(None, spread(2)))
    assert summary(scored(None, None)).headline.endswith("nobody has scored an experience yet")
    away = replace(journey, stages=tuple(replace(each, in_scope=False) for each in journey.stages))
    assert summary(away).headline.endswith("no experience in scope of this workshop yet")
    assert "No target is set yet" in summary(scored(spread(-1), None)).plain
    assert summary(scored(spread(-1), None)).plain.count("no target") == 0


def test_a_few_without_score_or_target_are_named() -> None:
    journey = example("hotel")
    first, second, *rest = journey.experiences
    some = (replace(first, target=None), replace(second, today=None, target=None), *rest)
    told = [line.plain for line in summary(replace(journey, experiences=some)).open_questions]
    assert told == [
        "Nothing has been decided and no action agreed yet",
        "“Learns mid-trip that the flight is delayed and wonders…” is not scored",
        "“Opens a welcome email on the…” and 1 more experience have no target",
    ]


def test_silent_stages_and_personas_are_named() -> None:
    journey = example("hotel")
    here = tuple(each for each in journey.experiences if each.stage == "Arrival" and "Leisure guest" in each.personas)
    here = tuple(replace(each, today=spread(-1)) for each in here)
    made = replace(journey, experiences=here, expectations=(), pain_points=())
    told = [line.plain for line in summary(made).open_questions]
    assert "“Pre-arrival” and 3 more stages have no experience yet" in told
    assert "Nobody has described what Late business traveller goes through" in told


def acting(*states: ActionState, owner: str = "Ida") -> Journey:
    made = (Action(key=f"a{n}", title=f"Do {n}", owner=owner, state=each) for n, each in enumerate(states))
    return replace(full(), decision="", actions=tuple(made))


@pytest.mark.parametrize(
    ("journey", "said"),
    [
        (acting(ActionState.ACCEPTED), "1 action, owner named."),
        (acting(ActionState.ACCEPTED, ActionState.DONE), "2 actions, owners named."),
        (acting(ActionState.DONE), "1 action, done."),
        (acting(ActionState.DONE, ActionState.DONE), "2 actions, both done."),
        (acting(ActionState.PROPOSED), "1 action, still open."),
        (acting(*[ActionState.PROPOSED] * 3), "3 actions, all still open."),
        (acting(ActionState.PROPOSED, ActionState.ACCEPTED), "2 actions, 1 of them still open."),
    ],
)
def test_the_notification_says_how_far_actions_are(journey: Journey, said: str) -> None:
    assert summary(journey).fallback.endswith(said)


def test_what_is_done_is_no_first_action() -> None:
    made = summary(acting(ActionState.DONE))
    assert made.decision is None
    assert [line.plain for line in made.actions] == ["Do 0 · Ida, done"]
    assert [line.plain for line in summary(acting(ActionState.DONE, owner="")).actions] == ["Do 0 · done"]


@pytest.mark.parametrize(
    ("owner", "due", "said"),
    [
        ("Ida", date(2026, 6, 1), "Ida, blocked, due 1 June 2026"),
        ("", date(2026, 6, 1), "open: no owner yet, blocked, due 1 June 2026"),
        ("", None, "open: no owner yet, blocked, no date yet"),
    ],
)
def test_a_blocked_action_says_so(owner: str, due: date | None, said: str) -> None:
    journey = acting(ActionState.BLOCKED, owner=owner)
    decided = replace(journey, decision="Yes", actions=(replace(journey.actions[0], due=due),))
    assert summary(decided).actions[0].plain == f"Do 0 · {said}"


def test_without_a_decision_what_people_suggested_comes_first() -> None:
    made = summary(replace(full(), decision="", actions=()))
    assert made.decision is not None
    assert made.decision.plain == "Suggestion · Crew and app say the same, with the cause · for “On board”"
    assert "Suggestion (for “On board”): Crew and app say the same, with the cause." in made.fallback


def test_the_director_without_a_decision_hears_that_there_is_none() -> None:
    assert executive(example("hotel")).sections[-1][0] == "Still open"
    assert executive(full()).open_questions == ()


def test_a_process_without_scores_is_told_by_its_times() -> None:
    made = summary(SAMPLES["claim"])
    assert made.headline == "Claim for a damaged bag: 34 days from trigger to end value, of which 2.2 hours are work"
    assert made.time[0].plain == "Longest wait 12 days before “Ask for documents”"
    assert made.open_questions[0].plain == "No experience collected yet"
    untimed = replace(SAMPLES["claim"].stages[0], wait_time=None)
    partly = replace(SAMPLES["claim"], stages=(untimed, *SAMPLES["claim"].stages[1:]))
    assert "at least 33 days from trigger to end value, 1 stage not timed in full" in summary(partly).headline
    only = replace(untimed, process_time=60)
    assert summary(replace(SAMPLES["claim"], stages=(only,))).time == ()


def test_a_title_that_is_a_sentence_stays_one() -> None:
    assert opened("Where is my parcel?", 60, "worst at “Desk”") == "Where is my parcel? Worst at “Desk”"
    assert opened("Out and back: a trip", 60, "worst") == "Out and back: a trip. Worst"
    assert opened(" ", 60, "worst") == "Untitled journey: worst"
    assert in_quotes("The “desk”") == "“The ‘desk’”"
    assert in_quotes("\u202e") == "“no name”"


def test_many_names_are_counted_behind_the_first() -> None:
    assert among(["Ida", "Ole"], 20) == "Ida and Ole"
    assert among(["Ida Marie Holm", "Ole"], 16) == "Ida… and 1 other"
    assert among(["Ida", "Ole", "Per", "Kari"], 17) == "Ida and 3 others"
    assert among(["", "\u202e"], 17) == ""


def test_everything_or_nothing_known_is_said_in_words() -> None:
    journey = replace(example("hotel"), invited=9, people=0)
    assert summary(journey).confidence.startswith("None of the 9 people invited has taken part yet. ")
    assert "86% of what was said" in summary(full()).confidence
    bare = replace(journey, experiences=(), expectations=(), pain_points=())
    assert "Nothing that was said has been seen or measured" in summary(bare).confidence
    sure = replace(bare, personas=tuple(replace(each, evidence=full().personas[0].evidence) for each in bare.personas))
    assert "Everything that was said has been seen or measured." in summary(sure).confidence


def test_a_sheet_of_a_map_speaks_of_its_own_stages() -> None:
    journey = example("hotel")
    first = journey.experiences[0].stage
    made = (replace(each, today=None) if each.stage == first else each for each in journey.experiences)
    unscored = replace(journey, experiences=tuple(made))
    alt = map_sheet_alt(unscored, find(unscored), {first}, 1, 2)
    assert "Stage 1 of 5: Pre-arrival. " in alt
    assert "Nothing is scored here yet. " in alt
    assert "Targets from +1 to +2. " in alt


def test_a_quoted_sentence_keeps_its_own_full_stop() -> None:
    assert sentence("She said “Never again.”") == "She said “Never again.”"
    assert sentence("It broke at “Desk”") == "It broke at “Desk”."
