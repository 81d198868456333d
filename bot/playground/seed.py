"""The default workspace: Northwind, six people in as many places, and channels to try things in."""

from collections.abc import Callable, Iterable
from datetime import datetime

from bot.manifest import read_manifest
from bot.playground.model import Channel, Installation, Person
from bot.playground.rates import Rates
from bot.playground.refusals import Json
from bot.playground.workspace import Workspace, utc_now

PEOPLE = (
    Person("U0ALICE00", "alice", "Alice Ndiaye", "Facilitator", "Europe/Paris", "#7a4fbf"),
    Person("U0BOB0000", "bob", "Bob Lindqvist", "Product manager", "Europe/Stockholm", "#1f7a5c"),
    Person("U0CAROL00", "carol", "Carol Tanaka", "Designer", "Asia/Tokyo", "#b8463f"),
    Person("U0DAN0000", "dan", "Dan Okafor", "Operations lead", "Africa/Lagos", "#2f6fb0"),
    Person("U0ERIN000", "erin", "Erin Haddad", "Customer support", "America/Toronto", "#a86a12"),
    Person("U0SAM0000", "sam", "Sam Rivera", "Stakeholder, only reads", "America/Los_Angeles", "#5b6472"),
)

CHANNELS = (
    ("hotel", "How a stay with us feels, from booking to goodbye"),
    ("grocery", "Same-day groceries, end to end"),
    ("mobile", "The app and everything behind it"),
    ("claims", "From broken to paid for"),
    ("coffee", "Beans, baristas and mornings"),
    ("veterans", "Services for veterans and their families"),
    ("general", "Company-wide announcements"),
)
"""Public channels with their topics; everybody is in all of them, the app in all but #general."""


def channel_id(name: str) -> str:
    """The id of a seeded channel: legible, and of Slack's shape."""
    return f"C0{''.join(letter for letter in name.upper() if letter.isalnum())}"


def install(manifest: Json) -> Installation:
    """The app as its manifest describes it, every optional scope granted."""
    scopes = manifest["oauth_config"]["scopes"]
    features, settings = manifest["features"], manifest["settings"]
    commands = features.get("slash_commands", [])
    return Installation(
        name=manifest["display_information"]["name"],
        scopes=frozenset((*scopes["bot"], *scopes.get("bot_optional", ()))),
        commands=tuple(command["command"] for command in commands),
        events=tuple(settings.get("event_subscriptions", {}).get("bot_events", ())),
        escapes_commands=any(command.get("should_escape") for command in commands),
        messages_read_only=features.get("app_home", {}).get("messages_tab_read_only_enabled", False),
    )


def seed_workspace(
    now: Callable[[], datetime] = utc_now,
    *,
    rates: Rates | None = None,
    processing_seconds: float = 1.5,
    processing_refusals: int = 0,
) -> Workspace:
    """Northwind, ready to be served; uploads take a moment to be processed, as on Slack."""
    workspace = Workspace(
        now=now,
        app=install(read_manifest()),
        rates=rates or Rates(),
        processing_seconds=processing_seconds,
        processing_refusals=processing_refusals,
    )
    for person in PEOPLE:
        workspace.add_person(Person(**vars(person)))
    everybody = {person.id for person in PEOPLE}
    for name, topic in CHANNELS:
        members = everybody if name == "general" else everybody | {workspace.app.user_id}
        _add(workspace, name, topic, members)
    two = {PEOPLE[0].id, PEOPLE[1].id}
    _add(workspace, "pricing-secret", "Do not talk about this", two).kind = "private"
    _add(workspace, "old-launch", "Done and dusted", everybody | {workspace.app.user_id}).archived = True
    return workspace


def add_room(workspace: Workspace, room_id: str, title: str, people: Iterable[str]) -> None:
    """A channel of an earlier run that only the app still knows: its people are let in, nobody else."""
    words = "".join(letter if letter.isascii() and letter.isalnum() else " " for letter in title.lower())
    wanted = "-".join(words.split())[:60] or "workshop"
    taken = {channel.name for channel in workspace.channels.values()}
    name = next(each for each in (wanted, *(f"{wanted}-{n}" for n in range(2, len(taken) + 3))) if each not in taken)
    members = {each for each in people if each in workspace.people} | {workspace.app.user_id}
    workspace.add_channel(Channel(room_id, name, "private", members))


def _add(workspace: Workspace, name: str, topic: str, members: set[str]) -> Channel:
    channel = Channel(channel_id(name), name, "public", set(members), topic, creator=PEOPLE[0].id)
    return workspace.add_channel(channel)
