"""Taking things off the board and bringing them back.

A removal marks the item and everything that would hang on nothing without it; nothing is deleted. What still
hangs on something else stays and keeps its link, so that clearing the marks restores exactly what was there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from bot.flows import kinds, owed, read
from bot.flows.decision import Decision, Refused, Who, accepted, refused, to_confirm
from bot.flows.gates import check_open, check_touch, who_can
from bot.flows.kinds import KINDS, Contribution, kind_of, label_of
from bot.flows.wording import counted, listed, quoted
from storage.changes import Outcome, Put, evolve
from storage.records import Experience, Workshop


@dataclass(frozen=True, slots=True)
class Removal:
    """``items`` in the order of KINDS, so the first is what was asked to go."""

    id: str
    items: tuple[Contribution, ...]
    at: datetime


def decide_remove(
    workshop: Workshop,
    who: Who,
    now: datetime,
    new_id: Callable[[], str],
    kind_key: str,
    item_id: str,
    *,
    agreed: frozenset[str] = frozenset(),
) -> Decision:
    """Contributors remove their own as long as nobody has built on it, facilitators anything."""
    kind = kinds.by_key(kind_key)
    item = kinds.find_on_board(workshop, kind, item_id) if kind else None
    if item is None:
        return refused("That is no longer on the board.")
    refusal = check_open(workshop) or check_touch(workshop, who, item)
    if refusal:
        return Outcome(answer=refusal)
    going = (item, *_hanging_on(workshop, item))
    asked = _check_others(workshop, who, going, agreed)
    if asked:
        return asked
    removal_id = new_id()
    changes = tuple(Put(replace(each, removed_in=removal_id, updated_at=now)) for each in going)
    return accepted(f"Removed {_with(going)}.", changes, (owed.board(workshop),), before=workshop, undo=removal_id)


def _hanging_on(workshop: Workshop, item: Contribution) -> tuple[Contribution, ...]:
    """What would be left hanging on nothing, the board compared with and without the item."""
    without = evolve(workshop, (Put(replace(item, removed_in="going")),))
    left = {each.id for kind in KINDS for each in kind.shown(without)}
    shown = (each for kind in KINDS for each in kind.shown(workshop))
    return tuple(each for each in shown if each.id not in left and each.id != item.id)


def _check_others(
    workshop: Workshop, who: Who, going: tuple[Contribution, ...], agreed: frozenset[str]
) -> Decision | None:
    if all(each.author == who.user_id for each in going) or len(going) == 1:
        return None
    if not read.is_facilitator(workshop, who.user_id):
        return refused(f"Others have built on this, so a facilitator has to remove it. {who_can(workshop)}")
    token = f"remove:{going[0].id}:{len(going)}"
    if token in agreed:
        return None
    text = f"This removes {_with(going)}. You can bring it back later."
    return to_confirm(text, token=token, submit="Remove")


def _with(items: tuple[Contribution, ...]) -> str:
    """ "“Front desk” with 3 experiences and 5 pain points"."""
    counts = ((sum(kind_of(each) is kind for each in items[1:]), kind) for kind in KINDS)
    rest = [counted(number, kind.noun, kind.plural) for number, kind in counts if number]
    return quoted(label_of(items[0])) + (f" with {listed(rest, most=len(KINDS))}" if rest else "")


def removals(workshop: Workshop) -> tuple[Removal, ...]:
    """What can be brought back, newest first."""
    marked: dict[str, list[Contribution]] = {}
    for kind in KINDS:
        for item in kinds.everything(workshop, kind):
            if item.removed_in:
                marked.setdefault(item.removed_in, []).append(item)
    found = (Removal(key, tuple(items), max(each.updated_at for each in items)) for key, items in marked.items())
    return tuple(sorted(found, key=lambda removal: removal.at, reverse=True))


def removal_label(removal: Removal) -> str:
    """What was removed and how much with it, as typed."""
    more = len(removal.items) - 1
    return label_of(removal.items[0]) + (f" and {more} more" if more else "")


def decide_undo(workshop: Workshop, who: Who, now: datetime, removal_id: str) -> Decision:
    """Facilitators bring back anything, contributors what was all theirs."""
    found = next((removal for removal in removals(workshop) if removal.id == removal_id), None)
    if found is None:
        return refused("That is back already.")
    refusal = check_open(workshop) or _check_owner(workshop, who, found)
    if refusal:
        return Outcome(answer=refusal)
    changes = tuple(Put(replace(each, removed_in=None, updated_at=now)) for each in found.items)
    missing = _missing(evolve(workshop, changes), found.items)
    if missing:
        return refused(missing)
    text = f"Brought back {_with(found.items)}."
    return accepted(text, changes, (owed.board(workshop),), before=workshop)


def _check_owner(workshop: Workshop, who: Who, removal: Removal) -> Refused | None:
    return next((refusal for each in removal.items if (refusal := check_touch(workshop, who, each))), None)


def _missing(after: Workshop, items: Iterable[Contribution]) -> str:
    """What has to come back first, because something of this would hang on nothing."""
    shown = {each.id for kind in KINDS for each in kind.shown(after)}
    lost = next((each for each in items if each.id not in shown and each.merged_into is None), None)
    if lost is None:
        return ""
    parents = [each for each in _parents(after, lost) if each.id not in shown]
    names = listed([quoted(label_of(each)) for each in parents])
    return f"{quoted(label_of(lost))} belongs to {names}, which was removed too. Bring that back first."


def _parents(workshop: Workshop, item: Contribution) -> tuple[Contribution, ...]:
    if isinstance(item, Experience):
        stages = [each for each in workshop.stages if each.id == item.stage_id]
        return (*stages, *(each for each in workshop.personas if each.id in item.persona_ids))
    keys = getattr(item, "experience_ids", ())
    return tuple(each for each in workshop.experiences if each.id in keys)
