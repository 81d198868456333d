"""Who may act, and whether anything may still change. None means: go on."""

from __future__ import annotations

from bot.flows import read
from bot.flows.decision import Refused, Who
from bot.flows.kinds import kind_of
from bot.flows.wording import mentioned
from storage.records import Item, State, Workshop

CLOSED = "This workshop is closed, so it stays as it is. Start a new one with /journey start."


def who_can(workshop: Workshop) -> str:
    people = mentioned(read.facilitators(workshop))
    return f"Ask {people}." if people else "No facilitator is here any more: press Hand over and name one."


def check_open(workshop: Workshop) -> Refused | None:
    return Refused(text=CLOSED) if workshop.head.state is State.CLOSED else None


def check_facilitator(workshop: Workshop, who: Who) -> Refused | None:
    if read.is_facilitator(workshop, who.user_id):
        return None
    return Refused(text=f"Only a facilitator can do this. {who_can(workshop)}")


def check_leading(workshop: Workshop, who: Who) -> Refused | None:
    """A facilitator, while the workshop is open."""
    return check_facilitator(workshop, who) or check_open(workshop)


def check_touch(workshop: Workshop, who: Who, item: Item) -> Refused | None:
    if read.can_touch(workshop, who, item):
        return None
    noun = kind_of(item).noun
    return Refused(
        text=f"This {noun} is somebody else's, so only they or a facilitator can change it. {who_can(workshop)}"
    )
