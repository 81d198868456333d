"""Starting a workshop: what it is about, where it begins and ends, and who leads it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Annotated

from bot.flows import owed
from bot.flows.checks import SHORT, Sheet, check_form, chosen, several, typed
from bot.flows.decision import Decision, Refused, Who, accepted, refused
from bot.flows.fields import Choice, Field, Form, Option, People, Place, Text, Values
from bot.flows.occasions import OCCASIONS
from bot.flows.phases import PHASES
from bot.flows.wording import mentioned, quoted
from storage.changes import Change, Outcome, Put, Record
from storage.records import Head, Member, Workshop

JOURNEY = 150
BLANK = "blank"
_OCCASION_KEYS = frozenset(occasion.key for occasion in OCCASIONS)

JOURNEY_FIELDS: tuple[Field, ...] = (
    Text(
        key="journey",
        label="Journey",
        limit=JOURNEY,
        placeholder="Hotel check-in",
        hint="What the persona wants to get done.",
    ),
    Text(key="initiative", label="Initiative", optional=True, hint="What this is part of."),
    Choice(
        key="occasion",
        label="Occasion",
        options=tuple(Option(each.key, each.title) for each in OCCASIONS),
        optional=True,
    ),
    Text(key="value_stream", label="Value stream", optional=True, hint="The stream of work this journey runs through."),
    Text(key="trigger", label="Trigger", limit=SHORT, placeholder="I book a room", hint="What sets it off."),
    Text(
        key="end_value",
        label="Value at the end",
        placeholder="I can relax in a clean room",
        hint="What the persona has once it is over.",
    ),
)


class SetupForm(Sheet):
    journey: Annotated[str, typed(JOURNEY, missing="Say what the persona wants to get done.")] = ""
    initiative: Annotated[str, typed(SHORT)] = ""
    occasion: Annotated[str, chosen(keys=_OCCASION_KEYS)] = ""
    value_stream: Annotated[str, typed(SHORT)] = ""
    trigger: Annotated[str, typed(SHORT, missing="Say what sets the journey off.")] = ""
    end_value: Annotated[str, typed(SHORT, missing="Say what the persona has at the end.")] = ""


class StartForm(SetupForm):
    start_from: Annotated[str, chosen()] = BLANK
    facilitators: Annotated[tuple[str, ...], several("Name at least one facilitator.")] = ()


def setup_form(who: Who, *, examples: tuple[Option, ...], place: bool, values: Values | None = None) -> Form:
    """``values`` refill the form, for instance from an example that was chosen."""
    start_from = (Option(BLANK, "Blank"), *examples)
    fields: list[Field] = [
        *JOURNEY_FIELDS,
        Choice(key="start_from", label="Start from", options=start_from, refills=True),
        People(key="facilitators", label="Facilitators"),
    ]
    if place:
        fields.append(Place(key="channel", label="Channel"))
    first: Mapping[str, str | tuple[str, ...]] = {"start_from": BLANK, "facilitators": (who.user_id,)}
    return Form(
        title="Start a journey workshop",
        submit="Start",
        intro="Everybody in the channel takes part; facilitators lead through the steps.",
        fields=tuple(fields),
        values={**first, **(values or {})},
    )


def decide_start(
    open_workshop: Workshop | None,
    who: Who,
    now: datetime,
    new_id: Callable[[], str],
    values: Values,
    *,
    channel_id: str,
    bring: Callable[[str], tuple[Record, ...]],
) -> Decision:
    """One open workshop per channel. ``bring`` gives the records of the example chosen, with fresh ids."""
    if open_workshop:
        return refused(_already(open_workshop))
    form = check_form(StartForm, values)
    if isinstance(form, Refused):
        return Outcome(answer=form)
    head = _head(form, who, now, new_id(), channel_id)
    members = (Put(Member(id=new_id(), user_id=user_id, facilitator=True)) for user_id in form.facilitators)
    brought = () if form.start_from in ("", BLANK) else bring(form.start_from)
    changes: tuple[Change, ...] = (
        Put(head),
        *members,
        *(Put(record) for record in brought if not isinstance(record, Head | Member)),
    )
    empty = Workshop(head=head)
    homes = owed.homes(empty, (who.user_id, *form.facilitators))
    text = f"{quoted(head.journey)} is open. The board is in the channel; everybody there can take part."
    return accepted(text, changes, (owed.board(empty), *homes), before=empty)


def _already(workshop: Workshop) -> str:
    people = mentioned([each.user_id for each in workshop.members if each.facilitator and not each.left])
    led = f", led by {people}" if people else ""
    journey = quoted(workshop.head.journey)
    return f"{journey} is still open in this channel{led}. Close it first, or use another channel."


def _head(form: StartForm, who: Who, now: datetime, workshop_id: str, channel_id: str) -> Head:
    return Head(
        id=workshop_id,
        tenant=who.tenant,
        team_id=who.team_id,
        channel_id=channel_id,
        phase=PHASES[0].key,
        journey=form.journey,
        initiative=form.initiative,
        occasion=form.occasion,
        value_stream=form.value_stream,
        trigger=form.trigger,
        end_value=form.end_value,
        started_by=who.user_id,
        started_at=now,
    )
