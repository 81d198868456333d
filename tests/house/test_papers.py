"""README, Procfile, locks and CI say what is true: their commands exist, their files exist, nothing names a host."""

from __future__ import annotations

import io
import re
import shlex
import subprocess
from importlib.metadata import PackageNotFoundError, requires
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from PIL import Image, ImageChops, ImageStat

from bot.__main__ import COMMANDS, read_arguments
from bot.examples import picture
from bot.settings import Settings

ROOT = Path(__file__).parent.parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```sh\n(.*?)```", README, re.DOTALL)
PIN = re.compile(r"^[\w.-]+(\[[\w,]+\])?==\S+", re.MULTILINE)
LOCKS = ("requirements.lock", "requirements-test.lock")
TOP = {
    ".ci",
    ".gitignore",
    "LICENSE",
    "Procfile",
    "README.md",
    "bot",
    "pyproject.toml",
    "renderers",
    "requirements-test.lock",
    "requirements.lock",
    "storage",
    "tests",
}


def ours(text: str) -> list[list[str]]:
    """Every ``python -m bot …`` in a text, as arguments."""
    found = re.findall(r"python -m bot(?: ([^`#&\n]*))?(?=[`#&\n]|$)", text)
    return [shlex.split(arguments) for arguments in found]


@pytest.mark.parametrize("arguments", ours(README), ids=" ".join)
def test_every_command_of_the_readme_is_one(arguments: list[str]) -> None:
    assert read_arguments().parse_args(arguments)


def test_the_procfile_starts_what_there_is() -> None:
    lines = (ROOT / "Procfile").read_text(encoding="utf-8").splitlines()
    words = {line.split(": ")[0]: line.split(" ")[-1] for line in lines}
    assert set(words) == {"release", "web", "worker"}
    assert set(words.values()) <= {command.name for command in COMMANDS}


def test_the_first_line_runs_and_the_second_tests() -> None:
    first, second = (block.strip() for block in BLOCKS[:2])
    for line, lock in ((first, LOCKS[0]), (second, LOCKS[1])):
        assert line.startswith(f"python3 -m venv .venv && .venv/bin/pip install -q -r {lock} && ")
    assert ".venv/bin/python -m bot playground" in first
    assert second.endswith(".venv/bin/python -m tests")
    assert second in (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()


def test_the_files_it_names_are_there() -> None:
    named = re.findall(r"\]\((?!https?:)([^)]+)\)", README) + re.findall(r"`((?:bot|renderers)/[\w/.]+)`", README)
    assert named
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_the_tree_it_draws_stands() -> None:
    tree = re.search(r"```\n(bot/.*?)```", README, re.DOTALL)
    assert tree is not None
    room = ROOT
    for line in tree[1].splitlines():
        name = line.split()[0]
        room = ROOT / name if not line.startswith(" ") else room
        assert (room / name if line.startswith(" ") else room).is_dir(), line


def test_every_variable_stands_in_the_table_with_its_default() -> None:
    rows = dict(re.findall(r"^\| `([A-Z_]+)` \|.*\| (.*?) ?\|$", README, re.MULTILINE))
    assert set(rows) == {name.upper() for name in Settings.model_fields}
    for name, field in Settings.model_fields.items():
        shown = rows[name.upper()].strip("` ")
        assert shown == ("" if name.endswith(("token", "secret")) else str(field.default))


def test_it_starts_with_a_picture_of_a_map_as_it_is_drawn_today() -> None:
    assert README.startswith("![A customer-journey map: two personas, five stages")
    assert f"](renderers/{picture.FILE.name})" in README.splitlines()[0]
    assert picture.FILE.stat().st_size < 400_000
    with Image.open(picture.FILE) as shown, Image.open(io.BytesIO(picture.sheet().png)) as drawn:
        assert shown.size == drawn.size, "run python -m bot.examples.picture"
        apart = ImageChops.difference(shown.convert("L").resize((240, 196)), drawn.convert("L").resize((240, 196)))
        assert ImageStat.Stat(apart).mean[0] < 1.0, "run python -m bot.examples.picture"


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_pins_by_hash_and_names_no_host(name: str) -> None:
    lock = (ROOT / name).read_text(encoding="utf-8")
    assert "://" not in lock
    assert "--index" not in lock
    pins = re.split(r"\n(?=\S)", lock.strip())
    assert all(PIN.match(pin) and "--hash=sha256:" in pin for pin in pins)


def test_both_locks_pin_the_same_versions() -> None:
    run, test = (set(pins(name)) for name in LOCKS)
    assert run < test


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_names_the_extras_that_its_packages_want(name: str) -> None:
    """pip finds no hash for ``coverage[toml]`` in a pin of ``coverage`` once a newer coverage is out."""
    extras = {pin.name: pin.extras for pin in pins(name)}
    wanted = [
        want
        for package in extras
        for want in map(Requirement, _requires(package))
        if want.extras and want.name in extras and (want.marker is None or want.marker.evaluate({"extra": ""}))
    ]
    assert [str(want) for want in wanted if not want.extras <= extras[want.name]] == []


def pins(name: str) -> list[Requirement]:
    lock = (ROOT / name).read_text(encoding="utf-8")
    return [Requirement(found[0]) for found in PIN.finditer(lock)]


def _requires(package: str) -> list[str]:
    try:
        return requires(package) or []
    except PackageNotFoundError:  # another system's
        return []


def test_the_top_level_holds_the_rooms_and_what_tools_demand() -> None:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False).stdout
    assert {line.split("/")[0] for line in listed.splitlines()} <= TOP
