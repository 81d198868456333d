"""A tiny Bolt app that does what it is told: for trying the pretend workspace without the real bot."""

from collections.abc import Callable
from typing import Any

from aiohttp import web
from slack_bolt.adapter.aiohttp import to_aiohttp_response, to_bolt_request
from slack_bolt.app.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

Register = Callable[[AsyncApp], None]


class StandIn:
    """A Bolt app behind a loopback server of its own."""

    def __init__(self, app: AsyncApp) -> None:
        self.app = app
        self.url = ""
        self.deliveries: list[tuple[dict[str, str], str]] = []
        self._runner: web.AppRunner | None = None

    async def start(self) -> None:
        """Listen on a free port."""
        server = web.Application()
        server.router.add_post("/slack/events", self._take)
        self._runner = web.AppRunner(server, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        address: Any = self._runner.addresses[0]
        self.url = f"http://127.0.0.1:{address[1]}"

    async def settle(self) -> None:
        """Everything happens before the ack here."""

    async def stop(self) -> None:
        """Stop listening."""
        if self._runner is not None:
            await self._runner.cleanup()

    async def _take(self, request: web.Request) -> web.StreamResponse:
        self.deliveries.append((dict(request.headers), await request.text()))
        response = await self.app.async_dispatch(await to_bolt_request(request))
        return await to_aiohttp_response(response)


def standing_in(register: Register) -> Any:  # noqa: ANN401 - a StartBot with the bot it started on it
    """A StartBot whose app has the listeners that `register` adds."""

    async def start_bot(
        *,
        slack_api_url: str,
        signing_secret: str,
        bot_token: str,
        **unused: object,
    ) -> StandIn:
        del unused
        client = AsyncWebClient(token=bot_token, base_url=slack_api_url)
        app = AsyncApp(client=client, signing_secret=signing_secret, process_before_response=True)
        register(app)
        bot = StandIn(app)
        await bot.start()
        return bot

    return start_bot
