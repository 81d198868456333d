"""Who asks, and what a decision answers. Refusals are values here; exceptions are bugs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.flows.fields import Form
from storage.changes import Change, Outcome, Owe, evolve
from storage.records import Workshop


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """The caller, from Slack's signed envelope and nowhere else."""

    tenant: str
    team_id: str
    user_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """Accepted. ``text`` is one sentence for the caller alone; ``workshop`` is the state after it."""

    text: str
    workshop: Workshop | None = None
    undo: str = ""  # id of a removal that can be undone


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """Not accepted: sentences under their fields, or one for the whole. Nothing was written."""

    text: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirm:
    """Not yet: ``text`` says what would happen; asking again with ``agreed`` containing ``token`` does it.

    A form that gets this keeps what was typed and shows ``submit`` on its button;
    ``form`` replaces the form's fields where choices have gone stale, None keeps them.
    """

    text: str
    token: str
    submit: str
    form: Form | None = None


Answer = Done | Refused | Confirm
Decision = Outcome[Answer]


def accepted(
    text: str,
    changes: tuple[Change, ...],
    owes: tuple[Owe, ...] = (),
    *,
    before: Workshop | None = None,
    undo: str = "",
) -> Decision:
    """With ``before``, the answer carries the workshop as the changes leave it."""
    after = evolve(before, changes) if before else None
    return Outcome(answer=Done(text=text, workshop=after, undo=undo), changes=changes, owes=owes)


def refused(text: str = "", **fields: str) -> Decision:
    return Outcome(answer=Refused(text=text, fields=fields))


def to_confirm(text: str, *, token: str, submit: str, form: Form | None = None) -> Decision:
    return Outcome(answer=Confirm(text=text, token=token, submit=submit, form=form))
