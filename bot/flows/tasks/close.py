"""Close the workshop: its form is the question, sending it is the answer."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from bot.flows.decision import Decision, Refused, Who
from bot.flows.fields import Form, Values
from bot.flows.gates import check_leading
from bot.flows.moves import CLOSE as AGREED
from bot.flows.moves import closing_question, decide_close
from bot.flows.task import Task
from storage.records import Workshop


def _start(workshop: Workshop, who: Who, _values: Values) -> Form | Refused:
    intro = closing_question(workshop)
    return check_leading(workshop, who) or Form(
        title="Close the workshop", submit="Close workshop", fields=(), intro=intro
    )


def _decide(
    workshop: Workshop,
    who: Who,
    now: datetime,
    new_id: Callable[[], str],
    _values: Values,
    agreed: frozenset[str] = frozenset(),
) -> Decision:
    return decide_close(workshop, who, now, new_id, agreed=agreed | {AGREED})


CLOSE = Task(key="close", label="Close the workshop…", start=_start, decide=_decide)
