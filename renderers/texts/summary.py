"""The channel summary: what a director reads on a phone in a minute ("Output a" of ``facilitation.md``)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from renderers.findings import Findings, Gap, Hindrance, Moment, Wish, find
from renderers.journey import Journey
from renderers.texts.line import Line, fit, part
from renderers.texts.words import ARROW, EVIDENCE, MET, SEVERITY, count, listed, score, sentence, signed, size

HEADLINE_LIMIT = 150
LIMIT = 1200
_MOST = {"worst": 3, "gaps": 2, "expectations": 3, "pain_points": 3, "open_questions": 2}
_GIVE_WAY = ("expectations", "pain_points", "gaps", "open_questions")

TITLES = {
    "worst": "Worst moments",
    "gaps": "Widest gaps",
    "expectations": "Expectations not met",
    "pain_points": "Pain points that weigh most",
    "bright_spot": "Protect",
    "open_questions": "Still open",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """Findings, never counts of activity; at most about 1,200 characters with the titles of TITLES.

    Everything is plain text that may hold what people typed: it belongs into rich_text, never into markup.
    ``fallback`` stands for the whole in a notification. Sections without a finding are empty.
    """

    headline: str
    worst: tuple[Line, ...]
    gaps: tuple[Line, ...]
    expectations: tuple[Line, ...]
    pain_points: tuple[Line, ...]
    bright_spot: Line | None
    open_questions: tuple[Line, ...]
    confidence: str
    fallback: str

    @property
    def sections(self) -> tuple[tuple[str, tuple[Line, ...]], ...]:
        """Title and lines of every section that says something, in reading order."""
        bright = (self.bright_spot,) if self.bright_spot else ()
        filled = {**{name: getattr(self, name) for name in _MOST}, "bright_spot": bright}
        return tuple((title, filled[name]) for name, title in TITLES.items() if filled[name])

    @property
    def plain(self) -> str:
        """The whole as text, for places without blocks."""
        parts = [self.headline]
        for title, lines in self.sections:
            parts.append("\n".join([title, *(f"• {line.plain}" for line in lines)]))
        return "\n\n".join([*parts, self.confidence])


def summary(journey: Journey) -> Summary:
    """The summary of any journey, also of one where nothing has been said yet."""
    findings = find(journey)
    shown = findings.bad[: _MOST["worst"]]
    told = {moment.pain_points[0].key for moment in shown if moment.pain_points}
    weighed = [each for each in findings.hindrances if each.pain_point.key not in told]
    gaps = [gap for gap in findings.gaps if gap.size > 0]
    made = Summary(
        headline=_headline(journey, findings),
        worst=tuple(_moment(moment) for moment in shown),
        gaps=tuple(_gap(gap) for gap in gaps[: _MOST["gaps"]]),
        expectations=tuple(_wish(wish) for wish in findings.wishes[: _MOST["expectations"]]),
        pain_points=tuple(_hindrance(each) for each in weighed[: _MOST["pain_points"]]),
        bright_spot=_bright(findings.bright_spot) if findings.bright_spot else None,
        open_questions=_open_questions(findings)[: _MOST["open_questions"]],
        confidence=_confidence(findings),
        fallback=_fallback(journey, findings),
    )
    return _fitting(made)


def _fitting(made: Summary) -> Summary:
    """The longest section gives way first; what never does is far below the limit, so this ends."""
    while len(made.plain) > LIMIT:
        made = _without_last(made, max(_GIVE_WAY, key=partial(_lines, made)))
    return made


def _lines(made: Summary, name: str) -> int:
    return len(getattr(made, name))


def _without_last(made: Summary, name: str) -> Summary:
    shorter: dict[str, Any] = {name: getattr(made, name)[:-1]}
    return replace(made, **shorter)


def _headline(journey: Journey, findings: Findings) -> str:
    title = part(journey.title, 60)
    worst = findings.worst
    if worst is None:
        verdict = "nobody has scored an experience yet" if journey.experiences else "no experience collected yet"
        return f"{title}: {verdict}"
    who = part(listed(persona.name for persona in worst.personas), 30)
    verdict = "worst at" if worst.low < 0 else "no moment below zero, lowest at"
    start = f"{title}: {verdict} {part(worst.stage.name, 24)} ({signed(worst.low)}) for {who}"
    what = part(worst.experience.what, HEADLINE_LIMIT - len(start) - 2)
    return f"{start}: {what}" if what else start


def _moment(moment: Moment) -> Line:
    pain = moment.pain_points[0] if moment.pain_points else None
    text = pain.text if pain else moment.experience.what
    known = pain.evidence if pain else moment.experience.evidence
    votes = [count(pain.votes, "vote")] if pain and pain.votes else []
    note = ", ".join([_now_to_target(moment), *votes, EVIDENCE[known]])
    return fit(moment.stage.name, text, note)


def _now_to_target(moment: Moment) -> str:
    today = score(moment.today) if moment.hidden else signed(moment.low)
    return f"{today} {ARROW} {signed(moment.target.mean)}" if moment.target else f"{today}, no target"


def _gap(gap: Gap) -> Line:
    today, target = gap.moment.today, gap.moment.target
    mean = "mean " if today.low < today.high else ""
    scores = f", {mean}{signed(today.mean)} {ARROW} {signed(target.mean)}" if target else ""
    return fit(gap.moment.stage.name, gap.moment.experience.what, f"gap {size(gap.size)}{scores}")


def _wish(wish: Wish) -> Line:
    return fit(wish.stages[0].name, wish.expectation.text, _more_places(MET[wish.expectation.met], len(wish.stages)))


def _hindrance(each: Hindrance) -> Line:
    pain = each.pain_point
    weight = count(pain.votes, "vote") if pain.votes else SEVERITY[pain.severity]
    note = _more_places(f"{weight}, {EVIDENCE[pain.evidence]}", len(each.stages))
    return fit(each.stages[0].name, pain.text, note)


def _more_places(note: str, stages: int) -> str:
    return f"{note}, {stages} stages" if stages > 1 else note


def _bright(moment: Moment) -> Line:
    return fit(moment.stage.name, moment.experience.what, signed(moment.today.mean))


def _open_questions(findings: Findings) -> tuple[Line, ...]:
    """What the journey cannot say yet, the most serious first."""
    made = []
    if findings.idealised:
        made.append(Line(text="Every score is good and nothing has evidence: ask for a bad day"))
    for names, note in (
        ([stage.name for stage in findings.unmanaged], "unmanaged: no experience"),
        ([persona.name for persona in findings.unseen], "without any experience"),
        ([each.what for each in findings.missing_scores], "not scored"),
        ([each.what for each in findings.missing_targets], "no target"),
        ([stage.name for stage in findings.without_value], "value to the persona not said"),
    ):
        if names:
            rest = f" (+{len(names) - 1:,} more)" if len(names) > 1 else ""
            made.append(fit("", names[0], note + rest))
    return tuple(made)


def _confidence(findings: Findings) -> str:
    known = findings.confidence
    who = count(known.people, "person", "people") + " took part" if known.people else "Nobody has taken part yet"
    if not known.items:
        return f"{who}."
    share = f"{known.percent} % of what was said has been seen or measured"
    return f"{who}. {share}{', so this is an assumption map' if known.assumption_map else ''}."


def _fallback(journey: Journey, findings: Findings) -> str:
    title, worst = part(journey.title, 60), findings.worst
    if worst is None:
        return sentence(_headline(journey, findings))
    lead = "worst moment" if worst.low < 0 else "no moment below zero, lowest"
    where = f"{part(worst.stage.name, 40)} ({signed(worst.low)})"
    moment = sentence(f"{title}: {lead} {where}, {part(worst.experience.what, 90)}")
    wide = next((gap for gap in findings.gaps if gap.size > 0), None)
    if wide is None:
        return moment
    return f"{moment} " + sentence(f"Widest gap {size(wide.size)} at {part(wide.moment.stage.name, 40)}")
