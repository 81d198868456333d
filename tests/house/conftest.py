"""The command line sets the process's logging up; here that is put back after every test."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator

import pytest

from bot.settings import Settings

VARIABLES = tuple(name.upper() for name in Settings.model_fields)


@pytest.fixture(autouse=True)
def _python_logging() -> Iterator[None]:
    root, hook, strict = logging.getLogger(), sys.excepthook, logging.raiseExceptions
    level, handlers = root.level, root.handlers[:]
    yield
    logging.captureWarnings(capture=False)
    root.handlers, sys.excepthook, logging.raiseExceptions = handlers, hook, strict
    root.setLevel(level)


@pytest.fixture(autouse=True)
def _empty_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
