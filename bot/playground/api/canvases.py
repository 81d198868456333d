"""canvases.* and conversations.canvases.create: documents beside the messages (slack-contract 7).

A canvas of a channel is read by whoever may look into the channel; one that stands alone only by whom it was
shared with, and it can be shared only where its link has been sent before.
"""

from collections.abc import Callable, Mapping

import regex

from bot.playground.api.args import Args
from bot.playground.api.tabs import joined_channel
from bot.playground.model import Canvas, Channel
from bot.playground.refusals import Json, SlackRefusal
from bot.playground.workspace import Workspace

TITLE_MOST = 255
MARKDOWN_MOST = 1_048_576
CELLS_MOST = 300
LEVELS = ("read", "write", "owner")
_TABLE = regex.compile(r"(?m)^[ \t]*\|.*(?:\n[ \t]*\|.*)+")
_CELL_BORDER = regex.compile(r"(?<!\\)(?:\\\\)*\|")


def create_canvas(workspace: Workspace, args: Args) -> Json:
    """canvases.create, standing alone or as a tab of a channel."""
    _check_allowed(workspace)
    title, text = _title(args), _document(args.structure("document_content", "invalid_arguments"))
    channel = joined_channel(workspace, args, "channel_id") if args.text("channel_id") else None
    if workspace.plan == "free" and channel is None:
        raise SlackRefusal("free_teams_cannot_create_non_tabbed_canvases")
    if workspace.plan == "free" and channel is not None and channel.canvases:
        raise SlackRefusal("free_team_canvas_tab_already_exists")
    return {"ok": True, "canvas_id": _added(workspace, title, text, channel).id}


def create_channel_canvas(workspace: Workspace, args: Args) -> Json:
    """conversations.canvases.create: the one canvas of its own that a channel may have."""
    _check_allowed(workspace)
    channel = joined_channel(workspace, args, "channel_id")
    title, text = _title(args), _document(args.structure("document_content", "invalid_arguments"))
    if channel.canvas_id is not None:
        raise SlackRefusal("channel_canvas_already_exists")
    if workspace.plan == "free" and channel.canvases:
        raise SlackRefusal("free_team_canvas_tab_already_exists")
    channel.canvas_id = _added(workspace, title, text, channel).id
    return {"ok": True, "canvas_id": channel.canvas_id}


def edit_canvas(workspace: Workspace, args: Args) -> Json:
    """canvases.edit: one change a call."""
    canvas = _editable(workspace, args)
    changes = args.structure("changes", "invalid_arguments")
    if not isinstance(changes, list) or len(changes) != 1 or not isinstance(changes[0], dict):
        raise SlackRefusal("invalid_arguments")
    [change] = changes
    edit = EDITS.get(str(change.get("operation")))
    if edit is None:
        raise SlackRefusal("invalid_arguments")
    edit(canvas, change)
    canvas.edits += 1
    workspace.changed()
    return {"ok": True}


def delete_canvas(workspace: Workspace, args: Args) -> Json:
    """canvases.delete: gone for good, from the tabs as well."""
    _check_allowed(workspace)
    canvas = _own(workspace, args)
    del workspace.canvases[canvas.id]
    for channel in workspace.channels.values():
        channel.canvases = [each for each in channel.canvases if each != canvas.id]
        channel.canvas_id = None if channel.canvas_id == canvas.id else channel.canvas_id
    workspace.changed()
    return {"ok": True}


def set_access(workspace: Workspace, args: Args) -> Json:
    """canvases.access.set: for channels or for people, whom the link has reached before."""
    _check_allowed(workspace)
    canvas = _own(workspace, args)
    level, channels, users = args.text("access_level"), _ids(args, "channel_ids"), _ids(args, "user_ids")
    if bool(channels) == bool(users):
        raise SlackRefusal("invalid_parameters")
    if level not in LEVELS or (level == "owner" and channels):
        raise SlackRefusal("invalid_arguments")
    _check_sent(workspace, canvas, channels, users)
    canvas.access |= dict.fromkeys([*channels, *users], level)
    workspace.changed()
    return {"ok": True}


def _check_sent(workspace: Workspace, canvas: Canvas, channels: list[str], users: list[str]) -> None:
    for channel_id in channels:
        channel = workspace.channel_for_app(channel_id)
        if channel.kind == "im" or not (canvas.id in channel.canvases or _sent(workspace, channel_id, canvas)):
            raise SlackRefusal("channel_not_found")
    if any(user not in workspace.people for user in users):
        raise SlackRefusal("user_not_found")
    unsent = [user for user in users if not _sent(workspace, workspace.direct_channel(user).id, canvas)]
    if unsent:
        raise SlackRefusal("failed_to_update_user_ids", extra={"failed_to_update_user_ids": unsent})


def _sent(workspace: Workspace, channel_id: str, canvas: Canvas) -> bool:
    """Whether a message there holds the canvas's link."""
    path = f"/docs/{workspace.team_id}/{canvas.id}"
    return any(path in f"{each.text} {each.blocks}" for each in workspace.messages.get(channel_id, []))


def readable_canvas(workspace: Workspace, person_id: str, canvas_id: str) -> Canvas | None:
    """The canvas, where this person may read it."""
    canvas = workspace.canvases.get(canvas_id)
    if canvas is None:
        return None
    mine = [each for each in workspace.channels.values() if each.kind == "public" or person_id in each.members]
    places = {each.id for each in mine if canvas_id in each.canvases or each.id in canvas.access}
    return canvas if places or person_id in canvas.access else None


def _added(workspace: Workspace, title: str, text: str, channel: Channel | None) -> Canvas:
    canvas = Canvas(workspace.new_id("F"), title or "Untitled", text)
    workspace.canvases[canvas.id] = canvas
    if channel is not None:
        channel.canvases.append(canvas.id)
    workspace.changed()
    return canvas


def _check_allowed(workspace: Workspace) -> None:
    if not workspace.canvases_allowed:
        raise SlackRefusal("canvas_disabled_user_team")


def _own(workspace: Workspace, args: Args) -> Canvas:
    canvas = workspace.canvases.get(args.need("canvas_id"))
    if canvas is None:
        raise SlackRefusal("canvas_not_found")
    return canvas


def _editable(workspace: Workspace, args: Args) -> Canvas:
    _check_allowed(workspace)
    canvas = _own(workspace, args)
    homes = [each for each in workspace.channels.values() if canvas.id in each.canvases]
    if workspace.plan == "free" and not homes:
        raise SlackRefusal("free_teams_cannot_edit_standalone_canvases")
    if homes and not any(workspace.app.user_id in each.members for each in homes):
        raise SlackRefusal("restricted_action")
    return canvas


def _title(args: Args) -> str:
    title = args.text("title")
    if len(title) > TITLE_MOST:
        raise SlackRefusal("canvas_creation_failed")
    return title


def _document(content: object, code: str = "canvas_creation_failed") -> str:
    """The Markdown of a document; empty when there is none."""
    if content is None:
        return ""
    text = content.get("markdown") if isinstance(content, dict) and content.get("type") == "markdown" else None
    if not isinstance(text, str) or len(text) > MARKDOWN_MOST:
        raise SlackRefusal(code)
    if any(_cells(table) > CELLS_MOST for table in _TABLE.findall(text)):
        raise SlackRefusal(code)
    return text


def _cells(table: str) -> int:
    """The rule under the head is no row."""
    rows = [len(_CELL_BORDER.findall(row)) - 1 for row in table.splitlines()]
    return sum(rows) - (rows[1] if len(rows) > 1 else 0)


def _written(change: Json) -> str:
    if change.get("document_content") is None:
        raise SlackRefusal("invalid_arguments")
    return _document(change["document_content"], "canvas_editing_failed")


def _replace(canvas: Canvas, change: Json) -> None:
    _check_whole(change)
    canvas.markdown = _written(change)


def _put_first(canvas: Canvas, change: Json) -> None:
    canvas.markdown = f"{_written(change)}\n\n{canvas.markdown}"


def _put_last(canvas: Canvas, change: Json) -> None:
    canvas.markdown = f"{canvas.markdown}\n\n{_written(change)}"


def _rename(canvas: Canvas, change: Json) -> None:
    title = _document(change.get("title_content"), "canvas_editing_failed")
    if not title or len(title) > TITLE_MOST or "\n" in title or "section_id" in change:
        raise SlackRefusal("invalid_arguments")
    canvas.title = title


def _at_section(canvas: Canvas, change: Json) -> None:
    """Sections have names here that nobody has been told: looking them up needs a scope the app does not ask for."""
    del canvas
    if not change.get("section_id"):
        raise SlackRefusal("invalid_arguments")
    raise SlackRefusal("canvas_editing_failed")


def _check_whole(change: Json) -> None:
    if change.get("section_id"):
        raise SlackRefusal("canvas_editing_failed")


def _ids(args: Args, name: str) -> list[str]:
    """As JSON, or separated by commas, as slack_sdk sends them."""
    given = args.text(name)
    if isinstance(args.raw.get(name), str) and not given.startswith("["):
        return [each for each in given.split(",") if each]
    raw = args.structure(name, "invalid_arguments")
    return [str(each) for each in raw] if isinstance(raw, list) else []


EDITS: Mapping[str, Callable[[Canvas, Json], None]] = {
    "replace": _replace,
    "insert_at_start": _put_first,
    "insert_at_end": _put_last,
    "rename": _rename,
    "insert_before": _at_section,
    "insert_after": _at_section,
    "delete": _at_section,
}
