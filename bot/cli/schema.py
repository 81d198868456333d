"""``schema``: what the JSON export looks like, for whoever reads or writes one."""

from __future__ import annotations

from argparse import Namespace

from bot.cli.command import Command


def _run(_args: Namespace) -> int:
    from storage.document import schema_text

    print(schema_text(), end="")
    return 0


COMMAND = Command(name="schema", help="print the JSON Schema of the export", run=_run)
