"""What pictures there are. Their catalogue takes a fifth of a second to import, so nobody waits for it at the start."""

from __future__ import annotations

import asyncio
from importlib import import_module

from renderers.journey import Journey

MAP, CARD, HEAT, PHONES = "journey_map", "preview_card", "heat_map", "phone_cards"


async def read_ahead() -> None:
    """Imports the catalogue beside the event loop, so that the first picture asked for does not hold up other acks."""
    await asyncio.to_thread(import_module, "renderers.catalogue")


def known(name: str) -> str:
    """The map for a picture of another release."""
    from renderers import catalogue

    return name if name in catalogue.names() else MAP


def title_of(name: str) -> str:
    from renderers import catalogue

    return catalogue.picture(name).title


def called(words: str) -> str:
    """The picture somebody asks for by its name or a part of it; the map where nothing is called so."""
    from renderers import catalogue

    asked = " ".join(words.casefold().replace("_", " ").split())
    found = [each for each in catalogue.PICTURES if asked and asked in _names(each.name, each.title)]
    exact = [each for each in found if asked in (each.name.replace("_", " "), each.title.casefold())]
    return (exact or found)[0].name if found else MAP


def _names(name: str, title: str) -> str:
    return f"{name.replace('_', ' ')}\n{title.casefold()}"


def alt_of(name: str, journey: Journey, stages: tuple[str, ...] = ()) -> str:
    """What the whole picture says, in words."""
    from renderers import catalogue

    return catalogue.described(name, journey, stages)


def takes_stages(name: str) -> str:
    """Which stages the picture shows when none is chosen, in words; "" where nothing can be chosen."""
    from renderers import catalogue

    return catalogue.takes_stages(name)


def usual_stages(name: str, journey: Journey) -> tuple[str, ...]:
    """Keys of the stages that the picture shows unless others are chosen."""
    from renderers import catalogue

    return catalogue.usual_stages(name, journey)


def telling(journey: Journey) -> tuple[str, ...]:
    """The pictures that say something about this journey, in order."""
    from renderers import catalogue

    return catalogue.telling(journey)


def offered(journey: Journey) -> tuple[str, ...]:
    """What somebody may ask for, in order."""
    from renderers import catalogue

    return catalogue.offered(journey)
