"""The replies in the summary's thread: one per stage, everything in full."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from renderers.journey import Expectation, Experience, Journey, PainPoint
from renderers.texts.line import SEPARATOR
from renderers.texts.reading import Column, Reading, read
from renderers.texts.shorten import one_line
from renderers.texts.words import EVIDENCE, MET, MET_SIGN, SEVERITY, count, isolated, listed, score_in_full, signed


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One item: ``mark`` in front, what was typed, and our words about it.

    ``mark`` is the experience's number on the map, the sign of an expectation, "" for a pain point.
    ``instead`` is what should happen instead; ``link`` an http(s) address or "". Typed text is whole.
    """

    mark: str
    text: str
    note: str
    instead: str = ""
    link: str = ""

    @property
    def plain(self) -> str:
        instead = f"\n  Instead: {isolated(one_line(self.instead))}" if self.instead else ""
        link = f"{SEPARATOR}{self.link}" if self.link else ""
        mark = f"{self.mark} " if self.mark else ""
        return f"{mark}{isolated(one_line(self.text))}{SEPARATOR}{self.note}{link}{instead}"


@dataclass(frozen=True, slots=True, kw_only=True)
class StageReply:
    """What was collected at one stage; ``remark`` says what is missing or that the stage is out of scope."""

    name: str
    value: str
    remark: str
    experiences: tuple[Entry, ...]
    expectations: tuple[Entry, ...]
    pain_points: tuple[Entry, ...]

    @property
    def sections(self) -> tuple[tuple[str, tuple[Entry, ...]], ...]:
        titled = (
            ("Experiences", self.experiences),
            ("Expectations", self.expectations),
            ("Pain points", self.pain_points),
        )
        return tuple((title, entries) for title, entries in titled if entries)

    @property
    def plain(self) -> str:
        head = [one_line(self.name), *([f"Value: {one_line(self.value)}"] if self.value else []), self.remark]
        parts = ["\n".join(line for line in head if line)]
        parts += ["\n".join([title, *(entry.plain for entry in entries)]) for title, entries in self.sections]
        return "\n\n".join(parts)


def stage_replies(journey: Journey) -> tuple[StageReply, ...]:
    """One reply per stage, in order."""
    reading = read(journey)
    return tuple(_reply(column, reading) for column in reading.columns)


def _reply(column: Column, reading: Reading) -> StageReply:
    numbers = reading.numbers
    return StageReply(
        name=column.stage.name,
        value=column.stage.value,
        remark=_remark(column),
        experiences=tuple(_experience(each, reading) for each in column.experiences),
        expectations=tuple(_expectation(each, numbers) for each in column.expectations),
        pain_points=tuple(_pain_point(each, numbers) for each in column.pain_points),
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
    channels = listed(isolated(one_line(name)) for name in each.channels)
    notes = [
        listed(isolated(one_line(name)) for name in reading.who(each)),
        channels or "channel not said",
        today,
        target,
        EVIDENCE[each.evidence],
    ]
    return Entry(
        mark=f"{reading.numbers[each.key]}.",
        text=each.what,
        note=SEPARATOR.join(notes),
        instead=each.instead,
        link=each.link,
    )


def _expectation(each: Expectation, numbers: dict[str, int]) -> Entry:
    note = SEPARATOR.join((MET[each.met], EVIDENCE[each.evidence], _at(each.experiences, numbers)))
    return Entry(mark=MET_SIGN[each.met], text=each.text, note=note, link=each.link)


def _pain_point(each: PainPoint, numbers: dict[str, int]) -> Entry:
    votes = [count(each.votes, "vote")] if each.votes else []
    notes = [*votes, SEVERITY[each.severity], EVIDENCE[each.evidence], _at(each.experiences, numbers)]
    return Entry(mark="", text=each.text, note=SEPARATOR.join(notes), link=each.link)


def _at(experiences: Iterable[str], numbers: dict[str, int]) -> str:
    places = sorted({numbers[key] for key in experiences})
    return f"experience{'s' if len(places) > 1 else ''} {listed(map(str, places))}"
