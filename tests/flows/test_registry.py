"""Sweeps: what must hold for every phase, kind, task and form, also for those still to come."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pydantic import BaseModel

from bot.flows import kinds
from bot.flows.checks import check_form
from bot.flows.decision import Refused
from bot.flows.fields import Choice, Field, Form, Link, Option, Suggest, Text
from bot.flows.kinds import KINDS
from bot.flows.occasions import OCCASIONS
from bot.flows.phase import Phase
from bot.flows.phases import PHASES, by_key, number_of
from bot.flows.saving import add_form, edit_form
from bot.flows.setup import StartForm, setup_form
from bot.flows.tasks import TASKS
from tests.flows.room import Room, done, hotel, who


def forms() -> list[Form]:
    room = hotel()
    found: list[Form | Refused] = [setup_form(who(), examples=(Option("hotel", "Hotel"),), place=True)]
    found += [add_form(room.workshop, phase.key, who()) for phase in PHASES]
    found += [edit_form(room.workshop, kind.key, kind.shown(room.workshop)[0].id, who()) for kind in KINDS]
    room.removes("Room")
    found += [task.start(room.workshop, who(), {}) for task in TASKS]
    return [form for form in found if isinstance(form, Form)]


FORMS = forms()


def test_every_form_there_is_opens() -> None:
    assert len(FORMS) == 1 + len(PHASES) + len(KINDS) + len(TASKS)


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.title)
def test_forms_keep_to_what_slack_takes(form: Form) -> None:
    assert 0 < len(form.title) <= 24
    assert 0 < len(form.submit) <= 24
    keys = [field.key for field in form.fields]
    assert len(set(keys)) == len(keys)
    assert set(form.values) <= set(keys)
    for field in form.fields:
        assert field.label
        assert len(field.placeholder) <= 150
        check_field(field, form)


def check_field(field: Field, form: Form) -> None:
    if isinstance(field, Text):
        assert 0 < field.limit <= 3000
    if isinstance(field, Choice):
        offered = [option.key for option in field.options]
        assert offered
        assert len(set(offered)) == len(offered)
        assert all(0 < len(key) <= 150 for key in offered)
        value = form.values.get(field.key)
        assert isinstance(value, tuple) == field.several or value is None
        assert set(value if isinstance(value, tuple) else (value,)) - {None} <= set(offered)


@pytest.mark.parametrize("phase", PHASES, ids=lambda phase: phase.key)
def test_every_field_is_one_of_its_model(phase: Phase) -> None:
    room = hotel()
    pairs: list[tuple[Form | Refused, type[BaseModel]]] = [(add_form(room.workshop, phase.key, who()), phase.model)]
    for kind in KINDS:
        if kind.key in phase.kinds:
            form = edit_form(room.workshop, kind.key, kind.shown(room.workshop)[0].id, who())
            pairs.append((form, phase.edits.get(kind.key, phase.model)))
    for form, model in pairs:
        assert isinstance(form, Form)
        assert {field.key for field in form.fields} <= set(model.model_fields)


@pytest.mark.parametrize("phase", PHASES, ids=lambda phase: phase.key)
def test_an_edit_form_sent_back_untouched_is_accepted_and_changes_no_word(phase: Phase) -> None:
    room = hotel()
    for kind in KINDS:
        if kind.key not in phase.kinds:
            continue
        for item in kind.shown(room.workshop):
            form = edit_form(room.workshop, kind.key, item.id, who(item.author))
            assert isinstance(form, Form)
            done(room.saves(phase.key, by=item.author, over=item.id, version=item.version, values=form.values))
            after = kinds.find(room.workshop, kind, item.id)
            assert after
            assert replace(after, updated_at=item.updated_at, version=item.version) == item


@pytest.mark.parametrize("phase", PHASES, ids=lambda phase: phase.key)
def test_phases_are_complete(phase: Phase) -> None:
    assert by_key(phase.key) is phase
    assert PHASES[number_of(phase.key)] is phase
    assert all(kinds.by_key(key) for key in phase.kinds)
    assert set(phase.edits) <= set(phase.kinds)
    assert set(phase.carry) <= set(phase.model.model_fields)
    assert len(phase.button) <= 75
    assert phase.prompt
    assert phase.example
    empty = Room().workshop
    assert phase.collected(empty) == ()
    assert phase.gaps(empty) or phase.blocked(empty)


def test_every_kind_belongs_to_one_phase() -> None:
    assert [kind.key for phase in PHASES for kind in KINDS if kind.key in phase.kinds] == [kind.key for kind in KINDS]
    assert all(kind.key in by_key(kind.phase).kinds for kind in KINDS)
    assert kinds.by_key("nothing") is None
    with pytest.raises(KeyError):
        by_key("nothing")


def test_names_are_unique() -> None:
    for names in ([each.key for each in OCCASIONS], [each.key for each in TASKS], [each.label for each in TASKS]):
        assert len(set(names)) == len(names)


@pytest.mark.parametrize("model", [StartForm, *(phase.model for phase in PHASES)], ids=lambda model: model.__name__)
def test_every_model_answers_any_values_with_sentences(model: type[BaseModel]) -> None:
    for value in ("\x00", "\ud800", ("a", "b"), (), None, "x" * 5000, "<!channel>", "-", "\n" * 99):
        answer = check_form(model, dict.fromkeys(model.model_fields, value))
        if isinstance(answer, Refused):
            assert all(sentence.endswith((".", "/")) for sentence in answer.fields.values())
            assert "Please check" not in "".join(answer.fields.values())


def test_labels_are_those_of_the_issue() -> None:
    room = hotel()
    wanted = {
        "personas": "Name · Role or segment · Goal · Customer or colleague · How do we know?",
        "stages": "Stage · Value to the persona · Place (after which stage) · In scope",
        "experiences": "Stage · Personas · What happens · Channels (pick or type new) · Today (−2…+2) · Target (−2…+2)"
        " · What should happen instead · How do we know?",
        "needs": "Experience · Expectations (one per line) · Pain points (one per line) · How bad? · How do we know?",
    }
    for phase in PHASES:
        form = add_form(room.workshop, phase.key, who())
        assert isinstance(form, Form)
        labels = [
            f.label for f in form.fields if not isinstance(f, Link) and not (isinstance(f, Suggest) and not f.typed)
        ]
        assert " · ".join(labels) == wanted[phase.key]
