"""The environment, read once and checked: every mistake is one plain sentence, and no secret is ever in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import BeforeValidator, Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

SLACK = "https://slack.com/api/"
DATABASE = "sqlite:///journey.sqlite3"
LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")
_POSTGRESQL = "postgresql+psycopg"
_SCHEMES = {"postgres": _POSTGRESQL, "postgresql": _POSTGRESQL, _POSTGRESQL: _POSTGRESQL, "sqlite": "sqlite"}


class Mode(StrEnum):
    """What is about to start, and so which variables must be there."""

    SERVE = "serve"
    SOCKET = "socket"
    WORKER = "worker"
    DATABASE = "database"


NEEDS: Mapping[Mode, tuple[str, ...]] = {
    Mode.SERVE: ("slack_bot_token", "slack_signing_secret"),
    Mode.SOCKET: ("slack_bot_token", "slack_app_token"),
    Mode.WORKER: ("slack_bot_token",),
    Mode.DATABASE: (),
}

_WHERE: Mapping[str, str] = {
    "slack_bot_token": "the Bot User OAuth Token (xoxb-…) of your app, on its page OAuth & Permissions",
    "slack_app_token": "the app-level token (xapp-…) with connections:write, on your app's page Basic Information",
    "slack_signing_secret": "the Signing Secret of your app, on its page Basic Information",
}


def _check_secret(name: str, value: str, prefix: str) -> str:
    cleaned = value.strip()
    if not cleaned.isascii() or any(not "!" <= letter <= "~" for letter in cleaned):
        raise ValueError(f"{name} contains spaces or other characters that no Slack secret has: copy it again.")
    if prefix and cleaned and not cleaned.startswith(prefix):
        raise ValueError(f"{name} must start with {prefix}: it is {_WHERE[name.lower()]}.")
    if not prefix and cleaned.startswith(("xoxb-", "xapp-")):
        raise ValueError(f"{name} holds a token: it is {_WHERE[name.lower()]}.")
    return cleaned


def _check_port(value: object) -> int:
    text = str(value).strip()
    if not text.isascii() or not text.isdigit() or int(text[:9]) > 65535:
        raise ValueError("PORT must be a whole number from 0 to 65535 (0 takes any free port).")
    return int(text)


def _check_level(value: object) -> str:
    level = str(value).strip().upper()
    if level not in LEVELS:
        raise ValueError(f"LOG_LEVEL must be one of {', '.join(LEVELS)}.")
    return level


class Settings(BaseSettings):
    """Everything the environment decides. A secret that its mode does not need is the empty secret."""

    model_config = SettingsConfigDict(env_ignore_empty=True, extra="ignore", frozen=True, hide_input_in_errors=True)

    slack_bot_token: SecretStr = SecretStr("")
    slack_app_token: SecretStr = SecretStr("")
    slack_signing_secret: SecretStr = SecretStr("")
    slack_api_url: str = SLACK
    database_url: str = Field(default=DATABASE, repr=False)
    port: Annotated[int, BeforeValidator(_check_port)] = 3000
    log_level: Annotated[str, BeforeValidator(_check_level)] = "INFO"

    @field_validator("slack_bot_token")
    @classmethod
    def _bot_token(cls, value: SecretStr) -> SecretStr:
        return SecretStr(_check_secret("SLACK_BOT_TOKEN", value.get_secret_value(), "xoxb-"))

    @field_validator("slack_app_token")
    @classmethod
    def _app_token(cls, value: SecretStr) -> SecretStr:
        return SecretStr(_check_secret("SLACK_APP_TOKEN", value.get_secret_value(), "xapp-"))

    @field_validator("slack_signing_secret")
    @classmethod
    def _signing_secret(cls, value: SecretStr) -> SecretStr:
        return SecretStr(_check_secret("SLACK_SIGNING_SECRET", value.get_secret_value(), ""))

    @field_validator("slack_api_url")
    @classmethod
    def _api_url(cls, value: str) -> str:
        """Always with a closing slash: the Web API client appends method names to it."""
        cleaned = value.strip()
        if not _is_web_address(cleaned):
            raise ValueError(f"SLACK_API_URL must be an http or https address, like {SLACK} (the default).")
        return cleaned.rstrip("/") + "/"

    @field_validator("database_url")
    @classmethod
    def _database(cls, value: str) -> str:
        """The addresses that hosts hand out (``postgres://``) are led to the one driver that is installed."""
        cleaned = value.strip()
        scheme, separator, rest = cleaned.partition("://")
        if not separator or not rest.strip("/") or scheme not in _SCHEMES:
            raise ValueError(
                "DATABASE_URL must look like sqlite:///journey.sqlite3 or postgresql://user:password@host/name."
            )
        return f"{_SCHEMES[scheme]}://{rest}"

    @property
    def on_sqlite(self) -> bool:
        return self.database_url.startswith("sqlite:")


@dataclass(frozen=True, slots=True)
class Mistakes:
    """Why the start must stop: one sentence per mistake, in the order of the settings."""

    sentences: tuple[str, ...]


def read_settings(mode: Mode, **given: Any) -> Settings | Mistakes:  # noqa: ANN401
    """The settings for ``mode``; ``given`` ones (from the command line) go before the environment's."""
    try:
        settings = Settings(**given)
    except ValidationError as error:
        return Mistakes(tuple(str(each["ctx"]["error"]) for each in error.errors(include_input=False)))
    missing = tuple(name for name in NEEDS[mode] if not getattr(settings, name).get_secret_value())
    if missing:
        return Mistakes(tuple(f"{name.upper()} is missing: it is {_WHERE[name]}." for name in missing))
    return settings


def _is_web_address(value: str) -> bool:
    try:
        parts = urlsplit(value)
        return parts.scheme in {"http", "https"} and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        return False
