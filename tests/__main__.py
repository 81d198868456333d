"""Everything that must hold before a change goes in, in one run: ``python -m tests``.

The tests come last, so that their closing line is the last word; words after ``--`` go to pytest.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
CHECKS = (
    ("lint", ("ruff", "check", ".")),
    ("format", ("ruff", "format", "--check", ".")),
    ("types", ("mypy",)),
    ("imports", ("lint-imports",)),
)
COVERAGE = 95
TESTS = (
    "pytest",
    *("-n", "2", "--dist", "loadfile", "-rs"),
    *("--cov", "--cov-report=term:skip-covered", f"--cov-fail-under={COVERAGE}"),
)


def main() -> int:
    """Zero when every check and every test passed."""
    failed = [name for name, command in CHECKS if _run(name, command)]
    print(f"checks: {', '.join(failed)} failed" if failed else "checks: all passed", flush=True)
    given = tuple(sys.argv[sys.argv.index("--") + 1 :]) if "--" in sys.argv else ()
    return int(bool(_run("tests", (*TESTS, *given))) or bool(failed))


def _run(name: str, command: tuple[str, ...]) -> int:
    print(f"== {name}", flush=True)
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    tool = Path(sys.executable).with_name(command[0])  # of this environment, activated or not
    return subprocess.run([tool, *command[1:]], cwd=ROOT, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
