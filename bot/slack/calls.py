"""``Slack``: the one way out to Slack's Web API, with our own time limits, no hidden retries and classified failures.

slack_sdk would post a message again when only the answer was lost, so its retries are off: who calls decides.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable
from typing import Any

import aiohttp
from slack_sdk.errors import SlackApiError, SlackRequestError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.slack.errors import SlackFailed, Trouble, classify, is_late

Json = dict[str, Any]
SECONDS = 10.0
SECONDS_TO_OPEN = 1.5  # a trigger lives 3 seconds, and half of that may be gone already
LATE = "late"
_REST_WHEN_UNTOLD = 30.0


class Slack:
    """Calls in the name of one workspace's bot. Use inside ``async with``; one session serves all calls."""

    def __init__(self, token: str, base_url: str) -> None:
        self._token = token
        self._base_url = base_url
        self._session: aiohttp.ClientSession | None = None
        self._client: AsyncWebClient | None = None

    async def start(self) -> None:
        self._session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=SECONDS))
        self._client = AsyncWebClient(
            self._token, self._base_url, timeout=int(SECONDS), session=self._session, retry_handlers=[]
        )

    async def stop(self) -> None:
        if self._session is not None:
            await self._session.close()
            self._session = self._client = None

    async def call(self, method: str, *, seconds: float = SECONDS, **arguments: Any) -> Json:  # noqa: ANN401
        """One call, once. Fails with ``SlackFailed`` and nothing else; None arguments are left out."""
        if self._client is None:
            raise RuntimeError("Slack is called before it was started.")
        given = {name: value for name, value in arguments.items() if value is not None}
        return await _once(method, self._client.api_call(method, json=given), seconds)

    async def form(self, method: str, **arguments: str) -> Json:
        """One call whose arguments Slack only takes as a form."""
        if self._client is None:
            raise RuntimeError("Slack is called before it was started.")
        return await _once(method, self._client.api_call(method, data=arguments), SECONDS)

    async def send_bytes(self, address: str, data: bytes) -> None:
        """The middle step of an upload: the file itself, to the address Slack handed out."""
        await self._post("upload", address, data=data)

    async def reply(self, response_url: str, message: Json) -> None:
        """A private answer to one command or click; works where the bot is no member."""
        await self._post("response_url", response_url, json=message)

    async def open_view(self, method: str, trigger_id: str, view: Json) -> Json:
        """``views.open`` or ``views.push``; a trigger that is over fails with code ``late``."""
        answer = await self.call(method, seconds=SECONDS_TO_OPEN, trigger_id=trigger_id, view=view)
        opened: Json = answer["view"]
        return opened

    async def _post(self, method: str, address: str, **body: Any) -> None:  # noqa: ANN401
        if self._session is None:
            raise RuntimeError("Slack is called before it was started.")
        try:
            async with self._session.post(address, **body) as answer:
                status, wait = answer.status, answer.headers.get("Retry-After", "")
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            raise SlackFailed(method, "connection_lost", Trouble.PASSING) from error
        if status != 200:
            raise _by_status(method, status, wait)


async def _once(method: str, call: Awaitable[AsyncSlackResponse], seconds: float) -> Json:
    try:
        async with asyncio.timeout(seconds):
            data = (await call).data
        return data if isinstance(data, dict) else {}
    except SlackApiError as error:
        raise _refusal(method, error) from None
    except TimeoutError:
        code = LATE if method in {"views.open", "views.push"} else "timeout"
        raise SlackFailed(method, code, Trouble.PASSING) from None
    except (aiohttp.ClientError, SlackRequestError, OSError) as error:
        raise SlackFailed(method, "connection_lost", Trouble.PASSING) from error
    except (ValueError, TypeError, AttributeError) as error:
        raise SlackFailed(method, "bad_answer", Trouble.PASSING) from error


def _refusal(method: str, error: SlackApiError) -> SlackFailed:
    """The failure in Slack's answer; what it says in prose is read here and then forgotten."""
    answer = error.response
    status = int(getattr(answer, "status_code", 200) or 200)
    data = answer.data if isinstance(getattr(answer, "data", None), dict) else {}
    code = str(data.get("error") or "")
    if status == 429 or classify(code) is Trouble.LIMITED:
        return _by_status(method, 429, str(answer.headers.get("Retry-After", "")))
    if not code:
        return _by_status(method, int(getattr(answer, "status", status)), "")
    details = " ".join([*map(str, data.get("errors") or ()), *_messages(data)])
    if method.startswith("views.") and is_late(code, details):
        return SlackFailed(method, LATE, Trouble.GONE)
    return SlackFailed(method, code, classify(code, details))


def _messages(data: Json) -> list[str]:
    metadata = data.get("response_metadata")
    return [str(each) for each in metadata.get("messages") or ()] if isinstance(metadata, dict) else []


def _by_status(method: str, status: int, retry_after: str) -> SlackFailed:
    if status == 429:
        told = float(retry_after) if retry_after.replace(".", "", 1).isdigit() else 0.0
        return SlackFailed(method, "ratelimited", Trouble.LIMITED, wait=told or _REST_WHEN_UNTOLD)
    if status in {404, 410}:
        return SlackFailed(method, "not_found", Trouble.GONE)
    if status == 200:
        return SlackFailed(method, "bad_answer", Trouble.PASSING)
    return SlackFailed(method, f"http_{status}", Trouble.PASSING if status >= 500 else Trouble.UNKNOWN)
