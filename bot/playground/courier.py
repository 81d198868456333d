"""Brings payloads to the app: signed HTTP POSTs to /slack/events, as Slack sends them (slack-contract 1.1–1.3)."""

import asyncio
import hashlib
import hmac
import json
import time
from collections.abc import Coroutine
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Literal
from urllib.parse import urlencode

import aiohttp

from bot.playground.refusals import Json
from bot.playground.workspace import Workspace

ACK_SECONDS = 3.0
RETRY_AFTER = (timedelta(0), timedelta(minutes=1), timedelta(minutes=5))
"""When Slack tries an event again, counted from the first attempt."""

Failure = Literal["operation_timeout", "dispatch_failed"]


@dataclass(frozen=True)
class Reply:
    """What came back from the app; `failure` is None for a 2xx in time."""

    status: int
    body: bytes
    failure: Failure | None
    retry: bool = True

    def json(self) -> Json | None:
        """The body as a JSON object; {} when empty, None when it is anything else."""
        if not self.body.strip():
            return {}
        try:
            parsed = json.loads(self.body)
        except ValueError:
            return None
        return parsed if isinstance(parsed, dict) else None


@dataclass
class Retry:
    """An event the app did not take, to be tried again at `due` by the workspace's clock."""

    envelope: Json
    number: int
    first: datetime
    reason: str

    @property
    def due(self) -> datetime:
        """When Slack tries again."""
        return self.first + RETRY_AFTER[self.number - 1]


@dataclass
class Courier:
    """Delivers for one workspace. `ack_seconds` is real time, as the app's answer is; the clock is looked at too."""

    workspace: Workspace
    ack_seconds: float = ACK_SECONDS
    retries: list[Retry] = field(default_factory=list)
    _session: aiohttp.ClientSession | None = None
    _tasks: set[asyncio.Task[None]] = field(default_factory=set)

    def start(self) -> None:
        """Open for business in the running loop, and take the workspace's events along."""
        self._session = aiohttp.ClientSession()
        self.workspace.on_event = self.take_event

    async def stop(self) -> None:
        """Drop what is on its way."""
        self.workspace.on_event = None
        for task in tuple(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        if self._session is not None:
            await self._session.close()

    async def idle(self) -> None:
        """Wait until nothing is on its way."""
        while self._tasks:
            await asyncio.gather(*self._tasks)

    async def command(self, form: Json) -> Reply:
        """A slash command."""
        return await self._send_twice_if_asked("command", urlencode(form, errors="replace").encode())

    async def interaction(self, payload: Json) -> Reply:
        """A click, a submission, a closed view, a request for options."""
        body = urlencode({"payload": json.dumps(payload)}).encode()
        return await self._send_twice_if_asked(str(payload["type"]), body)

    def in_background(self, work: Coroutine[None, None, None]) -> None:
        """Do something without keeping its cause waiting; `idle` waits for it."""
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def take_event(self, event: Json) -> None:
        """An event of the workspace, on its way without keeping its cause waiting."""
        copies = 2 if self.workspace.faults.is_duplicated(str(event["type"])) else 1
        self.in_background(self._bring_event(self._envelope(event), copies))

    async def pump(self) -> None:
        """Try again what is due by now."""
        due = [retry for retry in self.retries if retry.due <= self.workspace.now()]
        for retry in due:
            self.retries.remove(retry)
            await self._try_event(retry.envelope, retry.number, retry.first, retry.reason)

    async def _bring_event(self, envelope: Json, copies: int) -> None:
        for _ in range(copies):
            await self._try_event(envelope, 0, self.workspace.now(), "")
        await self.pump()

    async def _try_event(self, envelope: Json, number: int, first: datetime, reason: str) -> None:
        headers = {"Content-Type": "application/json"}
        if number:
            headers |= {"X-Slack-Retry-Num": str(number), "X-Slack-Retry-Reason": reason}
        reply = await self._post(json.dumps(envelope).encode(), headers)
        if reply.failure is None or not reply.retry or number == len(RETRY_AFTER):
            return
        why = "http_timeout" if reply.failure == "operation_timeout" else "http_error"
        self.retries.append(Retry(envelope, number + 1, first, why if reply.status else "connection_failed"))

    def _envelope(self, event: Json) -> Json:
        workspace = self.workspace
        return {
            "token": "playground",
            "team_id": workspace.team_id,
            "context_team_id": workspace.team_id,
            "context_enterprise_id": None,
            "api_app_id": workspace.app.app_id,
            "event": {**event, "event_ts": workspace.next_ts()},
            "type": "event_callback",
            "event_id": workspace.new_id("Ev"),
            "event_time": int(workspace.now().timestamp()),
            "authorizations": [
                {
                    "enterprise_id": None,
                    "team_id": workspace.team_id,
                    "user_id": workspace.app.user_id,
                    "is_bot": True,
                    "is_enterprise_install": False,
                }
            ],
            "is_ext_shared_channel": False,
        }

    async def _send_twice_if_asked(self, kind: str, body: bytes) -> Reply:
        headers = {"Content-Type": "application/x-www-form-urlencoded"}
        reply = await self._post(body, headers)
        if self.workspace.faults.is_duplicated(kind):
            await self._post(body, headers)
        return reply

    async def _post(self, body: bytes, headers: dict[str, str]) -> Reply:
        url = self.workspace.app.bot_url
        if url is None or self._session is None:
            return Reply(0, b"", "dispatch_failed")
        sent = self.workspace.now()
        try:
            async with (
                asyncio.timeout(self.ack_seconds),
                self._session.post(
                    f"{url.rstrip('/')}/slack/events", data=body, headers={**headers, **self._signed(body)}
                ) as response,
            ):
                answer = await response.read()
        except TimeoutError:
            return Reply(408, b"", "operation_timeout")
        except aiohttp.ClientError:
            return Reply(0, b"", "dispatch_failed")
        retry = response.headers.get("x-slack-no-retry") != "1"
        if self.workspace.now() - sent > timedelta(seconds=ACK_SECONDS):
            return Reply(response.status, b"", "operation_timeout", retry)
        failure: Failure | None = None if 200 <= response.status < 300 else "dispatch_failed"
        return Reply(response.status, answer, failure, retry)

    def _signed(self, body: bytes) -> dict[str, str]:
        """The v0 signature. Its time is the machine's: the app's own verifier compares with that."""
        stamp = str(int(time.time()))
        base = b"v0:" + stamp.encode() + b":" + body
        digest = hmac.new(self.workspace.app.signing_secret.encode(), base, hashlib.sha256).hexdigest()
        return {"X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": f"v0={digest}"}
