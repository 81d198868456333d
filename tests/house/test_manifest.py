"""The manifest keeps to the keys and lengths of Slack's schema (slack-contract 8.1); a stray key refuses it whole."""

from __future__ import annotations

from typing import Any

import pytest

from bot.manifest import check_address, over_http, read_manifest

HTTP = "https://journey.example.com"
REQUIRED = {"commands", "chat:write", "files:write", "users:read", "channels:read", "groups:read"}
EVENT_SCOPES = {"channel": "channels:read", "group": "groups:read", "member": "channels:read"}
KEYS = {
    "": {"_metadata", "display_information", "features", "oauth_config", "settings"},
    "_metadata": {"major_version", "minor_version"},
    "display_information": {"name", "description", "long_description", "background_color"},
    "features": {"app_home", "bot_user", "slash_commands"},
    "features.app_home": {"home_tab_enabled", "messages_tab_enabled", "messages_tab_read_only_enabled"},
    "features.bot_user": {"display_name", "always_online"},
    "oauth_config": {"scopes"},
    "oauth_config.scopes": {"bot", "bot_optional"},
    "settings": {
        "event_subscriptions",
        "interactivity",
        "org_deploy_enabled",
        "socket_mode_enabled",
        "token_rotation_enabled",
    },
    "settings.event_subscriptions": {"bot_events", "request_url"},
    "settings.interactivity": {"is_enabled", "request_url", "message_menu_options_url"},
}


def tables(value: dict[str, Any], path: str = "") -> list[tuple[str, set[str]]]:
    inner = [
        each
        for key, part in value.items()
        if isinstance(part, dict)
        for each in tables(part, f"{path}.{key}".strip("."))
    ]
    return [(path, set(value)), *inner]


@pytest.mark.parametrize("manifest", [read_manifest(), over_http(HTTP)], ids=["socket", "http"])
def test_keys_and_lengths(manifest: dict[str, Any]) -> None:
    for path, keys in tables(manifest):
        assert keys <= KEYS[path], path
    about = manifest["display_information"]
    assert 1 <= len(about["name"]) <= 35
    assert len(about["description"]) <= 140
    assert 175 <= len(about["long_description"]) <= 4000
    assert len(manifest["features"]["bot_user"]["display_name"]) <= 80
    (command,) = manifest["features"]["slash_commands"]
    assert command["command"] == "/journey"
    assert command["should_escape"] is True
    assert len(command["description"]) <= 2000
    assert len(command["usage_hint"]) <= 1000
    assert set(command) <= {"command", "description", "usage_hint", "should_escape", "url"}


def test_scopes_cover_the_events_and_nothing_more_is_asked() -> None:
    manifest = read_manifest()
    scopes = manifest["oauth_config"]["scopes"]
    assert set(scopes["bot"]) == REQUIRED
    assert set(scopes["bot_optional"]) == {"pins:write", "chat:write.public", "canvases:write"}
    events = manifest["settings"]["event_subscriptions"]["bot_events"]
    assert len(events) == len(set(events)) <= 100
    assert {scope for event in events if (scope := EVENT_SCOPES.get(event.split("_")[0]))} <= REQUIRED


def test_socket_mode_needs_no_address() -> None:
    manifest = read_manifest()
    assert manifest["settings"]["socket_mode_enabled"] is True
    assert "url" not in str(manifest)


@pytest.mark.parametrize("url", [HTTP, f"{HTTP}/", f"{HTTP}/slack/events"])
def test_over_http_everything_arrives_at_one_address(url: str) -> None:
    manifest = over_http(url)
    settings = manifest["settings"]
    addresses = {
        manifest["features"]["slash_commands"][0]["url"],
        settings["event_subscriptions"]["request_url"],
        settings["interactivity"]["request_url"],
        settings["interactivity"]["message_menu_options_url"],
    }
    assert addresses == {f"{HTTP}/slack/events"}
    assert settings["socket_mode_enabled"] is False


@pytest.mark.parametrize(
    "url", ["journey.example.com", "http://journey.example.com", "https://", "https://[", f"{HTTP}?a=b"]
)
def test_an_address_that_slack_cannot_reach_is_refused(url: str) -> None:
    assert check_address(url).startswith("--url must be the https address")
    assert not check_address(HTTP)
