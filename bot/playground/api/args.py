"""The arguments of one Web API call, whether they came as JSON, form or query."""

import json
from dataclasses import dataclass

from bot.playground.refusals import Json, SlackRefusal


@dataclass(frozen=True)
class Args:
    """Reads arguments as Slack does: an unset one and an empty one are the same."""

    raw: Json

    def text(self, name: str) -> str:
        """A string argument; empty when missing."""
        value = self.raw.get(name)
        return "" if value is None else str(value)

    def need(self, name: str, code: str = "invalid_arguments") -> str:
        """A string argument Slack insists on."""
        value = self.text(name)
        if not value:
            line = f"missing required field: {name} [json-pointer:/{name}]"
            raise SlackRefusal(code, (line,) if code == "invalid_arguments" else ())
        return value

    def flag(self, name: str) -> bool:
        """A boolean argument, spelled in any of the ways clients spell it."""
        return self.text(name).lower() in ("true", "1")

    def has(self, name: str) -> bool:
        """Whether the argument was sent at all; null counts as not sent."""
        return self.raw.get(name) is not None

    def structure(self, name: str, code: str) -> object:
        """An argument that is JSON, given as such or as a string of it; None when missing."""
        value = self.raw.get(name)
        if not isinstance(value, str):
            return value
        if not value:
            return None
        try:
            parsed: object = json.loads(value)
        except ValueError:
            raise SlackRefusal(code) from None
        return parsed
