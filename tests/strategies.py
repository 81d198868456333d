"""Hypothesis strategies for anything a workshop can hold, for every test that wants "any workshop".

Records are valid: text has passed the gate, references exist, scores and members are one per person. Items may be
removed or merged into another of their kind, also when something still hangs on them.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from hypothesis import strategies as st

from storage.changes import order
from storage.records import (
    Evidence,
    Expectation,
    Experience,
    Head,
    Member,
    Met,
    PainPoint,
    Persona,
    Score,
    Severity,
    Stage,
    State,
    Workshop,
)
from storage.text import clean

HOSTILE = (
    "<!channel>",
    "*x* `y` _z_ ~w~",
    "$\\frac{1}{",
    "=1+1",
    "-2",
    "@SUM(A1)",
    "＝1",
    "\t=x",
    "مرحبا، مكتب",
    "👩🏽‍🚀🇩🇪",
    "เช็คอิน",
    'quote " comma , semi ;',
    "line\nline",
    "a" * 300,
    "<b>&amp;",
    "| pipe | # head",
    ":wave:",
)
USERS = ("U1", "U2", "U3", "W4")
PHASES = ("personas", "stages", "experiences", "needs")

texts = (st.text(max_size=40) | st.sampled_from(HOSTILE)).map(lambda typed: clean(typed, 3000))
names = texts.map(lambda text: text or "x")
links = st.sampled_from(("", "https://example.com/a?b=1", "http://example.com/ä"))
evidences = st.sampled_from(Evidence)
times = st.datetimes(datetime(2020, 1, 1), datetime(2035, 1, 1), timezones=st.just(UTC))
feelings = st.none() | st.integers(-2, 2)


def _items(kind: str, size: int) -> st.SearchStrategy[list[dict[str, Any]]]:
    """The common fields of ``size`` items; an item only merges into an earlier one, so merging ends."""

    def one(number: int) -> st.SearchStrategy[dict[str, Any]]:
        earlier = [f"{kind}{before}" for before in range(number)]
        return st.fixed_dictionaries(
            {
                "id": st.just(f"{kind}{number}"),
                "author": st.sampled_from((*USERS, "example")),
                "created_at": times,
                "updated_at": times,
                "version": st.integers(1, 9),
                "position": st.integers(0, 5),
                "removed_in": st.sampled_from((None, None, None, "removal")),
                "merged_into": st.sampled_from((None, None, None, *earlier)),
            }
        )

    return st.tuples(*map(one, range(size))).map(list)


def _several(ids: Sequence[str]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(ids), min_size=1, max_size=3, unique=True).map(tuple)


def _links() -> dict[str, st.SearchStrategy[Any]]:
    return {"evidence": evidences, "link": links}


heads = st.builds(
    Head,
    id=st.just("workshop"),
    tenant=st.just("T1"),
    team_id=st.just("T1"),
    channel_id=st.just("C1"),
    state=st.sampled_from(State),
    phase=st.sampled_from(PHASES),
    journey=names,
    initiative=texts,
    workstream=texts,
    non_goals=texts,
    occasion=st.sampled_from(("", "support")),
    value_stream=texts,
    trigger=names,
    end_value=names,
    started_by=st.sampled_from(USERS),
    started_at=times,
    closed_at=st.none() | times,
    revision=st.integers(0, 1000),
)


@st.composite
def workshops(draw: st.DrawFn, *, most: int = 5) -> Workshop:
    """Any workshop with up to ``most`` of each kind, ordered as records promise."""
    personas = _many(draw, Persona, "p", most, _persona_fields())
    stages = _many(draw, Stage, "s", most, {"name": names, "value": texts, "in_scope": st.booleans()})
    experiences: list[Any] = []
    if personas and stages:
        experiences = _many(draw, Experience, "e", most, _experience_fields(personas, stages))
    ids = [each.id for each in experiences]
    on_experiences: dict[str, Any] = {"experience_ids": _several(ids), "text": names, **_links()} if ids else {}
    met, severity = st.none() | st.sampled_from(Met), st.sampled_from(Severity)
    size = most if ids else 0
    return Workshop(
        head=draw(heads),
        members=draw(_members()),
        personas=tuple(personas),
        stages=tuple(stages),
        experiences=tuple(experiences),
        expectations=tuple(_many(draw, Expectation, "x", size, {**on_experiences, "met": met})),
        pain_points=tuple(_many(draw, PainPoint, "n", size, {**on_experiences, "severity": severity})),
        scores=draw(_scores(ids)),
    )


def _many(
    draw: st.DrawFn, kind: type[Any], prefix: str, most: int, fields: dict[str, st.SearchStrategy[Any]]
) -> list[Any]:
    commons = draw(st.integers(0, most).flatmap(lambda size: _items(prefix, size)))
    made = [kind(**common, **draw(st.fixed_dictionaries(fields))) for common in commons]
    return sorted(made, key=order)


def _persona_fields() -> dict[str, st.SearchStrategy[Any]]:
    free = dict.fromkeys(("role", "goal", "needs", "frustrations"), texts)
    return {"name": names, "internal": st.booleans(), "origin_id": st.none() | st.just("old"), **free, **_links()}


def _experience_fields(personas: Sequence[Any], stages: Sequence[Any]) -> dict[str, st.SearchStrategy[Any]]:
    return {
        "stage_id": st.sampled_from([stage.id for stage in stages]),
        "persona_ids": _several([persona.id for persona in personas]),
        "what": names,
        "instead": texts,
        "channels": st.lists(names, max_size=3, unique=True).map(tuple),
        **_links(),
    }


@st.composite
def _members(draw: st.DrawFn) -> tuple[Member, ...]:
    people = draw(st.lists(st.sampled_from(USERS), unique=True))
    joined, flags = st.none() | times, st.booleans()
    return tuple(
        Member(id=f"m{who}", user_id=who, facilitator=draw(flags), joined_at=draw(joined), left=draw(flags))
        for who in sorted(people)
    )


@st.composite
def _scores(draw: st.DrawFn, experience_ids: Sequence[str]) -> tuple[Score, ...]:
    pairs = [(key, who) for key in sorted(experience_ids) for who in USERS]
    chosen = draw(st.lists(st.sampled_from(pairs), unique=True, max_size=8)) if pairs else []
    return tuple(
        Score(
            id=f"c{key}{who}",
            experience_id=key,
            user_id=who,
            today=draw(feelings),
            target=draw(feelings),
            updated_at=draw(times),
        )
        for key, who in sorted(chosen)
    )
