"""``migrate``, and what every start does about the schema."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager

from bot.cli.command import Command, Stopped, settings_for
from bot.settings import Mode, Settings


@contextmanager
def storage_troubles() -> Iterator[None]:
    """A database that cannot be used stops the start with its own plain sentence."""
    from storage.errors import StorageError

    try:
        yield
    except StorageError as error:
        raise Stopped(str(error)) from None


def prepare(settings: Settings) -> None:
    """SQLite is brought to the newest schema; PostgreSQL, which others may be using, only when told to."""
    from storage.migrate import upgrade

    if not settings.on_sqlite:
        check_newest(settings)
        return
    with storage_troubles():
        upgrade(settings.database_url)


def check_newest(settings: Settings) -> None:
    """Stops where the schema is not this release's."""
    with storage_troubles():
        if not is_newest(settings):
            raise Stopped("The database does not have this release's tables yet: run python -m bot migrate first.")


def is_newest(settings: Settings) -> bool:
    """Whether the schema is this release's. Raises ``StorageError`` when the database cannot be reached."""
    from storage.engine import open_engine
    from storage.migrate import current_is_head

    engine = open_engine(settings.database_url, alone=False)
    try:
        return current_is_head(engine)
    finally:
        engine.dispose()


def _migrate(args: Namespace) -> int:
    del args
    from storage.migrate import upgrade

    settings = settings_for(Mode.DATABASE)
    with storage_troubles():
        upgrade(settings.database_url)
    print("The database has this release's tables.")
    return 0


MIGRATE = Command(name="migrate", help="create or upgrade the tables in DATABASE_URL", run=_migrate)
