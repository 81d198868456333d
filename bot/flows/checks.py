"""What typed and chosen values must look like: the building blocks of the phases' pydantic forms.

Every text passes the one gate, ``storage.text.clean``; every refusal is a sentence for the person who typed it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, TypeVar
from urllib.parse import urlsplit

import regex
from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError
from pydantic_core import PydanticCustomError

from bot.flows.decision import Refused
from bot.flows.fields import Values
from bot.flows.wording import flat, plain
from storage.records import Evidence
from storage.text import clean

NAME = 80
SHORT = 300
LONG = 3000
MOST_LINES = 50
MOST_CHANNELS = 20
_ROOM = 200_000  # far above what any form can send; the limits below are checked, not cut
_SCORES = frozenset(("2", "1", "0", "-1", "-2"))
_BULLET = regex.compile(r"^\s*(?:[-–—*•·‣▪◦]|\d{1,3}[.)])(?:\s+|$)")

Model = TypeVar("Model", bound=BaseModel)


class Sheet(BaseModel):
    """The base of every form's model: unknown keys are ignored, what was not sent counts as empty."""

    model_config = ConfigDict(frozen=True, validate_default=True, extra="ignore")


def wrong(sentence: str) -> PydanticCustomError:
    return PydanticCustomError("sentence", "{sentence}", {"sentence": sentence})


def check_form(model: type[Model], values: Values) -> Model | Refused:
    """The values as the model, or sentences under the fields they belong to."""
    try:
        return model.model_validate(dict(values))
    except ValidationError as error:
        return Refused(fields=_sentences(error))


def _sentences(error: ValidationError) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for each in error.errors(include_url=False):
        said = each.get("ctx", {}).get("sentence", "Please check this one.")
        found.setdefault(str(each["loc"][0]), said)
    return found


def _cleaned(value: object) -> str:
    return clean(value, _ROOM, max_bytes=4 * _ROOM) if isinstance(value, str) else ""


def _fitting(text: str, limit: int, what: str = "it") -> str:
    if len(text) > limit:
        raise wrong(f"Keep {what} under {limit:,} characters; this is {len(text):,}.")
    return clean(text, limit)


def typed(limit: int, *, missing: str = "", long: bool = False) -> BeforeValidator:
    """Text of at most ``limit`` characters, on one line unless ``long``; ``missing`` makes it required."""

    def check(value: object) -> str:
        text = _cleaned(value) if long else flat(_cleaned(value))
        if missing and not text:
            raise wrong(missing)
        return _fitting(text, limit)

    return BeforeValidator(check)


def chosen(missing: str = "", *, keys: frozenset[str] | None = None) -> BeforeValidator:
    """The key of one option, "" for none; ``keys`` are the only ones there are."""

    def check(value: object) -> str:
        key = value if isinstance(value, str) else ""
        if keys is not None and key not in keys:
            key = ""
        if missing and not key:
            raise wrong(missing)
        return key

    return BeforeValidator(check)


def _several(value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,) if value else ()
    given = value if isinstance(value, list | tuple) else ()
    return tuple(dict.fromkeys(each for each in given if isinstance(each, str) and each))


def several(missing: str = "") -> BeforeValidator:
    """The keys of the options chosen, each once, in their order."""

    def check(value: object) -> tuple[str, ...]:
        keys = _several(value)
        if missing and not keys:
            raise wrong(missing)
        return keys

    return BeforeValidator(check)


def _channels(value: object) -> tuple[str, ...]:
    names: dict[str, str] = {}
    for each in _several(value):
        name = _fitting(flat(_cleaned(each)), NAME, "each channel")
        if name:
            names.setdefault(name.casefold(), name)
    if len(names) > MOST_CHANNELS:
        raise wrong(f"Choose at most {MOST_CHANNELS} channels; these are {len(names)}.")
    return tuple(names.values())


def _lines(value: object) -> tuple[str, ...]:
    found = [flat(_BULLET.sub("", line)) for line in _cleaned(value).splitlines()]
    lines = tuple(clean(line, _ROOM) for line in found if clean(line, _ROOM))
    if len(lines) > MOST_LINES:
        raise wrong(f"Keep it to {MOST_LINES} lines at a time; these are {len(lines)}.")
    for number, line in enumerate(lines, start=1):
        if len(line) > LONG:
            begin = plain(line, 30)
            raise wrong(f"Keep line {number} (“{begin}”) under {LONG:,} characters; it is {len(line):,}.")
    return lines


def _link(value: object) -> str:
    text = _fitting(_cleaned(value), LONG)
    if not text:
        return ""
    try:
        parts = urlsplit(text)
        good = parts.scheme in ("http", "https") and bool(parts.hostname) and not any(map(str.isspace, text))
    except ValueError:
        good = False
    if not good:
        raise wrong("That link does not look right; it should start with https://")
    return text


def _score(value: object) -> int | None:
    return int(value) if isinstance(value, str) and value in _SCORES else None


def _evidence(value: object) -> Evidence:
    return Evidence(value) if isinstance(value, str) and value in set(Evidence) else Evidence.GUESS


Key = Annotated[str, chosen()]
Channels = Annotated[tuple[str, ...], BeforeValidator(_channels)]
Lines = Annotated[tuple[str, ...], BeforeValidator(_lines)]
Address = Annotated[str, BeforeValidator(_link)]
Feeling = Annotated[int | None, BeforeValidator(_score)]
Known = Annotated[Evidence, BeforeValidator(_evidence)]
LongText = Annotated[str, typed(LONG, long=True)]
ShortText = Annotated[str, typed(SHORT)]
