"""One line of the summary for each kind of finding: where, what, how much."""

from __future__ import annotations

from renderers.findings import Findings, Gap, Hindrance, Moment, Wish
from renderers.journey import Journey, PainPoint, Severity
from renderers.texts.line import Line, fit
from renderers.texts.names import in_quotes
from renderers.texts.times import longest_wait, time_told
from renderers.texts.words import ARROW, EVIDENCE, MET, SEVERITY, capital, count, duration, score, signed


def moment_line(moment: Moment, pain: PainPoint | None, limit: int, *, aimed: bool) -> Line:
    """By what hurts there, else by what happens; ``aimed`` where anything has a target, so that its lack counts."""
    text = pain.text if pain else moment.experience.what
    known = pain.evidence if pain else moment.experience.evidence
    today = score(moment.today) if moment.hidden else signed(moment.low)
    aim = f" {ARROW} {signed(moment.target.mean)}" if moment.target else ", no target" if aimed else ""
    votes = [count(pain.votes, "vote")] if pain and pain.votes else []
    return fit(moment.stage.name, text, ", ".join([today + aim, *votes, EVIDENCE[known]]), limit)


def gap_line(gap: Gap, limit: int) -> Line:
    today, target = gap.moment.today, gap.moment.target
    mean = "mean " if today.low < today.high else ""
    aim = f" {ARROW} {signed(target.mean)}" if target else ""
    return fit(gap.moment.stage.name, gap.moment.experience.what, f"{mean}{signed(today.mean)}{aim}", limit)


def wish_line(wish: Wish, limit: int) -> Line:
    note = _more_places(MET[wish.expectation.met], len(wish.stages))
    return fit(wish.stages[0].name, wish.expectation.text, note, limit)


def hindrance_line(each: Hindrance, limit: int) -> Line:
    """Severity stands in for votes where it is not the usual one."""
    pain = each.pain_point
    severity = "" if pain.severity is Severity.BAD else SEVERITY[pain.severity]
    weight = count(pain.votes, "vote") if pain.votes else severity
    note = _more_places(", ".join(filter(None, (weight, EVIDENCE[pain.evidence]))), len(each.stages))
    return fit(each.stages[0].name, pain.text, note, limit)


def _more_places(note: str, stages: int) -> str:
    return f"{note}, {stages} stages" if stages > 1 else note


def bright_line(moment: Moment, limit: int) -> Line:
    return fit(moment.stage.name, moment.experience.what, signed(moment.today.mean), limit)


def time_lines(journey: Journey, findings: Findings) -> tuple[Line, ...]:
    """How long all of it takes, unless the headline says so, and what is waited for longest."""
    told = time_told(journey.stages) if findings.moments else ""
    slowest = longest_wait(journey.stages)
    wait = f"longest wait {duration(slowest.wait_time or 0)} before {in_quotes(slowest.name, 30)}" if slowest else ""
    return tuple(Line(text=capital(each)) for each in (told, wait) if each)
