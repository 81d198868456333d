"""The words of the map's sheets: each says which stages it shows and what is found in those."""

from __future__ import annotations

from dataclasses import replace

import pytest

from renderers.catalogue import pages
from renderers.findings import find
from renderers.journey import Journey, Measure
from renderers.samples import bare, full
from renderers.samples.sized import sized
from renderers.texts.alt_map import map_alt, map_change_alt, map_list_alt, map_sheet_alt


def test_a_sheet_tells_its_own_stages_and_findings() -> None:
    told = full()
    first = map_sheet_alt(told, find(told), {"plan", "prepare"}, 1, 2)
    assert first.startswith("Journey map, sheet 1 of 2: From booking to baggage")
    assert "Stages 1 to 2 of 5: Plan & book and Prepare." in first
    assert "Lowest point −2 (mean −1.6) at “Plan & book”" in first
    assert "Best moment +1.5 at “Prepare”" in first
    second = map_sheet_alt(told, find(told), {"airport"}, 2, 2)
    assert "Stage 3 of 5: At the airport." in second
    assert "Plan & book" not in second
    assert "Best moment" not in second
    assert second.endswith("Full text in thread.")


def test_the_only_sheet_tells_everything() -> None:
    for told in (full(), bare()):
        assert map_sheet_alt(told, find(told), (), 1, 1) == map_alt(told)


def test_a_sheet_without_a_stage_says_so() -> None:
    assert "No stages yet." in map_sheet_alt(bare(), find(bare()), (), 1, 2)


def test_a_list_sheet_names_what_goes_on_there() -> None:
    lists = [("Plan & book", "Pain points"), ("Plan & book", "Pain points"), ("On board", "Opportunities")]
    alt = map_list_alt(full(), lists, 3, 3)
    assert alt.startswith("Journey map, sheet 3 of 3, lists: From booking to baggage")
    assert alt.endswith("Pain points: Plan & book. Opportunities: On board. Full text in thread.")
    many = map_list_alt(full(), [(f"Stage {at} {'x' * 30}", "Pain points") for at in range(99)], 3, 3)
    assert len(many) <= 1000
    assert "92 more." in many


def test_a_sheet_of_what_changes_tells_decision_actions_and_targets() -> None:
    alt = map_change_alt(full(), {"plan", "airport"}, 2, 2)
    assert alt.startswith("Journey map, sheet 2 of 2, what changes: From booking to baggage")
    assert "Decided: Open a family lane and push delay news to phones first." in alt
    assert "Push delay news to phones first: Ingrid Berg, by 1 July 2026." in alt
    assert "Instead of Choose seats and bags: Seats beside the children are offered first." in alt
    assert "NPS now 28, target 35." in alt
    assert "Pre-filled claim" not in alt
    assert alt.endswith("Full text in thread.")
    assert len(alt) <= 1000


def test_a_measure_that_nobody_has_taken_is_told_as_such() -> None:
    untaken = replace(full(), measures=(Measure(key="calls", name="Calls", target=3.0),))
    assert "Calls not measured yet, target 3." in map_change_alt(untaken, (), 2, 2)


@pytest.mark.parametrize("journey", [full(), sized(6, 3, 80), sized(12, 8, 400)], ids=["full", "6 x 3", "12 x 8"])
def test_each_sheet_of_a_map_has_words_of_its_own(journey: Journey) -> None:
    alts = [page.alt for page in pages("journey_map", journey)]
    assert len(set(alts)) == len(alts)
    assert all(0 < len(alt) <= 1000 for alt in alts)
