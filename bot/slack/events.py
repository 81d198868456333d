"""What happens in the workspace without a press: Home opened, people and the bot coming and going, channels back."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

from slack_bolt.context.async_context import AsyncBoltContext

from bot.flows.decision import Decision, refused
from bot.flows.membership import decide_left
from bot.slack.desk import Desk
from bot.slack.failing import spoken
from bot.slack.ids import Caller, read_caller
from storage.changes import InWorkshop, Owe, OwedKind
from storage.records import Workshop

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
    who = caller.who
    owe = Owe(
        key=f"home:{who.user_id}", kind=OwedKind.HOME, tenant=who.tenant, team_id=who.team_id, user_id=who.user_id
    )
    await happening.desk.store.owe(owe)
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
    """In the workshops of that channel: those somebody is in when leaving, the newest when coming back."""
    desk, tenant, channel_id = happening.desk, happening.caller.who.tenant, _channel(happening)
    user_id = str(happening.event.get("user") or "")
    listed = await desk.store.workshops_of(tenant, user_id) if left else ()
    latest = None if left else await desk.store.latest_workshop(tenant, channel_id)
    ids = [each.id for each in listed if each.channel_id == channel_id] + ([latest.head.id] if latest else [])

    def decided(workshop: Workshop | None, duplicate: bool) -> Decision:
        if workshop is None or duplicate:
            return refused()
        return decide_left(workshop, user_id, left=left)

    for workshop_id in ids:
        key = f"{tenant}:event:{happening.event_id}:{workshop_id}"
        await desk.store.change(InWorkshop(tenant, workshop_id), key, decided)
    desk.look()


async def _woken(happening: Happening) -> None:
    """The bot can be in this channel again: whatever waits there is tried at once."""
    await happening.desk.store.ledger.wake(happening.caller.who.tenant, channel_id=_channel(happening))
    happening.desk.look()


async def _uninstalled(happening: Happening) -> None:
    """Every further call fails as revoked, which parks its surface without a word; what is stored stays."""
    log.warning("the app was removed from a workspace", extra={"tenant": happening.caller.who.tenant})


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
