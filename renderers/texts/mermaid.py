"""The journey as Mermaid ``journey`` text, for wikis and repositories that draw it.

The grammar has no escapes: a line ends at ``#``, ``;`` and line breaks, a colon ends a name, a comma a person,
``%%`` starts a comment, and words like ``section`` start a line of their own. Typed text gets look-alikes instead,
and every task begins with its number on the map, so that no word of it can be the grammar's.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil

from renderers.findings import find
from renderers.journey import Experience, Journey, Spread
from renderers.texts.line import part
from renderers.texts.reading import Reading, read
from renderers.texts.words import signed

_LONGEST = 80
_LOOK_ALIKE = str.maketrans({"#": "＃", ";": "；", ":": "∶", ",": "‚", "<": "‹", ">": "›"})
_MIDDLE = 3  # Mermaid knows no task without a score


def mermaid(journey: Journey) -> str:
    """Stages are sections, experiences tasks. Scores from -2 to +2 become 1 to 5; a hidden low is said in the name."""
    reading = read(journey)
    return (
        "\n".join(["journey", f"    title {_text(journey.title) or 'Customer journey'}", *_lines(journey, reading)])
        + "\n"
    )


def _lines(journey: Journey, reading: Reading) -> Iterator[str]:
    worst = find(journey).worst
    for number, column in enumerate(reading.columns, 1):
        scope = "" if column.stage.in_scope else " (out of scope)"
        yield f"    section {_text(column.stage.name) or f'Stage {number}'}{scope}"
        for each in column.experiences:
            yield _task(each, reading, worst is not None and worst.experience.key == each.key)


def _task(each: Experience, reading: Reading, worst: bool) -> str:
    notes = [*(["worst moment"] if worst and each.today and each.today.low < 0 else []), *_hidden(each.today)]
    told = f" ({'‚ '.join(notes)})" if notes else ""
    people = ", ".join(filter(None, (_text(name) for name in reading.who(each)))) or "Persona"
    return f"      {reading.numbers[each.key]}. {_text(each.what)}{told}: {_score(each.today)}: {people}"


def _hidden(today: Spread | None) -> list[str]:
    """What the one figure would hide."""
    if today is None:
        return ["not scored"]
    return [f"lowest {signed(today.low)}"] if today.mean - today.low >= 1 else []


def _score(today: Spread | None) -> int:
    """Halves go down, so that the figure is never better than what was said."""
    return _MIDDLE if today is None else ceil(today.mean - 0.5) + _MIDDLE


def _text(typed: str) -> str:
    return part(typed, _LONGEST).translate(_LOOK_ALIKE).replace("%%", "％％")
