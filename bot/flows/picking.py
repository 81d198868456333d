"""Choosing one item of the workshop in a form: first its kind, then which one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.flows import kinds, read
from bot.flows.asking import experience_options
from bot.flows.decision import Refused, Who
from bot.flows.fields import Choice, Field, Option, Values
from bot.flows.gates import check_leading
from bot.flows.kinds import Contribution, Kind
from bot.flows.wording import clip
from storage.records import Expectation, PainPoint, Workshop

GONE = "That is no longer on the board. Please choose again."


@dataclass(frozen=True, slots=True)
class Picked:
    """What is chosen so far; ``item`` is None until one of the kind is."""

    kind: Kind
    items: tuple[Contribution, ...]
    item: Contribution | None

    @property
    def values(self) -> Values:
        return {"kind": self.kind.key, "item": key_of(self.item) if self.item else None}


def key_of(item: Contribution) -> str:
    return f"{kinds.kind_of(item).key}:{item.id}"


def picked(values: Values) -> tuple[str, str]:
    """The key of the kind and the id of the item chosen, as the item field gives them."""
    value = values.get("item")
    kind_key, _, item_id = value.partition(":") if isinstance(value, str) else ("", "", "")
    return kind_key, item_id


def read_picked(workshop: Workshop, offered: Sequence[Kind], values: Values, *, least: int = 1) -> Picked | None:
    """The chosen kind, else the first one that the current phase collects; None where no kind has ``least`` items."""
    having = [kind for kind in offered if len(kind.shown(workshop)) >= least]
    if not having:
        return None
    current = [kind for kind in having if kind.phase == workshop.head.phase]
    kind = next((kind for kind in having if kind.key == values.get("kind")), (current or having)[0])
    items = kind.shown(workshop)
    kind_key, item_id = picked(values)
    item = next((item for item in items if kind_key == kind.key and item.id == item_id), None)
    return Picked(kind, items, item)


def pick_fields(
    workshop: Workshop, offered: Sequence[Kind], at: Picked, *, label: str = "Which one?", refills: bool = False
) -> tuple[Field, ...]:
    shown = tuple(Option(kind.key, kind.noun.capitalize()) for kind in offered if kind.shown(workshop))
    return (
        Choice(key="kind", label="What", options=shown, refills=True),
        Choice(key="item", label=label, options=item_options(workshop, at.items), refills=refills),
    )


def item_options(workshop: Workshop, items: Iterable[Contribution]) -> tuple[Option, ...]:
    """Keyed by kind and id; the note says where the item stands."""
    notes = {option.key: option.note for option in experience_options(workshop)}
    whats = {each.id: each.what for each in read.experiences(workshop)}

    def note(item: Contribution) -> str:
        if isinstance(item, Expectation | PainPoint):
            return clip(next((whats[key] for key in item.experience_ids if key in whats), ""), 70)
        return notes.get(item.id, "")

    return tuple(Option(key_of(item), kinds.label_of(item), note(item)) for item in items)


def read_led(workshop: Workshop, who: Who, values: Values) -> Contribution | Refused:
    """The item a facilitator chose, as it stands on the board now."""
    refusal = check_leading(workshop, who)
    if refusal:
        return refusal
    kind_key, item_id = picked(values)
    kind = kinds.by_key(kind_key)
    if kind is None:
        return Refused(fields={"item": "Choose one."})
    return kinds.find_on_board(workshop, kind, item_id) or Refused(fields={"item": GONE})
