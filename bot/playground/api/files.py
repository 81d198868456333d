"""files.*: uploads in three steps (slack-contract 5)."""

from dataclasses import dataclass

from bot.playground.api.args import Args
from bot.playground.api.chat import read_blocks, read_thread
from bot.playground.api.ready import is_ready
from bot.playground.model import Channel, File, Message
from bot.playground.pictures import mimetype_of, picture_size
from bot.playground.refusals import Json, SlackRefusal
from bot.playground.workspace import Workspace

ALT_MOST = 1_000


def get_upload_url(workspace: Workspace, args: Args) -> Json:
    """files.getUploadURLExternal."""
    name = args.need("filename")
    length = args.text("length")
    if not length.isdigit() or int(length) == 0:
        raise SlackRefusal("missing_argument" if length in ("", "0") else "invalid_arguments")
    if len(args.text("alt_txt")) > ALT_MOST:
        raise SlackRefusal("alt_txt_too_large")
    file = File(workspace.new_id("F"), name, workspace.new_id("u"), int(length), args.text("alt_txt"))
    workspace.files[file.id] = file
    return {"ok": True, "upload_url": f"{workspace.url}/upload/{file.token}", "file_id": file.id}


def complete_upload(workspace: Workspace, args: Args) -> Json:
    """files.completeUploadExternal: once per file, and only after its bytes have arrived."""
    raw = args.structure("files", "invalid_arguments")
    if not isinstance(raw, list) or not raw:
        raise SlackRefusal("invalid_arguments", ("missing required field: files [json-pointer:/files]",))
    files = [_uploaded(workspace, item) for item in raw]
    names = [args.text("channel_id"), *args.text("channels").split(",")]
    channels = [_shareable(workspace, name) for name in names if name]
    letter = _letter(workspace, args, channels)
    for file, item in zip(files, raw, strict=True):
        file.title = str(item.get("title") or file.name)
        file.completed_at = workspace.now()
        file.refusals_left = workspace.processing_refusals
    for channel in channels:
        _share(workspace, channel, files, letter)
    workspace.changed()
    return {"ok": True, "files": [file_object(workspace, file) for file in files]}


@dataclass(frozen=True)
class Letter:
    """What goes along with the files; blocks only where there is no comment."""

    text: str
    blocks: list[Json]
    thread_ts: str | None


def _letter(workspace: Workspace, args: Args, channels: list[Channel]) -> Letter:
    text = args.text("initial_comment")
    if not channels:
        return Letter(text, [], None)
    blocks = [] if text else read_blocks(workspace, args) or []
    return Letter(text, blocks, read_thread(workspace, args, channels[0]))


def _uploaded(workspace: Workspace, item: object) -> File:
    file = workspace.files.get(str(item.get("id"))) if isinstance(item, dict) else None
    if file is None or file.data is None or file.completed_at is not None or file.deleted:
        raise SlackRefusal("file_not_found")
    return file


def _shareable(workspace: Workspace, channel_id: str) -> Channel:
    channel = workspace.channel_for_app(channel_id)
    if channel.archived:
        raise SlackRefusal("is_archived")
    if workspace.app.user_id not in channel.members:
        raise SlackRefusal("not_in_channel")
    return channel


def _share(workspace: Workspace, channel: Channel, files: list[File], letter: Letter) -> None:
    ts = workspace.next_ts()
    message = Message(channel.id, ts, workspace.app.user_id, letter.text, letter.blocks, app=True)
    message.thread_ts = letter.thread_ts
    message.files = [file.id for file in files]
    for file in files:
        file.shares.append((channel.id, message.ts))
    workspace.add_message(message)


def file_object(workspace: Workspace, file: File) -> Json:
    """A file as Slack returns it; type and mimetype stay empty until it is processed."""
    ready = is_ready(workspace, file)
    mimetype = mimetype_of(file.name) if ready else ""
    shares: Json = {}
    for channel_id, ts in file.shares:
        kind = "public" if workspace.channels[channel_id].kind == "public" else "private"
        shares.setdefault(kind, {}).setdefault(channel_id, []).append({"ts": ts})
    body: Json = {
        "id": file.id,
        "name": file.name,
        "title": file.title or file.name,
        "mimetype": mimetype,
        "filetype": file.name.rpartition(".")[2] if ready else "",
        "size": file.length,
        "user": workspace.app.user_id,
        "alt_txt": file.alt,
        "url_private": f"{workspace.url}/files/{file.id}/{file.name}",
        "permalink": f"https://{workspace.domain}.slack.com/files/{workspace.app.user_id}/{file.id}",
        "shares": shares,
    }
    size = picture_size(file.data or b"") if ready else None
    if size is not None:
        body |= {"original_w": size[0], "original_h": size[1]}
    return body


def _known(workspace: Workspace, args: Args) -> File:
    file = workspace.files.get(args.need("file", "file_not_found"))
    if file is None or file.completed_at is None:
        raise SlackRefusal("file_not_found")
    if file.deleted:
        raise SlackRefusal("file_deleted")
    return file


def file_info(workspace: Workspace, args: Args) -> Json:
    """files.info."""
    return {"ok": True, "file": file_object(workspace, _known(workspace, args))}


def delete_file(workspace: Workspace, args: Args) -> Json:
    """files.delete: it disappears from every message that showed it."""
    file = _known(workspace, args)
    file.deleted, file.data = True, None
    for messages in workspace.messages.values():
        for message in messages:
            if file.id in message.files:
                message.files.remove(file.id)
    workspace.changed()
    return {"ok": True}
