"""What every alt text is made of: the order of visual.md, and the cut at Slack's limit."""

from __future__ import annotations

from collections.abc import Sequence

from renderers.findings import Findings
from renderers.journey import Journey, PainPoint, Stage
from renderers.texts.fitting import LIMIT, fitting
from renderers.texts.line import part
from renderers.texts.words import count, listed, score, signed, size

END = "Full text in thread."
_STAGES, _PERSONAS, _NAME = 7, 5, 24
_PAINS = 3


def alt_text(kind: str, journey: Journey, findings: Findings, stages: str = "") -> str:
    """Kind and title, stages and personas, low and high, widest gap, pain points, targets, where the text is.

    ``stages`` says which of them are shown where those are not all.
    """
    sentences = (
        f"{kind}: {part(journey.title, 70)}",
        stages or _stages(journey),
        _personas(journey),
        _worst(findings),
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
    shown = [part(name, _NAME) for name in names[:most]]
    rest = len(names) - most
    return listed([*shown, f"{rest:,} more"] if rest > 0 else shown) if names else ""


def _worst(findings: Findings) -> str:
    worst = findings.worst
    if worst is None:
        return "Nothing is scored yet"
    who = part(listed(persona.name for persona in worst.personas), 30)
    what = part(worst.experience.what, 70)
    return f"Lowest point {score(worst.today)} at {part(worst.stage.name, 24)} for {who}: {what}"


def _gap(findings: Findings) -> str:
    wide = next((gap for gap in findings.gaps if gap.size > 0), None)
    if wide is None:
        return ""
    today, target = wide.moment.today, wide.moment.target
    scores = f", from {signed(today.mean)} to {signed(target.mean)}" if target else ""
    return f"Largest gap {size(wide.size)} at {part(wide.moment.stage.name, 24)}{scores}"


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
    return (
        f"Best moment {signed(bright.today.mean)} at {part(bright.stage.name, 24)}: {part(bright.experience.what, 50)}"
    )


def _targets(findings: Findings) -> str:
    targets = [gap.moment.target.mean for gap in findings.gaps if gap.moment.target]
    missing = len(findings.missing_targets)
    if not targets:
        return "No targets yet" if missing else ""
    low, high = signed(min(targets)), signed(max(targets))
    told = f"Targets {low}" if low == high else f"Targets from {low} to {high}"
    return f"{told}, {count(missing, 'experience')} without one" if missing else told
