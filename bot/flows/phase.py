"""``Phase``: one step of the workshop as data and a few pure hooks. A new phase is one file and one name in PHASES."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TypeVar

from pydantic import BaseModel

from bot.flows.decision import Decision, Who
from bot.flows.fields import Form, Values
from storage.records import Item, Workshop

Checked = TypeVar("Checked", bound=BaseModel)
_LONG_AGO = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Saving:
    """One submitted form on its way to a decision."""

    workshop: Workshop
    who: Who
    now: datetime
    new_id: Callable[[], str]
    item: Item | None  # the item being edited, as it stands now; None to add one, also where the edited one is gone
    values: Values
    form: BaseModel  # the values, checked and cleaned
    agreed: frozenset[str] = frozenset()

    def read(self, model: type[Checked]) -> Checked:
        """The form as the phase's own model; another model is a bug."""
        if not isinstance(self.form, model):
            raise TypeError(f"expected {model.__name__}, got {type(self.form).__name__}")
        return self.form


@dataclass(frozen=True, slots=True)
class Line:
    """One thing collected: ``text`` is what somebody typed, ``meta`` the bot's own words about it."""

    item_id: str
    kind: str  # key of the kind of item, see kinds.py
    text: str
    meta: str = ""
    author: str = ""
    link: str = ""
    at: datetime = _LONG_AGO  # when it was said


@dataclass(frozen=True, slots=True)
class Group:
    """Lines under a heading that somebody typed (a stage, say); an empty heading stands for none."""

    heading: str
    lines: tuple[Line, ...]
    warning: str = ""
    section: str = ""  # the bot's own word for what these lines are, where several phases are listed together


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase:
    """What the board shows and asks in one step.

    ``start`` gives the form to add one, or to edit ``item``; ``carry`` names the values the next form of a row keeps.
    ``save`` decides on a form whose values passed ``model``, or the one ``edits`` names for the kind of item edited.
    ``prompt`` may name {journey}, {trigger} and {end_value}. ``gaps`` are sentences about what is still empty.
    """

    key: str
    title: str
    prompt: str
    example: str
    button: str  # the add button, a verb
    kinds: tuple[str, ...]  # kinds of item it collects
    model: type[BaseModel]
    start: Callable[[Workshop, Item | None, Who], Form]
    carry: tuple[str, ...]
    save: Callable[[Saving], Decision]
    collected: Callable[[Workshop], tuple[Group, ...]]
    gaps: Callable[[Workshop], tuple[str, ...]]
    blocked: Callable[[Workshop], str]  # why nothing can be added yet ("Add a stage first …"), or ""
    edits: Mapping[str, type[BaseModel]] = field(default_factory=dict)
