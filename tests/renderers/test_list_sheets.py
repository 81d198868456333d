"""Sheets that list what the map's cells have no room for: evenly filled, in reading order, never without a heading."""

from __future__ import annotations

from collections import defaultdict

from renderers.catalogue import pages
from renderers.engine.ops import Page, Text
from renderers.journey import Action, Journey, Stage
from tests.renderers.test_emotion import journey


def columns(page: Page) -> list[list[str]]:
    """The lines of each column, below the title."""
    found: defaultdict[int, list[Text]] = defaultdict(list)
    foot = max(op.y for op in page.ops if isinstance(op, Text)) - 30
    for op in page.ops:
        if isinstance(op, Text) and 100 < op.y < foot:
            found[int((op.x - 40) // 387)].append(op)
    return [[op.text for op in sorted(found[at], key=lambda op: op.y)] for at in sorted(found)]


def planned(number: int) -> Journey:
    told = journey([("0", "a", (-1,), ())])
    actions = tuple(
        Action(key=f"a{at}", title=f"Action {at:03}", owner="Kim", experiences=("e0",), votes=999 - at)
        for at in range(number)
    )
    return Journey(
        title="t",
        trigger="",
        end_value="",
        held_on=told.held_on,
        personas=told.personas,
        stages=(*told.stages, Stage(key="1", name="Next")),
        experiences=told.experiences,
        actions=actions,
    )


def test_what_is_left_is_spread_evenly_in_reading_order() -> None:
    *_, page = pages("journey_map", planned(30))
    found = columns(page)
    rows = [[line for line in column if line.startswith("Action ")] for column in found]
    assert len(rows) == 4
    assert max(map(len, rows)) - min(map(len, rows)) <= 3
    flat = [line for column in rows for line in column]
    assert flat == sorted(flat)


def test_a_list_that_goes_on_in_the_next_column_has_its_heading_there() -> None:
    *_, page = pages("journey_map", planned(30))
    assert all(any("continued" in line for line in column[:2]) for column in columns(page))


def test_a_few_rows_stay_together() -> None:
    *_, page = pages("journey_map", planned(9))
    assert len(columns(page)) == 1


def test_nothing_is_lost_over_several_sheets() -> None:
    shown = [op.text for page in pages("journey_map", planned(300)) for op in page.ops if isinstance(op, Text)]
    assert len([text for text in shown if text.startswith("Action ")]) == 300
