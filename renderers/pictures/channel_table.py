"""The stage x channel table: whether a stage feels the same whichever way people take, and where it does not."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from renderers.engine.ops import Page
from renderers.findings import find
from renderers.journey import Experience, Journey, Stage
from renderers.parts.frame import LEFT_TO_RIGHT, Foot, Head, framed, method_line, nothing, titled
from renderers.picture import Picture
from renderers.pictures.tables import keys
from renderers.pictures.tables.grid import Heading, Kind, Table, grid
from renderers.pictures.tables.scores import Tally, mean_of, score_cell, tally
from renderers.texts.fitting import fitting
from renderers.texts.line import part
from renderers.texts.words import count, signed

_MEASURE = 1120.0
_NAME = 30
_APART = 1.5
_NO_CHANNEL = ""
_MOST_TOLD = 4


@dataclass(frozen=True, slots=True)
class Contradiction:
    """In ``stage`` one channel is felt above neutral and another below, far apart."""

    stage: Stage
    best: str
    worst: str
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
    means = {name: found.today.mean for name, found in tallies.items() if found.today}
    if not means:
        return None
    best, worst = max(means, key=means.__getitem__), min(means, key=means.__getitem__)
    apart = means[best] - means[worst]
    if means[best] <= 0 or means[worst] >= 0 or apart < _APART:
        return None
    return Contradiction(stage, best, worst, apart)


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
    marked = {(each.stage.key, name) for each in channels.contradictions for name in (each.best, each.worst)}
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
        first = channels.contradictions[0]
        best, worst = (titled(channels.names[key], _NAME) for key in (first.best, first.worst))
        others = len(channels.contradictions) - 1
        more = f"; channels contradict in {count(others, 'more stage', 'more stages')}" if others else ""
        return f"{LEFT_TO_RIGHT}{titled(first.stage.name, 40)}: {best} pleases, {worst} hurts{more}"
    rows = {name: channels.row(name) for name in channels.names if name}
    scored = [name for name, found in rows.items() if found.today]
    if not scored:
        return "No channel is scored yet"
    lowest = min(scored, key=lambda key: rows[key].rank)
    return f"No channels contradict; the lowest is {titled(channels.names[lowest], _NAME)}, {mean_of(rows[lowest])}"


def describe(journey: Journey) -> str:
    """Contradictions first, then each channel's mean."""
    channels = _channels(journey)
    told = [f"Stage by channel table: {part(journey.title, 70)}", _title(channels)]
    told.append(f"{count(sum(map(bool, channels.names)), 'channel')} by {count(len(journey.stages), 'stage')}")
    for each in channels.contradictions[:_MOST_TOLD]:
        best, worst = (
            f"{part(channels.names[name], _NAME)} {mean_of(channels.of(name, each.stage.key))}"
            for name in (each.best, each.worst)
        )
        told.append(f"{part(each.stage.name, _NAME)}: {best}, {worst}")
    rows = [(name, channels.row(key)) for key, name in channels.names.items()]
    means = [f"{part(name, 24)} {mean_of(found)}" for name, found in rows if found.today]
    told.append(f"Over all stages: {', '.join(means[:12])}" if means else "")
    missing = channels.row(_NO_CHANNEL).lived
    told.append(f"{count(missing, 'experience names', 'experiences name')} no channel" if missing else "")
    return fitting(told)


def says(journey: Journey) -> bool:
    """At least one channel has been named."""
    return any(each.channels for each in journey.experiences)


PICTURE = Picture("channel_table", "Stages by channel", lay_out, describe, says=says)
