"""What was chosen to be done: actions somebody owns or answers for, and ideas that people voted for."""

from __future__ import annotations

from collections.abc import Iterable

from renderers.journey import Action, ActionState, Journey, Opportunity

_ORDER = {ActionState.ACCEPTED: 0, ActionState.BLOCKED: 1, ActionState.DONE: 2, ActionState.PROPOSED: 3}


def chosen_actions(journey: Journey) -> list[Action]:
    """Owned or past proposed; where nobody owns anything yet, those with votes; where nobody voted, all of them."""
    actions = journey.actions
    found = [each for each in actions if each.owner.strip() or each.state is not ActionState.PROPOSED]
    return found or [each for each in actions if each.votes] or list(actions)


def in_order(actions: Iterable[Action]) -> list[Action]:
    """What is under way, stuck, done and proposed, each by votes; before all of it the one that is stuck worst.

    A place holds few of them: it says that something is stuck, and still what is being done.
    """
    found = sorted(actions, key=lambda each: (_ORDER[each.state], -each.votes))
    stuck = [each for each in found if each.state is ActionState.BLOCKED][:1]
    return [*stuck, *(each for each in found if each not in stuck)]


def chosen_ideas(journey: Journey) -> list[Opportunity]:
    """Those with votes, or all while nobody has voted, most first; without those that became a chosen action."""
    known = {each.title.strip().casefold() for each in chosen_actions(journey)}
    found = [each for each in journey.opportunities if each.votes] or list(journey.opportunities)
    fresh = [each for each in found if each.text.strip().casefold() not in known]
    return sorted(fresh, key=lambda each: -each.votes)
