"""What is logged names places, types, ids and numbers; canaries in secrets, text and failures never come out."""

from __future__ import annotations

import io
import logging
import subprocess
import sys

import pytest
from pydantic import SecretStr

from bot import logs

CANARY = "canary-4711"


@pytest.fixture
def out() -> io.StringIO:
    """The process's log as it would be written."""
    stream = io.StringIO()
    logs.configure("DEBUG", (SecretStr(CANARY), SecretStr("")), stream)
    return stream


def test_our_records_carry_their_fields(out: io.StringIO) -> None:
    logging.getLogger("bot.slack.surfaces").info(
        "painted", extra={"surface": "board:w1", "took_ms": 12, "note": 'a "b'}
    )
    line = out.getvalue()
    assert line.endswith('INFO bot.slack.surfaces painted surface=board:w1 took_ms=12 note="a \\"b"\n')
    assert line[10] == "T"
    assert "Z INFO" in line


@pytest.mark.parametrize(
    "secret",
    [
        "xoxb-111-222-abcDEF",
        "xoxe.xoxb-1-abc",
        "xapp-1-A-2-bcd",
        "v0=" + "a1" * 32,
        "https://hooks.slack.com/actions/T1/2/abc",
        CANARY,
    ],
)
def test_secrets_are_hidden_even_from_our_own_words(out: io.StringIO, secret: str) -> None:
    logging.getLogger("bot").warning("sent %s", secret, extra={"more": secret})
    assert secret not in out.getvalue()
    assert out.getvalue().count("[hidden]") == 2


def test_a_database_password_is_hidden(out: io.StringIO) -> None:
    logging.getLogger("storage").warning("opened postgresql+psycopg://journey:tea@db.example/journey")
    assert out.getvalue().endswith("opened postgresql+psycopg://[hidden]@db.example/journey\n")


def test_other_packages_words_are_withheld(out: io.StringIO) -> None:
    """Bolt quotes a whole request body when its signature is wrong."""
    logging.getLogger("slack_bolt.AsyncRequestVerification").info("Invalid request signature (body: %s)", CANARY * 2)
    logging.getLogger("slack_sdk.web").debug("Sending a request %s", CANARY)
    line = out.getvalue()
    assert line.count("\n") == 1
    assert "INFO slack_bolt.AsyncRequestVerification test_logs.test_other" in line
    assert "body" not in line


def test_migrations_may_say_what_they_do(out: io.StringIO) -> None:
    logging.getLogger("alembic.runtime.migration").info("Running upgrade -> 0001")
    assert "Running upgrade -> 0001" in out.getvalue()


def test_failures_show_places_and_types_with_their_causes_but_no_words(out: io.StringIO) -> None:
    try:
        try:
            raise KeyError(f"user text {CANARY}")
        except KeyError as error:
            raise RuntimeError(f"user text {CANARY}") from error
    except RuntimeError:
        logging.getLogger("bot").exception("could not paint")
    text = out.getvalue()
    assert text.index("builtins.KeyError") < text.index("builtins.RuntimeError")
    assert "test_logs.py" in text
    assert "user text" not in text


def test_a_failure_raised_from_none_hides_where_it_came_from(out: io.StringIO) -> None:
    try:
        try:
            raise KeyError
        except KeyError:
            raise RuntimeError from None
    except RuntimeError:
        logging.getLogger("bot").exception("could not paint")
    assert "KeyError" not in out.getvalue()


def test_an_uncaught_failure_is_logged_the_same_way() -> None:
    code = f"from bot import logs; logs.configure('INFO'); raise ValueError('user text {CANARY}')"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False)
    assert run.returncode == 1
    assert "CRITICAL bot stopped by a failure" in run.stderr
    assert "builtins.ValueError" in run.stderr
    assert "user text" not in run.stderr


def test_a_closed_pipe_does_not_stop_the_bot(out: io.StringIO) -> None:
    out.close()
    logging.getLogger("bot").info("still here")


def test_warnings_go_to_the_log_without_their_words(out: io.StringIO) -> None:
    logging.getLogger("py.warnings").warning("%s", f"about {CANARY}")
    assert "WARNING py.warnings" in out.getvalue()
    assert "about" not in out.getvalue()
