"""pins.*, bookmarks.* and canvases: what hangs at the top of a channel (slack-contract 4.3 and 7)."""

from bot.playground.api.args import Args
from bot.playground.model import Channel
from bot.playground.refusals import Json, SlackRefusal
from bot.playground.workspace import Workspace

PINS_MOST = 100
CANVAS_TITLE_MOST = 255


def _joined(workspace: Workspace, args: Args, name: str = "channel") -> Channel:
    channel = workspace.channel_for_app(args.need(name, "channel_not_found"))
    if workspace.app.user_id not in channel.members:
        raise SlackRefusal("not_in_channel")
    if channel.archived:
        raise SlackRefusal("is_archived")
    return channel


def _pinnable(workspace: Workspace, channel: Channel, args: Args) -> str:
    ts = args.need("timestamp", "no_item_specified")
    message = workspace.find_message(channel.id, ts)
    if message is None or message.reader is not None:
        raise SlackRefusal("message_not_found")
    return ts


def add_pin(workspace: Workspace, args: Args) -> Json:
    """pins.add."""
    channel = _joined(workspace, args)
    ts = _pinnable(workspace, channel, args)
    if ts in channel.pinned:
        raise SlackRefusal("already_pinned")
    if len(channel.pinned) >= PINS_MOST:
        raise SlackRefusal("too_many_pins")
    channel.pinned.append(ts)
    workspace.changed()
    return {"ok": True}


def remove_pin(workspace: Workspace, args: Args) -> Json:
    """pins.remove."""
    channel = _joined(workspace, args)
    ts = _pinnable(workspace, channel, args)
    if ts not in channel.pinned:
        raise SlackRefusal("no_pin")
    channel.pinned.remove(ts)
    workspace.changed()
    return {"ok": True}


def add_bookmark(workspace: Workspace, args: Args) -> Json:
    """bookmarks.add: links only."""
    channel = _joined(workspace, args, "channel_id")
    if args.need("type") != "link":
        raise SlackRefusal("invalid_bookmark_type")
    if not args.text("link").startswith(("http://", "https://")):
        raise SlackRefusal("invalid_link")
    bookmark = {
        "id": workspace.new_id("Bk"),
        "channel_id": channel.id,
        "title": args.need("title"),
        "link": args.text("link"),
        "emoji": args.text("emoji"),
        "type": "link",
    }
    channel.bookmarks.append(bookmark)
    workspace.changed()
    return {"ok": True, "bookmark": bookmark}


def _check_document(args: Args) -> None:
    content = args.structure("document_content", "invalid_arguments")
    if content is None:
        return
    if not isinstance(content, dict) or content.get("type") != "markdown":
        raise SlackRefusal("canvas_creation_failed")
    if not isinstance(content.get("markdown"), str):
        raise SlackRefusal("canvas_creation_failed")


def create_canvas(workspace: Workspace, args: Args) -> Json:
    """canvases.create, standing alone or as a tab of a channel."""
    _check_document(args)
    if len(args.text("title")) > CANVAS_TITLE_MOST:
        raise SlackRefusal("canvas_creation_failed")
    canvas_id = workspace.new_id("F")
    if args.text("channel_id"):
        _joined(workspace, args, "channel_id")
    return {"ok": True, "canvas_id": canvas_id}


def create_channel_canvas(workspace: Workspace, args: Args) -> Json:
    """conversations.canvases.create: one per channel."""
    channel = _joined(workspace, args, "channel_id")
    _check_document(args)
    if channel.canvas_id is not None:
        raise SlackRefusal("channel_canvas_already_exists")
    channel.canvas_id = workspace.new_id("F")
    workspace.changed()
    return {"ok": True, "canvas_id": channel.canvas_id}
