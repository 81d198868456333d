"""``export`` and ``import``: workshops as JSON documents, complete and lossless, into files and back."""

from __future__ import annotations

import asyncio
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from bot.cli.command import Command, Stopped, settings_for
from bot.cli.database import check_newest, prepare, storage_troubles
from bot.settings import Mode
from storage.records import State, Workshop

if TYPE_CHECKING:
    from storage.store import Store

T = TypeVar("T")
FAILED = 1


def _export_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--team", help="only this workspace (T…) or organisation (E…)")
    parser.add_argument("--channel", help="only what was held in this channel (C…)")
    parser.add_argument("--to", type=Path, default=Path("journeys"), help="folder for the files (default: journeys)")


def _export(args: Namespace) -> int:
    from storage.document import dump

    workshops = _with_store(lambda store: _read_all(store, args.team, args.channel), alone=False)
    if not workshops:
        raise Stopped("There is no workshop to export.", code=FAILED)
    try:
        args.to.mkdir(parents=True, exist_ok=True)
        for workshop in workshops:
            file = args.to / f"{workshop.head.channel_id}-{workshop.head.id}.json"
            file.write_bytes(dump(workshop))
            print(file)
    except OSError as error:
        raise Stopped(f"{error.filename} cannot be written: {error.strerror}.", code=FAILED) from None
    return 0


async def _read_all(store: Store, tenant: str | None, channel_id: str | None) -> list[Workshop]:
    found = [await store.workshop(*names) for names in await store.all_ids(tenant)]
    return [each for each in found if each is not None and channel_id in (None, each.head.channel_id)]


def _import_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, help="an exported JSON file, or - for standard input")
    parser.add_argument("--team", required=True, help="id of the workspace it goes to (T…)")
    parser.add_argument("--channel", required=True, help="id of the channel it goes to (C…)")
    parser.add_argument("--enterprise", help="id of the organisation (E…), where the app is installed for all of it")


def _import(args: Namespace) -> int:
    from storage.document import DocumentError, load

    try:
        data = sys.stdin.buffer.read() if str(args.file) == "-" else args.file.read_bytes()
        tenant = args.enterprise or args.team
        workshop = load(data, tenant=tenant, team_id=args.team, channel_id=args.channel)
    except OSError as error:
        raise Stopped(f"{args.file} cannot be read: {error.strerror}.", code=FAILED) from None
    except DocumentError as error:
        raise Stopped(str(error), code=FAILED) from None
    refusal = _with_store(lambda store: put_in(store, workshop), alone=True)
    if refusal:
        raise Stopped(refusal, code=FAILED)
    print(f"Imported into {args.channel}.")
    return 0


async def put_in(store: Store, workshop: Workshop) -> str:
    """Writes a whole workshop as it is, and owes its board; answers why not, or nothing."""
    from bot.flows.owed import board
    from storage.store import NotAdded

    owes = (board(workshop),) if workshop.head.state is State.OPEN else ()
    refused = await store.add_workshop(workshop, *owes)
    if refused is NotAdded.CHANNEL_BUSY:
        return (
            f"Another workshop is still open in {workshop.head.channel_id}: close it first, or choose another channel."
        )
    return "This workshop, or a persona of it, is in the database already." if refused else ""


def _with_store(work: Callable[[Store], Awaitable[T]], *, alone: bool) -> T:
    """Reading goes on beside a running bot; writing to SQLite needs it to be stopped."""
    from storage.engine import open_engine
    from storage.store import Store

    settings = settings_for(Mode.DATABASE)
    (prepare if alone else check_newest)(settings)
    with storage_troubles():
        store = Store(open_engine(settings.database_url, alone=alone), lambda: datetime.now(UTC))
        try:
            return asyncio.run(_awaited(work(store)))
        finally:
            store.close()


async def _awaited(work: Awaitable[T]) -> T:
    return await work


EXPORT = Command(
    name="export", help="write every workshop to a JSON file of its own", run=_export, add_arguments=_export_arguments
)
IMPORT = Command(
    name="import", help="read an exported workshop into a channel", run=_import, add_arguments=_import_arguments
)
