"""Personas: whose experience matters."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

from bot.flows import order, read
from bot.flows.asking import EVIDENCE_FIELDS, KNOWN, check_same
from bot.flows.checks import NAME, Address, Key, Known, Sheet, ShortText, chosen, typed
from bot.flows.decision import Decision, Who, accepted
from bot.flows.fields import Choice, Field, Form, Option, Suggest, Text, Values
from bot.flows.phase import Group, Line, Phase, Saving
from bot.flows.wording import quoted
from storage.changes import Put
from storage.records import Evidence, Item, Persona, Workshop

_SIDES = (Option("customer", "Customer"), Option("colleague", "Colleague"))
_PICK = Suggest(
    key="origin_id",
    label="Pick from earlier workshops",
    source="personas",
    several=False,
    typed=False,
    refills=True,
    optional=True,
)
_FIELDS: tuple[Field, ...] = (
    Text(key="name", label="Name", limit=NAME, placeholder="Late business traveller"),
    Text(key="role", label="Role or segment", optional=True, placeholder="Frequent guest, arrives after a late flight"),
    Text(key="goal", label="Goal", optional=True, placeholder="I want to be asleep by midnight"),
    Choice(key="side", label="Customer or colleague", options=_SIDES),
)
_MORE: tuple[Field, ...] = (
    Text(key="needs", label="What they value", optional=True, long=True),
    Text(key="frustrations", label="Frustrations", optional=True, long=True),
)


class PersonaForm(Sheet):
    name: Annotated[str, typed(NAME, missing="Give the persona a name.")] = ""
    role: ShortText = ""
    goal: ShortText = ""
    side: Annotated[str, chosen()] = "customer"
    needs: ShortText = ""
    frustrations: ShortText = ""
    evidence: Known = Evidence.GUESS
    link: Address = ""
    origin_id: Key = ""


def picked(persona: Persona) -> Form:
    """The add form once a persona of an earlier workshop is picked: everything known about it, open to change."""
    fields = (_PICK, *_FIELDS, *_MORE, *EVIDENCE_FIELDS)
    return Form(title="Add persona", submit="Add", fields=fields, values={**_values(persona), "origin_id": persona.id})


def _values(persona: Persona) -> Values:
    return {
        "name": persona.name,
        "role": persona.role,
        "goal": persona.goal,
        "side": "colleague" if persona.internal else "customer",
        "needs": persona.needs,
        "frustrations": persona.frustrations,
        "evidence": persona.evidence.value,
        "link": persona.link,
    }


def _start(_workshop: Workshop, item: Item | None, _who: Who) -> Form:
    if isinstance(item, Persona):
        fields = (*_FIELDS, *_MORE, *EVIDENCE_FIELDS)
        return Form(title="Edit persona", submit="Save", fields=fields, values=_values(item))
    fields = (_PICK, *_FIELDS, *EVIDENCE_FIELDS)
    return Form(title="Add persona", submit="Add", fields=fields, values={"side": "customer", "evidence": "guess"})


def _save(saving: Saving) -> Decision:
    form = saving.read(PersonaForm)
    old = saving.item if isinstance(saving.item, Persona) else None
    same = check_same(read.personas(saving.workshop), form.name, saving.agreed, but=old.id if old else "")
    if same:
        return same
    persona = _typed(old or _new(saving), form)
    return accepted(f"Saved {quoted(persona.name)}.", (Put(replace(persona, updated_at=saving.now)),))


def _new(saving: Saving) -> Persona:
    return Persona(
        id=saving.new_id(),
        author=saving.who.user_id,
        created_at=saving.now,
        updated_at=saving.now,
        version=0,
        position=order.last_position(saving.workshop.personas),
        name="",
    )


def _typed(persona: Persona, form: PersonaForm) -> Persona:
    return replace(
        persona,
        version=persona.version + 1,
        name=form.name,
        role=form.role,
        goal=form.goal,
        internal=form.side == "colleague",
        needs=form.needs,
        frustrations=form.frustrations,
        evidence=form.evidence,
        link=form.link,
        origin_id=persona.origin_id or form.origin_id or None,
    )


def _collected(workshop: Workshop) -> tuple[Group, ...]:
    lines = tuple(_line(persona) for persona in read.personas(workshop))
    return (Group("", lines),) if lines else ()


def _line(persona: Persona) -> Line:
    side = "colleague" if persona.internal else "customer"
    return Line(
        item_id=persona.id,
        kind="persona",
        text=" · ".join(part for part in (persona.name, persona.role, persona.goal) if part),
        meta=f"{side} · {KNOWN[persona.evidence].label.lower()}",
        author=persona.author,
        link=persona.link,
        at=persona.created_at,
    )


def _gaps(workshop: Workshop) -> tuple[str, ...]:
    return () if read.personas(workshop) else ("There is no persona yet.",)


PERSONAS = Phase(
    key="personas",
    title="Personas",
    prompt="Who goes through {journey}? Add each persona once: who they are and what they want to get done.",
    example="Late business traveller, reaches the desk at 23:00: “I want to be asleep by midnight.”",
    button="Add persona",
    kinds=("persona",),
    model=PersonaForm,
    start=_start,
    carry=(),
    save=_save,
    collected=_collected,
    gaps=_gaps,
    blocked=lambda _workshop: "",
)
