"""Stages: the columns of the map, from the trigger to the value at the end."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

from bot.flows import order, read
from bot.flows.asking import check_same, options_of
from bot.flows.checks import NAME, Key, Sheet, ShortText, chosen, typed
from bot.flows.decision import Decision, Who, accepted
from bot.flows.fields import Choice, Form, Option, Text
from bot.flows.kinds import STAGE, standing
from bot.flows.phase import Group, Line, Phase, Saving
from bot.flows.wording import listed, quoted
from storage.changes import Put
from storage.records import Item, Stage, Workshop

_LAST = "last"
_SAME = "same"
_SCOPE = (Option("yes", "Yes"), Option("no", "No"))


class StageForm(Sheet):
    name: Annotated[str, typed(NAME, missing="Give the stage a name.")] = ""
    value: ShortText = ""
    place: Key = _LAST
    in_scope: Annotated[str, chosen()] = "yes"


def _start(workshop: Workshop, item: Item | None, _who: Who) -> Form:
    old = item if isinstance(item, Stage) else None
    others = [stage for stage in read.stages(workshop) if not old or stage.id != old.id]
    here = (Option(_SAME, "Where it is now"),) if old else ()
    places = (*here, Option(_LAST, "Last"), Option(order.FIRST, "First"), *options_of(others))
    return Form(
        title="Edit stage" if old else "Add stage",
        submit="Save" if old else "Add",
        fields=(
            Text(key="name", label="Stage", limit=NAME, placeholder="Front desk"),
            Text(
                key="value",
                label="Value to the persona",
                optional=True,
                placeholder="I am checked in and know what the house offers",
                hint="What the persona has once this stage is done.",
            ),
            Choice(key="place", label="Place (after which stage)", options=places),
            Choice(key="in_scope", label="In scope", options=_SCOPE),
        ),
        values={
            "name": old.name if old else "",
            "value": old.value if old else "",
            "place": _SAME if old else _LAST,
            "in_scope": "no" if old and not old.in_scope else "yes",
        },
    )


def _save(saving: Saving) -> Decision:
    form = saving.read(StageForm)
    old = saving.item if isinstance(saving.item, Stage) else None
    others = tuple(stage for stage in read.stages(saving.workshop) if not old or stage.id != old.id)
    same = check_same(others, form.name, saving.agreed)
    if same:
        return same
    position, moved = _place(saving.workshop, others, form.place, old)
    stage = replace(
        old or _new(saving),
        version=old.version + 1 if old else 1,
        updated_at=saving.now,
        position=position,
        name=form.name,
        value=form.value,
        in_scope=form.in_scope != "no",
    )
    return accepted(f"Saved {quoted(stage.name)}.", (Put(stage), *moved))


def _place(workshop: Workshop, others: tuple[Stage, ...], place: str, old: Stage | None) -> tuple[int, tuple[Put, ...]]:
    if old and place in (_SAME, old.id):
        return old.position, ()
    after = standing(workshop, STAGE, place)
    if place != order.FIRST and after is None:
        return order.last_position(workshop.stages), ()
    return order.place(others, after.id if after else order.FIRST)


def _new(saving: Saving) -> Stage:
    return Stage(id=saving.new_id(), author=saving.who.user_id, created_at=saving.now, updated_at=saving.now, name="")


def _collected(workshop: Workshop) -> tuple[Group, ...]:
    lines = tuple(_line(stage) for stage in read.stages(workshop))
    return (Group("", lines),) if lines else ()


def _line(stage: Stage) -> Line:
    asked = "" if stage.value or not stage.in_scope else "what is the value here?"
    meta = " · ".join(part for part in (asked, "" if stage.in_scope else "out of scope") if part)
    text = f"{stage.name}: {stage.value}" if stage.value else stage.name
    return Line(item_id=stage.id, kind="stage", text=text, meta=meta, author=stage.author, at=stage.created_at)


def _gaps(workshop: Workshop) -> tuple[str, ...]:
    stages = read.stages(workshop)
    if not stages:
        return ("There is no stage yet.",)
    empty = [quoted(stage.name) for stage in stages if stage.in_scope and not stage.value]
    return (f"No value to the persona yet: {listed(empty)}.",) if empty else ()


STAGES = Phase(
    key="stages",
    title="Stages",
    prompt="Which steps lead from {trigger} to {end_value}? Say for each what the persona has once it is done.",
    example="Front desk: “I am checked in and know what the house offers.”",
    button="Add stage",
    kinds=("stage",),
    model=StageForm,
    start=_start,
    carry=(),
    save=_save,
    collected=_collected,
    gaps=_gaps,
    blocked=lambda _workshop: "",
)
