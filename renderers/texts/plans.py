"""What happens next, in words: the decision, and actions with owner, date and expected effect; open ones named so."""

from __future__ import annotations

from collections.abc import Iterable

from renderers.journey import Action, ActionState, Estimate, Journey
from renderers.parts.dates import day_of
from renderers.texts.line import Line, fit, part
from renderers.texts.words import count, signed

DECISION_LIMIT = 130  # with a headline of 150 it stands within the first 300 characters
ACTION_LIMIT = 150
_OWNER, _EFFECT, _DECIDER = 24, 44, 30
_ORDER = (ActionState.ACCEPTED, ActionState.BLOCKED, ActionState.PROPOSED, ActionState.DONE)
_STANDS_OUT = 3


def ranked(actions: Iterable[Action]) -> tuple[Action, ...]:
    """What is under way first, what is done last; between them by votes, then in the order given."""
    return tuple(sorted(actions, key=lambda each: (_ORDER.index(each.state), not each.owner, -each.votes)))


def is_open(action: Action) -> bool:
    """Nobody owns it, or nobody has accepted it yet."""
    return action.state is not ActionState.DONE and (not action.owner or action.state is ActionState.PROPOSED)


def owned(action: Action, limit: int = 0) -> str:
    """Who has it and until when, or that it is open; the owner's name within ``limit`` characters, 0 for whole."""
    who = part(action.owner, limit or max(1, len(action.owner) + 2))
    when = f"by {day_of(action.due)}" if action.due else "no date yet"
    if not action.owner:
        standing = "open: no owner yet"
    elif action.state is ActionState.PROPOSED:
        standing = f"open: {who} has not accepted yet"
    else:
        standing = who
    words = {ActionState.DONE: "done", ActionState.BLOCKED: f"blocked, {when}"}
    return f"{standing}, {words.get(action.state, when)}"


def decision_line(journey: Journey) -> Line | None:
    """What was decided and by whom, a recommendation while nobody has; else the action that comes first."""
    if journey.decision.strip():
        lead = "Decision" if journey.decider.strip() else "Recommendation"
        return fit(lead, journey.decision, part(journey.decider, _DECIDER), DECISION_LIMIT)
    first = next(iter(ranked(journey.actions)), None)
    return fit("First action", first.title, owned(first, _OWNER), DECISION_LIMIT) if first else None


def action_lines(journey: Journey, most: int) -> tuple[Line, ...]:
    """The first ``most`` actions, then how many more and how many of those are open."""
    actions = ranked(journey.actions)
    shown, rest = actions[:most], actions[most:]
    lines = tuple(_action(each) for each in shown)
    if not rest:
        return lines
    waiting = sum(map(is_open, rest))
    still = f", {waiting} of them open" if waiting else ""
    return (*lines, Line(note=f"+{len(rest):,} more{still}"))


def _action(each: Action) -> Line:
    effect = part(each.effect, _EFFECT)
    note = owned(each, _OWNER)
    return fit("", each.title, f"{note}: {effect}" if effect else note, ACTION_LIMIT)


def commitment(journey: Journey) -> str:
    """How many actions there are and whether they are owned, for a notification; "" without any."""
    if not journey.actions:
        return ""
    waiting = sum(map(is_open, journey.actions))
    standing = f"{waiting} still open" if waiting else "owners named"
    return f"{count(len(journey.actions), 'action')}, {standing}"


def estimated(name: str, told: Estimate | None) -> str:
    """``cost 2 (1 to 3)``, and where people are far apart that they are; "" while nobody has estimated."""
    if told is None:
        return ""
    spans = f" ({told.low} to {told.high})" if told.low < told.high else ""
    apart = ", people disagree" if told.high - told.low >= _STANDS_OUT else ""
    return f"{name} {signed(told.median).removeprefix('+')}{spans}{apart}"
