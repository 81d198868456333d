"""The channel summary: what a director reads on a phone in a minute ("Output a" of ``facilitation.md``)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from renderers.findings import Findings, Moment, find
from renderers.journey import Journey, PainPoint
from renderers.texts.confidence import confidence
from renderers.texts.headline import fallback, headline
from renderers.texts.line import LIMIT as LINE_LIMIT
from renderers.texts.line import ROOMY, Line
from renderers.texts.lines import bright_line, gap_line, hindrance_line, moment_line, time_lines, wish_line
from renderers.texts.open_questions import has_targets, open_questions
from renderers.texts.plans import FIRST_ACTION, action_lines, next_line

LIMIT = 1200
_MOST = {"worst": 3, "actions": 3, "pain_points": 3, "gaps": 2, "expectations": 3, "open_questions": 3}
_GIVE_WAY = ("expectations", "gaps", "time", "open_questions", "pain_points")

TITLES = {
    "worst": "Worst moments",
    "bright_spot": "Protect",
    "actions": "Actions",
    "pain_points": "Pain points that weigh most",
    "gaps": "Widest gaps",
    "expectations": "Expectations not met",
    "time": "Time",
    "open_questions": "Still open",
}
_AFTER_THE_FIRST = "Further actions"


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """Findings, never counts of activity; at most about 1,200 characters with the titles of TITLES.

    Everything is plain text that may hold what people typed: it belongs into rich_text, never into markup.
    ``fallback`` stands for the whole in a notification. Sections without a finding are empty.
    """

    headline: str
    decision: Line | None
    worst: tuple[Line, ...]
    bright_spot: Line | None
    actions: tuple[Line, ...]
    pain_points: tuple[Line, ...]
    gaps: tuple[Line, ...]
    expectations: tuple[Line, ...]
    time: tuple[Line, ...]
    open_questions: tuple[Line, ...]
    confidence: str
    fallback: str

    @property
    def sections(self) -> tuple[tuple[str, tuple[Line, ...]], ...]:
        """Title and lines of every section that says something, in reading order."""
        bright = (self.bright_spot,) if self.bright_spot else ()
        lines = {name: bright if name == "bright_spot" else getattr(self, name) for name in TITLES}
        titles = TITLES | ({"actions": _AFTER_THE_FIRST} if _started(self.decision) else {})
        return tuple((titles[name], lines[name]) for name in TITLES if lines[name])

    @property
    def plain(self) -> str:
        """The whole as text, for places without blocks."""
        parts = [self.headline, *([self.decision.plain] if self.decision else [])]
        parts += [_block(title, lines) for title, lines in self.sections]
        return "\n\n".join(filter(None, [*parts, self.confidence]))

    @property
    def spoken(self) -> tuple[str, ...]:
        """The same line by line behind the notification, for a reader who hears the message; nothing twice."""
        decided = self.decision is not None and self.decision.text not in self.fallback
        told = [self.decision.plain] if self.decision and decided else []
        for title, lines in self.sections:
            told += [f"{title}:", *(f"• {line.plain}" for line in lines)]
        return (self.fallback, *told, *filter(None, [self.confidence]))


def _started(decision: Line | None) -> bool:
    """The first action stands above already, in the place of a decision."""
    return decision is not None and decision.lead == FIRST_ACTION


def _block(title: str, lines: tuple[Line, ...]) -> str:
    return "\n".join([title, *(f"• {line.plain}" for line in lines)])


def summary(journey: Journey) -> Summary:
    """The summary of any journey, also of one where nothing has been said yet.

    Lines are as long as they need to be where that costs no section, else short.
    """
    findings = find(journey)
    roomy, short = (_fitting(_made(journey, findings, limit), journey) for limit in (ROOMY, LINE_LIMIT))
    return roomy if len(roomy.sections) >= len(short.sections) and len(roomy.plain) <= LIMIT else short


def _made(journey: Journey, findings: Findings, limit: int) -> Summary:
    decision = next_line(journey, findings)
    shown = findings.bad[: _MOST["worst"]]
    worst = _told_apart(shown)
    told = {pain.key for _, pain in worst if pain}
    weighed = [each for each in findings.hindrances if each.pain_point.key not in told]
    gaps = [gap for gap in findings.gaps if gap.shown and gap.moment not in shown]
    aimed = has_targets(findings)
    return Summary(
        headline=headline(journey, findings),
        decision=decision,
        worst=tuple(moment_line(moment, pain, limit, aimed=aimed) for moment, pain in worst),
        bright_spot=bright_line(findings.bright_spot, limit) if findings.bright_spot else None,
        actions=action_lines(journey, _MOST["actions"], above=_started(decision)),
        pain_points=tuple(hindrance_line(each, limit) for each in weighed[: _MOST["pain_points"]]),
        gaps=tuple(gap_line(gap, limit) for gap in gaps[: _MOST["gaps"]]),
        expectations=tuple(wish_line(wish, limit) for wish in findings.wishes[: _MOST["expectations"]]),
        time=time_lines(journey, findings),
        open_questions=open_questions(journey, findings)[: _MOST["open_questions"]],
        confidence=confidence(journey, findings),
        fallback=fallback(journey, findings),
    )


def _told_apart(moments: Sequence[Moment]) -> list[tuple[Moment, PainPoint | None]]:
    """Each moment with its heaviest pain point that none before it has told; None where there is no other."""
    told: list[tuple[Moment, PainPoint | None]] = []
    for moment in moments:
        known = {pain.key for _, pain in told if pain}
        told.append((moment, next((pain for pain in moment.pain_points if pain.key not in known), None)))
    return told


def executive(journey: Journey) -> Summary:
    """The shortest cut, for whoever decides: headline, decision, worst moments, actions; without any, what is open."""
    whole = summary(journey)
    nothing: dict[str, Any] = dict.fromkeys(_GIVE_WAY, ())
    if not journey.decision.strip() and not journey.actions:
        nothing["open_questions"] = whole.open_questions[:1]
    return replace(whole, bright_spot=None, confidence="", **nothing)


def _fitting(made: Summary, journey: Journey) -> Summary:
    """The longest section gives way first, of the actions only what the thread holds anyway, and the first never."""
    most = _MOST["actions"]
    while most > 1 and len(made.plain) > LIMIT:
        longest = max(_GIVE_WAY, key=partial(_lines, made))
        if _lines(made, longest):
            made = _without_last(made, longest)
        else:
            most -= 1
            made = replace(made, actions=action_lines(journey, most, above=_started(made.decision)))
    return made


def _lines(made: Summary, name: str) -> int:
    return len(getattr(made, name))


def _without_last(made: Summary, name: str) -> Summary:
    shorter: dict[str, Any] = {name: getattr(made, name)[:-1]}
    return replace(made, **shorter)
