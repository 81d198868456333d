"""Five people who enter a whole case through the forms, taking turns, as a team in a channel would."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import cycle
from typing import cast

from bot.build import Bot
from bot.examples import Example, Experience, read
from bot.flows.asking import KNOWN
from bot.flows.occasions import by_key
from bot.slack.text import clip
from renderers import catalogue
from renderers.exports import File
from renderers.exports.pictures import picture_files
from renderers.journey import Journey
from renderers.picture import Sheet
from storage.records import Evidence, Workshop
from tests.people import Person
from tests.workshops import go_on
from tests.world import World

NAMES = ("alice", "bob", "carol", "dan", "erin")
FEELINGS = {2: "+2 Delighted", 1: "+1 Good", 0: "0 Neutral", -1: "−1 Annoyed", -2: "−2 Angry"}
BUTTONS = ("Add persona", "Add stage", "Add experience", "Add expectations and pain points")
Fields = dict[str, object]


def the_bot(world: World) -> Bot:
    return cast("Bot", world.bot)


def draw_here(world: World) -> None:
    """Pictures are drawn in this process, which has the fonts and the library loaded for all tests."""

    async def draw(name: str, journey: Journey, stages: tuple[str, ...] = ()) -> tuple[Sheet, ...]:
        return tuple(catalogue.draw(name, journey, stages=stages))

    async def files(kind: str, name: str, journey: Journey, stages: tuple[str, ...] = ()) -> tuple[File, ...]:
        return picture_files(kind, name, journey, stages)

    object.__setattr__(the_bot(world).drawing, "draw", draw)
    object.__setattr__(the_bot(world).drawing, "files", files)


def stored(world: World, channel_id: str) -> Workshop:
    """The newest workshop of the channel as the database has it."""
    bot = the_bot(world)
    found = world.run(bot.store.latest_workshop(world.workspace.team_id, channel_id))
    assert found is not None
    return found


def gathers(world: World, channel: str) -> list[Person]:
    people = [world.person(name) for name in NAMES]
    for person in people:
        person.goes_to(channel)
    return people


def enters(world: World, key: str, channel: str) -> list[Person]:
    """From a blank start to the last phase, everything said; Alice leads, everybody contributes in turn."""
    people, case = gathers(world, channel), read(key)
    _starts(people[0], case, channel)
    for number, (button, rounds) in enumerate(zip(BUTTONS, _rounds(case), strict=True)):
        if number:
            go_on(people[0])
        _takes_turns(people, button, rounds)
    return people


def _starts(alice: Person, case: Example, channel: str) -> None:
    setup = case.workshop
    assert alice.says("/journey start", channel) is None
    occasion = by_key(setup.occasion)
    assert occasion is not None
    alice.fills(Journey=setup.journey, Initiative=setup.initiative, Occasion=occasion.title, Trigger=setup.trigger)
    alice.fills(**{"Value stream": setup.value_stream, "Value at the end": setup.end_value, "Start from": "Blank"})
    assert alice.submits() == {}


def _takes_turns(people: Sequence[Person], button: str, rounds: Sequence[Fields]) -> None:
    """Everybody keeps the form open and sends the next thing when it is their turn."""
    for person, fields in zip(cycle(people), rounds, strict=False):
        if person.modal is None:
            person.clicks(button)
        person.fills(**fields)
        assert person.submits() == {}, fields
        assert "Saved" in person.form().text
    for person in people:
        if person.modal is not None:
            person.clicks("Done")


def _rounds(case: Example) -> Iterator[list[Fields]]:
    yield [{"Name": name} for name in case.personas]
    yield [{"Stage": stage.name, "Value to the persona": stage.value} for stage in case.stages]
    yield [_experience(case, each) for each in case.experiences]
    yield [fields for each in case.experiences for fields in _needs(case, each)]


def _experience(case: Example, each: Experience) -> Fields:
    known = KNOWN[case.workshop.known("experiences", each.description)].label
    return {
        "Stage": each.stage,
        "Personas": [each.persona],
        "What happens": each.description,
        "Channels (pick or type new)": list(each.channels),
        "Today (−2…+2)": FEELINGS[each.sentiment],
        "How do we know?": known,
    }


def _needs(case: Example, each: Experience) -> Iterator[Fields]:
    """One form for what is known equally well, because a form asks that once."""
    for evidence in Evidence:
        hopes = [text for text in each.expectations if case.workshop.known("expectations", text) is evidence]
        pains = [text for text in each.pain_points if case.workshop.known("pain_points", text) is evidence]
        if hopes or pains:
            yield {
                "Experience": clip(each.description, 75),
                "Expectations (one per line)": "\n".join(hopes),
                "Pain points (one per line)": "\n".join(pains),
                "How do we know?": KNOWN[evidence].label,
            }
