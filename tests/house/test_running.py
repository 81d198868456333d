"""Words that go on until they are told to stop, each as a real process."""

from __future__ import annotations

import signal
import socket
from pathlib import Path

import pytest

from tests.house.running import ran, started, status
from tests.house.slack_door import slack_door

READY = "INFO bot.cli ready"
NOWHERE = "http://127.0.0.1:1/api/"
SERVES = {"SLACK_BOT_TOKEN": "xoxb-canary", "SLACK_SIGNING_SECRET": "canary", "PORT": "0"}


def url_in(line: str) -> str:
    return next(word.removeprefix("url=") for word in line.split() if word.startswith(("url=", "http://")))


@pytest.mark.parametrize("by", [signal.SIGTERM, signal.SIGINT])
def test_serve_answers_until_it_is_told_to_stop(by: signal.Signals, tmp_path: Path) -> None:
    with slack_door() as slack, started("serve", folder=tmp_path, SLACK_API_URL=slack.url, **SERVES) as bot:
        url = url_in(bot.line_with(READY))
        assert status(f"{url}/health") == 200
        assert status(f"{url}/slack/events", b"payload={}") == 401
        code, rest = bot.ends(by)
    assert code == 0
    assert "canary" not in rest
    assert not {"matplotlib", "numpy", "bot.playground"} & set(rest.split())
    assert (tmp_path / "journey.sqlite3").exists()


@pytest.mark.parametrize("answer", ["<html>Slack is down</html>", {"ok": True}])
def test_a_migrated_database_is_served_at_once_even_while_slack_is_down(
    sqlite_url: str, tmp_path: Path, answer: str | dict[str, object]
) -> None:
    with slack_door() as slack:
        slack.answers["auth.test"] = answer
        with started("serve", folder=tmp_path, DATABASE_URL=sqlite_url, SLACK_API_URL=slack.url, **SERVES) as bot:
            bot.line_with(READY)
            code, rest = bot.ends()
    assert code == 0
    assert "alembic" not in rest.split()


def test_one_sqlite_file_has_one_bot(sqlite_url: str, tmp_path: Path) -> None:
    variables = {**SERVES, "DATABASE_URL": sqlite_url, "SLACK_API_URL": NOWHERE}
    with started("serve", folder=tmp_path, **variables) as bot:
        bot.line_with(READY)
        second = ran("serve", folder=tmp_path, **variables)
        assert second.returncode == 2
        assert second.stderr.startswith("Another bot is already using")
        assert second.stderr.count("\n") == 1
        assert bot.ends()[0] == 0


def test_a_port_that_is_taken_is_one_sentence(sqlite_url: str, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        run = ran("serve", folder=tmp_path, DATABASE_URL=sqlite_url, SLACK_API_URL=NOWHERE, **{**SERVES, "PORT": port})
        assert (run.returncode, run.stderr) == (2, f"Port {port} is in use: set PORT to a free one.\n")
        play = ran("playground", "--port", port, folder=tmp_path)
        assert play.returncode == 2
        assert play.stderr.startswith(f"Port {port} is in use: choose another with --port")


@pytest.mark.parametrize("word", ["serve", "socket"])
def test_a_token_that_slack_refuses_stops_the_start(word: str, sqlite_url: str, tmp_path: Path) -> None:
    variables = {**SERVES, "SLACK_APP_TOKEN": "xapp-canary", "DATABASE_URL": sqlite_url}
    with slack_door() as slack:
        slack.answers["auth.test"] = {"ok": False, "error": "invalid_auth"}
        run = ran(word, folder=tmp_path, SLACK_API_URL=slack.url, **variables)
    assert run.returncode == 2
    assert run.stderr.count("\n") == 1
    assert "SLACK_BOT_TOKEN (invalid_auth)" in run.stderr
    assert "canary" not in run.stderr


def test_a_worker_paints_on_postgresql(postgres_url: str, tmp_path: Path) -> None:
    variables = {"SLACK_BOT_TOKEN": "xoxb-canary", "DATABASE_URL": postgres_url}
    assert ran("migrate", folder=tmp_path, **variables).returncode == 0
    with slack_door() as slack, started("worker", folder=tmp_path, SLACK_API_URL=slack.url, **variables) as bot:
        bot.line_with(READY)
        assert bot.ends()[0] == 0


def test_the_playground_shows_the_sample_and_says_goodbye(tmp_path: Path) -> None:
    arguments = ("playground", "--sample", "hotel", "coffee", "--port", "0", "--no-browser")
    with started(*arguments, folder=tmp_path, SLACK_BOT_TOKEN="xoxb-of-somebody") as play:
        url = url_in(play.line_with("Your workspace is at"))
        assert status(url) == 200
        assert play.line_with("kept in").endswith("delete that file to start afresh.")
        assert play.line_with("ready journey") == "A ready journey is in #hotel, #coffee."
        code, rest = play.ends(signal.SIGINT)
    assert code == 0
    assert "Goodbye." in rest
    assert "Traceback" not in rest
    with started(*arguments, folder=tmp_path) as play:
        assert play.line_with("last time") == "The workshop of last time is still in #hotel, #coffee."
        assert play.ends()[0] == 0


def test_a_word_imports_only_what_it_needs(tmp_path: Path) -> None:
    """What a start imports is checked above."""
    with started("manifest", folder=tmp_path) as bot:
        rest, _ = bot.process.communicate(timeout=60)
    assert not {"sqlalchemy", "slack_bolt", "matplotlib", "aiohttp"} & set(rest.split())
