"""The examples: complete, well formed, and as records exactly what their files say."""

from __future__ import annotations

import itertools
from collections import Counter
from datetime import UTC, datetime
from importlib import resources
from typing import Any

import pytest
import yaml
from pydantic import ValidationError

from bot.examples import NAMES, Example, read
from bot.examples.records import records_of
from bot.flows.occasions import by_key
from storage.changes import Put, evolve
from storage.document import dump, load
from storage.records import (
    Evidence,
    Expectation,
    Experience,
    Head,
    PainPoint,
    Persona,
    Score,
    Stage,
    Workshop,
)

NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
KEYS = [name.key for name in NAMES]


def file_of(key: str) -> dict[str, Any]:
    file = next(name.file for name in NAMES if name.key == key)
    case: dict[str, Any] = yaml.safe_load(resources.files("bot.examples").joinpath(file).read_text(encoding="utf-8"))
    return case


def workshop_of(key: str) -> Workshop:
    example = read(key)
    counter = itertools.count()
    records = records_of(example, ids=lambda: f"id{next(counter)}", now=NOW)
    setup = example.workshop
    head = Head(
        id="w",
        tenant="T1",
        team_id="T1",
        channel_id="C1",
        phase="insights",
        journey=setup.journey,
        trigger=setup.trigger,
        end_value=setup.end_value,
        started_by="U1",
        started_at=NOW,
    )
    return evolve(Workshop(head=head), map(Put, records))


@pytest.mark.parametrize("key", KEYS)
def test_the_records_count_what_the_file_holds(key: str) -> None:
    case = file_of(key)
    counter = itertools.count()
    records = records_of(read(key), ids=lambda: str(next(counter)), now=NOW)
    experiences = case["experiences"]
    assert Counter(map(type, records)) == Counter(
        {
            Persona: len(case["personas"]),
            Stage: len(case["stages"]),
            Experience: len(experiences),
            Score: len(experiences),
            Expectation: sum(len(each["expectations"]) for each in experiences),
            PainPoint: sum(len(each["pain_points"]) for each in experiences),
        }
    )
    assert len({record.id for record in records}) == len(records)


@pytest.mark.parametrize("key", KEYS)
def test_the_records_say_what_the_file_says_in_its_order(key: str) -> None:
    workshop, case = workshop_of(key), file_of(key)
    personas = {persona.id: persona.name for persona in workshop.personas}
    stages = {stage.id: stage.name for stage in workshop.stages}
    today = {score.experience_id: score.today for score in workshop.scores}
    told = [
        {
            "stage": stages[each.stage_id],
            "persona": personas[each.persona_ids[0]],
            "description": each.what,
            "channels": list(each.channels),
            "sentiment": today[each.id],
            "expectations": [x.text for x in workshop.expectations if x.experience_ids == (each.id,)],
            "pain_points": [x.text for x in workshop.pain_points if x.experience_ids == (each.id,)],
        }
        for each in workshop.experiences
    ]
    assert told == [{k: v for k, v in each.items() if k != "opportunities"} for each in case["experiences"]]
    assert [{"name": each.name, "value": each.value} for each in workshop.stages] == case["stages"]


@pytest.mark.parametrize("key", KEYS)
def test_an_example_survives_export_and_import(key: str) -> None:
    data = dump(workshop_of(key))
    assert dump(load(data, tenant="T2", team_id="T2", channel_id="C2")) == data


@pytest.mark.parametrize("key", KEYS)
def test_every_example_fills_the_setup_form(key: str) -> None:
    setup = read(key).workshop
    assert setup.journey.startswith("I ")
    assert by_key(setup.occasion)
    assert min(map(len, (setup.trigger, setup.end_value, setup.initiative, setup.value_stream))) > 5


def test_what_a_survey_measured_is_marked_so() -> None:
    pains = workshop_of("grocery").pain_points
    assert {each.text for each in pains if each.evidence is Evidence.MEASURED} == {
        each.text for each in pains if "percent" in each.text
    }


def test_the_six_examples_are_the_known_ones() -> None:
    assert KEYS == ["hotel", "grocery", "mobile", "claims", "coffee", "veterans"]
    with pytest.raises(KeyError):
        read("../hotel")


@pytest.mark.parametrize(
    "damage",
    [
        {"stages": []},
        {"personas": ["Somebody else"]},
        {"personas": "Alison"},
        {"score": 1},
        {"workshop": {**file_of("claims")["workshop"], "seen": ["Nobody said this"]}},
    ],
)
def test_a_damaged_example_is_refused(damage: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Example.model_validate(file_of("claims") | damage)
