"""A served workspace with an obedient bot, and browser windows that look into it as different people."""

import asyncio
import re
import threading
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from typing import Any, TypeVar

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page
from slack_bolt.app.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.playground.rates import Rates
from bot.playground.refusals import Json
from bot.playground.seed import channel_id, seed_workspace
from bot.playground.server import Running, start
from bot.playground.workspace import Workspace
from tests.playground.stand_in import StandIn

HOTEL = channel_id("hotel")
ALICE, BOB, CAROL = "U0ALICE00", "U0BOB0000", "U0CAROL00"
WIDE, PHONE = (1400, 900), (390, 844)
ANYTHING = re.compile(".*")
Result = TypeVar("Result")


@dataclass
class Orders:
    """What the bot does. `clicks` opens or updates something per action id; `answers` are the acks of submissions."""

    clicks: dict[str, Callable[[AsyncWebClient, Json], Coroutine[Any, Any, object]]] = field(default_factory=dict)
    answers: list[Json] = field(default_factory=list)
    options: tuple[str, ...] = ()
    commands: list[str] = field(default_factory=list)
    actions: list[Json] = field(default_factory=list)
    submissions: list[Json] = field(default_factory=list)
    searches: list[str] = field(default_factory=list)
    homes: list[str] = field(default_factory=list)
    heard: asyncio.Event = field(default_factory=asyncio.Event)


class Stage:
    """The workspace runs in a thread of its own, the browser in the test's."""

    def __init__(self, browser: Browser, patience_ms: int) -> None:
        self.browser = browser
        self.patience_ms = patience_ms
        self.orders = Orders()
        self.problems: list[str] = []
        self._contexts: list[BrowserContext] = []
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        self.workspace: Workspace = seed_workspace(rates=Rates(enabled=False), processing_seconds=0.0)
        self.running: Running = self.run(start(self.workspace, retry_look_seconds=None))
        self.client = AsyncWebClient(token=self.workspace.app.bot_token, base_url=self.running.api_url)
        self.bot = StandIn(_obedient(self.orders, self.client, self.workspace.app.signing_secret))
        self.run(self.bot.start())
        self.workspace.app.bot_url = self.bot.url

    def run(self, work: Coroutine[Any, Any, Result]) -> Result:
        """Do something in the workspace's loop."""
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(60)

    def call(self, method: str, **args: Any) -> Json:  # noqa: ANN401
        """A Web API call of the bot; what Slack refuses raises."""
        answer: Any = self.run(self.client.api_call(method, json=args))
        body: Json = answer.data
        return body

    def post(self, *blocks: Json, text: str = "A message", **args: Any) -> str:  # noqa: ANN401
        """The bot posts into #hotel; the message's ts."""
        return str(self.call("chat.postMessage", channel=HOTEL, text=text, blocks=list(blocks), **args)["ts"])

    def repaint(self, ts: str, *blocks: Json) -> None:
        """The bot updates its message."""
        self.call("chat.update", channel=HOTEL, ts=ts, text="Repainted", blocks=list(blocks))

    def upload(self, name: str, data: bytes) -> str:
        """A finished upload of the bot; its file id."""
        done: Any = self.run(self.client.files_upload_v2(filename=name, content=data, title=name, alt_txt="A map"))
        return str(done["files"][0]["id"])

    def window(self, person: str = ALICE, size: tuple[int, int] = WIDE, **place: str) -> Page:
        """A window of its own, acting as somebody; what goes wrong in it is written to `problems`."""
        context = self.browser.new_context(
            viewport={"width": size[0], "height": size[1]}, reduced_motion="reduce", timezone_id="America/New_York"
        )
        context.set_default_timeout(self.patience_ms)
        self._contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: self.problems.append(str(error)))
        page.on("console", self._listen)
        query = "&".join(f"{name}={value}" for name, value in {"as": person, "channel": HOTEL, **place}.items())
        page.goto(f"{self.running.url}/?{query}")
        page.locator("main section").wait_for()
        return page

    def hears(self, enough: Callable[[], bool]) -> None:
        """Wait for what the page is sending to reach the bot."""
        self.run(_until(self.orders, enough))

    def close(self) -> None:
        """Close the windows, then the workspace; a page that complained fails the test."""
        for context in self._contexts:
            context.close()
        self.run(self.bot.stop())
        self.run(self.running.stop())
        self.run(_finish_everything())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()
        assert self.problems == []

    def _listen(self, message: ConsoleMessage) -> None:
        if message.type == "error" and "Failed to load resource" not in message.text:
            self.problems.append(message.text)


async def _until(orders: Orders, enough: Callable[[], bool]) -> None:
    async with asyncio.timeout(20):
        while not enough():
            orders.heard.clear()
            await orders.heard.wait()


async def _finish_everything() -> None:
    """Streams to closed windows would otherwise be left hanging in the loop."""
    rest = asyncio.all_tasks() - {asyncio.current_task()}
    for task in rest:
        task.cancel()
    await asyncio.gather(*rest, return_exceptions=True)


def _obedient(orders: Orders, client: AsyncWebClient, secret: str) -> AsyncApp:
    app = AsyncApp(client=client, signing_secret=secret, process_before_response=True)

    @app.command("/journey")
    async def _command(ack: Any, body: Json) -> None:  # noqa: ANN401
        orders.commands.append(body["text"])
        if body["text"] != "stumble":
            await ack(f"You said {body['text']}")

    @app.action(ANYTHING)
    async def _action(ack: Any, body: Json) -> None:  # noqa: ANN401
        orders.actions.append(body)
        orders.heard.set()
        await ack()
        deed = orders.clicks.get(body["actions"][0]["action_id"])
        if deed is not None:
            await deed(client, body)

    @app.view(ANYTHING)
    async def _submission(ack: Any, body: Json) -> None:  # noqa: ANN401
        orders.submissions.append(body["view"]["state"]["values"])
        await ack(orders.answers.pop(0) if orders.answers else {})

    @app.options(ANYTHING)
    async def _options(ack: Any, body: Json) -> None:  # noqa: ANN401
        orders.searches.append(body["value"])
        found = [word for word in orders.options if body["value"].lower() in word.lower()]
        await ack({"options": [{"text": {"type": "plain_text", "text": word}, "value": word} for word in found]})

    @app.event("app_home_opened")
    async def _home(event: Json) -> None:
        orders.homes.append(event["user"])
        hello = {"type": "section", "text": {"type": "mrkdwn", "text": f"Hello <@{event['user']}>"}}
        await client.views_publish(user_id=event["user"], view={"type": "home", "blocks": [hello]})

    return app


def opens(*blocks: Json, title: str = "Add persona") -> Callable[[AsyncWebClient, Json], Coroutine[Any, Any, object]]:
    """A click that opens a modal, or pushes one when clicked inside a modal."""
    view: Json = {
        "type": "modal",
        "callback_id": "form",
        "title": {"type": "plain_text", "text": title},
        "submit": {"type": "plain_text", "text": "Save"},
        "close": {"type": "plain_text", "text": "Cancel"},
        "blocks": list(blocks),
    }

    async def deed(client: AsyncWebClient, body: Json) -> None:
        show = client.views_push if "view" in body else client.views_open
        await show(trigger_id=body["trigger_id"], view=view)

    return deed
