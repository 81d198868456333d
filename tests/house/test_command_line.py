"""Words that end by themselves, with what they print and the exit code they leave."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.__main__ import COMMANDS, main
from tests.house.running import ran

MISSING = {
    "serve": {"SLACK_BOT_TOKEN", "SLACK_SIGNING_SECRET"},
    "socket": {"SLACK_BOT_TOKEN", "SLACK_APP_TOKEN"},
    "worker": {"SLACK_BOT_TOKEN"},
}


@pytest.fixture(autouse=True)
def _empty_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)


def test_help_names_every_word(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="0"):
        main(["--help"])
    said = capsys.readouterr().out
    assert all(command.name in said and command.help in said for command in COMMANDS)


def test_no_word_and_unknown_words_are_refused(capsys: pytest.CaptureFixture[str]) -> None:
    for arguments in ([], ["nonsense"]):
        with pytest.raises(SystemExit, match="2"):
            main(arguments)
    assert "Traceback" not in capsys.readouterr().err


@pytest.mark.parametrize("word", MISSING)
def test_what_is_missing_stops_the_start_with_a_sentence_each(word: str, tmp_path: Path) -> None:
    run = ran(word, folder=tmp_path)
    assert run.returncode == 2
    lines = run.stderr.splitlines()
    assert {line.split(" ")[0] for line in lines} == MISSING[word]
    assert len(lines) == len(MISSING[word])
    assert run.stdout == ""
    assert not list(tmp_path.iterdir())


def test_a_worker_has_nothing_to_do_on_sqlite(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-1")
    assert main(["worker"]) == 2
    assert capsys.readouterr().err.startswith("A worker needs PostgreSQL in DATABASE_URL")


@pytest.mark.parametrize("word", ["serve", "export"])
def test_postgresql_is_migrated_only_when_told_to(
    word: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, postgres_url: str
) -> None:
    monkeypatch.setenv("DATABASE_URL", postgres_url)
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-1")
    monkeypatch.setenv("SLACK_SIGNING_SECRET", "secret")
    assert main([word]) == 2
    assert "run python -m bot migrate first" in capsys.readouterr().err
    assert main(["migrate"]) == 0
    assert main(["migrate"]) == 0
    assert main(["export"]) == 1
    assert "There is no workshop to export." in capsys.readouterr().err


@pytest.mark.parametrize(
    "url", ["sqlite:///missing/journey.sqlite3", "postgresql://somebody:canary@127.0.0.1:1/journey"]
)
def test_a_database_that_cannot_be_used_is_one_sentence(
    url: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", url)
    assert main(["migrate"]) == 2
    said = capsys.readouterr().err
    assert said.startswith("DATABASE_URL")
    assert said.count("\n") == 1
    assert "canary" not in said


def test_the_manifest_for_both_ways(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["manifest"]) == 0
    assert json.loads(capsys.readouterr().out)["settings"]["socket_mode_enabled"] is True
    assert main(["manifest", "--url", "https://journey.example.com"]) == 0
    assert json.loads(capsys.readouterr().out)["settings"]["socket_mode_enabled"] is False
    assert main(["manifest", "--url", "http://journey.example.com"]) == 2
    assert "https" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--sample", "hotels"], "There is no sample hotels; there are hotel, grocery,"),
        (["--port", "70000"], "--port must be a whole number from 0 to 65535."),
    ],
)
def test_the_playground_refuses_what_it_does_not_have(
    arguments: list[str], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["playground", *arguments]) == 2
    assert capsys.readouterr().err.startswith(sentence)
