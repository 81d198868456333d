"""Experiences: what personas go through at each stage, today and as it should be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Annotated

from bot.flows import kinds, order, read
from bot.flows.asking import (
    EVIDENCE_FIELDS,
    KNOWN,
    check_same,
    choose_again,
    feeling,
    options_of,
    shown_score,
    standing,
)
from bot.flows.checks import LONG, Address, Channels, Feeling, Known, LongText, Sheet, chosen, several, typed
from bot.flows.decision import Decision, Who, accepted
from bot.flows.fields import Choice, Field, Form, Option, Suggest, Text, Values
from bot.flows.kinds import PERSONA, STAGE
from bot.flows.phase import Group, Line, Phase, Saving
from bot.flows.wording import listed, quoted, signed
from storage.changes import Change, Drop, Put
from storage.records import Evidence, Experience, Item, Persona, Score, Workshop


class ExperienceForm(Sheet):
    stage: Annotated[str, chosen("Choose a stage.")] = ""
    personas: Annotated[tuple[str, ...], several("Choose at least one persona.")] = ()
    what: Annotated[str, typed(LONG, missing="Say what happens.", long=True)] = ""
    channels: Channels = ()
    today: Feeling = None
    target: Feeling = None
    instead: LongText = ""
    evidence: Known = Evidence.GUESS
    link: Address = ""


def _start(workshop: Workshop, item: Item | None, who: Who) -> Form:
    old = item if isinstance(item, Experience) else None
    return Form(
        title="Edit experience" if old else "Add experience",
        submit="Save" if old else "Add",
        fields=_fields(workshop),
        values=_values(workshop, old, who) if old else _first_values(workshop),
    )


def _fields(workshop: Workshop) -> tuple[Field, ...]:
    stages = tuple(
        Option(each.id, each.name, "" if each.in_scope else "out of scope") for each in read.stages(workshop)
    )
    personas = options_of(read.personas(workshop))
    return (
        Choice(key="stage", label="Stage", options=stages),
        Choice(key="personas", label="Personas", options=personas, several=True),
        Text(
            key="what",
            label="What happens",
            limit=LONG,
            long=True,
            placeholder="I stand at a desk with nobody in sight",
            hint="Today, in the persona's words.",
        ),
        Suggest(key="channels", label="Channels (pick or type new)", source="channels", optional=True),
        feeling("today", "Today (−2…+2)"),
        feeling("target", "Target (−2…+2)"),
        Text(key="instead", label="What should happen instead", limit=LONG, long=True, optional=True),
        *EVIDENCE_FIELDS,
    )


def _first_values(workshop: Workshop) -> Values:
    stages, personas = read.stages(workshop), read.personas(workshop)
    return {
        "stage": stages[0].id if len(stages) == 1 else None,
        "personas": (personas[0].id,) if len(personas) == 1 else (),
        "evidence": "guess",
    }


def _values(workshop: Workshop, old: Experience, who: Who) -> Values:
    score = read.own_score(workshop, old.id, who.user_id)
    return {
        "stage": old.stage_id,
        "personas": tuple(persona.id for persona in read.personas_of(workshop, old)),
        "what": old.what,
        "channels": old.channels,
        "today": shown_score(score.today) if score else None,
        "target": shown_score(score.target) if score else None,
        "instead": old.instead,
        "evidence": old.evidence.value,
        "link": old.link,
    }


def _save(saving: Saving) -> Decision:
    form = saving.read(ExperienceForm)
    workshop, old = saving.workshop, saving.item if isinstance(saving.item, Experience) else None
    stages, no_stage = standing(workshop, STAGE, (form.stage,))
    personas, no_personas = standing(workshop, PERSONA, form.personas)
    if no_stage or no_personas:
        return choose_again(workshop, _start(workshop, old, saving.who), saving.values, (*no_stage, *no_personas))
    beside = [
        each for each in read.experiences(workshop) if each.stage_id == stages[0] and not (old and each.id == old.id)
    ]
    same = check_same((each for each in beside if set(each.persona_ids) & set(personas)), form.what, saving.agreed)
    if same:
        return same
    experience = replace(
        _typed(old or _new(saving, stages[0]), form, workshop),
        stage_id=stages[0],
        persona_ids=(*personas, *_hidden(workshop, old)),
        position=old.position if old and old.stage_id == stages[0] else order.last_position(workshop.experiences),
        updated_at=saving.now,
    )
    scored = _scored(saving, experience, form)
    return accepted(f"Saved {quoted(experience.what)}.", (Put(experience), *scored))


def _hidden(workshop: Workshop, old: Experience | None) -> tuple[str, ...]:
    """Personas that were removed: the link stays, so that bringing one back brings it back here too."""
    shown = {persona.id for persona in read.personas(workshop)}
    return tuple(key for key in old.persona_ids if key not in shown) if old else ()


def _new(saving: Saving, stage_id: str) -> Experience:
    return Experience(
        id=saving.new_id(),
        author=saving.who.user_id,
        created_at=saving.now,
        updated_at=saving.now,
        version=0,
        stage_id=stage_id,
        persona_ids=(),
        what="",
    )


def _typed(experience: Experience, form: ExperienceForm, workshop: Workshop) -> Experience:
    known = {name.casefold(): name for each in workshop.experiences for name in each.channels}
    return replace(
        experience,
        version=experience.version + 1,
        what=form.what,
        channels=tuple(known.get(name.casefold(), name) for name in form.channels),
        instead=form.instead,
        evidence=form.evidence,
        link=form.link,
    )


def _scored(saving: Saving, experience: Experience, form: ExperienceForm) -> tuple[Change, ...]:
    """The submitter's own score, never anybody else's; an emptied one is taken back."""
    user_id = saving.who.user_id
    mine = read.own_score(saving.workshop, experience.id, user_id)
    if form.today is None and form.target is None:
        return (Drop(mine),) if mine else ()
    if mine is None:
        mine = Score(id=saving.new_id(), experience_id=experience.id, user_id=user_id, updated_at=saving.now)
    return (Put(replace(mine, today=form.today, target=form.target, updated_at=saving.now)),)


def _collected(workshop: Workshop) -> tuple[Group, ...]:
    stages, people, felt = read.stages(workshop), read.personas(workshop), read.feelings(workshop)
    lines: dict[str, list[Line]] = {stage.id: [] for stage in stages}
    for each in read.experiences(workshop):
        lines[each.stage_id].append(_line(each, people, felt.get(each.id, read.Feelings())))
    filled = tuple(Group(stage.name, tuple(lines[stage.id])) for stage in stages if lines[stage.id])
    return (*filled, *(Group("", (), warning=sentence) for sentence in _empty_stages(workshop)))


def _line(each: Experience, people: Sequence[Persona], felt: read.Feelings) -> Line:
    names = ", ".join(persona.name for persona in people if persona.id in each.persona_ids)
    channels = f" · {', '.join(each.channels)}" if each.channels else ""
    today, target = read.mean(felt.today), read.mean(felt.target)
    parts = (
        "" if today is None else f"today {signed(today)}",
        "" if target is None else f"target {signed(target)}",
        KNOWN[each.evidence].label.lower(),
    )
    return Line(
        item_id=each.id,
        kind="experience",
        text=f"{names}: {each.what}{channels}",
        meta=" · ".join(part for part in parts if part),
        author=each.author,
        link=each.link,
        at=each.created_at,
    )


def _gaps(workshop: Workshop) -> tuple[str, ...]:
    experiences = read.experiences(workshop)
    lived = {key for each in experiences for key in each.persona_ids}
    unseen = [quoted(each.name) for each in read.personas(workshop) if each.id not in lived]
    return (
        *_empty_stages(workshop),
        *((f"No experience yet for {listed(unseen)}: who can say what it is like for them?",) if unseen else ()),
    )


def _empty_stages(workshop: Workshop) -> tuple[str, ...]:
    filled = {each.stage_id for each in read.experiences(workshop)}
    empty = [quoted(each.name) for each in read.stages(workshop) if each.in_scope and each.id not in filled]
    return (f"No experience yet at {listed(empty)}.",) if empty else ()


def _blocked(workshop: Workshop) -> str:
    lacking = [kind.noun for kind in (PERSONA, STAGE) if not kinds.on_board(workshop, kind)]
    if not lacking:
        return ""
    return (
        f"An experience needs a stage and a persona. Add a {' and a '.join(lacking)} first: a facilitator presses Back."
    )


EXPERIENCES = Phase(
    key="experiences",
    title="Experiences",
    prompt="What do the personas live through at each stage today? Say it in their words.",
    example="Front desk, late business traveller: “I stand at a desk with nobody in sight.” Today −2, target +1.",
    button="Add experience",
    kinds=("experience",),
    model=ExperienceForm,
    start=_start,
    carry=("stage", "personas"),
    save=_save,
    collected=_collected,
    gaps=_gaps,
    blocked=_blocked,
)
