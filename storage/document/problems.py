"""``DocumentError`` and how what pydantic found becomes one plain sentence that names the place."""

from __future__ import annotations

from pydantic import ValidationError
from pydantic_core import ErrorDetails

Location = tuple[int | str, ...]

_WORDS = {
    "missing": "is missing",
    "extra_forbidden": "is not known to this version",
    "string_type": "should be text",
    "bool_type": "should be true or false",
    "int_type": "should be a whole number",
    "tuple_type": "should be a list",
    "too_short": "needs at least one entry",
    "model_type": "should be an object",
    "enum": "is none of the known words",
    "datetime_type": "should be a date and time",
    "datetime_parsing": "should be a date and time",
    "datetime_from_date_parsing": "should be a date and time",
    "timezone_aware": "should be a time with its offset from UTC",
    "string_pattern_mismatch": "has characters or a length that do not belong there",
    "greater_than_equal": "is too small",
    "less_than_equal": "is too large",
    "int_parsing_size": "is too large",
    "too_long": "is longer than 3,000 characters",
    "empty": "is empty",
    "time": "is not a time of this calendar",
    "twice": "names the same one twice",
}


class DocumentError(Exception):
    """The document cannot be loaded; the message is one sentence for whoever brought it, without their text."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def problem(error: ValidationError) -> DocumentError:
    """The first mistake, a wrong format or version before everything else."""
    found = error.errors(include_url=False, include_context=False, include_input=False)
    first = min(found, key=lambda each: each["loc"][:1] not in (("format",), ("version",)))
    if first["type"] == "json_invalid":
        return DocumentError("This is not a JSON document, or it is damaged.")
    if first["loc"][:1] == ("format",):
        return DocumentError("This JSON is not an export of a customer journey workshop.")
    if first["loc"][:1] == ("version",):
        return DocumentError("This export has a version that cannot be read here; only version 1 can.")
    return DocumentError(f"This export cannot be read: {place(first['loc'])} {_words(first)}.")


def place(location: Location) -> str:
    """``("personas", 2, "name")`` as ``personas, entry 3, "name"``."""
    named = [f"entry {part + 1}" if isinstance(part, int) else f'"{part}"' for part in location]
    return ", ".join([str(location[0]), *named[1:]]) if location else "the document"


def _words(found: ErrorDetails) -> str:
    return _WORDS.get(found["type"], "has the wrong form")
