"""The alt texts of the journey map: of all of it, of one of its sheets, of a sheet that goes on with its lists."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from renderers.findings import Findings, find
from renderers.journey import Journey
from renderers.texts.alt import END, alt_text, stage_names
from renderers.texts.fitting import LIMIT, fitting
from renderers.texts.line import part


def map_alt(journey: Journey) -> str:
    """At most 1,000 characters, all of them also in the thread."""
    findings = find(journey)
    return alt_text(_kind(findings), journey, findings)


def map_sheet_alt(journey: Journey, findings: Findings, shown: Collection[str], sheet: int, sheets: int) -> str:
    """One map sheet of several: which stages it shows, by their keys, and what is worst, best and hurts in those."""
    if sheets == 1:
        return alt_text(_kind(findings), journey, findings)
    here = [(number, stage) for number, stage in enumerate(journey.stages, 1) if stage.key in shown]
    stages = ""
    if here:
        first, last = here[0][0], here[-1][0]
        which = f"Stage {first}" if first == last else f"Stages {first} to {last}"
        stages = f"{which} of {len(journey.stages)}: {stage_names([stage for _, stage in here])}"
    return alt_text(f"{_kind(findings)}, sheet {sheet} of {sheets}", journey, _of(findings, shown), stages)


def map_list_alt(journey: Journey, lists: Iterable[tuple[str, str]], sheet: int, sheets: int) -> str:
    """A sheet of what had no room on the map: ``lists`` are the names of stage and lane of each list on it."""
    told = [f"Journey map, sheet {sheet} of {sheets}: {part(journey.title, 70)}"]
    told += [f"The rest of {lane[:1].lower()}{lane[1:]} at {part(stage, 40)}" for stage, lane in dict.fromkeys(lists)]
    return f"{fitting(told, LIMIT - len(END) - 1)} {END}"


def _kind(findings: Findings) -> str:
    return "Assumption map" if findings.confidence.assumption_map else "Journey map"


def _of(findings: Findings, shown: Collection[str]) -> Findings:
    """What is found in these stages."""
    bright = findings.bright_spot
    return replace(
        findings,
        moments=tuple(each for each in findings.moments if each.stage.key in shown),
        gaps=tuple(each for each in findings.gaps if each.moment.stage.key in shown),
        bright_spot=bright if bright and bright.stage.key in shown else None,
        hindrances=tuple(each for each in findings.hindrances if any(stage.key in shown for stage in each.stages)),
        missing_targets=tuple(each for each in findings.missing_targets if each.stage in shown),
    )
