"""The JSON the app receives, in Slack's shapes: people, channels, messages, views and the interactions."""

from typing import Any

from bot.playground.model import Channel, Message, Person, ResponseUrl, Trigger, View
from bot.playground.refusals import Json
from bot.playground.workspace import Workspace


def view_object(workspace: Workspace, view: View, values: Json | None = None) -> Json:
    """A view as Slack returns and sends it."""
    content = view.content
    body: Json = {
        "id": view.id,
        "team_id": workspace.team_id,
        "type": content["type"],
        "blocks": content["blocks"],
        "private_metadata": content.get("private_metadata", ""),
        "callback_id": content.get("callback_id", ""),
        "external_id": content.get("external_id", ""),
        "state": {"values": view.state if values is None else values},
        "hash": view.hash,
        "clear_on_close": bool(content.get("clear_on_close", False)),
        "notify_on_close": bool(content.get("notify_on_close", False)),
        "root_view_id": view.root_id,
        "previous_view_id": view.previous_id,
        "app_id": workspace.app.app_id,
        "app_installed_team_id": workspace.team_id,
        "bot_id": workspace.app.bot_id,
    }
    if content["type"] == "modal":
        body |= {key: content.get(key) for key in ("title", "submit", "close")}
    return body


def message_object(workspace: Workspace, message: Message) -> Json:
    """A message as Slack returns it from chat.postMessage and sends it along with a click."""
    body: Json = {"type": "message", "user": message.user, "ts": message.ts, "text": message.text}
    if message.app:
        body |= {"bot_id": workspace.app.bot_id, "app_id": workspace.app.app_id}
    body["team"] = workspace.team_id
    if message.blocks:
        body["blocks"] = message.blocks
    if message.thread_ts is not None:
        body |= {"thread_ts": message.thread_ts, "parent_user_id": _parent_user(workspace, message)}
    if message.edited:
        body["edited"] = {"user": message.user, "ts": message.ts}
    if message.files:
        body["files"] = [{"id": file_id} for file_id in message.files]
    if message.metadata is not None:
        body["metadata"] = message.metadata
    return body


def _parent_user(workspace: Workspace, message: Message) -> str:
    parent = workspace.find_message(message.channel, message.thread_ts or "")
    return parent.user if parent is not None else ""


def channel_name(channel: Channel) -> str:
    """The name payloads carry: private ones are never named."""
    return {"public": channel.name, "private": "privategroup", "im": "directmessage"}[channel.kind]


def new_trigger(workspace: Workspace, person_id: str, view_id: str | None = None) -> str:
    """A trigger id, good for one view within 3 seconds."""
    trigger_id = f"{workspace.new_id('')}.{workspace.new_id('')}.playground"
    workspace.triggers[trigger_id] = Trigger(person_id, workspace.now(), view_id)
    return trigger_id


def new_response_url(workspace: Workspace, target: ResponseUrl) -> str:
    """An address for answers to one interaction."""
    token = workspace.new_id("R")
    workspace.response_urls[token] = target
    return f"{workspace.url}/respond/{token}"


def command_form(workspace: Workspace, person: Person, channel: Channel, command: str, text: str) -> Json:
    """The form body of a slash command."""
    answer_to = ResponseUrl(person.id, channel.id, workspace.now(), command=f"{command} {text}".strip())
    return {
        "token": "playground",
        "team_id": workspace.team_id,
        "team_domain": workspace.domain,
        "channel_id": channel.id,
        "channel_name": channel_name(channel),
        "user_id": person.id,
        "user_name": person.name,
        "command": command,
        "text": text,
        "api_app_id": workspace.app.app_id,
        "is_enterprise_install": "false",
        "response_url": new_response_url(workspace, answer_to),
        "trigger_id": new_trigger(workspace, person.id),
    }


def _envelope(workspace: Workspace, kind: str, person: Person) -> Json:
    return {
        "type": kind,
        "user": {
            "id": person.id,
            "username": person.name,
            "name": person.name,
            "team_id": workspace.team_id,
        },
        "api_app_id": workspace.app.app_id,
        "token": "playground",
        "team": {"id": workspace.team_id, "domain": workspace.domain},
        "enterprise": None,
        "is_enterprise_install": False,
    }


def in_message(workspace: Workspace, message: Message) -> Json:
    """Where a click happened: container, channel and, unless ephemeral, the message itself."""
    channel = workspace.channels[message.channel]
    container: Json = {
        "type": "message",
        "message_ts": message.ts,
        "channel_id": channel.id,
        "is_ephemeral": message.reader is not None,
    }
    if message.thread_ts is not None:
        container["thread_ts"] = message.thread_ts
    body: Json = {"container": container, "channel": {"id": channel.id, "name": channel_name(channel)}}
    if message.reader is None:
        body["message"] = message_object(workspace, message)
    return body


def in_view(workspace: Workspace, view: View, values: Json) -> Json:
    """Where a click happened: the view with what has been typed so far."""
    return {
        "container": {"type": "view", "view_id": view.id},
        "view": view_object(workspace, view, values),
    }


def block_actions(workspace: Workspace, person: Person, place: Json, action: Json, values: Json) -> Json:
    """A click in a message or view."""
    body = {**_envelope(workspace, "block_actions", person), **place}
    view_id = place["view"]["id"] if "view" in place else None
    body["trigger_id"] = new_trigger(workspace, person.id, view_id)
    if view_id is None:
        container = place["container"]
        answer_to = ResponseUrl(
            person.id,
            container["channel_id"],
            workspace.now(),
            message_ts=container["message_ts"],
            thread_ts=container.get("thread_ts"),
        )
        body["response_url"] = new_response_url(workspace, answer_to)
        body["state"] = {"values": values}
    body["actions"] = [{**action, "action_ts": workspace.next_ts()}]
    return body


def view_submission(workspace: Workspace, person: Person, view: View, values: Json) -> Json:
    """The submit button of a modal."""
    return {
        **_envelope(workspace, "view_submission", person),
        "trigger_id": new_trigger(workspace, person.id, view.id),
        "view": view_object(workspace, view, values),
        "response_urls": _response_urls(workspace, person, view, values),
    }


def _response_urls(workspace: Workspace, person: Person, view: View, values: Json) -> list[Json]:
    """One address for every conversation picked in a select with response_url_enabled."""
    urls: list[Json] = []
    for block in view.blocks:
        element: Any = block.get("element") or {}
        if not element.get("response_url_enabled"):
            continue
        state = values.get(block["block_id"], {}).get(element["action_id"], {})
        picked = state.get("selected_conversation") or state.get("selected_channel")
        if picked:
            address = new_response_url(workspace, ResponseUrl(person.id, picked, workspace.now()))
            ids = {"block_id": block["block_id"], "action_id": element["action_id"]}
            urls.append({**ids, "channel_id": picked, "response_url": address})
    return urls


def view_closed(workspace: Workspace, person: Person, view: View, is_cleared: bool) -> Json:
    """A modal closed by its person."""
    return {
        **_envelope(workspace, "view_closed", person),
        "view": view_object(workspace, view),
        "is_cleared": is_cleared,
    }


def block_suggestion(workspace: Workspace, person: Person, place: Json, ids: Json, value: str) -> Json:
    """An external select asks for its options."""
    return {**_envelope(workspace, "block_suggestion", person), **place, **ids, "value": value}
