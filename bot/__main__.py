"""The command line: ``python -m bot WORD``."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from collections.abc import Sequence

from bot.cli import bench, database, doctor, manifest, playground, schema, serving, transfer
from bot.cli.command import Stopped

COMMANDS = (
    playground.COMMAND,
    serving.SERVE,
    serving.SOCKET,
    serving.WORKER,
    database.MIGRATE,
    transfer.EXPORT,
    transfer.IMPORT,
    schema.COMMAND,
    manifest.COMMAND,
    doctor.COMMAND,
    bench.COMMAND,
)


def read_arguments() -> ArgumentParser:
    parser = ArgumentParser(prog="python -m bot", description="Customer-journey workshops in Slack.")
    words = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for command in COMMANDS:
        word = words.add_parser(command.name, help=command.help, description=f"{command.help.capitalize()}.")
        command.add_arguments(word)
        word.set_defaults(run=command.run)
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command: 0 is done, 1 something failed, 2 the settings or arguments are wrong."""
    args = read_arguments().parse_args(arguments)
    try:
        code: int = args.run(args)
    except Stopped as stopped:
        print("\n".join(stopped.sentences), file=sys.stderr)
        return stopped.code
    except KeyboardInterrupt:
        return 130
    return code


if __name__ == "__main__":
    sys.exit(main())
