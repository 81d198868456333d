"""pins.* and bookmarks.*: what hangs at the top of a channel (slack-contract 4.3)."""

from bot.playground.api.args import Args
from bot.playground.model import Channel
from bot.playground.refusals import Json, SlackRefusal
from bot.playground.workspace import Workspace

PINS_MOST = 100


def joined_channel(workspace: Workspace, args: Args, name: str = "channel") -> Channel:
    """A channel that is open and has the app as its member."""
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
    channel = joined_channel(workspace, args)
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
    channel = joined_channel(workspace, args)
    ts = _pinnable(workspace, channel, args)
    if ts not in channel.pinned:
        raise SlackRefusal("no_pin")
    channel.pinned.remove(ts)
    workspace.changed()
    return {"ok": True}


def add_bookmark(workspace: Workspace, args: Args) -> Json:
    """bookmarks.add: links only."""
    channel = joined_channel(workspace, args, "channel_id")
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
