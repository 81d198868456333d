"""Socket Mode: payloads over a connection that we open, so that no public address is needed."""

from __future__ import annotations

from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.errors import Trouble, classify
from bot.slack.installation import CannotStart

REFUSED = "Slack refuses SLACK_APP_TOKEN ({code}): it needs connections:write, and Socket Mode switched on."
_PASSING = frozenset({Trouble.PASSING, Trouble.LIMITED})


class Socket:
    """One connection; slack_sdk keeps it alive and opens the next one when Slack asks for it."""

    def __init__(self, app: AsyncApp, app_token: str, base_url: str) -> None:
        self._app = app
        self._token = app_token
        self._web = AsyncWebClient(base_url=base_url, retry_handlers=[])
        self._handler: AsyncSocketModeHandler | None = None

    async def connect(self) -> None:
        """Raises ``CannotStart`` for a refused token, which slack_sdk would offer again for ever."""
        address = await self._address()
        self._handler = AsyncSocketModeHandler(self._app, self._token, web_client=self._web)
        self._handler.client.wss_uri = address
        await self._handler.connect_async()  # type: ignore[no-untyped-call]

    async def close(self) -> None:
        if self._handler is not None:
            await self._handler.close_async()  # type: ignore[no-untyped-call]
            self._handler = None

    async def _address(self) -> str | None:
        """Where to connect; None leaves asking to slack_sdk while Slack is unwell."""
        try:
            return str((await self._web.apps_connections_open(app_token=self._token))["url"])
        except SlackApiError as error:
            code = str(error.response.get("error") or "internal_error")
            if classify(code) in _PASSING:
                return None
            raise CannotStart(REFUSED.format(code=code)) from None
        except OSError:
            return None
