"""What is going to be done about it, how it is measured, and what stands behind the scenes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from renderers.exports.sheets.shape import PLACES, Cell, Places, Rows, estimate, joined, titles
from renderers.journey import Action, Journey, Measure
from renderers.texts.plans import ranked


def actions(journey: Journey, places: Places) -> Rows:
    pains = {each.key: each.text for each in journey.pain_points}
    told = (
        "Action no. 10 | Action 50 | Owner 24 | Due 12 | State 12 | Expected effect 40 | Must change 14 | Votes 8 | "
        "Cost median 12 | Cost lowest 12 | Cost highest 12 | Cost people 12 | Benefit median 14 | Benefit lowest 14 | "
        f"Benefit highest 14 | Benefit people 14 | Pain points 50 | {PLACES}"
    )
    rows = tuple(
        (
            *(number, *_action(each), *estimate(each.cost), *estimate(each.benefit)),
            *(joined(pains[key] for key in each.pain_points), *places.of(each.experiences)),
        )
        for number, each in enumerate(ranked(journey.actions), 1)
    )
    return Rows(name="Actions", kind="Action", text="Action", titles=titles(told), rows=rows, empty="No actions yet")


def _action(each: Action) -> tuple[Cell, ...]:
    changes = each.influence.value if each.influence else ""
    return each.title, each.owner, each.due, each.state.value, each.effect, changes, each.votes


def measures(journey: Journey, places: Places) -> Rows:
    told = (
        "Measure 40 | Stage no. 10 | Stage 28 | Voice 12 | Unit 10 | Better 10 | Now 12 | Target 12 | When 12 | "
        "Value 12 | Baseline 10 | Change 30"
    )
    rows = tuple(row for each in journey.measures for row in _measure(each, places))
    return Rows(
        name="Measures", kind="Measure", text="Measure", titles=titles(told), rows=rows, empty="No measures yet"
    )


def _measure(each: Measure, places: Places) -> Iterator[tuple[Cell, ...]]:
    """One row per reading, and one for what changed after the last; a single one where no readings are kept."""
    better = "lower" if each.lower_is_better else "higher"
    start = (each.name, *places.stage(each.stage), each.voice.value, each.unit, better, each.now, each.target)
    turns: dict[int, list[str]] = defaultdict(list)
    for turn in each.turns:
        turns[min(turn.index, len(each.readings))].append(turn.name)
    for at, reading in enumerate(each.readings):
        yield (*start, reading.label, reading.value, "yes" if at < each.baseline_n else "no", joined(turns[at]))
    after = joined(turns[len(each.readings)])
    if after or not each.readings:
        yield (*start, None, None, None, after)


def behind(journey: Journey, places: Places) -> Rows:
    texts = {each.key: each.text for each in journey.behind} | {each.key: each.text for each in journey.pain_points}
    told = (
        "Behind the scenes 50 | Stage no. 10 | Stage 28 | Lane 14 | Type 20 | Unit 20 | Depends on 40 | "
        "Agrees with 40 | Pain points 50"
    )
    rows = tuple(
        (
            *(each.text, *places.stage(each.stage), each.lane.value, each.kind, each.unit),
            *(joined(texts[key] for key in keys) for keys in (each.needs, each.agrees, each.pain_points)),
        )
        for each in journey.behind
    )
    return Rows(
        name="Behind the scenes",
        kind="Behind the scenes",
        text="Behind the scenes",
        titles=titles(told),
        rows=rows,
        empty="Nothing from behind the scenes yet",
    )
