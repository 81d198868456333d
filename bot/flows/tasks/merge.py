"""Merge what says the same: one stays, what hangs on the others moves to it, their wording stays stored."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime

from bot.flows import kinds, owed
from bot.flows.decision import Decision, Refused, Who, accepted, refused
from bot.flows.fields import Choice, Form, Values
from bot.flows.gates import check_leading
from bot.flows.kinds import KINDS, Contribution, label_of
from bot.flows.picking import Picked, item_options, key_of, pick_fields, read_led, read_picked
from bot.flows.similar import Pair, alike
from bot.flows.task import Task
from bot.flows.uniting import rehung, united
from bot.flows.wording import listed, quoted
from storage.changes import Outcome, Put
from storage.records import Workshop

_SHOWN_PAIRS = 3


def _start(workshop: Workshop, who: Who, values: Values) -> Form | Refused:
    at = read_picked(workshop, KINDS, values, least=2)
    refusal = check_leading(workshop, who)
    if refusal or at is None:
        return refusal or Refused(text="There is nothing to merge yet: it takes two of a kind.")
    pairs = alike(at.items)
    offered = [kind for kind in KINDS if len(kind.shown(workshop)) > 1]
    first = replace(at, items=_alike_first(at.items, pairs))
    fields = (*pick_fields(workshop, offered, first, label="Keep", refills=True), _others(workshop, at, pairs))
    intro = "The wording you keep stays; everything that belongs to the others moves to it."
    return Form(
        title="Merge", submit="Merge", fields=fields, values=at.values, intro=f"{intro} {_suggested(pairs)}".strip()
    )


def _alike_first(items: tuple[Contribution, ...], pairs: Iterable[Pair]) -> tuple[Contribution, ...]:
    paired = [item for pair in pairs for item in (pair.first, pair.second)]
    return tuple({item.id: item for item in (*paired, *items)}.values())


def _others(workshop: Workshop, at: Picked, pairs: Iterable[Pair]) -> Choice:
    keep = at.item
    near = [pair for pair in pairs if keep and keep.id in (pair.first.id, pair.second.id)]
    items = [item for item in _alike_first(at.items, near) if not keep or item.id != keep.id]
    close = {key_of(item) for pair in near for item in (pair.first, pair.second)}
    options = tuple(
        replace(option, note="looks alike") if option.key in close else option
        for option in item_options(workshop, items)
    )
    return Choice(key="others", label="Merge into it", options=options, several=True)


def _suggested(pairs: tuple[Pair, ...]) -> str:
    found = [f"{quoted(label_of(pair.first), 40)} and {quoted(label_of(pair.second), 40)}" for pair in pairs]
    return f"These look alike: {'; '.join(found[:_SHOWN_PAIRS])}." if found else ""


def _decide(
    workshop: Workshop,
    who: Who,
    now: datetime,
    _new_id: Callable[[], str],
    values: Values,
    _agreed: frozenset[str] = frozenset(),
) -> Decision:
    keep = read_led(workshop, who, values)
    if isinstance(keep, Refused):
        return Outcome(answer=keep)
    given = values.get("others")
    keys = {given} if isinstance(given, str) else set(given or ())
    others = [item for item in kinds.kind_of(keep).shown(workshop) if key_of(item) in keys and item.id != keep.id]
    if not others:
        return refused(others="Choose at least one to merge into it.")
    absorbed = [replace(item, merged_into=keep.id, updated_at=now) for item in others]
    changes = (
        Put(united(keep, others, now)),
        *(Put(item) for item in absorbed),
        *rehung(workshop, keep, others, now),
    )
    names = listed([quoted(label_of(item), 40) for item in others])
    text = f"Merged {names} into {quoted(label_of(keep))}."
    return accepted(text, changes, (owed.board(workshop),), before=workshop)


MERGE = Task(key="merge", label="Merge…", start=_start, decide=_decide)
