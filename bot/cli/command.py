"""``Command``: one word of the command line, and what all of them share."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from bot.settings import Mistakes, Mode, Settings, read_settings

WRONG = 2  # exit code of a start that was stopped by its settings or arguments


class Stopped(Exception):
    """A start that cannot go on: plain sentences for whoever started it, and the exit code."""

    def __init__(self, *sentences: str, code: int = WRONG) -> None:
        super().__init__(" ".join(sentences))
        self.sentences = sentences
        self.code = code


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """``run`` returns the exit code, or raises ``Stopped``."""

    name: str
    help: str
    run: Callable[[Namespace], int]
    add_arguments: Callable[[ArgumentParser], None] = lambda parser: None  # noqa: ARG005


def settings_for(mode: Mode, **given: Any) -> Settings:  # noqa: ANN401
    """The settings, with the logs already going where ``LOG_LEVEL`` says."""
    from bot import logs

    settings = read_settings(mode, **given)
    if isinstance(settings, Mistakes):
        raise Stopped(*settings.sentences)
    secrets = (settings.slack_bot_token, settings.slack_app_token, settings.slack_signing_secret)
    logs.configure(settings.log_level, secrets)
    return settings
