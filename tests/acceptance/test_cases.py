"""The six published cases, entered by a team through the forms: what is stored, drawn and exported equals the file."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine

from bot.__main__ import main
from bot.examples import NAMES, Example, read
from bot.flows.journey import journey_of
from bot.playground.seed import channel_id
from renderers import catalogue
from renderers.engine.ops import Text
from storage.columns import METADATA
from storage.records import Expectation, PainPoint, Workshop
from tests.acceptance.team import draw_here, enters, stored
from tests.bots import start_bot
from tests.people import Person
from tests.world import World


@pytest.mark.parametrize("key", [name.key for name in NAMES])
def test_a_case_by_a_whole_team(database_url: str, key: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Entered, drawn, closed, exported, imported into an empty database and exported again."""
    with World(start_bot, database_url) as world:
        draw_here(world)
        people, case = enters(world, key, f"#{key}"), read(key)
        kept = stored(world, channel_id(key))
        check_stored(kept, case)
        check_drawn(kept, case)
        closes(people[0])
        check_posted(people[1], kept)
        exported = exports(people[1], case)
    check_round_trip(database_url, exported, tmp_path, monkeypatch)


def check_stored(kept: Workshop, case: Example) -> None:
    stages = {each.id: each.name for each in kept.stages}
    personas = {each.id: each.name for each in kept.personas}
    assert list(personas.values()) == list(case.personas)
    assert [(each.name, each.value) for each in kept.stages] == [(each.name, each.value) for each in case.stages]
    assert [
        (stages[each.stage_id], personas[each.persona_ids[0]], each.what, each.channels) for each in kept.experiences
    ] == [(each.stage, each.persona, each.description, each.channels) for each in case.experiences]
    today = {score.experience_id: score.today for score in kept.scores}
    assert [today[each.id] for each in kept.experiences] == [each.sentiment for each in case.experiences]
    for each, told in zip(kept.experiences, case.experiences, strict=True):
        hopes = {need.text: need.evidence for need in kept.expectations if need.experience_ids == (each.id,)}
        pains = {need.text: need.evidence for need in kept.pain_points if need.experience_ids == (each.id,)}
        assert hopes == {text: case.workshop.known("expectations", text) for text in told.expectations}
        assert pains == {text: case.workshop.known("pain_points", text) for text in told.pain_points}
        assert each.evidence is case.workshop.known("experiences", told.description)
    told_needs = sum(len(each.expectations) + len(each.pain_points) for each in case.experiences)
    assert len(kept.expectations) + len(kept.pain_points) == told_needs
    assert len({each.author for each in (*kept.stages, *kept.experiences)}) > 3, "several people took part"


def check_drawn(kept: Workshop, case: Example) -> None:
    """Every word of the case stands on the map; spaces are where lines may break."""
    texts = [
        op.text for page in catalogue.pages("journey_map", journey_of(kept)) for op in page.ops if type(op) is Text
    ]
    drawn = "".join("".join(texts).split())
    for text in words_of(case):
        assert "".join(text.split()) in drawn, text


def words_of(case: Example) -> Iterator[str]:
    yield from (case.workshop.journey, case.workshop.trigger, case.workshop.end_value, *case.personas)
    for stage in case.stages:
        yield from (stage.name, stage.value)
    for each in case.experiences:
        yield from (each.description, *each.expectations, *each.pain_points, *each.channels)


def closes(alice: Person) -> None:
    alice.clicks("Next phase")
    alice.clicks("Close workshop")


def check_posted(bob: Person, kept: Workshop) -> None:
    """The card and the summary in the channel; the full map and every detail in the thread."""
    assert bob.sees("This workshop is closed.")
    (card,) = bob.files()
    assert card.mimetype == "image/png"
    assert card.alt
    bob.opens_thread("Worst moments")
    _, full, *_ = bob.files()
    assert full.mimetype == "image/png"
    assert all(persona.name in full.alt for persona in kept.personas)
    thread = bob.reads()
    needs: tuple[Expectation | PainPoint, ...] = (*kept.expectations, *kept.pain_points)
    for text in (
        *(each.name for each in kept.stages),
        *(each.what for each in kept.experiences),
        *(each.text for each in needs),
    ):
        assert text in thread


def exports(bob: Person, case: Example) -> bytes:
    """The JSON, after a look into it and the tables."""
    bob.says("/journey export")
    assert bob.submits() == {}
    files = bob.opens_app().opens_thread("as files").files()
    complete = next(file.data for file in files if file.name.endswith(".json"))
    document = json.loads(complete)
    assert [each["what"] for each in document["experiences"]] == [each.description for each in case.experiences]
    assert len(document["scores"]) == len(case.experiences)
    tables = [list(csv.reader(io.StringIO(file.data.decode("utf-8-sig")))) for file in files if "csv" in file.name]
    cells = {cell for table in tables for row in table for cell in row}
    for each in case.experiences:
        assert {each.description, *each.expectations, *each.pain_points} <= cells
    return complete


def check_round_trip(url: str, exported: bytes, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Export → empty database → import → export: the same bytes."""
    engine = create_engine(url)
    with engine.begin() as connection:
        for table in METADATA.sorted_tables:
            connection.execute(table.delete())
    engine.dispose()
    (folder / "journey.json").write_bytes(exported)
    monkeypatch.setenv("DATABASE_URL", url)
    assert main(["import", str(folder / "journey.json"), "--team", "T0OTHER", "--channel", "C0OTHER"]) == 0
    assert main(["export", "--to", str(folder / "again")]) == 0
    (again,) = (folder / "again").iterdir()
    assert again.read_bytes() == exported
