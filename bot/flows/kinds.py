"""The kinds of item a workshop collects, as one table: what they are called and where they are kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from bot.flows import read
from storage.records import Expectation, Experience, Item, PainPoint, Persona, Stage, Workshop

Contribution = Persona | Stage | Experience | Expectation | PainPoint


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """``collection`` is the attribute of ``Workshop``, ``shown`` reads what is on the board, in its order;
    ``label`` gives what somebody typed to name an item.
    """

    key: str
    noun: str
    plural: str
    record: type[Item]
    collection: str
    shown: Callable[[Workshop], tuple[Contribution, ...]]
    phase: str
    label: Callable[[Any], str]


PERSONA = Kind(
    key="persona",
    noun="persona",
    plural="personas",
    record=Persona,
    collection="personas",
    shown=read.personas,
    phase="personas",
    label=attrgetter("name"),
)
STAGE = Kind(
    key="stage",
    noun="stage",
    plural="stages",
    record=Stage,
    collection="stages",
    shown=read.stages,
    phase="stages",
    label=attrgetter("name"),
)
EXPERIENCE = Kind(
    key="experience",
    noun="experience",
    plural="experiences",
    record=Experience,
    collection="experiences",
    shown=read.experiences,
    phase="experiences",
    label=attrgetter("what"),
)
EXPECTATION = Kind(
    key="expectation",
    noun="expectation",
    plural="expectations",
    record=Expectation,
    collection="expectations",
    shown=read.expectations,
    phase="needs",
    label=attrgetter("text"),
)
PAIN_POINT = Kind(
    key="pain_point",
    noun="pain point",
    plural="pain points",
    record=PainPoint,
    collection="pain_points",
    shown=read.pain_points,
    phase="needs",
    label=attrgetter("text"),
)

KINDS = (PERSONA, STAGE, EXPERIENCE, EXPECTATION, PAIN_POINT)


def by_key(key: str) -> Kind | None:
    return next((kind for kind in KINDS if kind.key == key), None)


def kind_of(item: Item) -> Kind:
    return next(kind for kind in KINDS if isinstance(item, kind.record))


def label_of(item: Item) -> str:
    return kind_of(item).label(item)


def everything(workshop: Workshop, kind: Kind) -> tuple[Contribution, ...]:
    """All items of the kind, removed and merged ones included."""
    items: tuple[Contribution, ...] = getattr(workshop, kind.collection)
    return items


def on_board(workshop: Workshop, kind: Kind) -> tuple[Contribution, ...]:
    return kind.shown(workshop)


def find_on_board(workshop: Workshop, kind: Kind, item_id: str) -> Contribution | None:
    return next((item for item in kind.shown(workshop) if item.id == item_id), None)


def find(workshop: Workshop, kind: Kind, item_id: str) -> Contribution | None:
    """The item with this id wherever it is: on the board, removed or merged."""
    return next((item for item in everything(workshop, kind) if item.id == item_id), None)


def standing(workshop: Workshop, kind: Kind, item_id: str) -> Contribution | None:
    """The item on the board that stands for this id today: itself, or what absorbed it; None if neither is."""
    item = find(workshop, kind, item_id)
    seen: set[str] = set()
    while item and item.merged_into and item.id not in seen:
        seen.add(item.id)
        item = find(workshop, kind, item.merged_into)
    return find_on_board(workshop, kind, item.id) if item else None
