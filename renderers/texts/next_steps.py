"""What happens next, in full: the decision, every action with its owner, and the measures of the whole journey."""

from __future__ import annotations

from renderers.journey import Action, ActionState, Journey
from renderers.texts.entry import Entry, named, quoted
from renderers.texts.further import Further, measure_entry
from renderers.texts.line import SEPARATOR
from renderers.texts.plans import estimated, owned, ranked
from renderers.texts.shorten import one_line
from renderers.texts.stages import StageReply
from renderers.texts.words import count, listed

TITLE = "What happens next"


def next_steps(journey: Journey) -> StageReply | None:
    """None while there is neither a decision nor an action nor a measure of the whole journey."""
    measures = Further(journey).measures[""]
    if not (journey.decision.strip() or journey.actions or measures):
        return None
    pains = {each.key: each.text for each in journey.pain_points}
    return StageReply(
        name=TITLE,
        value="",
        remark=_decision(journey),
        actions=tuple(_action(number, each, pains) for number, each in enumerate(ranked(journey.actions), 1)),
        measures=tuple(map(measure_entry, measures)),
    )


def _decision(journey: Journey) -> str:
    decision = one_line(journey.decision)
    if not decision:
        return "Nothing has been decided yet."
    decider = one_line(journey.decider)
    return f"Decision by {named(decider)}: {named(decision)}" if decider else f"Recommendation: {named(decision)}"


def _action(number: int, each: Action, pains: dict[str, str]) -> Entry:
    known = (
        owned(each),
        "accepted" if each.state is ActionState.ACCEPTED else "",
        f"should bring: {named(each.effect)}" if each.effect else "",
        f"changes {each.influence.value}" if each.influence else "",
        estimated("cost", each.cost),
        estimated("benefit", each.benefit),
        count(each.votes, "vote") if each.votes else "",
        _against(each, pains),
    )
    return Entry(mark=f"{number}.", text=each.title, note=SEPARATOR.join(filter(None, known)))


def _against(each: Action, pains: dict[str, str]) -> str:
    told = listed(quoted(pains[key]) for key in each.pain_points)
    return f"against {told}" if told else ""
