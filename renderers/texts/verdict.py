"""What matters most at one stage: its lowest moment, and the pain point that weighs most."""

from __future__ import annotations

from collections.abc import Iterable

from renderers.findings import Moment
from renderers.texts.line import part
from renderers.texts.names import among
from renderers.texts.reading import Column
from renderers.texts.words import count, score, sentence

_WHAT, _PEOPLE, _PAIN = 90, 60, 90


def verdict(column: Column, moments: Iterable[Moment]) -> str:
    """One or two sentences; "" where the stage is out of scope or empty. ``moments`` are the worst first."""
    if not column.stage.in_scope or not column.experiences:
        return ""
    here = next((moment for moment in moments if moment.stage.key == column.stage.key), None)
    return " ".join(filter(None, (_lowest(here), _heaviest(column))))


def _lowest(moment: Moment | None) -> str:
    if moment is None:
        return "Today is not scored here yet."
    who = among([persona.name for persona in moment.personas], _PEOPLE)
    people = f" for {who}" if who else ""
    told = f"owest {score(moment.today)}{people}"
    start = f"L{told}" if moment.low < 0 else f"Nobody is below zero here, l{told}"
    what = part(moment.experience.what, _WHAT)
    return sentence(f"{start}: {what}" if what else start)


def _heaviest(column: Column) -> str:
    """Only where somebody has voted: without votes the order says too little."""
    first = next(iter(column.pain_points), None)
    if first is None or not first.votes:
        return ""
    return sentence(f"Most votes: {part(first.text, _PAIN)} ({count(first.votes, 'vote')})")
