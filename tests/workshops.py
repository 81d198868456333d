"""What people do in every workshop, said once: start it, add to it, lead it on."""

from __future__ import annotations

from tests.people import Person
from tests.world import World


def start(person: Person, channel: str = "#hotel", journey: str = "Hotel check-in") -> None:
    assert person.says(f"/journey start {journey}", channel) is None
    person.fills(Trigger="I book a room", **{"Value at the end": "I can relax"})
    assert person.submits() == {}


def add(person: Person, button: str, **fields: object) -> None:
    """One form of a phase, sent and put away."""
    person.clicks(button).fills(**fields)
    assert person.submits() == {}
    assert "Saved" in person.form().text
    person.closes()


def go_on(person: Person) -> None:
    """Next phase, agreeing where something is still empty."""
    person.clicks("Next phase")
    if person.sees("Not now"):
        person.clicks("Move on")


def add_experience(person: Person, what: str, stage: str = "Front desk") -> None:
    fields = {"Today (−2…+2)": "−2 Angry", "Target (−2…+2)": "+1 Good", "What happens": what}
    channels = {"Channels (pick or type new)": ["kiosk"]}
    add(person, "Add experience", Stage=stage, Personas=["Late traveller"], **fields, **channels)


def hold(world: World) -> tuple[Person, Person]:
    """A small workshop of Alice, who leads, and Bob, up to its last phase."""
    alice, bob = world.person("alice"), world.person("bob").goes_to("#hotel")
    start(alice)
    add(bob, "Add persona", Name="Late traveller", Goal="Asleep by midnight")
    go_on(alice)
    add(bob, "Add stage", Stage="Front desk", **{"Value to the persona": "I have my key"})
    add(alice, "Add stage", Stage="Room", **{"Value to the persona": "I sleep"})
    go_on(alice)
    add_experience(bob, "I queue at midnight")
    go_on(alice)
    needs = {"Expectations (one per line)": "Key in a minute", "Pain points (one per line)": "One clerk\nNo chair"}
    add(bob, "Add expectations and pain points", Experience="I queue at midnight", **needs)
    return alice, bob
