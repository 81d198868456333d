"""Ready journeys for the playground, each in the channel of its name, and new boards for those left from last time."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import UTC, datetime

from bot.cli.transfer import put_in
from bot.examples import NAMES
from bot.examples.ready import ready_workshop
from bot.flows.owed import board
from bot.playground.seed import PEOPLE, channel_id
from storage.engine import open_engine
from storage.ids import new_id
from storage.records import State, Workshop
from storage.store import Store

ALL = "all"
CHOICES = (*(each.key for each in NAMES), ALL)
_READERS = 1  # the last of the seeded people only reads


@dataclass(frozen=True, slots=True)
class Room:
    """A channel that a workshop was held in."""

    id: str
    journey: str
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Brought:
    """``names`` of the channels that got a sample, and all ``rooms`` that the database knows."""

    names: tuple[str, ...]
    rooms: tuple[Room, ...]


def check_names(names: list[str]) -> str:
    """What is wrong with the names asked for, or nothing."""
    unknown = [name for name in names if name not in CHOICES]
    return f"There is no sample {unknown[0]}; there are {', '.join(CHOICES)}." if unknown else ""


def sample_names(asked: list[str]) -> list[str]:
    """Each name once, ``all`` spelled out."""
    return [each.key for each in NAMES] if ALL in asked else list(dict.fromkeys(asked))


def bring_samples(database_url: str, names: list[str], team_id: str) -> Brought:
    """A channel with an open workshop keeps what it has."""
    return asyncio.run(_bring(database_url, names, team_id))


async def _bring(database_url: str, names: list[str], team_id: str) -> Brought:
    store = Store(open_engine(database_url), _now)
    try:
        refusals = {name: await put_in(store, _sample(name, team_id)) for name in names}
        rooms = await _show_again(store, team_id)
    finally:
        store.close()
    return Brought(tuple(name for name, refusal in refusals.items() if not refusal), rooms)


def _sample(name: str, team_id: str) -> Workshop:
    people = tuple(person.id for person in PEOPLE[:-_READERS])
    return ready_workshop(name, team_id=team_id, channel_id=channel_id(name), people=people, ids=new_id, now=_now())


async def _show_again(store: Store, team_id: str) -> tuple[Room, ...]:
    """The pretend workspace forgets its messages when it ends, the database does not: boards are posted anew."""
    asked = [await store.workshop(*names) for names in await store.all_ids(team_id)]
    found = [each for each in asked if each is not None]
    if boards := [board(each) for each in found if each.head.state is State.OPEN]:
        await store.owe(*boards)
    return tuple(map(_room, found))


def _room(workshop: Workshop) -> Room:
    people = tuple(member.user_id for member in workshop.members if not member.left)
    return Room(workshop.head.channel_id, workshop.head.journey, people)


def _now() -> datetime:
    return datetime.now(UTC)
