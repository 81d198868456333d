"""Small checks that combine into the shape of a payload; each adds what Slack would complain about."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from bot.playground.kit.limits import length
from bot.playground.model import Surface
from bot.playground.refusals import Json


@dataclass
class Problems:
    """What is wrong with a payload, with a JSON pointer to each place."""

    surface: Surface
    lines: list[str] = field(default_factory=list)

    def add(self, pointer: str, sentence: str) -> None:
        """Note one complaint."""
        self.lines.append(f"{sentence} [json-pointer:{pointer}]")


Check: TypeAlias = Callable[[object, str, Problems], None]
Rule: TypeAlias = Callable[[Json, str, Problems], None]


def check_length(value: str, most: int, least: int, pointer: str, problems: Problems) -> None:
    """Slack's words for too short and too long."""
    if length(value) < least:
        problems.add(pointer, f"must be more than {least - 1} characters")
    if length(value) > most:
        problems.add(pointer, f"must be less than {most + 1} characters")


def string(most: int, least: int = 1) -> Check:
    """A bare string."""

    def check(value: object, pointer: str, problems: Problems) -> None:
        if not isinstance(value, str):
            problems.add(pointer, "must be a string")
            return
        check_length(value, most, least, pointer, problems)

    return check


def url(most: int) -> Check:
    """An absolute web address."""

    def check(value: object, pointer: str, problems: Problems) -> None:
        string(most)(value, pointer, problems)
        if isinstance(value, str) and not value.startswith(("http://", "https://", "mailto:", "slack://")):
            problems.add(pointer, "must be a valid URL")

    return check


def flag(value: object, pointer: str, problems: Problems) -> None:
    """true or false."""
    if not isinstance(value, bool):
        problems.add(pointer, "must be a boolean")


def number(least: int, most: int) -> Check:
    """A whole number within bounds."""

    def check(value: object, pointer: str, problems: Problems) -> None:
        if not isinstance(value, int) or isinstance(value, bool):
            problems.add(pointer, "must be an integer")
        elif not least <= value <= most:
            problems.add(pointer, f"must be between {least} and {most}")

    return check


def choice(*allowed: object) -> Check:
    """One of a few values."""

    def check(value: object, pointer: str, problems: Problems) -> None:
        if value not in allowed:
            problems.add(pointer, f"must be a valid enum value: {value}")

    return check


def items(each: Check, most: int, least: int = 1) -> Check:
    """An array, every item checked."""

    def check(value: object, pointer: str, problems: Problems) -> None:
        if not isinstance(value, list):
            problems.add(pointer, "must be an array")
            return
        if len(value) > most:
            problems.add(pointer, f"no more than {most} items allowed")
        if len(value) < least:
            problems.add(pointer, f"no fewer than {least} items allowed")
        for index, item in enumerate(value):
            each(item, f"{pointer}/{index}", problems)

    return check


def anything(value: object, pointer: str, problems: Problems) -> None:
    """Whatever; for the corners the app does not use and Slack does not document."""
    del value, pointer, problems


def shape(required: Mapping[str, Check], optional: Mapping[str, Check], *rules: Rule) -> Check:
    """An object with these fields and no others; `rules` look at several fields, once each is right by itself."""
    known = {"type": anything, **required, **optional}

    def check(value: object, pointer: str, problems: Problems) -> None:
        if not isinstance(value, dict):
            problems.add(pointer, "must provide an object")
            return
        before = len(problems.lines)
        for name in required:
            if value.get(name) is None:
                problems.add(pointer, f"missing required field: {name}")
        for name, part in value.items():
            if name not in known:
                problems.add(pointer, f"invalid additional property: {name}")
            elif name not in required or part is not None:
                known[name](part, f"{pointer}/{name}", problems)
        for rule in rules if len(problems.lines) == before else ():
            rule(value, pointer, problems)

    return check


def typed(table: Mapping[str, Check], *allowed: str) -> Check:
    """An object whose `type` picks its check; only the `allowed` types may stand here (none given: all)."""

    def check(value: object, pointer: str, problems: Problems) -> None:
        if not isinstance(value, dict):
            problems.add(pointer, "must provide an object")
            return
        kind = value.get("type")
        if kind is None:
            problems.add(pointer, "missing required field: type")
        elif not isinstance(kind, str) or kind not in table or (allowed and kind not in allowed):
            problems.add(f"{pointer}/type", f"unsupported type: {kind}")
        else:
            table[kind](value, pointer, problems)

    return check


def one_of(*names: str) -> Rule:
    """Exactly one of these fields."""

    def rule(value: Json, pointer: str, problems: Problems) -> None:
        given = [name for name in names if value.get(name) is not None]
        if len(given) != 1:
            listed = " or ".join(f"`{name}`" for name in names)
            problems.add(pointer, f"must define either {listed}" + (", not both" if given else ""))

    return rule


def any_of(*names: str) -> Rule:
    """At least one of these fields."""

    def rule(value: Json, pointer: str, problems: Problems) -> None:
        if all(value.get(name) is None for name in names):
            listed = " or ".join(f"`{name}`" for name in names)
            problems.add(pointer, f"must define either {listed}")

    return rule


def ordered(low: str, high: str) -> Rule:
    """`low` is not above `high`; numbers may come as strings."""

    def rule(value: Json, pointer: str, problems: Problems) -> None:
        if value.get(low) is None or value.get(high) is None:
            return
        try:
            wrong = float(value[low]) > float(value[high])
        except (TypeError, ValueError):
            return
        if wrong:
            problems.add(f"{pointer}/{low}", f"{low} cannot be greater than {high}")

    return rule
