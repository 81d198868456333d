"""The channel summary: what a director reads on a phone in a minute ("Output a" of ``facilitation.md``)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from renderers.findings import Findings, Gap, Hindrance, Moment, Wish, find
from renderers.journey import Journey
from renderers.texts.line import Line, fit, part
from renderers.texts.plans import action_lines, commitment, decision_line
from renderers.texts.words import ARROW, EVIDENCE, MET, SEVERITY, count, listed, score, sentence, signed, size

HEADLINE_LIMIT = 150
LIMIT = 1200
_MOST = {"worst": 3, "gaps": 2, "expectations": 3, "pain_points": 3, "actions": 3, "open_questions": 2}
_GIVE_WAY = ("expectations", "pain_points", "gaps", "open_questions")

TITLES = {
    "worst": "Worst moments",
    "gaps": "Widest gaps",
    "expectations": "Expectations not met",
    "pain_points": "Pain points that weigh most",
    "bright_spot": "Protect",
    "actions": "Actions",
    "open_questions": "Still open",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """Findings, never counts of activity; at most about 1,200 characters with the titles of TITLES.

    Everything is plain text that may hold what people typed: it belongs into rich_text, never into markup.
    ``fallback`` stands for the whole in a notification. Sections without a finding are empty.
    """

    headline: str
    decision: Line | None
    worst: tuple[Line, ...]
    gaps: tuple[Line, ...]
    expectations: tuple[Line, ...]
    pain_points: tuple[Line, ...]
    bright_spot: Line | None
    actions: tuple[Line, ...]
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
        parts = [self.headline, *([self.decision.plain] if self.decision else [])]
        for title, lines in self.sections:
            parts.append("\n".join([title, *(f"• {line.plain}" for line in lines)]))
        return "\n\n".join(filter(None, [*parts, self.confidence]))


def summary(journey: Journey) -> Summary:
    """The summary of any journey, also of one where nothing has been said yet."""
    findings = find(journey)
    shown = findings.bad[: _MOST["worst"]]
    told = {moment.pain_points[0].key for moment in shown if moment.pain_points}
    weighed = [each for each in findings.hindrances if each.pain_point.key not in told]
    gaps = [gap for gap in findings.gaps if gap.size > 0]
    made = Summary(
        headline=_headline(journey, findings),
        decision=decision_line(journey),
        worst=tuple(_moment(moment) for moment in shown),
        gaps=tuple(_gap(gap) for gap in gaps[: _MOST["gaps"]]),
        expectations=tuple(_wish(wish) for wish in findings.wishes[: _MOST["expectations"]]),
        pain_points=tuple(_hindrance(each) for each in weighed[: _MOST["pain_points"]]),
        bright_spot=_bright(findings.bright_spot) if findings.bright_spot else None,
        actions=action_lines(journey, _MOST["actions"]),
        open_questions=_open_questions(findings)[: _MOST["open_questions"]],
        confidence=_confidence(journey, findings),
        fallback=_fallback(journey, findings),
    )
    return _fitting(made, journey)


def executive(journey: Journey) -> Summary:
    """The shortest cut, for whoever decides: headline, decision, worst moments, actions."""
    whole = summary(journey)
    return replace(whole, gaps=(), expectations=(), pain_points=(), bright_spot=None, open_questions=(), confidence="")


def _fitting(made: Summary, journey: Journey) -> Summary:
    """The longest section gives way first, of the actions only what the thread holds anyway, and the first never."""
    most = _MOST["actions"]
    while len(made.plain) > LIMIT:
        longest = max(_GIVE_WAY, key=partial(_lines, made))
        if _lines(made, longest):
            made = _without_last(made, longest)
        elif most > 1:
            most -= 1
            made = replace(made, actions=action_lines(journey, most))
        else:
            break
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
    whole = f"{start}: {part(worst.experience.what, HEADLINE_LIMIT)}"
    return whole if worst.experience.what and len(whole) <= HEADLINE_LIMIT else start


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


def _confidence(journey: Journey, findings: Findings) -> str:
    known = findings.confidence
    who = _took_part(known.people, journey.invited)
    missing = part(listed(name for name in journey.missing_functions), 80)
    absent = f"Missing: {missing}. " if missing else ""
    if not known.items:
        return f"{who}. {absent}".rstrip()
    share = f"{known.percent}% of what was said has been seen or measured"
    return f"{who}. {absent}{share}{', so this is an assumption map' if known.assumption_map else ''}."


def _took_part(people: int, invited: int) -> str:
    if not people:
        return "Nobody has taken part yet"
    return f"{people:,} of {invited:,} people took part" if invited > people else f"{_people(people)} took part"


def _people(number: int) -> str:
    return count(number, "person", "people")


def _fallback(journey: Journey, findings: Findings) -> str:
    title, worst = part(journey.title, 60), findings.worst
    if worst is None:
        return sentence(_headline(journey, findings))
    lead = "worst moment" if worst.low < 0 else "no moment below zero, lowest"
    where = f"{part(worst.stage.name, 40)} ({signed(worst.low)})"
    moment = sentence(f"{title}: {lead} {where}, {part(worst.experience.what, 90)}")
    if journey.decision.strip():
        return f"{moment} " + sentence(f"Decision: {part(journey.decision, 90)}")
    if commitment(journey):
        return f"{moment} " + sentence(commitment(journey))
    wide = next((gap for gap in findings.gaps if gap.size > 0), None)
    if wide is None:
        return moment
    return f"{moment} " + sentence(f"Widest gap {size(wide.size)} at {part(wide.moment.stage.name, 40)}")
