"""What every alt text is made of: the order of visual.md, and the cut at Slack's limit."""

from __future__ import annotations

from collections.abc import Sequence

from renderers.findings import Findings
from renderers.journey import Journey, PainPoint, Stage
from renderers.texts.fitting import LIMIT, fitting
from renderers.texts.line import part
from renderers.texts.names import NO_NAME, UNNAMED, among, in_quotes
from renderers.texts.open_questions import unscored
from renderers.texts.words import capital, count, listed, score, signed

END = "Full text in thread."
_STAGES, _PERSONAS, _NAME = 7, 5, 40
_PAINS = 3


def alt_text(kind: str, journey: Journey, findings: Findings, stages: str = "") -> str:
    """Kind and title, stages and personas, low and high, widest gap, pain points, targets, where the text is.

    ``stages`` says which of them are shown where those are not all.
    """
    sentences = (
        f"{kind}: {part(journey.title, 70) or UNNAMED}",
        stages or _stages(journey),
        _personas(journey),
        _worst(journey, findings, here=bool(stages)),
        _gap(findings),
        _pain_points(findings),
        _best(findings),
        _targets(findings),
    )
    return f"{fitting(sentences, LIMIT - len(END) - 1)} {END}".strip()


def _stages(journey: Journey) -> str:
    named = stage_names(journey.stages)
    return f"{count(len(journey.stages), 'stage')}: {named}" if named else "No stages yet"


def stage_names(stages: Sequence[Stage]) -> str:
    """The first ones, and how many more."""
    return _some([stage.name for stage in stages], _STAGES)


def _personas(journey: Journey) -> str:
    named = _some([persona.name for persona in journey.personas], _PERSONAS)
    return f"{count(len(journey.personas), 'persona')}: {named}" if named else "No personas yet"


def _some(names: list[str], most: int) -> str:
    shown = [part(name, _NAME) or NO_NAME for name in names[:most]]
    rest = len(names) - most
    return listed([*shown, f"{rest:,} more"] if rest > 0 else shown) if names else ""


def _worst(journey: Journey, findings: Findings, *, here: bool) -> str:
    """``here`` where only some stages are meant."""
    worst = findings.worst
    if worst is None:
        return "Nothing is scored here yet" if here else capital(unscored(journey, findings))
    who = among([persona.name for persona in worst.personas], 40)
    people = f" for {who}" if who else ""
    what = part(worst.experience.what, 70)
    told = f"Lowest point {score(worst.today)} at {in_quotes(worst.stage.name, _NAME)}{people}"
    return f"{told}: {what}" if what else told


def _gap(findings: Findings) -> str:
    """From mean to mean; its width is left to the reader, who would subtract rounded figures and get another."""
    wide = next((gap.moment for gap in findings.gaps if gap.size > 0), None)
    if wide is None or wide.target is None:
        return ""
    scores = f"from {signed(wide.today.mean)} to {signed(wide.target.mean)}"
    return f"Largest gap at {in_quotes(wide.stage.name, _NAME)}, {scores}"


def _pain_points(findings: Findings) -> str:
    told = [_pain_point(each.pain_point) for each in findings.hindrances[:_PAINS]]
    return f"Top pain points: {'; '.join(told)}" if told else ""


def _pain_point(pain: PainPoint) -> str:
    text = part(pain.text, 50)
    return f"{text} ({count(pain.votes, 'vote')})" if pain.votes else text


def _best(findings: Findings) -> str:
    bright = findings.bright_spot
    if bright is None:
        return ""
    what = part(bright.experience.what, 50)
    told = f"Best moment {signed(bright.today.mean)} at {in_quotes(bright.stage.name, _NAME)}"
    return f"{told}: {what}" if what else told


def _targets(findings: Findings) -> str:
    lived = [*(moment.experience for moment in findings.moments), *findings.missing_scores]
    targets = [each.target.mean for each in lived if each.target]
    missing = len(findings.missing_targets)
    if not targets:
        return "No targets yet" if missing else ""
    low, high = signed(min(targets)), signed(max(targets))
    told = f"Targets {low}" if low == high else f"Targets from {low} to {high}"
    return f"{told}, {count(missing, 'experience')} without one" if missing else told
