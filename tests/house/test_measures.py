"""The house's measures: files of at most 300 lines, functions of at most 40, modules explained, nothing left open."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
ROOMS = ("bot", "storage", "renderers")
FILES = sorted(path for room in ROOMS for path in (ROOT / room).rglob("*.py"))
LONGEST_FILE = 300
LONGEST_FUNCTION = 40
LEFT_OPEN = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b")


@pytest.fixture(scope="module")
def sources() -> dict[str, str]:
    return {str(path.relative_to(ROOT)): path.read_text(encoding="utf-8") for path in FILES}


def test_files_are_short(sources: dict[str, str]) -> None:
    lengths = {name: source.count("\n") for name, source in sources.items()}
    assert {name: length for name, length in lengths.items() if length > LONGEST_FILE} == {}


def test_functions_are_short(sources: dict[str, str]) -> None:
    lengths = {
        f"{name}:{node.lineno} {node.name}": (node.end_lineno or 0) - node.lineno + 1
        for name, source in sources.items()
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }
    assert {name: length for name, length in lengths.items() if length > LONGEST_FUNCTION} == {}


def test_every_module_says_what_it_is_for(sources: dict[str, str]) -> None:
    unexplained = [name for name, source in sources.items() if source and not ast.get_docstring(ast.parse(source))]
    assert unexplained == []


def test_nothing_is_left_open(sources: dict[str, str]) -> None:
    assert [name for name, source in sources.items() if LEFT_OPEN.search(source)] == []


def test_nothing_is_evaluated_or_unpickled(sources: dict[str, str]) -> None:
    """Text from outside stays text: JSON and safe YAML are the only ways in."""
    risky = re.compile(r"\b(pickle|marshal|shelve)\.loads?\b|\beval\(|\bexec\(|yaml\.(load|unsafe_load)\(")
    assert [name for name, source in sources.items() if risky.search(source)] == []
