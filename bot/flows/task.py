"""``Task``: one entry of the facilitators' menu as data. A new task is one file and one name in TASKS."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.flows.decision import Decision, Refused, Who
from bot.flows.fields import Form, Values
from storage.records import Workshop


class Decide(Protocol):
    def __call__(
        self,
        workshop: Workshop,
        who: Who,
        now: datetime,
        new_id: Callable[[], str],
        values: Values,
        agreed: frozenset[str] = ...,
        /,
    ) -> Decision: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """``start`` makes the form, from the values chosen so far where a field refills it.

    Where ``opens``, the form of the chosen item follows once ``decide`` has accepted the choice.
    """

    key: str
    label: str  # a verb
    start: Callable[[Workshop, Who, Values], Form | Refused]
    decide: Decide
    opens: bool = False
