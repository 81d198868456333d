"""What happens next, in full: the decision, every action with its owner, and the measures of the whole journey."""

from __future__ import annotations

from renderers.journey import Action, ActionState, Influence, Journey
from renderers.texts.entry import Entry, named, quoted
from renderers.texts.further import Further, measure_entry
from renderers.texts.line import SEPARATOR
from renderers.texts.plans import estimated, owned, ranked
from renderers.texts.stages import StageReply
from renderers.texts.words import count, listed

TITLE = "What happens next"
_CHANGES = {
    Influence.CAPABILITY: "changes a capability",
    Influence.PROCESS: "changes a process",
    Influence.APPLICATION: "changes an application",
    Influence.DATA: "changes data",
}


def next_steps(journey: Journey) -> StageReply | None:
    """None while there is neither a decision nor an action nor a measure of the whole journey."""
    measures = Further(journey).measures[""]
    if not (journey.decision.strip() or journey.actions or measures):
        return None
    told = _Told(journey)
    return StageReply(
        name=TITLE,
        value="",
        remark=_decision(journey),
        actions=tuple(told.action(number, each) for number, each in enumerate(ranked(journey.actions), 1)),
        measures=tuple(map(measure_entry, measures)),
    )


def _decision(journey: Journey) -> str:
    decision, decider = named(journey.decision), named(journey.decider)
    if not decision:
        return "Nothing has been decided yet."
    return f"Decision by {decider}: {decision}" if decider else f"Recommendation: {decision}"


class _Told:
    """Actions in words; ``pains`` are texts by key, ``stages`` names by the key of an experience."""

    def __init__(self, journey: Journey) -> None:
        names = {each.key: each.name for each in journey.stages}
        self.pains = {each.key: each for each in journey.pain_points}
        self.stages = {each.key: names[each.stage] for each in journey.experiences}

    def action(self, number: int, each: Action) -> Entry:
        known = (
            owned(each),
            "accepted" if each.state is ActionState.ACCEPTED and each.owner.strip() else "",
            f"expected effect: {named(each.effect)}" if each.effect else "",
            _CHANGES[each.influence] if each.influence else "",
            estimated("cost", each.cost),
            estimated("benefit", each.benefit),
            count(each.votes, "vote") if each.votes else "",
            self._where(each),
            self._against(each),
        )
        return Entry(mark=f"{number}.", text=each.title, note=SEPARATOR.join(filter(None, known)))

    def _where(self, each: Action) -> str:
        lived = [*each.experiences, *(key for pain in each.pain_points for key in self.pains[pain].experiences)]
        names = dict.fromkeys(self.stages[key] for key in lived)
        return f"at {listed(map(quoted, names))}" if names else ""

    def _against(self, each: Action) -> str:
        told = listed(quoted(self.pains[key].text) for key in each.pain_points)
        return f"against {told}" if told else ""
