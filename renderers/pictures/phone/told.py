"""Phone cards in words: the verdict on a stage, what one card says, and what all of them say."""

from __future__ import annotations

from collections.abc import Iterator

from renderers.findings import find
from renderers.journey import Journey, Stage
from renderers.parts.means import pooled
from renderers.parts.view import View
from renderers.texts.fitting import fitting
from renderers.texts.line import part
from renderers.texts.words import MET, count, listed, score, signed

_MOST = 5
_LEFT_TO_RIGHT = "\u200e"


def verdict(view: View, stage: Stage) -> tuple[bool, str]:
    """Whether it is bad news, and the news."""
    if not stage.in_scope:
        return False, "Out of scope of this workshop."
    lived = view.experiences[stage.key]
    if not lived:
        return False, "Unmanaged: nobody has said what happens here."
    here = [moment for moment in view.findings.moments if moment.stage.key == stage.key]
    if not here:
        return False, "Not scored yet."
    low = here[0]
    if low.low >= 0:
        return False, f"Nobody is below neutral here; lowest is {signed(low.low)}."
    who = part(listed(persona.name for persona in low.personas), 40)
    what = part(low.experience.what, 70)
    return True, f"Lowest {signed(low.low)}: {what}{_LEFT_TO_RIGHT} ({who}{_LEFT_TO_RIGHT})"


def stage_told(view: View, stage: Stage) -> str:
    """The card of one stage, at most 1,000 characters."""
    value = part(stage.value, 80)
    told = [
        f"Phone card of the stage {part(stage.name, 60)}",
        f"Value: {value}" if value else "",
        verdict(view, stage)[1],
    ]
    told += _felt(view, stage)
    pains = [part(pain.text, 80) for pain in view.pain_points[stage.key]]
    told += [f"Hurts: {text}" for text in pains[:_MOST] if text]
    told += [f"Expected, {MET[each.met]}: {part(each.text, 80)}" for each in view.expectations[stage.key][:_MOST]]
    told += [f"Happens: {part(each.what, 60)}" for each in view.experiences[stage.key]]
    return fitting(told)


def _felt(view: View, stage: Stage) -> Iterator[str]:
    for persona in view.journey.personas:
        lived = [each for each in view.experiences[stage.key] if persona.key in each.personas]
        today, target = pooled(each.today for each in lived), pooled(each.target for each in lived)
        if today:
            aim = f", target {signed(target.mean)}" if target else ""
            yield f"{part(persona.name, 40)}: today {score(today)}{aim}"


def described(journey: Journey) -> str:
    """All cards together."""
    worst = find(journey).worst
    names = listed(part(stage.name, 40) for stage in journey.stages[:12])
    told = [f"Phone cards: {part(journey.title, 70)}"]
    told.append(f"{count(len(journey.stages), 'stage')}, one card or more each: {names}" if names else "No stages yet")
    if worst:
        told.append(f"Lowest: {score(worst.today)} at {part(worst.stage.name, 40)}, {part(worst.experience.what, 70)}")
    return fitting(told)
