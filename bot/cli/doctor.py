"""``doctor``: looks at everything a start depends on and says what to do about what is wrong."""

from __future__ import annotations

import asyncio
import os
from argparse import Namespace
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import chain
from pathlib import Path

from bot.cli.command import Command, settings_for
from bot.manifest import read_manifest
from bot.settings import DATABASE, Mistakes, Mode, Settings, read_settings

SECONDS = 10
_SILENT = "Slack cannot be reached at {url}: check the network, the proxy and SLACK_API_URL."
_SETTINGS = {
    Mode.SERVE: "python -m bot serve (over HTTP)",
    Mode.SOCKET: "python -m bot socket (no public address needed)",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """``todo`` is empty where all is well; ``optional`` findings do not make the doctor fail."""

    what: str
    todo: str = ""
    optional: bool = False


def _run(args: Namespace) -> int:
    del args
    settings = settings_for(Mode.DATABASE)
    checks: tuple[Callable[[Settings], Iterator[Finding]], ...] = (_environment, _slack, _database, _fonts)
    failed = 0
    for finding in chain.from_iterable(check(settings) for check in checks):
        mark = "ok" if not finding.todo else "note" if finding.optional else "wrong"
        print(f"{mark:>5}  {finding.what}" + (f"\n       → {finding.todo}" if finding.todo else ""), flush=True)
        failed += mark == "wrong"
    print("Everything is ready." if not failed else f"{failed} to mend; run python -m bot doctor again afterwards.")
    return 1 if failed else 0


def _environment(settings: Settings) -> Iterator[Finding]:
    """One way of running is enough, so what the other one misses is a note."""
    del settings
    answers = {mode: read_settings(mode) for mode in _SETTINGS}
    any_ready = any(isinstance(answer, Settings) for answer in answers.values())
    for mode, answer in answers.items():
        if isinstance(answer, Mistakes):
            todo = "\n         ".join(answer.sentences)
            yield Finding(f"Variables for {_SETTINGS[mode]}", todo, optional=any_ready)
        else:
            yield Finding(f"Variables for {_SETTINGS[mode]}")


def _slack(settings: Settings) -> Iterator[Finding]:
    if settings.slack_bot_token.get_secret_value():
        code, scopes, team = asyncio.run(_ask(settings, "auth.test", settings.slack_bot_token.get_secret_value()))
        yield _answered(settings, "SLACK_BOT_TOKEN", code, f"SLACK_BOT_TOKEN is accepted, in the workspace {team}")
        if not code:
            yield from _scopes(scopes)
    if settings.slack_app_token.get_secret_value():
        token = settings.slack_app_token.get_secret_value()
        code, _, _ = asyncio.run(_ask(settings, "apps.connections.open", token))
        yield _answered(settings, "SLACK_APP_TOKEN", code, "SLACK_APP_TOKEN opens connections")


def _answered(settings: Settings, name: str, code: str, well: str) -> Finding:
    if not code:
        return Finding(well)
    if code == "unreachable":
        return Finding("Slack", _SILENT.format(url=settings.slack_api_url))
    return Finding(f"{name} is refused ({code})", f"Copy {name} from your app's settings again, or reinstall the app.")


async def _ask(settings: Settings, method: str, token: str) -> tuple[str, frozenset[str], str]:
    """Slack's error code ("" for none), the token's scopes, the workspace's name."""
    import aiohttp

    timeout = aiohttp.ClientTimeout(total=SECONDS)
    headers = {"Authorization": f"Bearer {token}"}
    try:
        async with (
            aiohttp.ClientSession(timeout=timeout, headers=headers, trust_env=True) as session,
            session.post(settings.slack_api_url + method) as response,
        ):
            answer = await response.json(content_type=None)
            scopes = response.headers.get("x-oauth-scopes", "")
    except (aiohttp.ClientError, TimeoutError, OSError, ValueError):
        return "unreachable", frozenset(), ""
    if not isinstance(answer, dict):
        return "unreachable", frozenset(), ""
    code = "" if answer.get("ok") else str(answer.get("error") or "unknown")
    return code, frozenset(filter(None, scopes.replace(" ", "").split(","))), str(answer.get("team", ""))


def _scopes(granted: frozenset[str]) -> Iterator[Finding]:
    """Against the manifest. A proxy may hide what was granted; nothing can be said then."""
    if not granted:
        yield Finding("Scopes", "Slack did not say which scopes the token has.", optional=True)
        return
    wanted = read_manifest()["oauth_config"]["scopes"]
    missing = [scope for scope in wanted["bot"] if scope not in granted]
    todo = f"Add {', '.join(missing)} under OAuth & Permissions and reinstall the app." if missing else ""
    yield Finding("Scopes that are needed", todo)
    without = [scope for scope in wanted["bot_optional"] if scope not in granted]
    if without:
        yield Finding(
            "Scopes that are useful", f"{', '.join(without)}: the board is pinned, and needs no /invite.", True
        )


def _database(settings: Settings) -> Iterator[Finding]:
    from sqlalchemy import make_url

    from bot.cli.database import is_newest
    from storage.errors import StorageError

    url = make_url(settings.database_url)
    place = url.render_as_string(hide_password=True)
    default = " (the default; set DATABASE_URL for another)" if settings.database_url == DATABASE else ""
    if settings.on_sqlite and not Path(url.database or "").exists():
        yield _no_file_yet(Path(url.database or ""), default)
        return
    try:
        newest = is_newest(settings)
    except StorageError as error:
        yield Finding(f"Database {place}", str(error))
        return
    yield Finding(f"Database {place}{default}")
    todo = "" if newest else "Run python -m bot migrate."
    yield Finding("Tables of this release", todo, optional=settings.on_sqlite)


def _no_file_yet(file: Path, default: str) -> Finding:
    """Asking SQLite would make the file; the doctor leaves nothing behind."""
    if os.access(file.parent, os.W_OK | os.X_OK):
        return Finding(f"Database {file}{default} is made at the first start")
    return Finding(f"Database {file}{default}", f"The folder {file.parent.absolute()} must exist and be writable.")


def _fonts(settings: Settings) -> Iterator[Finding]:
    del settings
    from renderers.engine.fonts import FACES

    missing = sorted({package for package, path, _ in FACES.values() if not _is_installed(package, path)})
    todo = f"Install the packages again: {', '.join(missing)} lacks its files." if missing else ""
    yield Finding("Fonts for the pictures", todo)


def _is_installed(package: str, path: str) -> bool:
    """Looked for as the renderers do: a package of fonts is never imported."""
    spec = find_spec(package)
    return spec is not None and spec.origin is not None and (Path(spec.origin).parent / path).is_file()


COMMAND = Command(name="doctor", help="check settings, tokens, scopes, database and fonts", run=_run)
