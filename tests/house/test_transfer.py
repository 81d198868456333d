"""Workshops leave as documents and come back the same, on both databases and between them."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.cli.samples import bring_samples
from storage.engine import open_engine

TEAM, CHANNEL, PLACE = "T0", "C0HOTEL", ["--team", "T0", "--channel", "C0HOTEL"]


@pytest.fixture(autouse=True)
def _empty_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def hotel(sqlite_template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An exported workshop, from a database of its own."""
    source = tmp_path / "source.sqlite3"
    source.write_bytes(sqlite_template.read_bytes())
    bring_samples(f"sqlite:///{source}", ["hotel"], TEAM)
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{source}")
    assert main(["export", "--to", "first"]) == 0
    (file,) = (tmp_path / "first").iterdir()
    return file


def test_what_is_imported_is_exported_with_the_same_bytes(
    hotel: Path, database_url: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", database_url)
    assert main(["import", str(hotel), *PLACE]) == 0
    assert main(["export", "--to", "second", "--team", TEAM, "--channel", CHANNEL]) == 0
    (again,) = (tmp_path / "second").iterdir()
    assert again.name == hotel.name
    assert again.read_bytes() == hotel.read_bytes()
    assert str(Path("second") / again.name) in capsys.readouterr().out


def test_it_can_be_piped(
    hotel: Path, sqlite_url: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", sqlite_url)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(hotel.read_bytes())))
    assert main(["import", "-", "--enterprise", "E0", *PLACE]) == 0
    assert main(["export", "--team", TEAM]) == 1
    assert main(["export", "--team", "E0"]) == 0


def test_only_what_was_asked_for_leaves(hotel: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "--channel", "C0OTHER"]) == 1
    assert "There is no workshop to export." in capsys.readouterr().err


def test_a_workshop_comes_in_once(
    hotel: Path, database_url: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", database_url)
    assert main(["import", str(hotel), *PLACE]) == 0
    assert main(["import", str(hotel), *PLACE]) == 1
    assert "is in the database already" in capsys.readouterr().err


def test_a_channel_has_one_open_workshop(
    hotel: Path, database_url: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bring_samples(database_url, ["hotel"], TEAM)
    monkeypatch.setenv("DATABASE_URL", database_url)
    assert main(["import", str(hotel), *PLACE]) == 1
    assert "still open in C0HOTEL" in capsys.readouterr().err
    assert main(["import", str(hotel), "--team", TEAM, "--channel", "C0ELSEWHERE"]) == 0
    assert main(["import", str(hotel), "--team", TEAM, "--channel", "C0THIRD"]) == 1
    assert "is in the database already" in capsys.readouterr().err


@pytest.mark.parametrize("data", [b"", b"{}", b"[1]", b"\xff", b'{"format": "other"}'])
def test_what_is_no_export_is_refused_with_a_sentence(
    data: bytes, sqlite_url: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", sqlite_url)
    file = tmp_path / "bad.json"
    file.write_bytes(data)
    assert main(["import", str(file), *PLACE]) == 1
    said = capsys.readouterr().err
    assert said.endswith(".\n")
    assert "Traceback" not in said


def test_files_that_are_not_there(hotel: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", "missing.json", *PLACE]) == 1
    assert "missing.json cannot be read: No such file or directory." in capsys.readouterr().err
    (tmp_path / "taken").write_text("a file", encoding="utf-8")
    assert main(["export", "--to", "taken"]) == 1
    assert "taken cannot be written" in capsys.readouterr().err


def test_reading_goes_on_beside_a_running_bot_and_writing_does_not(
    hotel: Path, sqlite_url: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", sqlite_url)
    bot = open_engine(sqlite_url)
    try:
        assert main(["export"]) == 1
        assert "There is no workshop" in capsys.readouterr().err
        assert main(["import", str(hotel), *PLACE]) == 2
        assert "Another bot is already using" in capsys.readouterr().err
    finally:
        bot.dispose()
