"""From phase to phase and to the end. Moving compares with the phase the person saw, so two presses move once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from bot.flows import owed, read
from bot.flows.coverage import gaps_of, gaps_of_all
from bot.flows.decision import Decision, Refused, Who, accepted, refused, to_confirm
from bot.flows.gates import check_leading
from bot.flows.phases import PHASES, by_key, number_of
from bot.flows.wording import quoted, sentences
from storage.changes import Outcome, Put
from storage.records import State, Workshop

CLOSE = "close"


def decide_next(
    workshop: Workshop,
    who: Who,
    now: datetime,
    new_id: Callable[[], str],
    *,
    seen: str,
    agreed: frozenset[str] = frozenset(),
) -> Decision:
    """On to the next phase, after asking where something is still empty; from the last one, to the close."""
    refusal = check_leading(workshop, who) or _check_seen(workshop, seen)
    if refusal:
        return Outcome(answer=refusal)
    number = number_of(seen) + 1
    if number == len(PHASES):
        return decide_close(workshop, who, now, new_id, agreed=agreed)
    coming = PHASES[number]
    gaps = gaps_of(workshop, by_key(seen))
    if gaps and f"next:{seen}" not in agreed:
        text = sentences((*gaps, f"Move on to {coming.title} anyway?"))
        return to_confirm(text, token=f"next:{seen}", submit="Move on")
    return _moved(workshop, coming.key)


def decide_back(workshop: Workshop, who: Who, _now: datetime, *, seen: str) -> Decision:
    """Back one phase. Nothing collected is touched."""
    refusal = check_leading(workshop, who) or _check_seen(workshop, seen)
    if refusal:
        return Outcome(answer=refusal)
    number = number_of(seen)
    if number == 0:
        return refused(f"{PHASES[0].title} is the first step.")
    return _moved(workshop, PHASES[number - 1].key)


def decide_close(
    workshop: Workshop,
    who: Who,
    now: datetime,
    new_id: Callable[[], str],
    *,
    agreed: frozenset[str] = frozenset(),
) -> Decision:
    """Close for good, and post the map with its summary; always asked first. Whoever closes gets it in short."""
    refusal = check_leading(workshop, who)
    if refusal:
        return Outcome(answer=refusal)
    if CLOSE not in agreed:
        return to_confirm(closing_question(workshop), token=CLOSE, submit="Close workshop")
    posted = [{"what": "summary", "reason": "closed"}]
    if read.experiences(workshop):
        posted.append({"what": "brief"})
    owes = (
        owed.board(workshop),
        *owed.everyones_home(workshop),
        *(owed.delivery(workshop, new_id(), user_id=who.user_id, args=args) for args in posted),
    )
    head = replace(workshop.head, state=State.CLOSED, closed_at=now)
    text = f"{quoted(head.journey)} is closed. The map and its summary will be in the channel in a moment."
    return accepted(text, (Put(head),), owes, before=workshop)


def closing_question(workshop: Workshop) -> str:
    """What is still empty, and what closing means."""
    return sentences(
        (*gaps_of_all(workshop), "Closing posts the map and the summary; after that nothing can be added. Close now?")
    )


def _check_seen(workshop: Workshop, seen: str) -> Refused | None:
    if workshop.head.phase == seen:
        return None
    return Refused(text=f"Already in {by_key(workshop.head.phase).title}.")


def _moved(workshop: Workshop, phase_key: str) -> Decision:
    head = replace(workshop.head, phase=phase_key)
    owes = (owed.board(workshop), *owed.everyones_home(workshop))
    return accepted(f"Now in {by_key(phase_key).title}.", (Put(head),), owes, before=workshop)
