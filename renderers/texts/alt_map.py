"""The alt texts of the journey map: of all of it, of one of its sheets, of what changes, of lists that go on."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from renderers.findings import Findings, find, places_of
from renderers.journey import Action, Journey, Measure
from renderers.texts.alt import END, alt_text
from renderers.texts.fitting import LIMIT, fitting
from renderers.texts.further import figure
from renderers.texts.line import part
from renderers.texts.plans import owned, ranked
from renderers.texts.words import listed

_MOST_OF_A_KIND, _MOST_NAMES = 4, 7


def map_alt(journey: Journey) -> str:
    """At most 1,000 characters, all of them also in the thread."""
    findings = find(journey)
    return alt_text(_kind(findings), journey, findings)


def map_sheet_alt(journey: Journey, findings: Findings, shown: Collection[str], sheet: int, sheets: int) -> str:
    """One map sheet of several: which stages it shows, by their keys, and what is worst, best and hurts in those."""
    if sheets == 1:
        return alt_text(_kind(findings), journey, findings)
    here = [(number, stage) for number, stage in enumerate(journey.stages, 1) if stage.key in shown]
    return alt_text(f"{_kind(findings)}, sheet {sheet} of {sheets}", journey, _of(findings, shown), here)


def map_change_alt(journey: Journey, shown: Collection[str], sheet: int, sheets: int) -> str:
    """A sheet of what changes at the stages with the keys ``shown``: decision, actions, what happens instead, figures.

    Actions and measures of the whole journey are on the last sheet of its kind, and told on each.
    """
    inside = {each.key for each in journey.experiences if each.stage in shown}
    told = [f"Journey map, sheet {sheet} of {sheets}, what changes: {part(journey.title, 70)}"]
    told += [f"Decided: {part(journey.decision, 130)}"] if journey.decision.strip() else []
    actions = [f"{part(each.title, 70)}: {owned(each, 24)}" for each in _touching(journey, inside)]
    wishes = [
        f"Instead of {part(each.what, 50)}: {part(each.instead, 70)}"
        for each in journey.experiences
        if each.key in inside and each.instead.strip()
    ]
    measures = [_measure(each) for each in journey.measures if not each.stage or each.stage in shown]
    for found in (actions, wishes, measures):
        told += found[:_MOST_OF_A_KIND]
    return f"{fitting(told, LIMIT - len(END) - 1)} {END}"


def _touching(journey: Journey, inside: Collection[str]) -> list[Action]:
    """Actions for one of these experiences, or for none in particular."""
    places = [(each, places_of(journey, each)) for each in ranked(journey.actions)]
    return [each for each, at in places if not at or any(key in inside for key in at)]


def _measure(each: Measure) -> str:
    now = "not measured yet" if each.now is None else f"now {figure(each.now, part(each.unit, 24))}"
    target = "" if each.target is None else f", target {figure(each.target, part(each.unit, 24))}"
    return f"{part(each.name, 50)} {now}{target}"


def map_list_alt(journey: Journey, lists: Iterable[tuple[str, str]], sheet: int, sheets: int) -> str:
    """A sheet of lists: ``lists`` are the names of stage and lane of each on it."""
    told = [f"Journey map, sheet {sheet} of {sheets}, lists: {part(journey.title, 70)}"]
    by_lane: dict[str, dict[str, None]] = {}
    for stage, lane in lists:
        by_lane.setdefault(lane, {})[part(stage, 40)] = None
    told += [f"{lane}: {_some(list(stages))}" for lane, stages in by_lane.items()]
    return f"{fitting(told, LIMIT - len(END) - 1)} {END}"


def _some(names: list[str]) -> str:
    rest = len(names) - _MOST_NAMES
    return listed([*names[:_MOST_NAMES], f"{rest:,} more"] if rest > 0 else names)


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
        missing_scores=tuple(each for each in findings.missing_scores if each.stage in shown),
        missing_targets=tuple(each for each in findings.missing_targets if each.stage in shown),
    )
