"""What happens in the workspace without a press: Home opened, people and the bot coming and going, channels back."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

from slack_bolt.context.async_context import AsyncBoltContext

from bot.flows.decision import Who
from bot.slack.desk import Desk
from bot.slack.failing import spoken
from bot.slack.ids import Caller, read_caller
from storage.changes import Owe, OwedKind

log = logging.getLogger("bot.slack")


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """One event. ``event_id`` is Slack's own, the same on every redelivery."""

    desk: Desk
    caller: Caller
    event: Mapping[str, Any]
    event_id: str
    by_bot: bool


async def answer_event(desk: Desk, body: Mapping[str, Any], context: AsyncBoltContext) -> None:
    """The listener. A busy storage is a failure, so that Slack sends the event again."""
    event = body.get("event") or {}
    handle = HANDLERS.get(str(event.get("type")))
    if handle is None:
        return
    happening = Happening(
        desk=desk,
        caller=read_caller(context, body),
        event=event,
        event_id=str(body.get("event_id") or ""),
        by_bot=bool(context.bot_user_id) and event.get("user") == context.bot_user_id,
    )
    try:
        await handle(happening)
    except Exception as error:
        spoken(error, f"event {event.get('type')}")
        raise


async def _home(happening: Happening) -> None:
    caller = happening.caller
    if happening.event.get("tab") != "home" or caller.external:
        return
    await happening.desk.store.owe(_home_of(caller.who, caller.who.user_id))
    happening.desk.look()


async def _joined(happening: Happening) -> None:
    if happening.by_bot:
        await _woken(happening)
    else:
        await _marked(happening, left=False)


async def _left(happening: Happening) -> None:
    if not happening.by_bot:
        await _marked(happening, left=True)


async def _marked(happening: Happening, *, left: bool) -> None:
    """Who has left the channel sees nothing of its workshops until they are back; what they said stays."""
    desk, who, channel_id = happening.desk, happening.caller.who, _channel(happening)
    user_id = str(happening.event.get("user") or "")
    ids = await desk.store.member_left(who.tenant, user_id, channel_id, left)
    if ids:
        boards = (
            Owe(
                key=f"board:{workshop_id}",
                kind=OwedKind.BOARD,
                tenant=who.tenant,
                team_id=who.team_id,
                workshop_id=workshop_id,
                channel_id=channel_id,
            )
            for workshop_id in ids
        )
        await desk.store.owe(_home_of(who, user_id), *boards)
        desk.look()


async def _woken(happening: Happening) -> None:
    """The bot can be in this channel again: whatever waits there is tried at once."""
    await happening.desk.store.ledger.wake(happening.caller.who.tenant, channel_id=_channel(happening))
    happening.desk.look()


async def _uninstalled(happening: Happening) -> None:
    """Every further call fails as revoked, which parks its surface without a word; what is stored stays."""
    log.warning("the app was removed from a workspace", extra={"tenant": happening.caller.who.tenant})


def _home_of(who: Who, user_id: str) -> Owe:
    return Owe(key=f"home:{user_id}", kind=OwedKind.HOME, tenant=who.tenant, team_id=who.team_id, user_id=user_id)


def _channel(happening: Happening) -> str:
    channel = happening.event.get("channel")
    return str(channel.get("id") if isinstance(channel, dict) else channel or "")


HANDLERS: Mapping[str, Callable[[Happening], Awaitable[None]]] = {
    "app_home_opened": _home,
    "member_joined_channel": _joined,
    "member_left_channel": _left,
    "channel_unarchive": _woken,
    "group_unarchive": _woken,
    "app_uninstalled": _uninstalled,
    "tokens_revoked": _uninstalled,
}
