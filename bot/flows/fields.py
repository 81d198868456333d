"""What a form asks, as data: the Slack layer turns fields into inputs and answers back into values.

A field's ``key`` is the name of the same field in the phase's pydantic form and in refusals.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

Value = str | tuple[str, ...] | None
"""An answer: text or a chosen key; several chosen keys; None where nothing was said."""

Values = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to choose; ``key`` at most 150 characters, ``label`` is shortened to Slack's 75 when shown."""

    key: str
    label: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    key: str
    label: str
    hint: str = ""
    placeholder: str = ""
    optional: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Text(Field):
    """Typed text; ``limit`` in characters, at most Slack's 3,000."""

    limit: int = 300
    long: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Link(Field):
    """An http or https address."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice(Field):
    """One of, or several of, a list of any length: beyond Slack's 100 options it becomes a type-ahead."""

    options: tuple[Option, ...]
    several: bool = False
    boxes: bool = False  # all of them in sight, each with a box to tick: at most ten
    refills: bool = False  # choosing at once refills the whole form (Slack's dispatch_action)


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggest(Field):
    """Pick from a growing list or type something new; ``source`` names a look-up of the Slack layer.

    Where nothing new may be typed, the field is left out while its source has nothing to offer.
    """

    source: str
    several: bool = True
    typed: bool = True
    refills: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class People(Field):
    """People of the workspace, as user ids."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place(Field):
    """A Slack channel, asked only when a form was opened outside of one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A modal in the making: title at most 24 characters, ``submit`` a verb."""

    title: str
    submit: str
    fields: tuple[Field, ...]
    values: Values = field(default_factory=dict)
    intro: str = ""
    note: str = ""  # what just happened or what to confirm, shown on top
