"""The replies in the summary's thread: one per stage, everything in full."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from renderers.findings import Moment, find
from renderers.journey import Expectation, Experience, Journey, Opportunity, PainPoint
from renderers.texts.entry import Entry, named
from renderers.texts.further import Further, behind_entry, facts, measure_entry
from renderers.texts.line import SEPARATOR
from renderers.texts.reading import Column, Reading, read
from renderers.texts.verdict import verdict
from renderers.texts.words import EVIDENCE, MET, MET_SIGN, SEVERITY, count, listed, score_in_full, signed


@dataclass(frozen=True, slots=True, kw_only=True)
class StageReply:
    """What was collected at one stage; ``remark`` says what is missing or that the stage is out of scope.

    ``finding`` is what matters most; it stands first, as many read no further.
    ``facts`` are its owner, times and accuracy in a line of ours, as far as they are known.
    """

    name: str
    value: str
    remark: str
    finding: str = ""
    facts: str = ""
    personas: tuple[Entry, ...] = ()
    experiences: tuple[Entry, ...] = ()
    expectations: tuple[Entry, ...] = ()
    pain_points: tuple[Entry, ...] = ()
    opportunities: tuple[Entry, ...] = ()
    actions: tuple[Entry, ...] = ()
    measures: tuple[Entry, ...] = ()
    behind: tuple[Entry, ...] = ()
    moved: tuple[Entry, ...] = ()

    @property
    def sections(self) -> tuple[tuple[str, tuple[Entry, ...]], ...]:
        titled = (
            ("Personas", self.personas),
            ("Experiences", self.experiences),
            ("Expectations", self.expectations),
            ("Pain points", self.pain_points),
            ("Opportunities", self.opportunities),
            ("Actions", self.actions),
            ("Measures", self.measures),
            ("Behind the scenes", self.behind),
            ("Mean scores then and now", self.moved),
        )
        return tuple((title, entries) for title, entries in titled if entries)

    @property
    def lead(self) -> tuple[str, ...]:
        """What stands between the name and the sections, line by line."""
        value = f"Value: {named(self.value)}" if self.value else ""
        return tuple(filter(None, (self.finding, value, self.facts, self.remark)))

    @property
    def plain(self) -> str:
        parts = ["\n".join((named(self.name), *self.lead))]
        parts += ["\n".join([title, *(entry.plain for entry in entries)]) for title, entries in self.sections]
        return "\n\n".join(parts)


def stage_replies(journey: Journey) -> tuple[StageReply, ...]:
    """One reply per stage, in order."""
    reading, further, moments = read(journey), Further(journey), find(journey).moments
    return tuple(_reply(column, reading, further, moments) for column in reading.columns)


def _reply(column: Column, reading: Reading, further: Further, moments: Iterable[Moment]) -> StageReply:
    numbers, stage = reading.numbers, column.stage.key
    return StageReply(
        name=column.stage.name,
        value=column.stage.value,
        remark=_remark(column),
        finding=verdict(column, moments),
        facts=facts(column.stage),
        experiences=tuple(_experience(each, reading) for each in column.experiences),
        expectations=tuple(_expectation(each, numbers) for each in column.expectations),
        pain_points=tuple(_pain_point(each, numbers) for each in column.pain_points),
        opportunities=tuple(_opportunity(each, numbers) for each in further.opportunities[stage]),
        measures=tuple(map(measure_entry, further.measures[stage])),
        behind=tuple(behind_entry(each, further) for each in further.behind[stage]),
    )


def _remark(column: Column) -> str:
    if not column.stage.in_scope:
        return "Out of scope of this workshop."
    missing = [] if column.stage.value else ["Its value to the persona has not been said."]
    if not column.experiences:
        missing.append("Unmanaged: no experience was collected here.")
    return " ".join(missing)


def _experience(each: Experience, reading: Reading) -> Entry:
    today = f"today {score_in_full(each.today)}" if each.today else "not scored"
    target = f"target {signed(each.target.mean)}" if each.target else "no target"
    channels = listed(named(name) for name in each.channels)
    notes = [
        listed(named(name) for name in reading.who(each)),
        channels or "channel not said",
        today,
        target,
        EVIDENCE[each.evidence],
        *(["moment that matters"] if each.moment else []),
    ]
    return Entry(
        mark=f"{reading.numbers[each.key]}.",
        text=each.what,
        note=SEPARATOR.join(notes),
        instead=each.instead,
        link=each.link,
        quote=each.quote,
    )


def _expectation(each: Expectation, numbers: dict[str, int]) -> Entry:
    note = SEPARATOR.join((MET[each.met], EVIDENCE[each.evidence], _at(each.experiences, numbers)))
    return Entry(mark=MET_SIGN[each.met], text=each.text, note=note, link=each.link)


def _pain_point(each: PainPoint, numbers: dict[str, int]) -> Entry:
    votes = [count(each.votes, "vote")] if each.votes else []
    notes = [*votes, SEVERITY[each.severity], EVIDENCE[each.evidence], _at(each.experiences, numbers)]
    return Entry(mark="", text=each.text, note=SEPARATOR.join(notes), link=each.link)


def _opportunity(each: Opportunity, numbers: dict[str, int]) -> Entry:
    votes = [count(each.votes, "vote")] if each.votes else []
    return Entry(mark="", text=each.text, note=SEPARATOR.join((*votes, _at(each.experiences, numbers))))


def _at(experiences: Iterable[str], numbers: dict[str, int]) -> str:
    places = sorted({numbers[key] for key in experiences})
    return f"experience{'s' if len(places) > 1 else ''} {listed(map(str, places))}"
