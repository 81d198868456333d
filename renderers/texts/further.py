"""What stands behind and beside the experiences of a stage: opportunities, measures, backstage, owner and times."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal
from typing import TypeVar

from renderers.journey import Behind, Journey, Lane, Measure, Opportunity, Stage, Voice
from renderers.texts.entry import Entry, named, quoted
from renderers.texts.line import SEPARATOR
from renderers.texts.words import capital, duration, listed, percent, sentence

_VOICE = {Voice.CUSTOMER: "the customer’s voice", Voice.EMPLOYEE: "the employee’s voice", Voice.PROCESS: "the process"}
_LANE = {
    Lane.EVIDENCE: "what they see or hold",
    Lane.FRONTSTAGE: "frontstage",
    Lane.BACKSTAGE: "backstage",
    Lane.SUPPORT: "support",
}
_WHOLE = 999.95  # from here on no decimal counts
ItemT = TypeVar("ItemT", Measure, Behind)


class Further:
    """Indexed once; each list by the key of its stage, "" for measures of the whole journey."""

    def __init__(self, journey: Journey) -> None:
        self.measures = _by_stage(journey.measures)
        self.behind = _by_stage(journey.behind)
        self.texts = {each.key: each.text for each in journey.behind}
        self.texts |= {each.key: each.text for each in journey.pain_points}
        stage_of = {each.key: each.stage for each in journey.experiences}
        self.opportunities: dict[str, list[Opportunity]] = defaultdict(list)
        for each in sorted(journey.opportunities, key=lambda each: -each.votes):
            for stage in dict.fromkeys(stage_of[key] for key in each.experiences):
                self.opportunities[stage].append(each)


def _by_stage(items: Iterable[ItemT]) -> dict[str, list[ItemT]]:
    found: dict[str, list[ItemT]] = defaultdict(list)
    for item in items:
        found[item.stage].append(item)
    return found


def facts(stage: Stage) -> str:
    """Owner, times and accuracy of a stage as sentences; "" where none is known."""
    known = (
        f"Owner: {named(stage.owner)}" if stage.owner else "",
        _flow(stage),
        f"{capital(percent(stage.accuracy))} of the work leaves it complete and right"
        if stage.accuracy is not None
        else "",
    )
    return " ".join(sentence(each) for each in known if each)


def _flow(stage: Stage) -> str:
    wait = f"a wait of {duration(stage.wait_time)}" if stage.wait_time is not None else ""
    work = f"{duration(stage.process_time)} of work" if stage.process_time is not None else ""
    return capital(", then ".join(filter(None, (wait, work))))


def measure_entry(each: Measure) -> Entry:
    known = (
        f"now {figure(each.now, each.unit)}" if each.now is not None else "not measured yet",
        f"target {figure(each.target, each.unit)}" if each.target is not None else "no target",
        _VOICE[each.voice],
        "lower is better" if each.lower_is_better else "",
        f"since {listed(quoted(turn.name) for turn in each.turns)}" if each.turns else "",
    )
    return Entry(mark="", text=each.name, note=SEPARATOR.join(filter(None, known)))


def figure(value: float, unit: str) -> str:
    """``1,200 min``, ``31%``, ``5.1``; four digits that count."""
    shown = f"{value:,.0f}" if abs(value) >= _WHOLE else f"{Decimal(f'{value + 0.0:.4g}'):f}"
    space = "" if unit.strip() == "%" else " "
    return f"{shown.replace('-', '−')}{space}{named(unit)}".rstrip()


def behind_entry(each: Behind, further: Further) -> Entry:
    names = further.texts
    known = (
        _LANE[each.lane],
        named(each.kind),
        named(each.unit),
        _joined("needs", each.needs, names),
        _joined("agrees with", each.agrees, names),
        _joined("causes", each.pain_points, names),
    )
    return Entry(mark="", text=each.text, note=SEPARATOR.join(filter(None, known)))


def _joined(word: str, keys: Iterable[str], names: dict[str, str]) -> str:
    told = listed(quoted(names[key]) for key in keys)
    return f"{word} {told}" if told else ""
