"""The one sentence everybody reads: headline and notification, the worst moment first and what follows from it."""

from __future__ import annotations

from collections.abc import Iterator

from renderers.findings import Findings, Moment
from renderers.journey import Journey
from renderers.texts.line import part
from renderers.texts.names import among, fullest, in_quotes, opened
from renderers.texts.open_questions import unscored
from renderers.texts.plans import commitment, next_line
from renderers.texts.times import time_told
from renderers.texts.words import ARROW, sentence, signed

HEADLINE_LIMIT = 150
FALLBACK_LIMIT = 300
_TITLES = (110, 75, 60, 50)
_STAGES = (60, 40, 40, 24)
_PEOPLE = (60, 40, 30, 24)  # the last of each fit into a headline together, whatever the verdict
_LEAST_WHAT = 22


def headline(journey: Journey, findings: Findings) -> str:
    """Journey, verdict, persona and as much of what happens as fits."""
    if findings.worst is None:
        told = time_told(journey.stages) or unscored(journey, findings)
        return fullest((opened(journey.title, limit, told) for limit in _TITLES), HEADLINE_LIMIT)
    start = fullest(_starts(journey, findings.worst), HEADLINE_LIMIT)
    what = _happens(findings.worst, HEADLINE_LIMIT - len(start) - 2)
    return f"{start}: {what}" if what else start


def _starts(journey: Journey, worst: Moment) -> Iterator[str]:
    verdict = "worst at" if worst.low < 0 else "no moment below zero, lowest at"
    names = [persona.name for persona in worst.personas]
    for title, stage, people in zip(_TITLES, _STAGES, _PEOPLE, strict=True):
        where = f"{verdict} {in_quotes(worst.stage.name, stage)} ({signed(worst.low)})"
        who = among(names, people)
        yield opened(journey.title, title, f"{where} for {who}" if who else where)


def _happens(worst: Moment, room: int) -> str:
    """What happens in the worst moment where that fits, else what hurts, else as much as fits."""
    experience = worst.experience.what
    hurts = worst.pain_points[0].text if worst.pain_points else ""
    for text in (experience, hurts):
        if 0 < len(whole := part(text, HEADLINE_LIMIT)) <= room and not whole.endswith("…"):
            return whole
    return part(experience, room) if room >= _LEAST_WHAT else ""


def fallback(journey: Journey, findings: Findings) -> str:
    """At most 300 characters: the worst moment, then decision, first action, suggestion, gap or pain point."""
    told, what = _verdict(journey, findings)
    room = FALLBACK_LIMIT - len(told) - 2
    for more in (_next(journey, findings, room) or _hurts(findings, what), commitment(journey)):
        longer = f"{told} {sentence(more)}" if more else told
        told = longer if len(longer) <= FALLBACK_LIMIT else told
    return told


def _verdict(journey: Journey, findings: Findings) -> tuple[str, str]:
    """A sentence and what it says happens."""
    worst = findings.worst
    if worst is None:
        return sentence(headline(journey, findings)), ""
    lead = "worst moment" if worst.low < 0 else "no moment below zero, lowest at"
    what = _happens(worst, 80)
    where = f"{lead} {in_quotes(worst.stage.name, 40)} ({signed(worst.low)})"
    return sentence(opened(journey.title, 60, f"{where}: {what}" if what else where)), what


def _next(journey: Journey, findings: Findings, room: int) -> str:
    line = next_line(journey, findings, effect=False)
    if line:
        who = f" ({line.note})" if line.note else ""
        who = who if room - len(line.lead) - len(who) > _LEAST_WHAT * 2 else ""
        return f"{line.lead}{who}: {part(line.text, room - len(line.lead) - len(who) - 3)}"
    wide = next((gap.moment for gap in findings.gaps if gap.shown), None)
    if wide and wide.target:
        scores = f"{signed(wide.today.mean)} {ARROW} {signed(wide.target.mean)}"
        return f"Widest gap at {in_quotes(wide.stage.name, 40)}, {scores}"
    first = next(iter(findings.hindrances), None)
    if first and first.pain_point.votes:
        return f"Most votes: {part(first.pain_point.text, 70)}"
    return ""


def _hurts(findings: Findings, said: str) -> str:
    pains = findings.worst.pain_points if findings.worst else ()
    hurts = part(pains[0].text, 70) if pains else ""
    return f"What hurts: {hurts}" if hurts and hurts != said else ""
