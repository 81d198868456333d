"""The board as data: the one message of a workshop, whatever the amount collected, within a fixed budget.

The Slack layer only dresses it. Texts are clipped here and nowhere else; what does not fit is counted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import regex

from bot.flows import occasions, read
from bot.flows.budget import fitted
from bot.flows.coverage import hints
from bot.flows.kinds import KINDS, on_board
from bot.flows.phase import Group
from bot.flows.phases import PHASES, by_key, number_of
from bot.flows.wording import clip, counted, listed, plain, quoted
from storage.records import Head, State, Workshop

MOST_STAGES = 12
_STAGE = 40
_END = 100
_NAMED = regex.compile(r"\{(journey|trigger|end_value)\}")


class Role(StrEnum):
    TRIGGER = "trigger"
    STAGE = "stage"
    REST = "rest"  # ours: how many stages do not fit
    VALUE = "value"


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of the journey in one line; ``muted`` for a stage out of scope."""

    role: Role
    text: str
    muted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """``title``, ``scope``, segments and lines are what people typed; the rest is ours and may carry <@U…>."""

    workshop_id: str
    title: str
    scope: str  # initiative, workstream, non-goals in one line
    journey_line: tuple[Segment, ...]
    state: State
    phase_key: str
    phase_title: str
    step: int
    steps: int
    prompt: str
    example: str
    groups: tuple[Group, ...]
    more: int  # lines that did not fit, to be said: "and 34 more: press Show all"
    warnings: tuple[str, ...]
    took_part: int
    add_label: str | None  # None while nothing can be added
    closed: str  # what became of it, once closed


def board_of(workshop: Workshop) -> Board:
    head = workshop.head
    phase = by_key(head.phase)
    is_open = head.state is State.OPEN
    blocked = phase.blocked(workshop)
    groups, more = fitted(phase.collected(workshop)) if is_open else ((), 0)
    return Board(
        workshop_id=head.id,
        title=clip(head.journey, 150),
        scope=_scope(head),
        journey_line=journey_line(workshop),
        state=head.state,
        phase_key=phase.key,
        phase_title=phase.title,
        step=number_of(phase.key) + 1,
        steps=len(PHASES),
        prompt=prompt_of(head) if is_open else "",
        example=phase.example if is_open else "",
        groups=groups,
        more=more,
        warnings=((blocked,) if blocked else hints(workshop, phase.key)) if is_open else (),
        took_part=read.participants(workshop),
        add_label=phase.button if is_open and not blocked else None,
        closed="" if is_open else _closed(workshop),
    )


def prompt_of(head: Head) -> str:
    """The phase's prompt with this journey's own words, and the line of its occasion."""
    words = {"journey": head.journey, "trigger": head.trigger, "end_value": head.end_value}
    asked = _NAMED.sub(lambda match: quoted(words[match.group(1)], _END), by_key(head.phase).prompt)
    occasion = occasions.by_key(head.occasion)
    return f"{asked} {occasion.prompt}" if occasion else asked


def journey_line(workshop: Workshop) -> tuple[Segment, ...]:
    """Trigger, stages, value; of very many stages the first ones and how many more."""
    head, stages = workshop.head, read.stages(workshop)
    shown = stages if len(stages) <= MOST_STAGES else stages[: MOST_STAGES - 1]
    rest = len(stages) - len(shown)
    return (
        Segment(Role.TRIGGER, clip(head.trigger, _END)),
        *(Segment(Role.STAGE, clip(stage.name, _STAGE), muted=not stage.in_scope) for stage in shown),
        *((Segment(Role.REST, f"{rest} more stages"),) if rest else ()),
        Segment(Role.VALUE, clip(head.end_value, _END)),
    )


def _scope(head: Head) -> str:
    non_goals = f"not: {clip(head.non_goals, _END)}" if head.non_goals else ""
    parts = (clip(head.initiative, _END), clip(head.workstream, _END), clip(head.value_stream, _END), non_goals)
    return " · ".join(part for part in parts if part)


def collected_in_words(workshop: Workshop) -> str:
    """ "2 personas, 5 stages and 9 experiences", or "" while there is nothing."""
    counts = ((len(on_board(workshop, kind)), kind) for kind in KINDS)
    parts: Sequence[str] = [counted(number, kind.noun, kind.plural) for number, kind in counts if number]
    return listed(parts, most=len(KINDS))


def _closed(workshop: Workshop) -> str:
    people = counted(read.participants(workshop), "person", "people")
    collected = collected_in_words(workshop) or "nothing"
    return f"This workshop is closed. {people} collected {collected}. The map and the summary are in this channel."


def headline(head: Head) -> str:
    """One sentence on where a workshop stands, for a list of them."""
    if head.state is State.CLOSED:
        return f"{plain(head.journey)} · closed"
    return f"{plain(head.journey)} · {by_key(head.phase).title}, step {number_of(head.phase) + 1} of {len(PHASES)}"
