"""``Press``: one click on a button or a choice in a menu, read from Slack's payload."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from slack_bolt.context.async_context import AsyncBoltContext

from bot.slack.desk import Desk
from bot.slack.ids import Caller, Hint, read_caller, read_hint


@dataclass(frozen=True, slots=True, kw_only=True)
class Press:
    """One click: who, on what, and where it stood. ``key`` tells it from every other click."""

    desk: Desk
    caller: Caller
    action: str
    hint: Hint
    key: str
    message_ts: str
    ephemeral: bool
    view: Mapping[str, Any]


def read_press(desk: Desk, body: Mapping[str, Any], context: AsyncBoltContext) -> Press:
    element = body["actions"][0]
    option = element.get("selected_option")
    value = option.get("value") if isinstance(option, dict) else element.get("value")
    container = body.get("container") or {}
    caller = read_caller(context, body)
    action = str(element.get("action_id", ""))
    return Press(
        desk=desk,
        caller=caller,
        action=action,
        hint=read_hint(value),
        key=f"press:{caller.who.user_id}:{element.get('action_ts', '')}:{action}",
        message_ts=str(container.get("message_ts") or ""),
        ephemeral=bool(container.get("is_ephemeral")),
        view=body.get("view") or {},
    )
