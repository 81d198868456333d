"""``Crowd``: workshops with people in them, and the loads they put on an app. Every load is bounded in time."""

from __future__ import annotations

import asyncio
import itertools
import time
from collections.abc import Coroutine
from dataclasses import replace
from typing import Any

from bot.bench.figures import Round
from bot.bench.person import Person
from bot.bench.pretend import Pretend
from bot.playground.courier import Courier, Reply
from bot.playground.model import Channel
from bot.playground.model import Person as Member
from bot.playground.workspace import Workspace

ADD = "Add experience"
READY_SECONDS = 30


class Crowd:
    """People in ``channels`` channels, ``each`` to a channel; ``bare`` are the same people before bare Bolt."""

    def __init__(self, pretend: Pretend, workspace: Workspace, courier: Courier) -> None:
        self._pretend = pretend
        self._workspace = workspace
        self._courier = courier
        self.people: list[Person] = []
        self.bare: list[Person] = []

    async def gather(self, target: str, channels: list[str], each: int) -> None:
        """Seats ``each`` people before the board of every channel, with a form open; a first map has been drawn."""
        self._workspace.app.bot_url = target
        for number, channel_id in enumerate(channels):
            people = [self._newcomer(channel_id, f"U{number}X{seat}") for seat in range(each)]
            await people[0].waits_for(ADD, READY_SECONDS)
            for person in people:
                await _checked(person.click(ADD))
            self.people += people
        await _checked(self.people[0].says("map"))
        await self._pretend.uploaded(READY_SECONDS)
        self.bare = [replace(person, keeps=True) for person in self.people]

    def _newcomer(self, channel_id: str, user_id: str) -> Person:
        member = Member(user_id, user_id.lower(), "")
        channel = Channel(channel_id, channel_id.lower(), members={user_id})
        self._workspace.channels.setdefault(channel.id, channel)
        self._workspace.people[member.id] = member
        return Person(self._workspace, self._courier, self._pretend, member, channel, add=ADD)

    async def all_at_once(self, target: str, seconds: float, bare: bool) -> Round:
        """Everybody acts as fast as the app answers."""
        self._workspace.app.bot_url = target
        measured = Round()
        started = time.perf_counter()
        await asyncio.gather(*(self._busily(each, started + seconds, measured) for each in self._those(bare)))
        measured.seconds = time.perf_counter() - started
        return measured

    async def _busily(self, person: Person, until: float, measured: Round) -> None:
        while time.perf_counter() < until:
            await _timed(person, measured)

    async def at_rate(self, target: str, rate: float, seconds: float, bare: bool, maps_every: float) -> Round:
        """``rate`` actions a second whether the app keeps up or not; somebody asks for a map now and then."""
        self._workspace.app.bot_url = target
        measured, tasks, people = Round(), [], itertools.cycle(self._those(bare))
        started = time.perf_counter()
        next_map = started + maps_every if maps_every else float("inf")
        for number in range(int(rate * seconds)):
            await asyncio.sleep(max(0.0, started + number / rate - time.perf_counter()))
            tasks.append(asyncio.create_task(_timed(next(people), measured)))
            if time.perf_counter() > next_map:
                tasks.append(asyncio.create_task(_checked(next(people).says("map"))))
                next_map += maps_every
        await asyncio.gather(*tasks)
        measured.seconds = time.perf_counter() - started
        return measured

    async def repaints(self, target: str, rounds: int, pause: float) -> Round:
        """Three people of one channel save at once; each time is from an ack to the board that shows it."""
        self._workspace.app.bot_url = target
        measured = Round()
        started = time.perf_counter()
        channel = self.people[0].channel.id
        people = [person for person in self.people if person.channel.id == channel][:3]
        for _ in range(rounds):
            for person in people:
                await _checked(person.click(person.add))
            await asyncio.gather(*(person.save() for person in people))
            await asyncio.sleep(pause)
            painted = self._pretend.painted.get(channel, [])
            for person in people:
                saved = person.saved[-1]
                shown = next((at for at in painted if at > saved), None)
                measured.failed += shown is None
                measured.times += [shown - saved] if shown is not None else []
        measured.seconds = time.perf_counter() - started
        return measured

    def _those(self, bare: bool) -> list[Person]:
        return self.bare if bare else self.people


async def _timed(person: Person, measured: Round) -> None:
    reply = await person.act()
    measured.times.append(person.took)
    measured.failed += reply.failure is not None


async def _checked(action: Coroutine[Any, Any, Reply]) -> None:
    reply = await action
    if reply.failure is not None:
        raise RuntimeError(f"The app answered {reply.status}: {reply.body[:300]!r}")
