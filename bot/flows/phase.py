"""``Phase``: one step of the workshop as data and a few pure hooks. A new phase is one file and one name in PHASES."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from pydantic import BaseModel

from bot.flows.decision import Decision, Who
from bot.flows.fields import Form, Values
from storage.records import Item, Workshop


@dataclass(frozen=True, slots=True, kw_only=True)
class Saving:
    """One submitted form on its way to a decision."""

    workshop: Workshop
    who: Who
    now: datetime
    new_id: Callable[[], str]
    item: Item | None  # the item being edited, as it stands now
    values: Values


@dataclass(frozen=True, slots=True)
class Line:
    """One thing collected: ``text`` is what somebody typed, ``meta`` the bot's own words about it."""

    item_id: str
    kind: str  # key of the kind of item, see kinds.py
    text: str
    meta: str = ""
    author: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Lines under a heading that somebody typed (a stage, say); an empty heading stands for none."""

    heading: str
    lines: tuple[Line, ...]
    warning: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase:
    """What the board shows and asks in one step.

    ``start`` gives the form to add one, or to edit ``item``; ``carry`` names the values the next form of a row keeps.
    ``save`` decides on a form whose values passed ``model``. ``gaps`` are sentences about what is still empty.
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
