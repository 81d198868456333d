"""What every alt text is made of: the order of visual.md, and the cut at Slack's limit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from renderers.findings import Findings
from renderers.journey import Journey, PainPoint, Stage
from renderers.texts.fitting import LIMIT, fitting
from renderers.texts.line import part
from renderers.texts.names import NO_NAME, UNNAMED, among, in_quotes
from renderers.texts.open_questions import unscored
from renderers.texts.words import capital, count, listed, score, sentence, signed

END = "Full text in thread."
_PERSONAS, _NAME = 5, 40
_NAMES = ((7, 40), (7, 24), (4, 24), (2, 20))
"""Fewer and shorter ones where what is found would have no room."""
_PAINS = 3
Numbered = Sequence[tuple[int, Stage]]


def alt_text(kind: str, journey: Journey, findings: Findings, here: Numbered = ()) -> str:
    """Kind and title, stages and personas, low and high, widest gap, pain points, targets, where the text is.

    ``here`` are the stages shown, each with its number, where those are not all.
    """
    limit = LIMIT - len(END) - 1
    told = [list(_sentences(kind, journey, findings, here, names)) for names in _NAMES]
    whole = next((each for each in told if len(" ".join(map(sentence, each))) <= limit), told[-1])
    return f"{fitting(whole, limit)} {END}".strip()


def _sentences(
    kind: str, journey: Journey, findings: Findings, here: Numbered, names: tuple[int, int]
) -> Iterator[str]:
    """``names`` are how many are named of stages and personas at the most, and the letters of each."""
    told = (
        f"{kind}: {part(journey.title, 70) or UNNAMED}",
        _shown(journey, here, names) if here else _stages(journey, names),
        _personas(journey, names),
        _worst(journey, findings, here=bool(here)),
        _gap(findings),
        _pain_points(findings),
        _best(findings),
        _targets(findings),
    )
    return filter(None, told)


def _stages(journey: Journey, names: tuple[int, int]) -> str:
    named = _some([stage.name for stage in journey.stages], *names)
    return f"{count(len(journey.stages), 'stage')}: {named}" if named else "No stages yet"


def _shown(journey: Journey, here: Numbered, names: tuple[int, int]) -> str:
    """Which stages of all, and their names."""
    first, last = here[0][0], here[-1][0]
    which = f"Stage {first}" if first == last else f"Stages {first} to {last}"
    return f"{which} of {len(journey.stages)}: {_some([stage.name for _, stage in here], *names)}"


def _personas(journey: Journey, names: tuple[int, int]) -> str:
    most, letters = names
    named = _some([persona.name for persona in journey.personas], min(most, _PERSONAS), letters)
    return f"{count(len(journey.personas), 'persona')}: {named}" if named else "No personas yet"


def _some(names: list[str], most: int, letters: int) -> str:
    """The first ones, and how many more."""
    shown = [part(name, letters) or NO_NAME for name in names[:most]]
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
    wide = next((gap.moment for gap in findings.gaps if gap.shown), None)
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
    """What nobody has anything against, else what is best on average."""
    best = findings.bright_spot or max(findings.moments[1:], key=lambda each: each.today.mean, default=None)
    if best is None or round(best.today.mean, 1) <= round(findings.moments[0].today.mean, 1):
        return ""
    what = part(best.experience.what, 50)
    lead = "Best moment" if findings.bright_spot else "Best mean"
    told = f"{lead} {signed(best.today.mean)} at {in_quotes(best.stage.name, _NAME)}"
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
