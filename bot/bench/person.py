"""``Person``: somebody at a keyboard, as requests: opens forms, looks channels up, saves, saves the next one."""

from __future__ import annotations

import asyncio
import itertools
import json
import time
from collections.abc import Coroutine
from dataclasses import dataclass, field, replace
from typing import Any

from bot.bench.filling import filled, find_button, look_ups
from bot.bench.pretend import Pretend
from bot.playground import payloads
from bot.playground.courier import Courier, Reply
from bot.playground.model import Channel, Message, View
from bot.playground.model import Person as Member
from bot.playground.workspace import Workspace

Json = dict[str, Any]
CYCLE = ("open", "save", "look", "save", "open", "save", "look", "save", "open", "save")
"""Half of what people do stores something, three in ten open a form, two in ten look something up."""

_NUMBERS = itertools.count(1)


@dataclass
class Person:
    """``view`` is the form open right now, ``took`` the seconds until the last answer.

    Against bare Bolt, which opens nothing, a person ``keeps`` using one form.
    """

    workspace: Workspace
    courier: Courier
    pretend: Pretend
    member: Member
    channel: Channel
    add: str
    view: Json | None = None
    keeps: bool = False
    saved: list[float] = field(default_factory=list)
    took: float = 0.0
    _steps: itertools.cycle[str] = field(default_factory=lambda: itertools.cycle(CYCLE))

    async def act(self) -> Reply:
        """The next thing this person does."""
        step = next(self._steps)
        if step == "open" or self.view is None:
            return await self.click(self.add)
        return await (self.save() if step == "save" else self.look())

    async def says(self, text: str, *, opens: bool = False) -> Reply:
        """A slash command; ``opens`` waits for the form it opens."""
        form = payloads.command_form(self.workspace, self.member, self.channel, "/journey", text)
        return await self._opening(self.courier.command(form), form["trigger_id"], opens=opens)

    async def click(self, label: str, *, opens: bool = True) -> Reply:
        """Presses the board's button, and waits for the form if one ``opens``: that is not part of the answer."""
        board = self.pretend.boards[self.channel.id]
        found = find_button(board["blocks"], label)
        if found is None:
            raise LookupError(f"The board of {self.channel.id} has no button {label}.")
        block, button = found
        message = Message(self.channel.id, board["ts"], self.workspace.app.user_id, blocks=board["blocks"], app=True)
        action = {**button, "block_id": block["block_id"], "type": "button"}
        place = payloads.in_message(self.workspace, message)
        body = payloads.block_actions(self.workspace, self.member, place, action, {})
        return await self._opening(self.courier.interaction(body), body["trigger_id"], opens=opens)

    async def look(self) -> Reply:
        """Types into the first type-ahead of the open form."""
        if self.view is None or not (found := look_ups(self.view)):
            return await self.click(self.add)
        block_id, action_id = found[0]
        place = payloads.in_view(self.workspace, self._opened(self.view), {})
        ids = {"block_id": block_id, "action_id": action_id}
        body = payloads.block_suggestion(self.workspace, self.member, place, ids, "Desk")
        return await self._timed(self.courier.interaction(body))

    async def save(self) -> Reply:
        """Submits the open form with new words; the answer may hold the next one."""
        if self.view is None:
            raise LookupError("No form is open.")
        values = filled(self.view, next(_NUMBERS), (self.member.id,), self.channel.id)
        body = payloads.view_submission(self.workspace, self.member, self._opened(self.view), values)
        reply = await self._timed(self.courier.interaction(body))
        self.saved.append(time.monotonic())
        answer = json.loads(reply.body) if reply.body.strip() else {}
        if "view" in answer:
            self.view = self.pretend.shown(answer["view"])
        elif not self.keeps:
            self.view = None
        return reply if answer.get("response_action") != "errors" else replace(reply, failure="dispatch_failed")

    async def _opening(self, request: Coroutine[Any, Any, Reply], trigger_id: str, *, opens: bool) -> Reply:
        reply = await self._timed(request)
        if opens and not self.keeps and reply.failure is None:
            self.view = await self.pretend.opened(trigger_id)
        return reply

    async def _timed(self, request: Coroutine[Any, Any, Reply]) -> Reply:
        started = time.perf_counter()
        reply = await request
        self.took = time.perf_counter() - started
        return reply

    async def waits_for(self, label: str, seconds: float) -> None:
        """Until the board shows the button."""
        async with asyncio.timeout(seconds):
            while find_button(self.pretend.boards.get(self.channel.id, {}).get("blocks", []), label) is None:
                self.pretend.moved.clear()
                await self.pretend.moved.wait()

    def _opened(self, view: Json) -> View:
        return View(view["id"], self.member.id, view, view["hash"], view["id"])
