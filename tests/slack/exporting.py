"""What people do with exports and canvases of the workshop in #hotel, and what Alice then finds."""

from __future__ import annotations

from bot.playground.model import Canvas, Message
from tests.people import Person
from tests.world import World

HOTEL = "C0HOTEL"
DM = "D0ALICE00"
LINK = "https://northwind.slack.com/docs/T0NORTHWIND/"


def close(alice: Person) -> None:
    alice.says("/journey close")
    alice.clicks("Close workshop")


def exports(person: Person, *formats: str) -> str:
    """What the modal says in the end."""
    person.says("/journey export", "#hotel")
    person.fills(**{"Send me": list(formats)})
    assert person.submits() == {}
    assert person.modal is not None
    words = person.modal.text
    person.closes()
    return words


def lead(person: Person, *names: str) -> None:
    """From now on those facilitate."""
    person.goes_to("#hotel").picks("Manage…", "Hand over…").fills(Facilitators=list(names))
    assert person.submits() == {}
    person.closes()


def told(world: World, channel: str = DM) -> Message:
    """The message that brought everything."""
    return [each for each in world.workspace.messages[channel] if each.thread_ts is None][-1]


def replies(world: World) -> list[Message]:
    return [each for each in world.workspace.messages[DM] if each.thread_ts is not None]


def tabs(world: World) -> list[Canvas]:
    """The canvases of #hotel."""
    return [world.workspace.canvases[each] for each in world.workspace.channels[HOTEL].canvases]
