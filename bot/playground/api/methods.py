"""The one list of Web API methods: who handles each, what scope it needs, how often it may be called."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.playground.api import about, canvases, chat, files, tabs, views
from bot.playground.api.args import Args
from bot.playground.refusals import Json
from bot.playground.workspace import Workspace


@dataclass(frozen=True)
class Method:
    """`scopes`: any one of them opens the method; empty means none is needed. `tier` None: a limit of its own."""

    name: str
    handle: Callable[[Workspace, Args], Json]
    scopes: tuple[str, ...] = ()
    tier: int | None = None


READ_CHANNELS = ("channels:read", "groups:read", "im:read")

METHODS = (
    Method("auth.test", about.auth_test),
    Method("users.info", about.users_info, ("users:read",), 4),
    Method("conversations.info", about.conversations_info, READ_CHANNELS, 3),
    Method("conversations.members", about.conversations_members, READ_CHANNELS, 4),
    Method("conversations.join", about.conversations_join, ("channels:join",), 3),
    Method("conversations.open", about.conversations_open, ("im:write",), 3),
    Method("chat.postMessage", chat.post_message, ("chat:write",)),
    Method("chat.update", chat.update_message, ("chat:write",), 3),
    Method("chat.delete", chat.delete_message, ("chat:write",), 3),
    Method("chat.postEphemeral", chat.post_ephemeral, ("chat:write",), 4),
    Method("chat.getPermalink", chat.get_permalink),
    Method("views.open", views.open_view, (), 4),
    Method("views.push", views.push_view, (), 4),
    Method("views.update", views.update_view, (), 4),
    Method("views.publish", views.publish_view, (), 4),
    Method("files.getUploadURLExternal", files.get_upload_url, ("files:write",), 4),
    Method("files.completeUploadExternal", files.complete_upload, ("files:write",), 4),
    Method("files.info", files.file_info, ("files:read",), 4),
    Method("files.delete", files.delete_file, ("files:write",), 3),
    Method("pins.add", tabs.add_pin, ("pins:write",), 2),
    Method("pins.remove", tabs.remove_pin, ("pins:write",), 2),
    Method("bookmarks.add", tabs.add_bookmark, ("bookmarks:write",), 2),
    Method("canvases.create", canvases.create_canvas, ("canvases:write",), 2),
    Method("canvases.edit", canvases.edit_canvas, ("canvases:write",), 3),
    Method("canvases.delete", canvases.delete_canvas, ("canvases:write",), 3),
    Method("canvases.access.set", canvases.set_access, ("canvases:write",), 3),
    Method("conversations.canvases.create", canvases.create_channel_canvas, ("canvases:write",), 2),
)

BY_NAME = {method.name: method for method in METHODS}
