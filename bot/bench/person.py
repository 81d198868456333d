"""``Person``: somebody at a keyboard, as requests: opens forms, looks channels up, saves, saves the next one."""

from __future__ import annotations

import asyncio
import itertools
import json
import time
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
    """``view`` is the form open right now. ``keeps`` it when nothing new is opened: bare Bolt opens none."""

    workspace: Workspace
    courier: Courier
    pretend: Pretend
    member: Member
    channel: Channel
    add: str = ""
    view: Json | None = None
    keeps: bool = False
    saved: list[float] = field(default_factory=list)
    _steps: itertools.cycle[str] = field(default_factory=lambda: itertools.cycle(CYCLE))

    async def act(self) -> Reply:
        """The next thing this person does."""
        step = next(self._steps)
        if step == "open" or self.view is None:
            return await self.click(self.add)
        return await (self.save() if step == "save" else self.look())

    async def says(self, text: str) -> Reply:
        form = payloads.command_form(self.workspace, self.member, self.channel, "/journey", text)
        reply = await self.courier.command(form)
        self._take(form["trigger_id"])
        return reply

    async def click(self, label: str) -> Reply:
        """Presses the board's button, as soon as the board shows it."""
        board = self.pretend.boards[self.channel.id]
        found = find_button(board["blocks"], label)
        if found is None:
            raise LookupError(f"The board of {self.channel.id} has no button {label}.")
        block, button = found
        message = Message(self.channel.id, board["ts"], self.workspace.app.user_id, blocks=board["blocks"], app=True)
        action = {**button, "block_id": block["block_id"], "type": "button"}
        place = payloads.in_message(self.workspace, message)
        body = payloads.block_actions(self.workspace, self.member, place, action, {})
        reply = await self.courier.interaction(body)
        self._take(body["trigger_id"])
        return reply

    async def look(self) -> Reply:
        """Types into the first type-ahead of the open form."""
        if self.view is None or not (found := look_ups(self.view)):
            return await self.click(self.add)
        block_id, action_id = found[0]
        place = payloads.in_view(self.workspace, self._opened(), {})
        ids = {"block_id": block_id, "action_id": action_id}
        return await self.courier.interaction(
            payloads.block_suggestion(self.workspace, self.member, place, ids, "Desk")
        )

    async def save(self) -> Reply:
        """Submits the open form with new words; the answer may hold the next one."""
        values = filled(self.view or {"blocks": []}, next(_NUMBERS), (self.member.id,), self.channel.id)
        body = payloads.view_submission(self.workspace, self.member, self._opened(), values)
        reply = await self.courier.interaction(body)
        self.saved.append(time.monotonic())
        answer = json.loads(reply.body) if reply.body.strip() else {}
        if "view" in answer:
            self.view = self.pretend.shown(answer["view"])
        elif not self.keeps:
            self.view = None
        return reply if answer.get("response_action") != "errors" else replace(reply, failure="dispatch_failed")

    async def waits_for(self, label: str, seconds: float = 10) -> None:
        """Until the board shows the button."""
        async with asyncio.timeout(seconds):
            while find_button(self.pretend.boards.get(self.channel.id, {}).get("blocks", []), label) is None:
                self.pretend.moved.clear()
                await self.pretend.moved.wait()

    def _opened(self) -> View:
        view = self.view or {"id": "V0", "hash": "h0", "blocks": []}
        return View(view["id"], self.member.id, view, view["hash"], view["id"])

    def _take(self, trigger_id: str) -> None:
        self.view = self.pretend.views.pop(trigger_id, self.view)
