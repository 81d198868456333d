"""The doctor finds what is wrong, says what to do, and leaves nothing behind."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.manifest import read_manifest
from tests.house.slack_door import Door, slack_door

SCOPES = read_manifest()["oauth_config"]["scopes"]
ENOUGH = ",".join(SCOPES["bot"])
ALL = ", ".join(SCOPES["bot"] + SCOPES["bot_optional"])


@pytest.fixture
def door(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Door]:
    """An empty folder, a Slack that says yes, and a complete environment."""
    monkeypatch.chdir(tmp_path)
    with slack_door() as opened:
        opened.scopes = ALL
        monkeypatch.setenv("SLACK_API_URL", opened.url)
        monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-canary")
        monkeypatch.setenv("SLACK_APP_TOKEN", "xapp-canary")
        monkeypatch.setenv("SLACK_SIGNING_SECRET", "canary")
        yield opened


def doctor(capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    code = main(["doctor"])
    return code, capsys.readouterr().out


def test_all_is_well(door: Door, capsys: pytest.CaptureFixture[str]) -> None:
    code, said = doctor(capsys)
    assert code == 0
    assert "Everything is ready." in said
    assert "in the workspace Northwind" in said
    assert "canary" not in said
    assert door.asked == [("auth.test", "Bearer xoxb-canary"), ("apps.connections.open", "Bearer xapp-canary")]
    assert not list(Path.cwd().iterdir())


def test_nothing_is_set(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    code, said = doctor(capsys)
    assert code == 1
    assert said.count("SLACK_BOT_TOKEN is missing") == 2
    assert "2 to mend" in said


def test_one_way_of_running_is_enough(
    door: Door, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SLACK_SIGNING_SECRET")
    code, said = doctor(capsys)
    assert code == 0
    assert " note  Variables for python -m bot serve" in said


@pytest.mark.parametrize("code_word", ["invalid_auth", "account_inactive"])
def test_a_refused_token(door: Door, capsys: pytest.CaptureFixture[str], code_word: str) -> None:
    door.answers["auth.test"] = {"ok": False, "error": code_word}
    code, said = doctor(capsys)
    assert code == 1
    assert f"SLACK_BOT_TOKEN is refused ({code_word})" in said
    assert "Scopes" not in said


@pytest.mark.parametrize("page", ["<html>proxy</html>", json.dumps(["no", "object"])])
def test_something_else_answers_in_place_of_slack(door: Door, capsys: pytest.CaptureFixture[str], page: str) -> None:
    door.answers["auth.test"] = page
    code, said = doctor(capsys)
    assert code == 1
    assert "Slack cannot be reached at http://127.0.0.1" in said


def test_scopes(door: Door, capsys: pytest.CaptureFixture[str]) -> None:
    door.scopes = ENOUGH.replace(",files:write", "")
    code, said = doctor(capsys)
    assert code == 1
    assert "Add files:write under OAuth & Permissions" in said
    assert "pins:write, chat:write.public" in said
    door.scopes = ""
    assert doctor(capsys)[0] == 0


def test_database(
    door: Door,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    postgres_url: str,
    database_url: str,
) -> None:
    monkeypatch.setenv("DATABASE_URL", database_url)
    code, said = doctor(capsys)
    assert (code, "ok  Tables of this release" in said) == (0, True)
    monkeypatch.setenv("DATABASE_URL", postgres_url)
    code, said = doctor(capsys)
    assert code == 1
    assert "Run python -m bot migrate." in said


def test_a_database_out_of_reach(
    door: Door, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://somebody:canary@127.0.0.1:1/journey")
    code, said = doctor(capsys)
    assert code == 1
    assert "127.0.0.1" in said
    assert "canary" not in said


def test_a_folder_that_is_not_there(
    door: Door, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", "sqlite:///missing/journey.sqlite3")
    code, said = doctor(capsys)
    assert code == 1
    assert f"The folder {Path.cwd() / 'missing'} must exist and be writable." in said


def test_fonts_that_are_not_installed(
    door: Door, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from renderers.engine import fonts

    monkeypatch.setitem(fonts.FACES, "Missing", ("no_such_package", "a.ttf", 0))
    code, said = doctor(capsys)
    assert code == 1
    assert "Install the packages again: no_such_package" in said
