"""The stage x channel table: whether a stage feels the same whichever way people take, and where it does not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from renderers.engine.ops import Page
from renderers.findings import find
from renderers.journey import Experience, Journey, Stage
from renderers.parts.frame import LEFT_TO_RIGHT, Foot, Head, framed, method_line, nothing
from renderers.parts.tied import NAMED, apiece, tied
from renderers.picture import Picture
from renderers.pictures.tables import keys
from renderers.pictures.tables.grid import Heading, Kind, Table, grid
from renderers.pictures.tables.scores import Tally, mean_of, score_cell, tally
from renderers.texts.fitting import fitting
from renderers.texts.line import part
from renderers.texts.words import capital, count, signed

_MEASURE = 1120.0
_NAME = 30
_APART = 1.5
_NO_CHANNEL = ""
_MOST_TOLD = 4


@dataclass(frozen=True, slots=True)
class Contradiction:
    """In ``stage`` one channel is felt above neutral and another below, far apart; several where they are equal."""

    stage: Stage
    best: tuple[str, ...]
    worst: tuple[str, ...]
    apart: float


@dataclass(frozen=True, slots=True)
class _Channels:
    """``names`` by folded name, as first typed, in journey order; "" is the lack of a channel, and comes last."""

    journey: Journey
    names: dict[str, str]
    lived: dict[tuple[str, str], list[Experience]]
    contradictions: tuple[Contradiction, ...]

    def of(self, channel: str, stage: str) -> Tally:
        return tally(self.lived.get((channel, stage), ()))

    def row(self, channel: str) -> Tally:
        return tally(each for (name, _), found in self.lived.items() if name == channel for each in found)


def _channels(journey: Journey) -> _Channels:
    names: dict[str, str] = {}
    lived: dict[tuple[str, str], list[Experience]] = defaultdict(list)
    order = {stage.key: at for at, stage in enumerate(journey.stages)}
    for experience in sorted(journey.experiences, key=lambda each: order[each.stage]):
        typed = {" ".join(name.split()).casefold(): name for name in experience.channels if name.strip()}
        for folded, name in typed.items():
            names.setdefault(folded, name)
            lived[folded, experience.stage].append(experience)
        if not typed:
            lived[_NO_CHANNEL, experience.stage].append(experience)
    if any(name == _NO_CHANNEL for name, _ in lived):
        names[_NO_CHANNEL] = "No channel named"
    found = [_contradiction(stage, names, lived) for stage in journey.stages if stage.in_scope]
    told = sorted((each for each in found if each), key=lambda each: -each.apart)
    return _Channels(journey, names, lived, tuple(told))


def _contradiction(
    stage: Stage, names: dict[str, str], lived: dict[tuple[str, str], list[Experience]]
) -> Contradiction | None:
    tallies = {name: tally(lived[name, stage.key]) for name in names if name and (name, stage.key) in lived}
    means = {name: found.rank[0] for name, found in tallies.items() if found.today}
    if not means:
        return None
    high, low = max(means.values()), min(means.values())
    if high <= 0 or low >= 0 or round(high - low, 1) < _APART:
        return None
    best, worst = (tuple(name for name in means if means[name] == end) for end in (high, low))
    return Contradiction(stage, best, worst, round(high - low, 1))


def lay_out(journey: Journey) -> tuple[Page, ...]:
    """One sheet for up to twelve channels and stages."""
    channels = _channels(journey)
    stamp = "Assumption map" if find(journey).confidence.assumption_map else ""
    method = "Mean of today’s scores by channel and stage"
    head = Head("Channels", _title(channels), method_line(journey, method), stamp)
    if not any(channels.names):
        note = "Say for each experience where it happens: web, phone, desk. Each channel is then a row."
        return (framed(head, nothing("No channels yet", note, _MEASURE), Foot()),)
    tables = _table(channels).sheets()
    return tuple(
        framed(head, grid(table, _MEASURE), _foot(table, number, len(tables))) for number, table in enumerate(tables, 1)
    )


def _table(channels: _Channels) -> Table:
    journey = channels.journey
    clashing = {each.stage.key: each for each in channels.contradictions}
    marked = {(each.stage.key, name) for each in channels.contradictions for name in (*each.best, *each.worst)}
    by_stage: dict[str, list[Experience]] = defaultdict(list)
    for experience in journey.experiences:
        by_stage[experience.stage].append(experience)
    return Table(
        columns=tuple(
            Heading(
                stage.name,
                note="" if stage.in_scope else "out of scope",
                warning=f"{signed(clashing[stage.key].apart)[1:]} apart" if stage.key in clashing else "",
                total=mean_of(tally(by_stage[stage.key])),
            )
            for stage in journey.stages
        ),
        rows=tuple(
            Heading(name, count(channels.row(key).lived, "experience"), total=mean_of(channels.row(key)))
            for key, name in channels.names.items()
        ),
        cells=tuple(
            tuple(
                score_cell(channels.of(key, stage.key), empty=Kind.BLANK, flagged=(stage.key, key) in marked)
                for stage in journey.stages
            )
            for key in channels.names
        ),
        across="All stages" if len(journey.stages) > 1 else "",
        down="All channels" if len(channels.names) > 1 else "",
        overall=mean_of(tally(journey.experiences)),
    )


def _foot(table: Table, sheet: int, sheets: int) -> Foot:
    found = [keys.score_scale()]
    if any(cell.flagged for row in table.cells for cell in row):
        found.append(keys.flagged("contradict each other"))
    rule = (
        "Channels of one stage contradict when one is above neutral, another below, and they are 1.5 or more apart. "
        "An experience with several channels counts in each, and once in the totals."
    )
    return Foot((*found, *keys.used(table)), rule, sheet, sheets)


def _title(channels: _Channels) -> str:
    if not any(channels.names):
        return "No experience names a channel yet"
    if channels.contradictions:
        return _contradicting(channels)
    means = {name: row.rank[0] for name in channels.names if name and (row := channels.row(name)).today}
    if not means:
        return "No channel is scored yet"
    least = min(means.values())
    lowest = [channels.names[name] for name, mean in means.items() if mean == least]
    told = tied(lowest, len(means), "scored channels", _NAME)
    if len(means) == 1:
        return f"Only one channel is scored: {told}, {signed(least)}"
    if len(lowest) == len(means):
        return f"No channels contradict; {told} are {signed(least)}{apiece(len(lowest))}"
    the = "the lowest is" if len(lowest) == 1 else "the lowest are"
    return f"No channels contradict; {the} {told}, {signed(least)}{apiece(len(lowest))}"


def _contradicting(channels: _Channels) -> str:
    """Which channels of the stage where they are farthest apart; of several such stages, those that are alike."""
    found = channels.contradictions
    first = found[0]
    equals = [one for one in found if one.apart == first.apart]
    others = len(found) - len(equals)
    more = f"; channels contradict in {count(others, 'more stage', 'more stages')}" if others else ""
    stages = sum(stage.in_scope for stage in channels.journey.stages)
    where = tied([one.stage.name for one in equals], stages, "stages", 40)
    if len({(one.best, one.worst) for one in equals}) > 1:
        rest = f", and in {others} more" if others else ""
        return f"Channels contradict {'most ' if others else ''}in {where}, {signed(first.apart)[1:]} apart each{rest}"
    best = _felt(channels, first.stage, first.best, "pleases", "please")
    worst = _felt(channels, first.stage, first.worst, "hurts", "hurt")
    return f"{LEFT_TO_RIGHT}{where if len(equals) <= NAMED else capital(where)}: {best}, {worst}{more}"


def _felt(channels: _Channels, stage: Stage, keys: Sequence[str], one: str, several: str) -> str:
    here = sum(bool(name) and (name, stage.key) in channels.lived for name in channels.names)
    return (
        f"{tied([channels.names[key] for key in keys], here, 'channels', _NAME)} {one if len(keys) == 1 else several}"
    )


def describe(journey: Journey) -> str:
    """Contradictions first, then each channel's mean."""
    channels = _channels(journey)
    told = [f"Stage by channel table: {part(journey.title, 70)}", _title(channels)]
    told.append(f"{count(sum(map(bool, channels.names)), 'channel')} by {count(len(journey.stages), 'stage')}")
    for found in channels.contradictions[:_MOST_TOLD]:
        ends = [
            f"{part(channels.names[name], _NAME)} {mean_of(channels.of(name, found.stage.key))}"
            for name in (*found.best, *found.worst)
        ]
        told.append(f"{part(found.stage.name, _NAME)}: {', '.join(ends)}")
    rows = [(name, channels.row(key)) for key, name in channels.names.items()]
    means = [f"{part(name, 24)} {mean_of(row)}" for name, row in rows if row.today]
    told.append(f"Over all stages: {', '.join(means[:12])}" if means else "")
    missing = channels.row(_NO_CHANNEL).lived
    told.append(f"{count(missing, 'experience names', 'experiences name')} no channel" if missing else "")
    return fitting(told)


def says(journey: Journey) -> bool:
    """At least one channel has been named."""
    return any(each.channels for each in journey.experiences)


PICTURE = Picture("channel_table", "Stages by channel", lay_out, describe, says=says)
