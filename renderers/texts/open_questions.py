"""What the journey cannot say yet, in sentences, the most serious first; nothing that the headline says already."""

from __future__ import annotations

from collections.abc import Iterator

from renderers.findings import Findings
from renderers.journey import Journey
from renderers.texts.line import LIMIT, Line
from renderers.texts.names import among, in_quotes
from renderers.texts.times import time_told
from renderers.texts.words import capital, count


def unscored(journey: Journey, findings: Findings) -> str:
    """How far a journey has come in which nothing about today is scored."""
    if not journey.experiences:
        return "no experience collected yet"
    if not findings.missing_scores:
        return "no experience in scope of this workshop yet"
    targets = len(findings.missing_targets) < len(findings.missing_scores)
    return "targets are set, today is not scored yet" if targets else "nobody has scored an experience yet"


def has_targets(findings: Findings) -> bool:
    """Whether any experience in scope has one, scored or not."""
    lived = [*(moment.experience for moment in findings.moments), *findings.missing_scores]
    return any(each.target for each in lived)


def open_questions(journey: Journey, findings: Findings) -> tuple[Line, ...]:
    return tuple(Line(text=told) for told in _told(journey, findings))


def _told(journey: Journey, findings: Findings) -> Iterator[str]:
    moments = findings.moments
    if findings.idealised:
        yield "Every score is good and nothing has evidence: ask for a bad day"
    if moments and not journey.decision.strip() and not journey.actions:
        yield "Nothing has been decided and no action agreed yet"
    if not moments and time_told(journey.stages):
        yield capital(unscored(journey, findings))
    if journey.experiences:
        yield from _empty(findings)
    if moments and findings.missing_scores:
        whats = [each.what for each in findings.missing_scores]
        yield _some(whats, "experience", "is not scored", "are not scored")
    if moments and findings.missing_targets:
        if has_targets(findings):
            whats = [each.what for each in findings.missing_targets]
            yield _some(whats, "experience", "has no target", "have no target")
        else:
            yield "No target is set yet"
    if findings.without_value:
        names = [stage.name for stage in findings.without_value]
        yield _some(names, "stage", "does not say what it gives", "do not say what they give")


def _empty(findings: Findings) -> Iterator[str]:
    """Stages and personas about which nobody has told anything."""
    if findings.unmanaged:
        yield _some(
            [stage.name for stage in findings.unmanaged], "stage", "has no experience yet", "have no experience yet"
        )
    if findings.unseen:
        names = among([persona.name for persona in findings.unseen], 30)
        yield f"Nobody has described what {names} {_goes(len(findings.unseen))} through"


def _goes(number: int) -> str:
    return "goes" if number == 1 else "go"


def _some(names: list[str], kind: str, one: str, many: str) -> str:
    """``“A” has no target``, ``“A” and 8 more experiences have no target``."""
    if len(names) == 1:
        return f"{in_quotes(names[0], LIMIT - len(one) - 3)} {one}"
    rest = f" and {count(len(names) - 1, f'more {kind}')} {many}"
    return f"{in_quotes(names[0], LIMIT - len(rest) - 2)}{rest}"
