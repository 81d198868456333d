"""Channels and the Home tab: join, leave, invite, create, archive, open."""

import re

from bot.playground.api.about import enter
from bot.playground.model import Channel
from bot.playground.payloads import view_object
from bot.playground.refusals import Json, PersonRefusal
from bot.playground.workspace import Workspace

CHANNEL_NAME = re.compile(r"^[a-z0-9_-]{1,80}$")


def _open_channel(workspace: Workspace, person_id: str, channel_id: str) -> Channel:
    workspace.person_called(person_id)
    channel = workspace.channel_for_person(person_id, channel_id)
    if channel.kind == "im":
        raise PersonRefusal("That works in channels only, not in a direct message.")
    if channel.archived:
        raise PersonRefusal("This channel is archived.")
    return channel


def join(workspace: Workspace, person_id: str, channel_id: str) -> None:
    """A person walks into a public channel."""
    channel = _open_channel(workspace, person_id, channel_id)
    if person_id not in channel.members:
        enter(workspace, channel, person_id)


def add_member(workspace: Workspace, person_id: str, channel_id: str, user_id: str) -> None:
    """A member brings somebody along, perhaps the app."""
    channel = _open_channel(workspace, person_id, channel_id)
    if person_id not in channel.members:
        raise PersonRefusal(f"Only members of #{channel.name} can invite somebody.")
    if user_id not in workspace.people and user_id != workspace.app.user_id:
        raise PersonRefusal("There is nobody by that id here.")
    if user_id not in channel.members:
        enter(workspace, channel, user_id, person_id)


def remove_member(workspace: Workspace, person_id: str, channel_id: str, user_id: str | None = None) -> None:
    """A person leaves, or takes somebody out; the app hears of its own leaving as well."""
    channel = _open_channel(workspace, person_id, channel_id)
    leaver = user_id or person_id
    app_was_in = workspace.app.user_id in channel.members
    if leaver not in channel.members:
        raise PersonRefusal(f"Not a member of #{channel.name}.")
    channel.members.discard(leaver)
    workspace.changed()
    if app_was_in:
        kind = "C" if channel.kind == "public" else "G"
        event = {"type": "member_left_channel", "user": leaver, "channel": channel.id, "channel_type": kind}
        workspace.emit({**event, "team": workspace.team_id})
    if leaver == workspace.app.user_id:
        left = "channel_left" if channel.kind == "public" else "group_left"
        workspace.emit({"type": left, "channel": channel.id, "actor_id": person_id})


def _free_name(workspace: Workspace, name: str) -> str:
    clean = name.strip().lstrip("#").lower().replace(" ", "-")
    if not CHANNEL_NAME.match(clean):
        raise PersonRefusal("Channel names take lower-case letters, digits, - and _, up to 80 of them.")
    if any(channel.name == clean and channel.kind != "im" for channel in workspace.channels.values()):
        raise PersonRefusal(f"There is a #{clean} already.")
    return clean


def create_channel(workspace: Workspace, person_id: str, name: str, private: bool) -> Channel:
    """A new channel with its creator in it."""
    workspace.person_called(person_id)
    clean = _free_name(workspace, name)
    channel = Channel(workspace.new_id("C"), clean, "private" if private else "public", {person_id})
    channel.creator = person_id
    workspace.add_channel(channel)
    workspace.changed()
    return channel


def set_archived(workspace: Workspace, person_id: str, channel_id: str, archived: bool) -> None:
    """A member archives the channel or brings it back."""
    channel = workspace.channel_for_person(person_id, channel_id)
    if channel.kind == "im" or channel.archived == archived:
        raise PersonRefusal("That cannot be archived." if archived else "That is not archived.")
    channel.archived = archived
    workspace.changed()
    if workspace.app.user_id in channel.members:
        prefix = "channel" if channel.kind == "public" else "group"
        kind = f"{prefix}_archive" if archived else f"{prefix}_unarchive"
        workspace.emit({"type": kind, "channel": channel.id, "user": person_id})


def rename_channel(workspace: Workspace, person_id: str, channel_id: str, name: str) -> None:
    """A member gives the channel another name."""
    channel = _open_channel(workspace, person_id, channel_id)
    channel.name = _free_name(workspace, name)
    workspace.changed()
    if workspace.app.user_id in channel.members:
        kind = "channel_rename" if channel.kind == "public" else "group_rename"
        described = {"id": channel.id, "name": channel.name, "created": channel.created}
        workspace.emit({"type": kind, "channel": described})


def delete_channel(workspace: Workspace, person_id: str, channel_id: str) -> None:
    """An administrator deletes the channel with everything in it."""
    channel = workspace.channel_for_person(person_id, channel_id)
    if channel.kind == "im":
        raise PersonRefusal("That cannot be deleted.")
    del workspace.channels[channel_id]
    workspace.messages.pop(channel_id, None)
    workspace.changed()
    if workspace.app.user_id in channel.members:
        kind = "channel_deleted" if channel.kind == "public" else "group_deleted"
        workspace.emit({"type": kind, "channel": channel.id, "actor_id": person_id})


def uninstall(workspace: Workspace) -> None:
    """An administrator removes the app: its token is worth nothing from here on."""
    workspace.app.revoked = True
    workspace.emit({"type": "tokens_revoked", "tokens": {"oauth": [], "bot": [workspace.app.user_id]}})
    workspace.emit({"type": "app_uninstalled"})


def open_home(workspace: Workspace, person_id: str) -> None:
    """A person opens the app's Home tab; `view` comes along once one was published."""
    workspace.person_called(person_id)
    channel = workspace.direct_channel(person_id)
    event: Json = {"type": "app_home_opened", "user": person_id, "channel": channel.id, "tab": "home"}
    home = workspace.homes.get(person_id)
    if home is not None:
        event["view"] = view_object(workspace, home)
    workspace.emit(event)
