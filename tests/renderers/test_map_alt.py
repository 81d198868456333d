"""The words of the map's sheets: each says which stages it shows and what is found in those."""

from __future__ import annotations

from renderers.findings import find
from renderers.samples import bare, full
from renderers.texts.alt_map import map_alt, map_list_alt, map_sheet_alt


def test_a_sheet_tells_its_own_stages_and_findings() -> None:
    told = full()
    first = map_sheet_alt(told, find(told), {"plan", "prepare"}, 1, 2)
    assert first.startswith("Journey map, sheet 1 of 2: From booking to baggage")
    assert "Stages 1 to 2 of 5: Plan & book and Prepare." in first
    assert "Lowest point −2 (mean −1.6) at Plan & book" in first
    assert "Best moment +1.5 at Prepare" in first
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
    assert alt.startswith("Journey map, sheet 3 of 3: From booking to baggage")
    assert alt.count("The rest of pain points at Plan & book.") == 1
    assert alt.endswith("The rest of opportunities at On board. Full text in thread.")
    assert len(map_list_alt(full(), [(f"Stage {at}" * 5, "Pain points") for at in range(99)], 3, 3)) <= 1000
