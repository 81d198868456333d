"""``manifest``: what to paste when creating the app."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace

from bot.cli.command import Command, Stopped
from bot.manifest import check_address, over_http, read_manifest


def _add_arguments(parser: ArgumentParser) -> None:
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--socket", action="store_true", help="for Socket Mode: no public address needed (the default)")
    how.add_argument("--url", help="for HTTP: the https address that your server is reached at")


def _run(args: Namespace) -> int:
    if args.url is not None and (refusal := check_address(args.url)):
        raise Stopped(refusal)
    manifest = read_manifest() if args.url is None else over_http(args.url)
    print(json.dumps(manifest, indent=4))
    return 0


COMMAND = Command(
    name="manifest",
    help="print the app manifest to paste at api.slack.com/apps",
    run=_run,
    add_arguments=_add_arguments,
)
