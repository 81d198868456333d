"""chat.*: messages of the app (slack-contract 4)."""

from bot.playground.api.args import Args
from bot.playground.api.ready import check_pictures
from bot.playground.kit.fill import with_ids
from bot.playground.kit.message import check_message_blocks
from bot.playground.model import Channel, Message
from bot.playground.payloads import message_object
from bot.playground.refusals import Json, SlackRefusal
from bot.playground.workspace import Workspace

POST_TEXT_MOST = 40_000
UPDATE_TEXT_MOST = 4_000
MARKDOWN_TEXT_MOST = 12_000
ATTACHMENTS_MOST = 100


def writable_channel(workspace: Workspace, channel_id: str) -> Channel:
    """A channel the app may post to: a member of it, or public with chat:write.public."""
    channel = workspace.channel_for_app(channel_id, or_person=True)
    if channel.archived:
        raise SlackRefusal("is_archived")
    if workspace.app.user_id not in channel.members and "chat:write.public" not in workspace.app.scopes:
        raise SlackRefusal("not_in_channel")
    return channel


def read_blocks(workspace: Workspace, args: Args) -> list[Json] | None:
    """The blocks sent along, checked and with their ids filled in; None when none were sent."""
    raw = args.structure("blocks", "invalid_blocks_format")
    if raw is None:
        return None
    if not isinstance(raw, list):
        raise SlackRefusal("invalid_blocks_format")
    check_message_blocks(raw)
    check_pictures(workspace, raw, "/blocks", "invalid_blocks")
    return with_ids(workspace, raw)


def read_thread(workspace: Workspace, args: Args, channel: Channel) -> str | None:
    """The thread to answer in: the timestamp of a parent message, never of a reply."""
    thread_ts = args.text("thread_ts")
    if not thread_ts:
        if args.flag("reply_broadcast"):
            raise SlackRefusal("invalid_arguments", ("reply_broadcast needs thread_ts",))
        return None
    parent = workspace.find_message(channel.id, thread_ts)
    if parent is None or parent.reader is not None:
        raise SlackRefusal("thread_not_found")
    if parent.thread_ts is not None:
        raise SlackRefusal("cannot_reply_to_message")
    return thread_ts


def _body(workspace: Workspace, args: Args) -> tuple[str, list[Json]]:
    blocks = read_blocks(workspace, args) or []
    text = args.text("text")
    markdown = args.text("markdown_text")
    attachments = args.structure("attachments", "invalid_attachments")
    if isinstance(attachments, list) and len(attachments) > ATTACHMENTS_MOST:
        raise SlackRefusal("too_many_attachments")
    if markdown and (text or blocks):
        raise SlackRefusal("markdown_text_conflict")
    if len(markdown) > MARKDOWN_TEXT_MOST:
        raise SlackRefusal("msg_too_long")
    if not (text or blocks or markdown):
        raise SlackRefusal("no_text")
    return text or markdown, blocks


def _metadata(args: Args) -> Json | None:
    raw = args.structure("metadata", "invalid_metadata_format")
    if raw is None:
        return None
    if not isinstance(raw, dict):
        raise SlackRefusal("invalid_metadata_format")
    if raw and (not isinstance(raw.get("event_type"), str) or not isinstance(raw.get("event_payload"), dict)):
        raise SlackRefusal("invalid_metadata_schema")
    return raw


def post_message(workspace: Workspace, args: Args) -> Json:
    """chat.postMessage."""
    channel = writable_channel(workspace, args.need("channel", "channel_not_found"))
    thread_ts = read_thread(workspace, args, channel)
    text, blocks = _body(workspace, args)
    metadata = _metadata(args)
    workspace.rates.take_post(channel.id, workspace.now())
    message = Message(
        channel.id,
        workspace.next_ts(),
        workspace.app.user_id,
        text[:POST_TEXT_MOST],
        blocks,
        app=True,
        thread_ts=thread_ts,
        metadata=metadata,
        broadcast=args.flag("reply_broadcast"),
    )
    workspace.add_message(message)
    return {
        "ok": True,
        "channel": channel.id,
        "ts": message.ts,
        "message": message_object(workspace, message),
    }


def _own_message(workspace: Workspace, args: Args, code: str) -> Message:
    channel = workspace.channel_for_app(args.need("channel", "channel_not_found"))
    ts = args.need("ts", "message_not_found")
    message = workspace.find_message(channel.id, ts)
    if message is None:
        raise SlackRefusal("message_not_found")
    if not message.app:
        raise SlackRefusal(code)
    if channel.archived:
        raise SlackRefusal("is_archived")
    return message


def _known_files(workspace: Workspace, args: Args) -> list[str] | None:
    """The files that shall hang on the message from now on; None leaves them as they are."""
    raw = args.structure("file_ids", "invalid_arguments")
    if not isinstance(raw, list):
        return None
    for file_id in raw:
        file = workspace.files.get(str(file_id))
        if file is None or file.completed_at is None or file.deleted:
            raise SlackRefusal("file_not_found")
    return [str(file_id) for file_id in raw]


def update_message(workspace: Workspace, args: Args) -> Json:
    """chat.update: text without blocks takes the old blocks away; blocks leave no "edited" mark."""
    message = _own_message(workspace, args, "cant_update_message")
    if len(args.text("text")) > UPDATE_TEXT_MOST:
        raise SlackRefusal("msg_too_long")
    text, blocks = _body(workspace, args)
    metadata = _metadata(args)
    file_ids = _known_files(workspace, args)
    message.text, message.blocks = text, blocks
    message.edited = message.edited or not blocks
    if metadata is not None:
        message.metadata = metadata or None
    if file_ids is not None:
        message.files = file_ids
    workspace.changed()
    return {
        "ok": True,
        "channel": message.channel,
        "ts": message.ts,
        "text": message.text,
        "message": message_object(workspace, message),
    }


def delete_message(workspace: Workspace, args: Args) -> Json:
    """chat.delete."""
    message = _own_message(workspace, args, "cant_delete_message")
    workspace.messages[message.channel].remove(message)
    pinned = workspace.channels[message.channel].pinned
    if message.ts in pinned:
        pinned.remove(message.ts)
    workspace.changed()
    return {"ok": True, "channel": message.channel, "ts": message.ts}


def post_ephemeral(workspace: Workspace, args: Args) -> Json:
    """chat.postEphemeral: only for a member of the channel, in a thread only when it exists already."""
    channel = writable_channel(workspace, args.need("channel", "channel_not_found"))
    reader = args.need("user", "user_not_in_channel")
    if reader not in channel.members:
        raise SlackRefusal("user_not_in_channel")
    thread_ts = read_thread(workspace, args, channel)
    text, blocks = _body(workspace, args)
    ts = workspace.next_ts()
    message = Message(channel.id, ts, workspace.app.user_id, text, blocks, app=True, thread_ts=thread_ts, reader=reader)
    workspace.add_message(message)
    return {"ok": True, "message_ts": ts}


def get_permalink(workspace: Workspace, args: Args) -> Json:
    """chat.getPermalink."""
    channel = workspace.channel_for_app(args.need("channel", "channel_not_found"))
    ts = args.need("message_ts", "message_not_found")
    message = workspace.find_message(channel.id, ts)
    if message is None or message.reader is not None:
        raise SlackRefusal("message_not_found")
    link = f"https://{workspace.domain}.slack.com/archives/{channel.id}/p{ts.replace('.', '')}"
    if message.thread_ts is not None:
        link += f"?thread_ts={message.thread_ts}&cid={channel.id}"
    return {"ok": True, "channel": channel.id, "permalink": link}
