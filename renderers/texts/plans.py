"""What happens next, in words: the decision, and actions with owner, date and expected effect; open ones named so."""

from __future__ import annotations

from collections.abc import Iterable

from renderers.findings import Findings
from renderers.journey import Action, ActionState, Estimate, Journey
from renderers.parts.dates import day_of
from renderers.texts.entry import named
from renderers.texts.line import Line, fit, part
from renderers.texts.names import in_quotes
from renderers.texts.words import count, signed

DECISION_LIMIT = 130  # with a headline of 150 it stands within the first 300 characters
ACTION_LIMIT = 150
FIRST_ACTION = "First action"
_OWNER, _EFFECT, _DECIDER = 24, 44, 30
_ORDER = (ActionState.ACCEPTED, ActionState.BLOCKED, ActionState.PROPOSED, ActionState.DONE)
_FIRST_NOTE = 70
_STANDS_OUT = 3


def ranked(actions: Iterable[Action]) -> tuple[Action, ...]:
    """What is under way first, what is done last; between them by votes, then in the order given."""
    return tuple(sorted(actions, key=lambda each: (_ORDER.index(each.state), not each.owner, -each.votes)))


def is_open(action: Action) -> bool:
    """Nobody owns it, or nobody has accepted it yet."""
    return action.state is not ActionState.DONE and (not action.owner or action.state is ActionState.PROPOSED)


def owned(action: Action, limit: int = 0) -> str:
    """Who has it and until when, or that it is open; the owner's name within ``limit`` characters, 0 for whole."""
    who = part(action.owner, limit) if limit else named(action.owner)
    when = f"by {day_of(action.due)}" if action.due else "no date yet"
    if action.state is ActionState.DONE:
        return f"{who}, done" if who else "done"
    if action.state is ActionState.BLOCKED:
        when = f"blocked, due {day_of(action.due)}" if action.due else "blocked, no date yet"
    if not who:
        return f"open: no owner yet, {when}" if action.due or "blocked" in when else "open: no owner or date yet"
    return f"open: {who} has not accepted yet, {when}" if action.state is ActionState.PROPOSED else f"{who}, {when}"


def next_line(journey: Journey, findings: Findings, *, effect: bool = True) -> Line | None:
    """What was decided and by whom, a recommendation while nobody has; else the first action, else a suggestion.

    The first action is one to be done; what it should bring is told where there is room, unless ``effect`` is False.
    """
    if journey.decision.strip():
        decider = part(journey.decider, _DECIDER)
        return fit("Decision" if decider else "Recommendation", journey.decision, decider, DECISION_LIMIT)
    first = next((each for each in ranked(journey.actions) if each.state is not ActionState.DONE), None)
    if first:
        standing, brings = owned(first, _OWNER), part(first.effect, _EFFECT)
        told = effect and brings and len(standing) + len(brings) <= _FIRST_NOTE
        return fit(FIRST_ACTION, first.title, f"{standing}: {brings}" if told else standing, DECISION_LIMIT)
    if journey.actions:
        return None
    wished = next((moment for moment in findings.bad if moment.experience.instead.strip()), None)
    if wished is None:
        return None
    return fit("Suggestion", wished.experience.instead, f"for {in_quotes(wished.stage.name, 24)}", DECISION_LIMIT)


def action_lines(journey: Journey, most: int, *, above: bool) -> tuple[Line, ...]:
    """The first ``most`` actions, then how many more and how many of those are open.

    With ``above`` the first one stands somewhere else already.
    """
    actions = ranked(journey.actions)
    shown, rest = actions[above:most], actions[most:]
    lines = tuple(_action(each) for each in shown)
    if not rest:
        return lines
    waiting = sum(map(is_open, rest))
    still = f", {_of(waiting, len(rest), 'open')}" if waiting else ""
    return (*lines, Line(note=f"+{len(rest):,} more{still}"))


def _of(some: int, whole: int, what: str) -> str:
    """``open``, ``both open``, ``all open`` or ``7 of them open``."""
    if some < whole:
        return f"{some:,} of them {what}"
    return {1: what, 2: f"both {what}"}.get(whole, f"all {what}")


def _action(each: Action) -> Line:
    effect = part(each.effect, _EFFECT)
    note = owned(each, _OWNER)
    return fit("", each.title, f"{note}: {effect}" if effect else note, ACTION_LIMIT)


def commitment(journey: Journey) -> str:
    """How many actions there are and whether they are owned, for a notification; "" without any."""
    if not journey.actions:
        return ""
    number, waiting = len(journey.actions), sum(map(is_open, journey.actions))
    if waiting:
        standing = _of(waiting, number, "still open")
    elif all(each.state is ActionState.DONE for each in journey.actions):
        standing = _of(number, number, "done")
    else:
        standing = "owner named" if number == 1 else "owners named"
    return f"{count(number, 'action')}, {standing}"


def estimated(name: str, told: Estimate | None) -> str:
    """``cost 2 (1 to 3)``, and where people are far apart that they are; "" while nobody has estimated."""
    if told is None:
        return ""
    spans = f" ({told.low} to {told.high})" if told.low < told.high else ""
    apart = ", people disagree" if told.high - told.low >= _STANDS_OUT else ""
    return f"{name} {signed(told.median).removeprefix('+')}{spans}{apart}"
