"""One submitted form: may it be saved, is it still about what it was about, and what does it store?

Nothing typed is ever lost on the way: every refusal and every question keeps the form as it is.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from pydantic import BaseModel

from bot.flows import kinds, owed, read
from bot.flows.asking import keeping
from bot.flows.checks import check_form
from bot.flows.decision import Confirm, Decision, Done, Refused, Who
from bot.flows.fields import Form, Values
from bot.flows.gates import CLOSED, check_open, check_touch
from bot.flows.kinds import Contribution
from bot.flows.phase import Phase, Saving
from bot.flows.phases import by_key, number_of
from bot.flows.wording import quoted
from storage.changes import Change, Outcome, Owe, Put, evolve
from storage.records import Member, Workshop

LATE = "late"
AS_NEW = "as-new"
GONE = "There is no open workshop here any more. Copy your text, then start one with /journey start."


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a form was opened for, as far as Slack can be believed, and what has been agreed to since."""

    phase: Phase
    item_id: str | None
    version: int | None
    agreed: frozenset[str]


def add_form(
    workshop: Workshop, phase_key: str, who: Who, *, keep: Values | None = None, note: str = ""
) -> Form | Refused:
    """The form to add one; ``keep`` are values of the form before in a row, ``note`` what just happened."""
    phase = by_key(phase_key)
    blocked = phase.blocked(workshop)
    refusal = check_open(workshop) or (Refused(text=blocked) if blocked else None)
    return refusal or replace(keeping(phase.start(workshop, None, who), keep or {}), note=note)


def edit_form(workshop: Workshop, kind_key: str, item_id: str, who: Who) -> Form | Refused:
    kind = kinds.by_key(kind_key)
    item = kinds.find_on_board(workshop, kind, item_id) if kind else None
    if kind is None or item is None:
        return Refused(text="That is no longer on the board.")
    refusal = check_open(workshop) or check_touch(workshop, who, item)
    return refusal or by_key(kind.phase).start(workshop, item, who)


def carried(phase_key: str, values: Values) -> Values:
    """What the next form of a row keeps."""
    return {key: values[key] for key in by_key(phase_key).carry if key in values}


def decide_save(
    workshop: Workshop | None,
    who: Who,
    now: datetime,
    new_id: Callable[[], str],
    *,
    phase_key: str,
    values: Values,
    item_id: str | None = None,
    version: int | None = None,
    agreed: frozenset[str] = frozenset(),
) -> Decision:
    """Add an item, or edit the one with ``item_id`` that the form showed at ``version``."""
    asked = _Asked(by_key(phase_key), item_id, version, agreed)
    if workshop is None:
        return Outcome(answer=Refused(text=GONE))
    if check_open(workshop):
        return Outcome(answer=Refused(text=f"{CLOSED} Nothing was saved; copy your text if you need it."))
    edited = _edited(workshop, asked)
    form = check_form(_model(asked, edited), values)
    if isinstance(form, Refused):
        return Outcome(answer=form)
    item = edited if edited and kinds.find_on_board(workshop, kinds.kind_of(edited), edited.id) else None
    refusal = _refusal(workshop, who, asked, item)
    if refusal:
        return Outcome(answer=refusal)
    saving = Saving(
        workshop=workshop, who=who, now=now, new_id=new_id, item=item, values=values, form=form, agreed=agreed
    )
    return contributed(workshop, who, now, new_id, asked.phase.save(saving))


def _edited(workshop: Workshop, asked: _Asked) -> Contribution | None:
    """The item the form was opened for, on the board or not."""
    of_phase = (kind for kind in kinds.KINDS if kind.key in asked.phase.kinds)
    found = (kinds.find(workshop, kind, asked.item_id) for kind in of_phase if asked.item_id)
    return next((item for item in found if item), None)


def _model(asked: _Asked, edited: Contribution | None) -> type[BaseModel]:
    return asked.phase.edits.get(kinds.kind_of(edited).key, asked.phase.model) if edited else asked.phase.model


def _refusal(workshop: Workshop, who: Who, asked: _Asked, item: Contribution | None) -> Refused | Confirm | None:
    if item:
        return check_touch(workshop, who, item) or _check_newer(asked, item)
    if asked.item_id and AS_NEW not in asked.agreed:
        text = "This was removed or merged in the meantime. Your text is still here: add it as new?"
        return Confirm(text=text, token=AS_NEW, submit="Add as new")
    return _check_phase(workshop, asked)


def _check_newer(asked: _Asked, item: Contribution) -> Confirm | None:
    token = f"over:{item.version}"
    if asked.version in (None, item.version) or token in asked.agreed:
        return None
    label = quoted(kinds.label_of(item))
    text = f"Somebody changed this while you were writing; it now reads {label}. Save yours over it?"
    return Confirm(text=text, token=token, submit="Save over it")


def _check_phase(workshop: Workshop, asked: _Asked) -> Refused | Confirm | None:
    """A form of a phase that is over may still be added; one of a phase that is not open again yet may not."""
    now, then = by_key(workshop.head.phase), asked.phase
    if number_of(now.key) < number_of(then.key):
        text = f"The workshop went back to {now.title}, so this cannot be saved now. Copy your text for later."
        return Refused(text=text)
    if number_of(now.key) == number_of(then.key) or {LATE, AS_NEW} & asked.agreed:
        blocked = then.blocked(workshop)
        return Refused(text=blocked) if blocked else None
    text = f"The workshop has moved on to {now.title}. Your text is still here: add it anyway?"
    return Confirm(text=text, token=LATE, submit="Add anyway")


def contributed(workshop: Workshop, who: Who, now: datetime, new_id: Callable[[], str], decision: Decision) -> Decision:
    """An accepted decision with what every contribution brings along: a member, the board, the state after it."""
    if not isinstance(decision.answer, Done) or not decision.changes:
        return decision
    joining, homes = _joining(workshop, who, now, new_id)
    changes = (*decision.changes, *joining)
    answer = replace(decision.answer, workshop=evolve(workshop, changes))
    return Outcome(answer=answer, changes=changes, owes=(*decision.owes, owed.board(workshop), *homes))


def _joining(
    workshop: Workshop, who: Who, now: datetime, new_id: Callable[[], str]
) -> tuple[tuple[Change, ...], tuple[Owe, ...]]:
    known = read.member(workshop, who.user_id)
    if known and known.joined_at and not known.left:
        return (), ()
    joined = known or Member(id=new_id(), user_id=who.user_id)
    joined = replace(joined, joined_at=joined.joined_at or now, left=False)
    return (Put(joined),), owed.homes(workshop, (who.user_id,))
