"""Logs for operators: one line per record, ids and numbers only, never what somebody typed, never a secret.

Our own records say what they mean in constant words plus ``extra`` fields. Other packages' records may quote whole
requests (Bolt prints the body of a badly signed one), and any exception's message may quote text, so of both only
the place and the type are shown.
"""

from __future__ import annotations

import json
import logging
import re
import sys
import traceback
from collections.abc import Iterable
from datetime import UTC, datetime
from types import TracebackType
from typing import TextIO

from pydantic import SecretStr

_OURS = frozenset({"bot", "storage", "renderers"})
_SPEAKS_FREELY = frozenset({"alembic"})  # names revisions and nothing else
_STANDARD = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}
_SECRETS = re.compile(
    r"xox[a-z]?[.-][\w.%-]+|xapp-[\w-]+|v0=[0-9a-f]{16,}|https://hooks\.slack\.com/\S+|(?<=://)[^/\s:@]+:[^/\s@]+(?=@)"
)
_HIDDEN = "[hidden]"
_BARE = re.compile(r"[\w./:+@\[\]-]+")


class LineFormatter(logging.Formatter):
    """``time level logger words key=value …``; a failure adds its frames, without the words it was raised with."""

    def __init__(self, secrets: Iterable[SecretStr] = ()) -> None:
        super().__init__()
        self._secrets = tuple(value for each in secrets if (value := each.get_secret_value()))

    def format(self, record: logging.LogRecord) -> str:
        at = datetime.fromtimestamp(record.created, UTC)
        head = f"{at:%Y-%m-%dT%H:%M:%S.%fZ} {record.levelname} {record.name} {_words(record)}"
        fields = "".join(f" {key}={_value(value)}" for key, value in vars(record).items() if key not in _STANDARD)
        line = head.replace("\n", " ") + fields
        if record.exc_info and record.exc_info[1] is not None:
            line += "\n" + _frames(record.exc_info[1])
        return self._without_secrets(line)

    def _without_secrets(self, line: str) -> str:
        for secret in self._secrets:
            line = line.replace(secret, _HIDDEN)
        return _SECRETS.sub(_HIDDEN, line)


def configure(level: str, secrets: Iterable[SecretStr] = (), stream: TextIO | None = None) -> None:
    """Sends every logger's records to ``stream`` (standard error) at ``level``, and uncaught failures with them."""
    handler = logging.StreamHandler(stream)
    handler.setFormatter(LineFormatter(secrets))
    handler.addFilter(_worth_showing)
    logging.basicConfig(level=level, handlers=[handler], force=True)
    logging.getLogger("alembic.runtime.plugins").setLevel(logging.WARNING)  # six lines of nothing at every migration
    logging.captureWarnings(capture=True)
    logging.raiseExceptions = False  # a full disk or a closed pipe must not stop the bot, nor print the record's words
    sys.excepthook = _uncaught


def _uncaught(kind: type[BaseException], error: BaseException, frames: TracebackType | None) -> None:
    logging.getLogger("bot").critical("stopped by a failure", exc_info=(kind, error, frames))


def _worth_showing(record: logging.LogRecord) -> bool:
    """Other packages' debugging is noise once its words are withheld."""
    return record.levelno >= logging.INFO or _package(record) in _OURS


def _package(record: logging.LogRecord) -> str:
    return record.name.partition(".")[0]


def _words(record: logging.LogRecord) -> str:
    if _package(record) in _OURS | _SPEAKS_FREELY:
        return record.getMessage()
    return f"{record.module}.{record.funcName}:{record.lineno} (words withheld)"


def _value(value: object) -> str:
    text = str(value)
    return text if _BARE.fullmatch(text) else json.dumps(text)


def _frames(error: BaseException) -> str:
    """Types and places, causes first; source lines are ours, messages are not shown."""
    chain: list[BaseException] = []
    at: BaseException | None = error
    while at is not None and at not in chain:
        chain.append(at)
        at = at.__cause__ or (None if at.__suppress_context__ else at.__context__)
    return "\n".join(
        line
        for each in reversed(chain)
        for line in (*_places(each), f"  {type(each).__module__}.{type(each).__qualname__}")
    )


def _places(error: BaseException) -> list[str]:
    return [f"    {frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(error.__traceback__)]
