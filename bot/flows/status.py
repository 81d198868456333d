"""Where a workshop stands, in sentences for one person."""

from __future__ import annotations

from bot.flows import read
from bot.flows.board import collected_in_words
from bot.flows.decision import Who
from bot.flows.phases import PHASES, by_key, number_of
from bot.flows.wording import counted, mentioned, quoted
from storage.records import State, Workshop

NONE = "There is no open workshop in this channel. Start one with /journey start."


def status_of(workshop: Workshop | None, who: Who) -> tuple[str, ...]:
    if workshop is None:
        return (NONE,)
    people = counted(read.participants(workshop), "person", "people")
    collected = collected_in_words(workshop)
    return (
        _where(workshop),
        f"{people} collected {collected}." if collected else "Nothing has been collected yet.",
        _role(workshop, who),
    )


def _where(workshop: Workshop) -> str:
    head = workshop.head
    if head.state is State.CLOSED:
        return f"{quoted(head.journey)} is closed. Start a new one with /journey start."
    step = f"step {number_of(head.phase) + 1} of {len(PHASES)}"
    return f"{quoted(head.journey)} is in {by_key(head.phase).title}, {step}."


def _role(workshop: Workshop, who: Who) -> str:
    if read.is_facilitator(workshop, who.user_id):
        return "You facilitate it."
    people = mentioned(read.facilitators(workshop))
    return (
        f"Facilitated by {people}." if people else "Nobody facilitates it any more: press Hand over and name someone."
    )
