"""``python -m bot`` as a process of its own, in an environment with nothing in it that was not asked for."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.house.conftest import VARIABLES

ROOT = Path(__file__).parent.parent.parent
SECONDS = 60
TELL_MODULES = "import sys; from bot.__main__ import main; code = main({!r}); print(*sys.modules); sys.exit(code)"


class Running:
    """A process that goes on until it is told to stop."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process

    def line_with(self, words: str) -> str:
        """The next line of its output that contains ``words``."""
        assert self.process.stdout is not None
        said = []
        for line in self.process.stdout:
            said.append(line)
            if words in line:
                return line.strip()
        raise AssertionError(f"it ended without “{words}”, but said:\n{''.join(said)}")

    def ends(self, by: signal.Signals = signal.SIGTERM) -> tuple[int, str]:
        """Its exit code and the rest of its output."""
        self.process.send_signal(by)
        rest, _ = self.process.communicate(timeout=SECONDS)
        return self.process.returncode, rest


def environment(**variables: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in VARIABLES}
    return {**kept, "PYTHONPATH": str(ROOT), **variables}


@contextmanager
def started(*arguments: str, folder: Path, **variables: str) -> Iterator[Running]:
    """The bot with these arguments in ``folder``, its log and output as one; at its end it tells what it imported."""
    code = TELL_MODULES.format(list(arguments))
    process = subprocess.Popen(
        [sys.executable, "-u", "-c", code],
        cwd=folder,
        env=environment(**variables),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        yield Running(process)
    finally:
        process.kill()
        process.communicate()


def ran(*arguments: str, folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """``python -m bot`` to its end."""
    return subprocess.run(
        [sys.executable, "-m", "bot", *arguments],
        cwd=folder,
        env=environment(**variables),
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
    )


def status(url: str, body: bytes | None = None) -> int:
    """What an HTTP server answers to a GET, or to a POST of ``body``."""
    try:
        with urllib.request.urlopen(url, body, timeout=SECONDS) as answer:  # noqa: S310 - of this machine
            code: int = answer.status
            return code
    except urllib.error.HTTPError as error:
        with error:
            return error.code
