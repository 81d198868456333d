"""Uploads in Slack's three steps, each resumable: an address, the bytes, the completion."""

from __future__ import annotations

import json

from bot.slack.calls import Slack
from bot.slack.text import clip

ALT_LIMIT = 1000


async def upload(
    slack: Slack, name: str, data: bytes, *, title: str, alt: str = "", channel_id: str = "", thread_ts: str = ""
) -> str:
    """The id of the new file, private to the bot unless a channel is named. ``name`` is ours, never a person's."""
    asked = {"filename": name, "length": str(len(data))}
    if alt:
        asked["alt_txt"] = clip(alt, ALT_LIMIT)
    place = await slack.form("files.getUploadURLExternal", **asked)
    await slack.send_bytes(str(place["upload_url"]), data)
    named = {"id": place["file_id"], "title": clip(title, 250)}
    given = {"files": json.dumps([named])}
    if channel_id:
        given["channel_id"] = channel_id
    if thread_ts:
        given["thread_ts"] = thread_ts
    await slack.form("files.completeUploadExternal", **given)
    return str(place["file_id"])
