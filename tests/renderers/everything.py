"""A journey with a word of its own in every field there is, and everything that was typed into any journey."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date
from enum import Enum

from renderers.journey import Journey
from renderers.samples import full

KEYS = frozenset(
    ("key", "stage", "personas", "experiences", "pain_points", "needs", "agrees")
)  # of items: names of others, which readers never see


def texts_in(told: object, where: str = "journey") -> Iterator[tuple[str, str]]:
    """Where it stands and what was typed there, whole; keys and words of ours are left out."""
    if isinstance(told, str):
        if told:
            yield where, told
    elif isinstance(told, tuple):
        for at, each in enumerate(told):
            yield from texts_in(each, f"{where}[{at}]")
    elif is_dataclass(told) and not isinstance(told, type):
        inner = frozenset() if isinstance(told, Journey) else _keys_of(told)
        for field in fields(told):
            value = getattr(told, field.name)
            if field.name not in inner and not isinstance(value, Enum | date):
                yield from texts_in(value, f"{where}.{field.name}")


def _keys_of(item: object) -> frozenset[str]:
    """A persona's needs are words, those of something behind the scenes are keys."""
    return KEYS - {"needs"} if type(item).__name__ == "Persona" else KEYS


def told_whole() -> Journey:
    """``full`` with something typed wherever one of its items has nothing."""

    def filled(told: object, name: str) -> object:
        if not is_dataclass(told) or isinstance(told, type):
            return told
        empty = {
            field.name: f"{name} {field.name}"
            for field in fields(told)
            if getattr(told, field.name) == "" and field.name not in KEYS
        }
        return replace(told, **empty)

    journey = full()
    lists = {
        field.name: tuple(filled(each, f"{field.name} {at}") for at, each in enumerate(value))
        for field in fields(journey)
        if isinstance(value := getattr(journey, field.name), tuple)
    }
    return replace(journey, **lists)  # type: ignore[arg-type]
