"""The app's manifest: one file for Socket Mode as it is, and the same app told where to deliver over HTTP."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

_FILE = Path(__file__).with_name("manifest.json")
EVENTS_PATH = "/slack/events"


def read_manifest() -> dict[str, Any]:
    """The Socket Mode manifest, ready to paste."""
    manifest: dict[str, Any] = json.loads(_FILE.read_text(encoding="utf-8"))
    return manifest


def check_address(url: str) -> str:
    """Why Slack could not deliver to ``url``, or nothing."""
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        host = None
    if not host or parts.scheme != "https" or parts.query or parts.fragment:
        return "--url must be the https address of your server, like https://journey.example.com."
    return ""


def over_http(url: str) -> dict[str, Any]:
    """The manifest of an app that Slack delivers to at ``url``, with or without the path of the events."""
    at = url.rstrip("/").removesuffix(EVENTS_PATH) + EVENTS_PATH
    manifest = read_manifest()
    for command in manifest["features"]["slash_commands"]:
        command["url"] = at
    manifest["settings"]["event_subscriptions"]["request_url"] = at
    manifest["settings"]["interactivity"] |= {"request_url": at, "message_menu_options_url": at}
    manifest["settings"]["socket_mode_enabled"] = False
    return manifest
