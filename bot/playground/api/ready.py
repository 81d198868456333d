"""Pictures in blocks: Slack refuses an upload it has not finished looking at (slack-contract 5.3)."""

from collections.abc import Iterator
from datetime import timedelta

from bot.playground.model import File
from bot.playground.pictures import mimetype_of
from bot.playground.refusals import Json, SlackRefusal
from bot.playground.workspace import Workspace

PICTURE_TYPES = ("image/png", "image/jpeg", "image/gif")


def is_ready(workspace: Workspace, file: File) -> bool:
    """Whether Slack has finished looking at the upload."""
    if file.completed_at is None or file.deleted or file.refusals_left > 0:
        return False
    return workspace.now() >= file.completed_at + timedelta(seconds=workspace.processing_seconds)


def pictures_in(blocks: object, pointer: str) -> Iterator[tuple[Json, str]]:
    """Every slack_file reference below, with the place where it stands."""
    if isinstance(blocks, list):
        for index, item in enumerate(blocks):
            yield from pictures_in(item, f"{pointer}/{index}")
    elif isinstance(blocks, dict):
        for key, value in blocks.items():
            if key == "slack_file" and isinstance(value, dict):
                yield value, f"{pointer}/slack_file"
            else:
                yield from pictures_in(value, f"{pointer}/{key}")


def file_named(workspace: Workspace, reference: Json) -> File | None:
    """The file a slack_file object names by id, url_private or permalink."""
    for file in workspace.files.values():
        if reference.get("id") == file.id:
            return file
        if reference.get("url") and str(reference["url"]).rstrip("/").split("/")[-1] in (file.id, file.name):
            return file if file.id in str(reference["url"]) else None
    return None


def check_pictures(workspace: Workspace, blocks: object, pointer: str, code: str) -> None:
    """Refuse pictures that are unknown, deleted, not an image, or not ready; each try brings them nearer."""
    lines = []
    for reference, place in pictures_in(blocks, pointer):
        file = file_named(workspace, reference)
        if file is not None and is_ready(workspace, file) and mimetype_of(file.name) in PICTURE_TYPES:
            continue
        if file is not None:
            file.refusals_left = max(file.refusals_left - 1, 0)
        lines.append(f"invalid slack file [json-pointer:{place}]")
    if lines:
        raise SlackRefusal(code, lines)
