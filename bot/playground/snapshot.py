"""What one person sees of the workspace, for the page."""

from bot.playground.api.canvases import readable_canvas
from bot.playground.api.files import file_object
from bot.playground.gallery import PATH
from bot.playground.model import Channel, File, Message, Person
from bot.playground.payloads import view_object
from bot.playground.pictures import mimetype_of, picture_size
from bot.playground.refusals import Json, PersonRefusal
from bot.playground.workspace import Workspace


def person_json(person: Person) -> Json:
    """A person as the page shows them."""
    return {
        "id": person.id,
        "name": person.name,
        "real_name": person.real_name,
        "title": person.title,
        "tz": person.tz,
        "color": person.color,
    }


def file_json(workspace: Workspace, file: File) -> Json:
    """A file with the address of its bytes; width and height are 0 when unknown."""
    size = picture_size(file.data or b"") or (0, 0)
    return {
        "id": file.id,
        "name": file.name,
        "title": file.title or file.name,
        "mimetype": mimetype_of(file.name),
        "url": file_object(workspace, file)["url_private"],
        "alt": file.alt,
        "width": size[0],
        "height": size[1],
    }


def message_json(workspace: Workspace, channel: Channel, message: Message) -> Json:
    """A message as the page shows it."""
    person = workspace.people.get(message.user)
    replies = [m for m in workspace.messages[channel.id] if m.thread_ts == message.ts and m.reader is None]
    return {
        "ts": message.ts,
        "user": message.user,
        "name": workspace.app.name if message.app else (person.real_name if person else message.user),
        "app": message.app,
        "text": message.text,
        "blocks": message.blocks,
        "ephemeral": message.reader is not None,
        "edited": message.edited,
        "pinned": message.ts in channel.pinned,
        "reply_count": len(replies),
        "files": [file_json(workspace, workspace.files[file_id]) for file_id in message.files],
        "command": message.command,
    }


def channel_json(workspace: Workspace, channel: Channel, person_id: str) -> Json:
    """A line of the channel list; `unread` counts what others wrote since the person last looked."""
    last = workspace.read_up_to.get((person_id, channel.id), "")
    seen = workspace.messages_for(person_id, channel.id)
    return {
        "id": channel.id,
        "name": channel.name,
        "kind": channel.kind,
        "topic": channel.topic,
        "archived": channel.archived,
        "members": sorted(channel.members),
        "member": person_id in channel.members,
        "app_member": workspace.app.user_id in channel.members,
        "unread": sum(m.ts > last and m.user != person_id for m in seen),
        "pinned": list(channel.pinned),
        "canvases": [{"id": each, "title": workspace.canvases[each].title} for each in channel.canvases],
    }


def canvas_json(workspace: Workspace, person_id: str, canvas_id: str) -> Json:
    """GET /ui/canvas: the whole document, for those who may read it; `seq` changes whenever it may have."""
    person = workspace.person_called(person_id)
    canvas = readable_canvas(workspace, person.id, canvas_id)
    if canvas is None:
        raise PersonRefusal("This canvas is gone, or nobody has shared it with you.")
    return {"id": canvas.id, "title": canvas.title, "markdown": canvas.markdown, "seq": canvas.edits}


def _channels(workspace: Workspace, person_id: str) -> list[Channel]:
    workspace.direct_channel(person_id)
    return [c for c in workspace.channels.values() if c.kind == "public" or person_id in c.members]


def look(workspace: Workspace, person_id: str, channel_id: str | None, thread_ts: str | None) -> Json:
    """GET /ui/state; looking at a channel marks it read."""
    person = workspace.person_called(person_id)
    channels = _channels(workspace, person_id)
    shown = workspace.channel_for_person(person_id, channel_id) if channel_id else None
    body: Json = {
        "seq": workspace.seq,
        "workspace": {"name": workspace.name},
        "app": _app_json(workspace),
        "me": person_json(person),
        "people": [person_json(one) for one in workspace.people.values()],
        "channel": None,
        "thread": None,
        "views": [view_object(workspace, view) for view in workspace.stacks.get(person_id, [])],
        "home": view_object(workspace, workspace.homes[person_id]) if person_id in workspace.homes else None,
    }
    if shown is not None:
        seen = workspace.messages_for(person_id, shown.id)
        workspace.read_up_to[(person_id, shown.id)] = seen[-1].ts if seen else ""
        body["channel"] = {"id": shown.id, "messages": _messages(workspace, shown, seen)}
        if thread_ts:
            thread = workspace.messages_for(person_id, shown.id, thread_ts)
            body["thread"] = {"ts": thread_ts, "messages": _messages(workspace, shown, thread)}
    body["channels"] = [channel_json(workspace, channel, person_id) for channel in channels]
    return body


def _messages(workspace: Workspace, channel: Channel, messages: list[Message]) -> list[Json]:
    return [message_json(workspace, channel, message) for message in messages]


def _app_json(workspace: Workspace) -> Json:
    app = workspace.app
    ready = app.bot_url is not None
    return {"id": app.app_id, "name": app.name, "user_id": app.user_id, "ready": ready, "gallery_url": PATH}
