"""Texts: short enough, the worst moment first, typed words whole and powerless."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from renderers.findings import find
from renderers.journey import Action, ActionState, Evidence, Expectation, Journey, Met, PainPoint, Severity
from renderers.texts import TEXTS, card_alt, map_alt, markdown, method_note, shorten, stage_replies, summary
from renderers.texts.headline import FALLBACK_LIMIT, HEADLINE_LIMIT
from renderers.texts.summary import LIMIT
from renderers.texts.words import EVIDENCE, MET, MET_SIGN, SEVERITY, count, isolated, listed, score_in_full, signed
from tests.renderers.journeys import example, journeys, spread
from tests.renderers.plans import planned
from tests.strategies import texts

EXAMPLES = ("hotel", "grocery", "mobile", "claims", "coffee", "veterans")


@pytest.mark.parametrize(
    ("value", "shown"), [(-2, "−2"), (2, "+2"), (0, "0"), (-0.04, "0"), (1.25, "+1.2"), (-1.0, "−1"), (-0.5, "−0.5")]
)
def test_scores_show_their_sign(value: float, shown: str) -> None:
    assert signed(value) == shown


def test_spreads_say_how_many_but_never_who() -> None:
    assert score_in_full(spread(-2)) == "−2"
    assert score_in_full(spread(1, 1)) == "+1, 2 people"
    assert score_in_full(spread(-2, 1)) == "mean −0.5, from −2 to +1, 2 people"


def test_codes_of_emoji_are_read_aloud_as_emoji() -> None:
    alt = map_alt(replace(example("hotel"), title="A stay :tada: like no other :+1::skin-tone-4:"))
    assert "A stay 🎉 like no other 👍🏽" in alt


def test_every_word_of_the_model_has_a_word_on_the_page() -> None:
    assert (set(EVIDENCE), set(SEVERITY)) == (set(Evidence), set(Severity))
    assert set(MET) == set(MET_SIGN) == set(Met)


def test_lists_and_counts_read_like_english() -> None:
    assert [listed([]), listed(["a"]), listed(["a", "b"]), listed(["a", "b", "c"])] == [
        "",
        "a",
        "a and b",
        "a, b and c",
    ]
    assert [count(1, "vote"), count(0, "vote"), count(1200, "person", "people")] == [
        "1 vote",
        "0 votes",
        "1,200 people",
    ]


@pytest.mark.parametrize(
    ("text", "limit", "short"),
    [
        ("Front desk", 10, "Front desk"),
        ("Front\n desk", 10, "Front desk"),
        ("Waits at the front desk", 16, "Waits at the…"),
        ("Waits at the front, desk", 20, "Waits at the front…"),
        ("Donaudampfschiff", 6, "Donau…"),
        ("x 👩🏽‍🚀👩🏽‍🚀", 8, "x 👩🏽‍🚀…"),
        ("👩🏽‍🚀👩🏽‍🚀", 3, ""),
        ("anything", 0, ""),
    ],
)
def test_shortening_keeps_graphemes_and_words(text: str, limit: int, short: str) -> None:
    assert shorten(text, limit) == short


@given(texts, st.integers(0, 60))
def test_shortened_text_fits_and_is_a_run_of_whole_graphemes(text: str, limit: int) -> None:
    short = shorten(text, limit)
    line = " ".join(text.split())
    assert len(short) <= limit or short == line
    kept = short.removesuffix("…") if short != line else short
    assert line.startswith(kept)
    graphemes = regex.findall(r"\X", line)
    assert regex.findall(r"\X", kept) == graphemes[: len(regex.findall(r"\X", kept))]


def test_right_to_left_words_cannot_reorder_ours() -> None:
    assert isolated("مكتب") == "\u2068مكتب\u2069"
    assert isolated("desk") == "desk"


def test_the_summary_of_the_hotel_reads_as_findings() -> None:
    made = summary(example("hotel"))
    assert made.headline == (
        "I want to reach my room and rest, whatever time I arrive: "
        "worst at “Front desk” (−2) for Late business traveller: No staff visible"
    )
    assert made.worst[0].plain == "Front desk · No staff visible · −2 → 0, seen"
    assert made.gaps[0].plain == "Room entry · Wants to eat and sleep at once · 0 → +2"
    assert made.expectations[0].plain == "Front desk · Key in hand within two minutes · unmet"
    assert made.bright_spot is not None
    assert made.bright_spot.plain == "Arrival · A valet offers to park and a bellhop takes the luggage inside · +2"
    assert made.confidence == (
        "7 people took part. 5% of what was said has been seen or measured, so this is an assumption map. "
        "Scores carry no names."
    )


def test_a_mean_does_not_hide_a_crash_in_the_summary() -> None:
    journey = example("hotel")
    crash = replace(journey.experiences[0], today=spread(-2, 2, 2, 2))
    made = summary(replace(journey, experiences=(crash, *journey.experiences[1:])))
    assert "−2 (mean +1) → +2" in "\n".join(line.plain for line in made.worst)


def test_without_a_low_point_the_summary_asks_for_a_bad_day() -> None:
    journey = example("hotel", targets=False)
    good = tuple(replace(each, today=spread(1), evidence=Evidence.GUESS) for each in journey.experiences)
    plain = tuple(replace(each, evidence=Evidence.GUESS) for each in journey.pain_points)
    made = summary(replace(journey, experiences=good, pain_points=plain))
    assert "no moment below zero, lowest at “Pre-arrival” (+1) for Leisure guest: " in made.headline
    assert made.worst == ()
    assert [line.plain for line in made.open_questions] == [
        "Every score is good and nothing has evidence: ask for a bad day",
        "Nothing has been decided and no action agreed yet",
        "No target is set yet",
    ]


def test_a_journey_without_anything_still_says_so() -> None:
    journey = replace(example("hotel"), experiences=(), expectations=(), pain_points=(), people=0)
    made = summary(journey)
    assert made.headline.endswith("no experience collected yet")
    assert made.open_questions == (), "the headline says it"
    assert made.confidence.startswith("Nobody has taken part yet.")


@given(journeys() | planned())
def test_any_summary_is_short_and_starts_with_the_worst_moment(journey: Journey) -> None:
    made = summary(journey)
    assert len(made.headline) <= HEADLINE_LIMIT
    assert len(made.plain) <= LIMIT
    assert all(len(line.plain) <= 110 for title, lines in made.sections for line in lines if "ctions" not in title)
    assert len(made.worst) <= 3
    worst = find(journey).worst
    assert worst is None or f"({signed(worst.low)})" in made.plain[:300]
    assert worst is None or f"({signed(worst.low)})" in made.fallback
    assert len(made.fallback) <= FALLBACK_LIMIT
    assert "\n" not in made.headline + made.fallback + made.confidence


def wordy(word: str) -> Journey:
    """The hotel with every text as long as a form takes, votes by the thousand and opinions far apart."""
    told, long = example("hotel"), (word * 3000)[:3000]
    aims = spread(2, 1, 2)
    experiences = (replace(each, what=long, today=spread(-2, 2, 2, 2), target=aims) for each in told.experiences)
    return replace(
        told,
        title=long,
        people=1_000_000,
        personas=tuple(replace(each, name=long) for each in told.personas),
        stages=tuple(replace(each, name=long, value="") for each in told.stages),
        experiences=(replace(told.experiences[0], what=long, today=None, target=None), *list(experiences)[1:]),
        expectations=tuple(replace(each, text=long, met=Met.PARTLY) for each in told.expectations),
        pain_points=tuple(replace(each, text=long, votes=123_456) for each in told.pain_points),
    )


@pytest.mark.parametrize("word", ["word ", "w", "مكتب ", "👩🏽‍🚀", "世"])
def test_the_longest_words_give_way_and_no_section_is_lost(word: str) -> None:
    made = summary(wordy(word))
    assert len(made.headline) <= HEADLINE_LIMIT
    assert len(made.plain) <= LIMIT
    assert (len(made.worst), len(made.gaps) >= 1, len(made.expectations) >= 1) == (3, True, True)
    assert (len(made.pain_points) >= 1, len(made.open_questions) >= 1) == (True, True)
    assert all(line.text for _, lines in made.sections for line in lines)


@pytest.mark.parametrize("low", [-2, 1])
@pytest.mark.parametrize("word", ["word ", "w", "مكتب ", "👩🏽‍🚀", "世"])
def test_the_longest_headline_fits_whatever_the_verdict(word: str, low: int) -> None:
    told = wordy(word)
    made = summary(replace(told, experiences=tuple(replace(each, today=spread(low, 2)) for each in told.experiences)))
    assert len(made.headline) <= HEADLINE_LIMIT
    assert f"({signed(low)})" in made.headline
    assert len(made.fallback) <= FALLBACK_LIMIT


def test_the_longest_actions_give_way_but_the_first() -> None:
    told, long = wordy("word "), "word " * 600
    doing: dict[str, Any] = {"title": long, "owner": long, "effect": long, "due": date(2026, 9, 30)}
    doing["state"] = ActionState.BLOCKED
    actions = tuple(Action(key=f"a{number}", **doing) for number in range(4))
    made = summary(replace(told, actions=actions, decision=long, decider=long, missing_functions=(long, long)))
    assert len(made.plain) <= LIMIT
    assert [line.text[:4] for line in made.actions[:1]] == ["word"]
    assert made.actions[-1].plain.startswith("+")


@pytest.mark.parametrize("word", ["word ", "w", "مكتب ", "👩🏽‍🚀", "世"])
def test_alt_text_leaves_out_whole_sentences_only(word: str) -> None:
    journey = wordy(word)
    more = tuple(replace(journey.stages[0], key=f"more{number}") for number in range(7))
    crowd = tuple(replace(journey.personas[0], key=f"crowd{number}") for number in range(7))
    alt = map_alt(replace(journey, stages=journey.stages + more, personas=journey.personas + crowd))
    assert len(alt) <= 1000
    assert "12 stages: " in alt
    assert "Largest gap at " in alt
    assert alt.endswith("Targets +1.7, 1 experience without one. Full text in thread.")


@given(journeys())
def test_stage_replies_hold_every_typed_word(journey: Journey) -> None:
    replies = stage_replies(journey)
    assert [reply.name for reply in replies] == [stage.name for stage in journey.stages]
    shown = [entry for reply in replies for _, entries in reply.sections for entry in entries]
    texts_shown = {entry.text for entry in shown} | {entry.instead for entry in shown}
    everything: list[Expectation | PainPoint] = [*journey.expectations, *journey.pain_points]
    assert {each.text for each in everything} | {each.what for each in journey.experiences} <= texts_shown
    assert {each.instead for each in journey.experiences} <= texts_shown | {""}
    assert {entry.link for entry in shown} >= {each.link for each in everything}


def test_a_stage_reply_reads_without_colour_or_picture() -> None:
    desk = stage_replies(example("hotel"))[2].plain
    assert "6. Stands at a desk with nobody in sight late in the evening · Late business traveller · in person" in desk
    assert "today −2 · target 0 · seen" in desk
    assert "✗ Key in hand within two minutes · unmet · guess · experience 6" in desk
    assert "No staff visible · bad · seen · experience 6" in desk


def test_what_belongs_to_two_stages_stands_under_both() -> None:
    journey = example("hotel")
    shared = replace(journey.pain_points[0], text="Shared", experiences=tuple(e.key for e in journey.experiences[1:3]))
    replies = stage_replies(replace(journey, pain_points=(shared,)))
    assert [any(entry.text == "Shared" for entry in reply.pain_points) for reply in replies] == [
        True,
        True,
        *[False] * 3,
    ]
    assert replies[0].pain_points[0].note.endswith("experiences 2 and 3")


def test_the_method_note_explains_a_tie_and_names_what_is_missing() -> None:
    note = method_note(example("claims", targets=False))
    assert "2 other experiences are as low as the worst one, which comes first because its pain points have" not in note
    assert "2 other experiences are as low as the worst one, which comes first because it comes earlier" in note
    assert "Experiences without a target: " in note


@given(journeys(most=12))
def test_alt_texts_fit_and_end_with_where_the_words_are(journey: Journey) -> None:
    for alt in (map_alt(journey), card_alt(journey)):
        assert len(alt) <= 1000
        assert alt.endswith("Full text in thread.")
        assert "\n" not in alt


def test_alt_text_says_what_the_picture_shows_in_order() -> None:
    alt = map_alt(example("hotel"))
    order = ["Assumption map: ", "5 stages: ", "2 personas: ", "Lowest point −2", "Largest gap at", "Top pain points: "]
    places = [alt.index(words) for words in [*order, "Best moment +2", "Targets from 0 to +2", "Full text"]]
    assert places == sorted(places)


@given(planned(), st.sampled_from(TEXTS))
def test_every_text_is_the_same_twice_and_encodable(journey: Journey, text: object) -> None:
    make = next(each.make for each in TEXTS if each is text)
    assert make(journey) == make(journey)
    assert str(make(journey)).encode()


@pytest.mark.parametrize("key", EXAMPLES)
def test_the_document_holds_the_whole_journey(key: str) -> None:
    journey = example(key)
    document = markdown(journey)
    texts_of = [*(each.text for each in journey.expectations), *(each.text for each in journey.pain_points)]
    assert [text for text in texts_of if text not in document] == []
    assert document.count("\n### Experiences\n") == len({each.stage for each in journey.experiences})
